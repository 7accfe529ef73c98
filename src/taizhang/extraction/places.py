"""Places (位置) where tasks may stand: sentences of the plan and its neighbours, task lists with units."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from taizhang.core.commitment import ResponsibleUnit
from taizhang.documents.model import Document
from taizhang.extraction.figures import is_quantified
from taizhang.extraction.responsibility import Assignment, find_assignments
from taizhang.structure.model import Item, Outline, Role, Section, Sentence

_ROLES: frozenset[Role] = frozenset({"plan", "targets", "guarantees"})
_NEVER: frozenset[Role] = frozenset({"review", "problems", "glossary", "noise"})
_LEAD_LENGTH = 26
_BOLD_LENGTH = 60
_BLANKS = re.compile(r"[\s*]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a sentence stands: its role, headings, numbers, and the offsets its own words take.

    ``row``: it is a cell of a table of tasks, whose row gives it the deadline ``due``, as written there.
    """

    role: Role
    start: int
    end: int
    section: tuple[str, ...]
    number: str | None
    units: tuple[ResponsibleUnit, ...]
    binding: bool
    row: bool = False
    due: str = ""


def find_places(document: Document, outline: Outline) -> Iterator[Place]:
    """The sentences that may hold tasks, headings and unit labels taken away."""
    text = document.text
    assignments = find_assignments(document, outline)
    starts = [assignment.start for assignment in assignments]
    roles = _Cursor([(part.start, part.end) for part in outline.roles])
    chain = _Chain(outline.sections)
    entries = _Chain(outline.items)
    paragraph = -1
    bold = False
    for index, sentence in enumerate(outline.sentences):
        part = roles.at(sentence.start)
        role = outline.roles[part].role if part is not None else "noise"
        opens = sentence.paragraph != paragraph
        emphasis = (
            text.count("**", sentence.start, sentence.end)
            if "*" in text[sentence.start : sentence.end]
            else 0
        )
        opens_bold = emphasis and not bold and text.startswith("**", sentence.start)
        bold = (False if opens else bold) ^ (emphasis % 2 == 1)
        paragraph = sentence.paragraph
        tagged = _tags(assignments, starts, sentence)
        if (cell := next((a for a in tagged if a.row), None)) is not None:
            start, end = max(sentence.start, cell.start), min(sentence.end, cell.end)
            assignment: Assignment | None = cell
        else:
            start, end = _without_tags(tagged, sentence)
            assignment = _covering(assignments, starts, start)
        wanted = role in _ROLES or (assignment is not None and role not in _NEVER)
        if start >= end or not wanted:
            continue
        sections = chain.at(sentence.start)
        heading = next((s for s in sections if s.start <= sentence.start < s.body), None)
        listed = heading is not None and (assignment is not None or _is_item(text, heading))
        if heading is not None and not listed:
            if sentence.end <= heading.body:
                continue
            start = max(start, heading.body)
        elif (opens_bold and end - start < _BOLD_LENGTH) or (
            opens and not assignment and _is_lead(text, outline, index)
        ):
            continue
        above = tuple(s for s in sections if not (listed and s is heading))
        numbers = [entry.number for entry in entries.at(sentence.start) if entry.number]
        yield Place(
            role=role,
            start=start,
            end=end,
            section=above[-1].path if above else (),
            number=(assignment and assignment.number) or (numbers[-1] if numbers else None),
            units=assignment.units if assignment else (),
            row=assignment is not None and assignment.row,
            due=assignment.due if assignment else "",
            binding=any("约束性" in title for title in (above[-1].path if above else ())),
        )


def _is_item(text: str, section: Section) -> bool:
    """Whether what looks like a numbered heading is an entry of a task list: a full sentence with nothing
    under it.
    """
    title = text[section.start : section.body].rstrip()
    return title.endswith(("。", "；")) and not text[section.body : section.end].strip()


def _is_lead(text: str, outline: Outline, index: int) -> bool:
    """Whether the first sentence of a paragraph is its lead (段首句, a heading in effect): short, one
    clause, no figure.
    """
    sentence = outline.sentences[index]
    following = (
        index + 1 < len(outline.sentences) and outline.sentences[index + 1].paragraph == sentence.paragraph
    )
    words = _BLANKS.sub("", text[sentence.start : sentence.end])
    if len(words) > _LEAD_LENGTH or "，" in words or "；" in words or is_quantified(words):
        return False
    if not following:
        return not words.endswith(("。", "；", "！"))
    return words.endswith(("。", "！"))


def _covering(assignments: Sequence[Assignment], starts: Sequence[int], start: int) -> Assignment | None:
    """The assignment of what starts at ``start``; a number or a blank may stand before it."""
    position = bisect_right(starts, start + 2)
    for assignment in assignments[max(0, position - 2) : position]:
        if start < assignment.end:
            return assignment
    return None


def _without_tags(tagged: Sequence[Assignment], sentence: Sentence) -> tuple[int, int]:
    """The offsets of the sentence's own words: what follows a unit label at its start and precedes one at
    its end.
    """
    start, end = sentence.start, sentence.end
    for assignment in tagged:
        low, high = assignment.tag
        if low <= start < high:
            start = min(high, end)
        elif start < low < end:
            end = low
    return start, end


def _tags(assignments: Sequence[Assignment], starts: Sequence[int], sentence: Sentence) -> list[Assignment]:
    position = bisect_right(starts, sentence.end)
    return [
        a
        for a in assignments[max(0, position - 3) : position]
        if a.tag[0] < sentence.end and a.tag[1] > sentence.start
    ]


class _Cursor:
    """Finds the range that holds a growing offset."""

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        self._ranges = ranges
        self._index = 0

    def at(self, offset: int) -> int | None:
        while self._index < len(self._ranges) and self._ranges[self._index][1] <= offset:
            self._index += 1
        if self._index < len(self._ranges) and self._ranges[self._index][0] <= offset:
            return self._index
        return None


_Range = TypeVar("_Range", Section, Item)


class _Chain(Generic[_Range]):
    """The headings or items over a growing offset, from the outside in."""

    def __init__(self, ranges: Sequence[_Range]) -> None:
        self._ranges: Sequence[_Range] = ranges
        self._next = 0
        self._open: list[_Range] = []

    def at(self, offset: int) -> tuple[_Range, ...]:
        while self._next < len(self._ranges) and self._ranges[self._next].start <= offset:
            entry = self._ranges[self._next]
            self._open = [one for one in self._open if one.end > entry.start]
            self._open.append(entry)
            self._next += 1
        self._open = [one for one in self._open if one.end > offset or one.body > offset]
        return tuple(self._open)
