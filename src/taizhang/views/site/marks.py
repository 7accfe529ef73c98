"""The text of a block as HTML, with statements, projects and tasks marked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from taizhang.core.commitment import Problem, Term
from taizhang.core.errors import Language
from taizhang.views.report import Report
from taizhang.views.wording import wording

_BREAK = re.compile(r"[ \t\u3000]*[\r\n]+[ \t\u3000]*")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_OPEN_AT_ONCE = 8
_SHORT = 12
"""Up to how many characters a figure stays on one line, with its label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch to be marked: its element id (``s12``), half-open offsets, and the attributes of its
    element.
    """

    id: str
    start: int
    end: int
    tag: str
    attributes: str


class Marks:
    """All marks of a report, to be asked block by block in any order."""

    def __init__(self, report: Report, *, language: Language) -> None:
        # The outermost first, where several start at one place.
        self.layers: tuple[list[Mark], ...] = (
            _tasks(report),
            _problems(report),
            _projects(report),
            _statements(report, language),
        )
        edges = {edge for layer in self.layers for mark in layer for edge in (mark.start, mark.end)}
        self.edges = sorted(edges)
        self.text = report.document.text
        self.opened: set[str] = set()

    def html(self, start: int, end: int) -> str:
        """The characters ``start`` to ``end`` as HTML; the first piece of each mark carries its id.

        Line breaks inside the stretch are joined as ``flowing`` does. Marks may cross each other: the
        stretch is cut at every edge, and each piece is wrapped in all the marks that cover it.
        """
        low, high = bisect_left(self.edges, start), bisect_left(self.edges, end)
        cuts = [start, *self.edges[low:high], end]
        pieces = []
        for left, right in pairwise(cuts):
            if left == right:
                continue
            piece = escape(self._flow(left, right, start, end))
            for layer in reversed(self.layers):
                covering = [mark for mark in _at(layer, left) if mark.start <= left and right <= mark.end]
                if covering:
                    piece = self._wrap(piece, covering)
            pieces.append(piece)
        return "".join(pieces)

    def _wrap(self, piece: str, covering: Sequence[Mark]) -> str:
        names = [mark.id for mark in covering]
        fresh = [name for name in names if name not in self.opened]
        self.opened.update(fresh)
        first = covering[0]
        # Records that share their figure share the element; the others' ids stand on empty anchors.
        anchors = "".join(f'<a id="{name}"></a>' for name in fresh if name != first.id)
        own = f' id="{first.id}"' if first.id in fresh else ""
        return (
            f'{anchors}<{first.tag}{own} data-r="{" ".join(names)}"{first.attributes}>{piece}</{first.tag}>'
        )

    def _flow(self, left: int, right: int, start: int, end: int) -> str:
        text = self.text

        def joined(match: re.Match[str]) -> str:
            before, after = text[max(start, left + match.start() - 1)], text[min(end - 1, left + match.end())]
            latin = before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
            return " " if latin else ""

        return _UNPRINTABLE.sub("", _BREAK.sub(joined, text[left:right]))


def _at(layer: list[Mark], offset: int) -> list[Mark]:
    """The marks of a layer that could cover ``offset``.

    They are sorted by start and hardly overlap, so of those that have started only the last few can still
    be open.
    """
    started = bisect_right(layer, offset, key=lambda mark: mark.start)
    return layer[max(0, started - _OPEN_AT_ONCE) : started]


def _statements(report: Report, language: Language) -> list[Mark]:
    words = wording(language)
    marks = []
    for index, item in enumerate(report.statements):
        title = "，".join(
            part
            for part in (
                words[f"status.{item.status}"],
                words[f"kind.{item.kind}"],
                item.period,
                item.subject,
            )
            if part
        )
        status, kind = escape(words[f"status.{item.status}"]), escape(words[f"kind.{item.kind}"])
        label = "" if item.status == "actual" else f' data-label="{status}"'
        short = " short" if item.end - item.start <= _SHORT else ""
        attributes = (
            f' class="{item.status}{short}" data-kind="{kind}" title="{escape(_clean(title))}"{label}'
        )
        marks.append(Mark(id=f"s{index}", start=item.start, end=item.end, tag="mark", attributes=attributes))
    return sorted(marks, key=lambda mark: mark.start)


def _tasks(report: Report) -> list[Mark]:
    return [
        Mark(id=f"t{index}", start=item.start, end=item.end, tag="span", attributes=' class="task"')
        for index, item in sorted(enumerate(report.tasks), key=lambda pair: pair[1].start)
    ]


def _projects(report: Report) -> list[Mark]:
    return [
        Mark(id=f"p{index}", start=item.start, end=item.end, tag="span", attributes=' class="project"')
        for index, item in sorted(enumerate(report.projects), key=lambda pair: pair[1].start)
    ]


def _problems(report: Report) -> list[Mark]:
    groups: tuple[tuple[str, str, Sequence[Problem | Term]], ...] = (
        ("q", "problem", report.problems),
        ("g", "term", report.terms),
    )
    marks = [
        Mark(id=f"{letter}{index}", start=item.start, end=item.end, tag="span", attributes=f' class="{name}"')
        for letter, name, items in groups
        for index, item in enumerate(items)
    ]
    return sorted(marks, key=lambda mark: mark.start)


def _clean(text: str) -> str:
    return _UNPRINTABLE.sub("", " ".join(text.split()))
