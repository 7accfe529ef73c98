"""Tables that go on over pages (续表): one table again, without the head that is printed anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from taizhang.documents.assemble import Grid, GridCell
from taizhang.documents.pdf.paragraphs import Placed


def continued(items: Iterable[Placed | Grid]) -> Iterator[Placed | Grid]:
    """Tables that follow each other on neighbouring pages with the same columns as one.

    A head row that is printed again on the new page is furniture of it and left out.
    """
    open_table: Grid | None = None
    for item in items:
        if isinstance(item, Grid) and open_table is not None and _is_continuation(open_table, item):
            open_table = _joined(open_table, item)
            continue
        if open_table is not None:
            yield open_table
        open_table = item if isinstance(item, Grid) else None
        if open_table is None:
            yield item
    if open_table is not None:
        yield open_table


def _columns(grid: Grid) -> int:
    return max(cell.column + cell.columns for cell in grid.cells)


def _row(grid: Grid, number: int) -> list[tuple[int, str]]:
    return [(cell.column, cell.text) for cell in grid.cells if cell.row == number]


def _is_continuation(above: Grid, below: Grid) -> bool:
    return above.pages[-1][1] != below.pages[0][1] and _columns(above) == _columns(below)


def _joined(above: Grid, below: Grid) -> Grid:
    repeated = int(_row(above, 0) == _row(below, 0) and any(cell.row > 0 for cell in below.cells))
    cells = list(above.cells)
    last = max(cell.row for cell in cells)
    first = [cell for cell in below.cells if cell.row == repeated]
    if _is_rest_of_row([cell for cell in cells if cell.row == last], first):
        rest = {cell.column: cell.text for cell in first}
        cells = [
            replace(cell, text=_together(cell.text, rest[cell.column])) if cell.row == last else cell
            for cell in cells
        ]
        repeated += 1
    down = max(cell.row + cell.rows for cell in above.cells) - repeated
    cells += (replace(cell, row=cell.row + down) for cell in below.cells if cell.row >= repeated)
    pages = tuple((row + down + repeated, label) for row, label in below.pages)
    return Grid(cells=tuple(cells), pages=above.pages + pages)


def _is_rest_of_row(above: list[GridCell], below: list[GridCell]) -> bool:
    """Whether a page break runs through a row: its number stays above, and most cells have no more text.

    A row under a merged first cell, 类别 over several rows, has its other cells filled: a row of its own.
    """
    if [(c.column, c.columns, c.rows) for c in above] != [(c.column, c.columns, c.rows) for c in below]:
        return False
    empty = [not cell.text for cell in below]
    if not empty[0] or 2 * sum(empty) < len(empty) or all(empty):
        return False
    return all(one.text for one, two in zip(above, below, strict=True) if two.text)


def _together(above: str, below: str) -> str:
    """Chinese goes on without a blank; two figures are two figures."""
    both = above[-1:] + below[:1]
    return f"{above} {below}" if len(both) == 2 and both.isascii() and both.isalnum() else above + below
