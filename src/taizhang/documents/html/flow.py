"""An article to paragraphs and tables, as a browser would break its lines."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from taizhang.documents.assemble import Grid, GridCell, Paragraph
from taizhang.documents.html.elements import BLOCKS, tag_of
from taizhang.documents.html.tables import cells_of, is_layout, rows_of
from taizhang.documents.limits import Deadline

# Line ends of the source are blanks, but between Chinese characters they are nothing (CSS Text 3, 4.1.2).
_SPACE = re.compile(r"[ \t\r\n\f]+")
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—]"
_BROKEN = re.compile(rf"(?<={_WIDE}) ?[ \t\r\f]*\n[ \t\r\n\f]*(?={_WIDE})")
_EDGES = " \t\r\n\f\xa0\u3000\u200b\ufeff" + "".join(map(chr, range(0x2000, 0x200B)))
_MOST_SPAN = 100
_MOST_COLUMNS = 500

Seen = Callable[[etree._Element], bool]


class Flow:
    """One pass over an article; ``seen`` says which elements count."""

    def __init__(self, *, seen: Seen, deadline: Deadline) -> None:
        self._seen = seen
        self._deadline = deadline
        self._line: list[str] = []
        self._blocks: list[Paragraph | Grid] = []
        self._items: dict[etree._Element, int] = {}

    def blocks(self, root: etree._Element) -> list[Paragraph | Grid]:
        """The paragraphs and tables under ``root``, in order. A stack instead of recursion: pages nest
        deeply.
        """
        stack = [(root, False)]
        while stack:
            element, is_done = stack.pop()
            if not is_done:
                stack.append((element, True))
                if self._open(element):
                    stack += ((child, False) for child in reversed(element))
                continue
            if tag_of(element) in BLOCKS:
                self._break()
            parent = element.getparent()
            if element is not root and parent is not None:
                self._text(element.tail, is_literal=tag_of(parent) == "pre")
        self._break()
        return self._blocks

    def _open(self, element: etree._Element) -> bool:
        """Begin an element; whether its children follow."""
        tag = tag_of(element)
        if not tag or not self._seen(element):
            return False
        if tag == "br":
            self._break()
            return False
        if tag in BLOCKS:
            self._break()
        if tag == "table" and not is_layout(element):
            grid = self._grid(element)
            if grid is not None:
                self._blocks.append(grid)
            return False
        if tag == "li":
            self._line.append(self._number(element))
        self._text(element.text, is_literal=tag == "pre")
        return True

    def _number(self, item: etree._Element) -> str:
        """The number that a browser writes before an item of an ``ol``."""
        parent = item.getparent()
        if parent is None or tag_of(parent) != "ol" or "none" in (parent.get("style") or ""):
            return ""
        number = _whole(item.get("value"), self._items.get(parent, _whole(parent.get("start"), 1) - 1) + 1)
        self._items[parent] = number
        return f"{number}. "

    def _text(self, text: str | None, *, is_literal: bool) -> None:
        if not text:
            return
        if not is_literal:
            self._line.append(text)
            return
        for index, line in enumerate(text.split("\n")):
            if index:
                self._break()
            self._line.append(line)

    def _break(self) -> None:
        if self._line:
            text = tidy("".join(self._line))
            self._line = []
            if text:
                self._blocks.append(Paragraph(text=text))

    def _grid(self, table: etree._Element) -> Grid | None:
        cells: list[GridCell] = []
        free_from: dict[int, int] = {}  # column -> first row below the cell that stands in it
        rows = [row for row in rows_of(table) if self._seen(row)]
        for row_number, row in enumerate(rows):
            self._deadline.check()
            column = 0
            for cell in cells_of(row):
                if not self._seen(cell):
                    continue
                while free_from.get(column, 0) > row_number:
                    column += 1
                height = min(_span(cell, "rowspan"), len(rows) - row_number)
                width = _span(cell, "colspan")
                if height > 1 and len(free_from) < _MOST_COLUMNS:
                    free_from.update(dict.fromkeys(range(column, column + width), row_number + height))
                text = self._inner(cell)
                cells.append(GridCell(text=text, row=row_number, column=column, rows=height, columns=width))
                column += width
        return Grid(cells=tuple(cells)) if cells else None

    def _inner(self, element: etree._Element) -> str:
        """The text of a cell on one line, blocks separated by a blank."""
        pieces: list[str] = []
        for block in Flow(seen=self._seen, deadline=self._deadline).blocks(element):
            if isinstance(block, Grid):
                pieces += [cell.text for cell in block.cells if cell.text]
            else:
                pieces.append(block.text)
        return " ".join(pieces)


def tidy(text: str) -> str:
    """White space as a browser shows it, the indent of paragraphs left out."""
    return _SPACE.sub(" ", _BROKEN.sub("", text)).strip(_EDGES)


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 else default


def _span(cell: etree._Element, key: str) -> int:
    return min(max(_whole((cell.get(key) or "").strip(), 1), 1), _MOST_SPAN)
