"""Blocks in reading order to one text with anchors and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from taizhang.documents.model import Anchor, AnchorKind, Cell, Table

_MOST_FIELDS = 500_000
_BREAKS = re.compile(r"[\t\r\n\v\f\x1c-\x1f\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph (段落) as it will stand in the text; line breaks inside it stay.

    ``pages`` are the pages that begin in it: offset inside ``text``, label. They are in order.
    """

    text: str
    pages: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """A cell to be: its text, row and column from 0, and how many rows and columns it spans."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table (表格) to be; ``pages`` are the pages that begin in it: row, label, in order."""

    cells: tuple[GridCell, ...]
    pages: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote or endnote (脚注) with its label."""

    label: str
    text: str


Block = Paragraph | Grid | Note


def assemble(blocks: Iterable[Block]) -> tuple[str, tuple[Anchor, ...], tuple[Table, ...]]:
    """One text, its anchors in order of their start, and its tables; all offsets half-open.

    A block ends its line. A row of a table is one line with a tab between neighbouring columns, so that the
    n-th field is the n-th column; a place that a merged cell covers is an empty field. Blank paragraphs
    are left out, and so are tables without text.
    """
    writer = _Writer()
    for block in blocks:
        if isinstance(block, Grid):
            writer.grid(block)
        elif isinstance(block, Note):
            writer.line(block.text, kind="footnote", label=block.label)
        else:
            writer.paragraph(block)
    return writer.finish()


class _Writer:
    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._anchors: list[Anchor] = []
        self._tables: list[Table] = []
        self._pages: list[tuple[int, str]] = []
        self._paragraphs = 0

    def paragraph(self, block: Paragraph) -> None:
        self._pages += [(self._length + offset, label) for offset, label in block.pages]
        if block.text and not block.text.isspace():
            self._paragraphs += 1
            self.line(block.text, kind="paragraph", label=f"p{self._paragraphs}")

    def line(self, text: str, *, kind: AnchorKind, label: str) -> None:
        if not text or text.isspace():
            return
        start = self._length
        self._write(text)
        self._anchors.append(Anchor(start=start, end=self._length, kind=kind, label=label))
        self._write("\n")

    def grid(self, block: Grid) -> None:
        cells = {(cell.row, cell.column): cell for cell in block.cells}
        if not any(cell.text.strip() for cell in block.cells):
            self._pages += [(self._length, label) for _, label in block.pages]
            return
        pages = list(block.pages)
        columns = 1 + max(cell.column + cell.columns - 1 for cell in block.cells)
        rows = 1 + max(cell.row for cell in block.cells)
        # Absurd spans would make more empty fields than text: such a table keeps its cells and loses its
        # alignment.
        is_aligned = rows * columns <= _MOST_FIELDS
        columns_of: dict[int, list[int]] = {}
        for row, column in sorted(cells):
            columns_of.setdefault(row, []).append(column)
        number, start, placed = len(self._tables) + 1, self._length, list[Cell]()
        for row in range(rows):
            while pages and pages[0][0] <= row:
                self._pages.append((self._length, pages.pop(0)[1]))
            for place, column in enumerate(range(columns) if is_aligned else columns_of.get(row, [])):
                if place:
                    self._write("\t")
                cell = cells.get((row, column))
                if cell is None:
                    continue
                begin = self._length
                self._write(_BREAKS.sub(" ", cell.text).strip())
                placed.append(
                    Cell(
                        start=begin,
                        end=self._length,
                        row=row,
                        column=column,
                        rows=cell.rows,
                        columns=cell.columns,
                    )
                )
                label = f"t{number}r{row + 1}c{column + 1}"
                self._anchors.append(Anchor(start=begin, end=self._length, kind="cell", label=label))
            self._write("\n")
        self._tables.append(Table(start=start, end=self._length - 1, cells=tuple(placed)))

    def finish(self) -> tuple[str, tuple[Anchor, ...], tuple[Table, ...]]:
        text = "".join(self._pieces)
        ends = [start for start, _ in self._pages[1:]] + [len(text)]
        pages = [
            Anchor(start=start, end=end, kind="page", label=label)
            for (start, label), end in zip(self._pages, ends, strict=False)
            if start < end
        ]
        anchors = sorted(pages + self._anchors, key=lambda anchor: (anchor.start, -anchor.end))
        return text, tuple(anchors), tuple(self._tables)

    def _write(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)
