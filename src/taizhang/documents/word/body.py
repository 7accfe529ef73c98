"""The body of a Word document: its paragraphs, tables and text boxes in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from taizhang.documents.assemble import Grid, GridCell, Paragraph
from taizhang.documents.limits import Deadline
from taizhang.documents.word.markup import attribute, child, children, is_on, local, number
from taizhang.documents.word.numbering import Numbering

# Deleted or moved away with changes tracked (修订), or not part of what a reader sees.
_LEFT_OUT = frozenset(
    (
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "delInstrText",
        "pPr",
        "rPr",
        "rt",
        "sdtPr",
        "fldData",
        "tblPr",
    )
)
_SIGNS = {"noBreakHyphen": "-", "tab": "\t", "ptab": "\t", "cr": "\n", "softHyphen": ""}
# Fonts whose characters are pictures at private code points; the reader has no text for them.
_PRIVATE = range(0xE000, 0xF900)
_MOST_COLUMNS = 100


class Body:
    """One pass over block-level content; ``references`` are the ids of the notes met, by kind, in order."""

    def __init__(self, *, numbering: Numbering, deadline: Deadline) -> None:
        self._numbering = numbering
        self._deadline = deadline
        self.references: dict[str, list[str]] = {"footnote": [], "endnote": []}

    def blocks(self, parent: etree._Element) -> Iterator[Paragraph | Grid]:
        """The blocks under ``parent``; a text box follows the paragraph that it hangs on."""
        carried = ""
        for element in _block_elements(parent):
            if local(element) == "tbl":
                yield from self._table(element)
                continue
            self._deadline.check()
            boxes: list[etree._Element] = []
            properties = child(element, "pPr")
            text = self._numbering.label(properties) + self._inline(element, boxes)
            # A deleted paragraph mark joins the paragraph to the next one.
            if child(properties, "rPr", "del") is not None:
                carried += text
                continue
            yield Paragraph(text=_trimmed(carried + text))
            carried = ""
            for box in boxes:
                yield from self.blocks(box)
        if carried:
            yield Paragraph(text=_trimmed(carried))

    def flat(self, parent: etree._Element) -> str:
        """Everything under ``parent`` on one line, paragraphs separated by a space."""
        pieces = []
        for block in self.blocks(parent):
            cells = [cell.text for cell in block.cells] if isinstance(block, Grid) else [block.text]
            pieces += [piece for piece in cells if piece]
        return " ".join(pieces).replace("\n", " ").strip()

    def _table(self, table: etree._Element) -> Iterator[Paragraph | Grid]:
        cells: list[GridCell] = []
        open_below: dict[int, int] = {}  # column -> index of the cell that a vertical merge continues
        row_number = 0
        for row in _rows(table):
            self._deadline.check()
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                continue
            column = number(child(properties, "gridBefore")) or 0
            for cell in _cells(row):
                shape = child(cell, "tcPr")
                width = min(max(number(child(shape, "gridSpan")) or 1, 1), _MOST_COLUMNS)
                merge = child(shape, "vMerge")
                text = self.flat(cell)
                continues = merge is not None and attribute(merge, "val") in (None, "continue")
                if continues and column in open_below and not text:
                    above = cells[open_below[column]]
                    cells[open_below[column]] = GridCell(
                        text=above.text,
                        row=above.row,
                        column=column,
                        rows=row_number - above.row + 1,
                        columns=above.columns,
                    )
                else:
                    open_below.pop(column, None)
                    if merge is not None:
                        open_below[column] = len(cells)
                    cells.append(GridCell(text=text, row=row_number, column=column, columns=width))
                column += width
            row_number += 1
        if cells:
            yield Grid(cells=tuple(cells))

    def _inline(self, element: etree._Element, boxes: list[etree._Element]) -> str:
        """The text of a paragraph; text boxes found in it are put into ``boxes``."""
        pieces: list[str] = []
        stack = list(reversed(element))
        while stack:
            node = stack.pop()
            kind = local(node)
            if kind == "t":
                pieces.append(node.text or "")
            elif kind in _SIGNS:
                pieces.append(_SIGNS[kind])
            elif kind == "br":
                pieces.append("" if attribute(node, "type") in ("page", "column") else "\n")
            elif kind == "sym":
                pieces.append(_symbol(node))
            elif kind in ("footnoteReference", "endnoteReference"):
                self.references[kind.removesuffix("Reference")].append(attribute(node, "id") or "")
            elif kind == "txbxContent":
                boxes.append(node)
            elif kind == "AlternateContent":
                choice = child(node, "Choice")
                stack += [choice if choice is not None else child(node, "Fallback")] if len(node) else []
            elif kind in _LEFT_OUT or (kind == "r" and is_on(child(node, "rPr", "vanish"))):
                continue
            else:
                stack += reversed(node)
        return "".join(pieces)


def _block_elements(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables under ``parent``, through content controls and tracked insertions."""
    stack = list(reversed(parent))
    while stack:
        node = stack.pop()
        kind = local(node)
        if kind in ("p", "tbl"):
            yield node
        elif kind == "AlternateContent":
            stack += list(children(node, "Choice"))[:1] or list(children(node, "Fallback"))[:1]
        elif kind not in _LEFT_OUT:
            stack += reversed(node)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    return _nested(table, "tr")


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return _nested(row, "tc")


def _nested(parent: etree._Element, key: str) -> Iterator[etree._Element]:
    """Children by name, also inside content controls and tracked insertions but not inside a nested table."""
    stack = list(reversed(parent))
    while stack:
        node = stack.pop()
        kind = local(node)
        if kind == key:
            yield node
        elif kind not in _LEFT_OUT and kind != "tbl":
            stack += reversed(node)


def _symbol(node: etree._Element) -> str:
    code = attribute(node, "char") or ""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    return "" if value in _PRIVATE or not 0x20 <= value < 0x110000 or 0xD800 <= value < 0xE000 else chr(value)


def _trimmed(text: str) -> str:
    return text.strip(" \t\r\n")
