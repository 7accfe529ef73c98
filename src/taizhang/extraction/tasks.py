"""Tasks (任务): the commitments of the plan part, each with its verb, strength, deadline and units."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from taizhang.core.commitment import ProjectMention, ResponsibleUnit, Task
from taizhang.core.statement import Statement
from taizhang.documents.model import Document
from taizhang.extraction.commitments import Commitment, read_commitments
from taizhang.extraction.deadlines import read_deadline
from taizhang.extraction.figures import is_quantified
from taizhang.extraction.responsibility import Assignment, find_assignments, named_lead
from taizhang.extraction.strength import strength_of, testability
from taizhang.lexicon.verbs import verb_lexicon
from taizhang.structure.model import Item, Outline, Role, Section, Sentence

_ROLES: frozenset[Role] = frozenset({"plan", "targets", "guarantees"})
_NEVER: frozenset[Role] = frozenset({"review", "problems", "glossary", "noise"})
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_LEAD_LENGTH = 26
_BLANKS = re.compile(r"[\s*]+")
_OBJECT_EDGE = "，。；：、的 \n\t*"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a sentence stands: its role, headings, numbers, and the offsets its own words take."""

    role: Role
    start: int
    end: int
    section: tuple[str, ...]
    number: str | None
    units: tuple[ResponsibleUnit, ...]
    binding: bool


def extract_tasks(
    document: Document,
    outline: Outline,
    *,
    statements: Sequence[Statement],
    projects: Sequence[ProjectMention],
) -> tuple[Task, ...]:
    """The tasks of the plan, targets and guarantees parts, and of task lists with units, in document order.

    ``statements`` and ``projects`` are those of the same document in order; a task refers to them by index.
    """
    text = document.text
    plan_year = next((period for period in outline.plan_period if _YEAR.match(period)), None)
    statement_starts = [statement.start for statement in statements]
    project_starts = [project.start for project in projects]
    tasks: list[Task] = []
    for place in _places(document, outline):
        for found in read_commitments(text, place.start, place.end):
            if place.role == "targets" and not found.opens_with_verb:
                continue
            first = bisect_left(statement_starts, found.start)
            last = bisect_right(statement_starts, found.end - 1)
            numbered = tuple(range(first, last))
            quantified = is_quantified(found.words)
            named = tuple(range(bisect_left(project_starts, found.start), bisect_right(project_starts, found.end - 1)))
            tasks.append(
                _task(text, place, found, plan_year=plan_year, quantified=quantified, statements=numbered, projects=named)
            )
    return tuple(tasks)


def _task(
    text: str,
    place: _Place,
    found: Commitment,
    *,
    plan_year: str | None,
    quantified: bool,
    statements: tuple[int, ...],
    projects: tuple[int, ...],
) -> Task:
    strength = strength_of(found.predicate, quantified=quantified, binding=place.binding)
    target = found.target.strip(_OBJECT_EDGE)
    ends = bool(verb_lexicon().outcomes.search(found.words))
    why_not = testability(found.predicate, strength=strength, quantified=quantified, target=target, ends=ends)
    units = place.units
    if not units and (lead := named_lead(found.words)):
        units = (lead,)
    return Task(
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        verb=found.predicate.verb,
        object=target,
        strength=strength,
        deadline=read_deadline(found.words, plan_year=plan_year),
        quantified=quantified,
        testable=why_not is None,
        why_not=why_not,
        units=units,
        statements=statements,
        projects=projects,
        section=place.section,
        number=place.number,
    )


def _places(document: Document, outline: Outline) -> Iterator[_Place]:
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
        emphasis = text.count("**", sentence.start, sentence.end) if "*" in text[sentence.start : sentence.end] else 0
        opens_bold = emphasis and not bold and text.startswith("**", sentence.start)
        bold = (False if opens else bold) ^ (emphasis % 2 == 1)
        paragraph = sentence.paragraph
        assignment = _covering(assignments, starts, sentence)
        if role not in _ROLES and not (assignment and role not in _NEVER):
            continue
        start, end = sentence.start, sentence.end
        sections = chain.at(start)
        heading = next((s for s in sections if s.start <= sentence.start < s.body), None)
        listed = heading is not None and (assignment is not None or _is_item(text, heading))
        if heading is not None and not listed:
            if sentence.end <= heading.body:
                continue
            start = max(start, heading.body)
        elif (opens_bold and end - start < 60) or (opens and not assignment and _is_lead(text, outline, index)):
            continue
        for tagged in _tags(assignments, starts, sentence):
            if tagged.tag[0] <= start < tagged.tag[1]:
                start = min(tagged.tag[1], end)
            elif start < tagged.tag[0] < end:
                end = tagged.tag[0]
        if start >= end:
            continue
        above = tuple(s for s in sections if not (listed and s is heading))
        numbers = [entry.number for entry in entries.at(sentence.start) if entry.number]
        yield _Place(
            role=role,
            start=start,
            end=end,
            section=above[-1].path if above else (),
            number=numbers[-1] if numbers else None,
            units=assignment.units if assignment else (),
            binding=any("约束性" in title for title in (above[-1].path if above else ())),
        )


def _is_item(text: str, section: Section) -> bool:
    """Whether what looks like a numbered heading is an entry of a task list: a full sentence with nothing under it."""
    title = text[section.start : section.body].rstrip()
    return title.endswith(("。", "；")) and not text[section.body : section.end].strip()


def _is_lead(text: str, outline: Outline, index: int) -> bool:
    """Whether the first sentence of a paragraph is its lead (段首句, a heading in effect): short, one clause, no figure."""
    sentence = outline.sentences[index]
    following = index + 1 < len(outline.sentences) and outline.sentences[index + 1].paragraph == sentence.paragraph
    words = _BLANKS.sub("", text[sentence.start : sentence.end])
    if len(words) > _LEAD_LENGTH or "，" in words or "；" in words or is_quantified(words):
        return False
    if not following:
        return not words.endswith(("。", "；", "！"))
    return words.endswith(("。", "！"))


def _covering(assignments: Sequence[Assignment], starts: Sequence[int], sentence: Sentence) -> Assignment | None:
    position = bisect_right(starts, sentence.start + 2)
    for assignment in assignments[max(0, position - 2) : position]:
        if assignment.start <= sentence.start + 2 and sentence.start < assignment.end:
            return assignment
    return None


def _tags(assignments: Sequence[Assignment], starts: Sequence[int], sentence: Sentence) -> list[Assignment]:
    position = bisect_right(starts, sentence.end)
    return [a for a in assignments[max(0, position - 3) : position] if a.tag[0] < sentence.end and a.tag[1] > sentence.start]


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
        self._ranges = ranges
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
