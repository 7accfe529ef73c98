"""The text of a document as HTML with its records marked, each character traceable to its offset.

Every piece of text stands in an element whose ``data-o`` is the offset of its first character, so that what a
reader selects can be told in offsets. Marks may cross: a piece is wrapped in all that cover it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate, pairwise
from typing import NamedTuple

from taizhang.documents.model import Table
from taizhang.structure.model import Section
from taizhang.views.flow import flowing
from taizhang.views.site.blocks import Block

_BREAK = re.compile(r"[ \t\u3000]*[\r\n]+[ \t\u3000]*")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NOT_AS_IT_IS = re.compile(r"[&<>\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_OPEN_AT_ONCE = 8
_DEEPEST_HEADING = 6
LAYERS = ("task", "problem", "term", "project", "statement", "span")
"""What can be marked, the outermost first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A record in the text: half-open offsets, ``layer`` one of ``LAYERS``, the names of its CSS classes,
    what a reader is told of it, ``href`` where a click leads without script ("" for nowhere).
    """

    key: str
    start: int
    end: int
    layer: str
    names: str
    title: str = ""
    href: str = ""


class _Flown(NamedTuple):
    """A piece of the text as it is shown, and where it begins and ends."""

    start: int
    end: int
    shown: str


class _Layer:
    """The marks of one kind in their order."""

    __slots__ = ("_marks", "_reach", "_starts")

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._marks = marks
        self._starts = [mark.start for mark in marks]
        self._reach = list(accumulate((mark.end for mark in marks), max))

    def covering(self, left: int, right: int) -> Sequence[Mark]:
        """The marks that have begun at ``left`` and reach to ``right`` at least."""
        begun = bisect_right(self._starts, left)
        if not begun or self._reach[begun - 1] < right:
            return ()
        # Marks of a layer hardly overlap: of those that have begun only the last few can be open.
        return [mark for mark in self._marks[max(0, begun - _OPEN_AT_ONCE) : begun] if right <= mark.end]


class MarkedText:
    """Gives the HTML of blocks; the first piece of each mark carries the id ``m-<key>``."""

    def __init__(self, text: str, marks: Iterable[Mark]) -> None:
        self._text = text
        by_layer: dict[str, list[Mark]] = {layer: [] for layer in LAYERS}
        for mark in marks:
            by_layer[mark.layer].append(mark)
        ordered = [sorted(found, key=lambda mark: mark.start) for found in by_layer.values() if found]
        # Innermost first, each layer with the places where its marks begin.
        self._layers = [_Layer(layer) for layer in reversed(ordered)]
        self._edges = sorted({edge for layer in ordered for m in layer for edge in (m.start, m.end)})
        self._opened: set[str] = set()
        # Most texts have nothing to be escaped: then no piece of them is looked at.
        self._is_plain = _NOT_AS_IT_IS.search(text) is None

    def block(self, block: Block, sections: Sequence[Section]) -> str:
        """One block as an element of its own."""
        if block.kind == "table" and block.table is not None:
            return self._table(block.table)
        inner = self.stretch(block.start, block.end)
        if block.kind == "heading" and block.section is not None:
            level = min(len(sections[block.section].path) + 1, _DEEPEST_HEADING)
            return f'<h{level} id="h{block.section}">{inner}</h{level}>'
        return f"<p>{inner}</p>" if block.kind == "paragraph" else f'<p class="leftover">{inner}</p>'

    def stretch(self, start: int, end: int) -> str:
        """The characters ``start`` to ``end``; breaks of lines inside a sentence are joined."""
        edges = self._edges
        cuts = [start, *edges[bisect_right(edges, start) : bisect_left(edges, end)], end]
        return "".join(
            self._piece(flown, left, right)
            for left, right in pairwise(cuts)
            for flown in self._flow(left, right, start, end)
        )

    def _piece(self, flown: _Flown, left: int, right: int) -> str:
        piece = flown.shown if self._is_plain else escape(_printable(flown.shown), quote=False)
        place = f' data-o="{flown.start}"'
        for layer in self._layers:
            if covering := layer.covering(left, right):
                piece, place = self._element(piece, place, covering, flown), ""
        return f"<span{place}>{piece}</span>" if place else piece

    def _element(self, piece: str, place: str, covering: Sequence[Mark], flown: _Flown) -> str:
        first = covering[0]
        keys = " ".join(mark.key for mark in covering)
        fresh = [mark.key for mark in covering if mark.key not in self._opened]
        self._opened.update(fresh)
        anchors = "".join(f'<i id="m-{key}"></i>' for key in fresh if key != first.key)
        own = f' id="m-{first.key}"' if first.key in fresh else ""
        title = f' title="{escape(first.title)}"' if first.title else ""
        tag, link = ("a", f' href="{escape(first.href)}" tabindex="-1"') if first.href else ("span", "")
        if first.layer == "span":
            tag = "mark"
        # The first and last piece are told, for what is drawn only where a mark begins or ends.
        edges = " first" * (flown.start == first.start) + " last" * (flown.end == first.end)
        attributes = f'{own} class="m {first.names}{edges}" data-r="{keys}"{place}{title}{link}'
        return f"{anchors}<{tag}{attributes}>{piece}</{tag}>"

    def _flow(self, left: int, right: int, start: int, end: int) -> Iterator[_Flown]:
        """The pieces between breaks; between Latin words a break is one blank."""
        at = left
        for found in _BREAK.finditer(self._text, left, right):
            before = self._text[max(start, found.start() - 1)]
            after = self._text[min(end - 1, found.end())]
            latin = before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
            if at < found.start() or latin:
                shown = self._text[at : found.start()] + " " * latin
                yield _Flown(at, right if found.end() == right else found.start(), shown)
            at = found.end()
        if at < right:
            yield _Flown(at, right, self._text[at:right])

    def _table(self, table: Table) -> str:
        rows: dict[int, list[str]] = {}
        for cell in table.cells:
            spans = (f' rowspan="{cell.rows}"' if cell.rows > 1 else "") + (
                f' colspan="{cell.columns}"' if cell.columns > 1 else ""
            )
            inner = self.stretch(cell.start, cell.end) if cell.end > cell.start else ""
            # A head without words is no head (and a reader of the screen has nothing to say for it).
            tag = "th" if cell.row == 0 and inner else "td"
            rows.setdefault(cell.row, []).append(f"<{tag}{spans}>{inner}</{tag}>")
        body = "".join(f"<tr>{''.join(cells)}</tr>" for _, cells in sorted(rows.items()))
        name = escape(flowing(self._text[table.start : table.start + 24]))
        return (
            f'<div class="scroll" tabindex="0" role="region" aria-label="{name}"><table>{body}</table></div>'
        )


def _printable(text: str) -> str:
    """As many characters as before: what cannot be shown becomes a blank without width."""
    return _UNPRINTABLE.sub("\u200b", text)
