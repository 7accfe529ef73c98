"""Tables of a page: their rows and cells, and whether they hold data or only arrange the page."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from taizhang.documents.html.elements import tag_of

# A cell with more characters than this, or more than one paragraph of them, is laid out, not tabled.
_LAYOUT = 400


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, not those of tables inside it."""
    for child in table:
        if tag_of(child) == "tr":
            yield child
        elif tag_of(child) in ("tbody", "thead", "tfoot"):
            yield from (row for row in child if tag_of(row) == "tr")


def cells_of(row: etree._Element) -> list[etree._Element]:
    """The cells of a row, head cells among them."""
    return [cell for cell in row if tag_of(cell) in ("td", "th")]


def is_layout(table: etree._Element) -> bool:
    """Whether a table only arranges the page: it holds a table, an article, or one column of prose."""
    if any(inner is not table for inner in table.iter("table")):
        return True
    most = max((len(cells_of(row)) for row in rows_of(table)), default=0)
    if most < 2:
        return True
    # itertext would count scripts too, but those make a page of layout rather than of data.
    return any(
        len("".join(cell.itertext())) > _LAYOUT and sum(1 for _ in cell.iter("p", "br", "div")) > 1
        for row in rows_of(table)
        for cell in cells_of(row)
    )
