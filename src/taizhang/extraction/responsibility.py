"""Responsible units (责任单位): who a task list gives its tasks to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from taizhang.core.commitment import ResponsibleUnit, UnitRole
from taizhang.documents.model import Cell, Document, Table
from taizhang.lexicon.organs import resolve_organ, role_labels
from taizhang.lexicon.verbs import alternation
from taizhang.structure.model import Outline

_SPLIT = re.compile(r"[、，,；;\s]+|(?<=[局委办会厅部署院])和(?=[\u4e00-\u9fff])")
_REST = re.compile(
    r"等(?:单位|部门)?\Z|(?:等)?(?:按职责分工|具体|分别)?负责\Z|(?:等)?(?:具体|按职责分工)\Z|[，,（(]+\Z|\Z"
)
_HINT = re.compile(r"单位|部门|主体[：:]|牵头|[主协承]办[：:]|配合[：:]|责任[：:]")
_INLINE = re.compile(
    r"[（(]\s*(?P<lead>[^（）()，。；]{2,40}?)牵头(?:[，,、]\s*(?P<rest>[^（）()。；]{2,160}?)(?P<how>"
    r"(?:按职责|"
    r"具体)?(?:分工)?负责|配合|参与|参加))?\s*[）)]"
)
_BY = re.compile(r"由(?P<lead>[^，。；、由]{2,14}?[局委办部厅署会院处])(?:负责)?牵头")
_DUE_HEAD = re.compile(r"(?:完成|办理|办结|落实|计划|目标)*(?:时限|时间|期限)(?:要求|节点|安排)?\Z")
_NUMBER = re.compile(r"\d{1,4}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Units for the tasks of one stretch of the text; half-open offsets.

    ``tag`` is the place of the label itself. ``row``: the stretch is the cell of a row of a table, whose
    deadline, as it is written, is ``due`` and whose number is ``number``.
    """

    start: int
    end: int
    tag: tuple[int, int]
    units: tuple[ResponsibleUnit, ...]
    row: bool = False
    due: str = ""
    number: str | None = None


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"[（(]?\s*(?P<label>{alternation(role_labels())})\s*[：:]\s*")


@dataclass(frozen=True, slots=True)
class _Tag:
    """A label with its list of names; ``start`` and ``end`` cover both and the bracket around them."""

    start: int
    end: int
    role: UnitRole
    names: str


def _tags(text: str, start: int, end: int) -> list[_Tag]:
    """The labels of one paragraph.

    The names run to the next label, the end of the sentence or the closing bracket.
    """
    labels = list(_label().finditer(text, start, end))
    tags = []
    for label, following in zip_longest(labels, labels[1:]):
        stop = following.start() if following else end
        depth = 0
        for index in range(label.end(), stop):
            if text[index] in "（(":
                depth += 1
            elif text[index] in "）)":
                depth -= 1
            if depth < 0 or text[index] in "。；;\n":
                stop = index
                break
        last = stop + 1 if stop < end and text[stop] in "）)" else stop
        tags.append(_Tag(label.start(), last, role_labels()[label["label"]], text[label.end() : stop]))
    return tags


def find_assignments(document: Document, outline: Outline) -> tuple[Assignment, ...]:
    """The assignments of a document in order: labels behind a task, brackets, phrases, table columns."""
    text = document.text
    found: list[Assignment] = []
    if not _HINT.search(text):
        return ()
    previous = (0, 0)
    for paragraph in outline.paragraphs:
        start, end = paragraph.start, paragraph.end
        if _HINT.search(text, start, end):
            tags = _tags(text, start, end)
            if tags:
                found.extend(_labelled(tags, start, previous))
            else:
                found.extend(_inline(text, start, end))
        previous = (start, end)
    for table in document.tables:
        found.extend(_table_rows(text, table))
    return tuple(sorted(found, key=lambda a: a.start))


def named_lead(words: str) -> ResponsibleUnit | None:
    """The unit that a clause itself names as lead: 由县水利局牵头."""
    found = _BY.search(words)
    return (
        ResponsibleUnit(name=found["lead"], role="lead") if found and resolve_organ(found["lead"]) else None
    )


def _labelled(tags: list[_Tag], start: int, previous: tuple[int, int]) -> list[Assignment]:
    """Labels inside one paragraph. A run of labels side by side is one assignment of the text before it."""
    runs: list[list[_Tag]] = []
    for tag in tags:
        if runs and tag.start - runs[-1][-1].end <= 2:
            runs[-1].append(tag)
        else:
            runs.append([tag])
    found = []
    low = start
    for run in runs:
        high = run[0].start
        span = (low, high) if high - low > 3 else previous
        units = read_units([(tag.role, tag.names) for tag in run])
        found.append(Assignment(start=span[0], end=span[1], tag=(high, run[-1].end), units=units))
        low = run[-1].end
    return found


def read_units(parts: list[tuple[UnitRole, str]]) -> tuple[ResponsibleUnit, ...]:
    """The units of labelled lists, in order and once each.

    Where no label says 牵头, the first 责任单位 of several is the lead, as task-breakdown tables are read.
    """
    units: list[ResponsibleUnit] = []
    led = any(role == "lead" for role, _ in parts)
    for role, names in parts:
        split = [_REST.sub("", name).strip() for name in _SPLIT.split(names)]
        for name in (n for n in split if len(n) >= 2):
            if any(unit.name == name for unit in units):
                continue
            first = role == "responsible" and not led
            units.append(ResponsibleUnit(name=name, role="lead" if first else role))
            led = led or first
    return tuple(units)


def _inline(text: str, start: int, end: int) -> Iterator[Assignment]:
    """Brackets inside one paragraph: each assigns what stands between it and the bracket before."""
    for bracket in _INLINE.finditer(text, start, end):
        units = _inline_units(bracket["lead"], bracket["rest"], bracket["how"])
        yield Assignment(start=start, end=bracket.start(), tag=bracket.span(), units=units)
        start = bracket.end()


def _inline_units(lead: str, rest: str | None, how: str | None) -> tuple[ResponsibleUnit, ...]:
    role: UnitRole = "responsible" if how and how.endswith("负责") else "cooperating"
    return read_units([("lead", lead), *([(role, rest)] if rest else [])])


def _table_rows(text: str, table: Table) -> list[Assignment]:
    """A table whose head names units: each row assigns them to its longest other cell."""
    head: dict[int, UnitRole] = {}
    head_row = due_column = -1
    for cell in table.cells:
        label = re.sub(r"\s", "", text[cell.start : cell.end])
        if _DUE_HEAD.match(label) and head_row in (-1, cell.row):
            due_column = cell.column
        role = role_labels().get(label)
        if role and (head_row in (-1, cell.row)):
            head[cell.column], head_row = role, cell.row
    if not head:
        return []
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.rows):
            if row > head_row:
                rows.setdefault(row, []).append(cell)
    found = []
    for cells in rows.values():
        named = [(head[c.column], text[c.start : c.end]) for c in cells if c.column in head]
        others = [c for c in cells if c.column not in head and c.column != due_column]
        units = read_units(named)
        if units and others:
            task = max(others, key=lambda c: c.end - c.start)
            tags = [c for c in cells if c.column in head]
            due = next((text[c.start : c.end] for c in cells if c.column == due_column), "")
            numbers = (text[c.start : c.end].strip() for c in others if c.column < task.column)
            found.append(
                Assignment(
                    start=task.start,
                    end=task.end,
                    tag=(tags[0].start, tags[-1].end),
                    units=units,
                    row=True,
                    due=due,
                    number=next((number for number in numbers if _NUMBER.match(number)), None),
                )
            )
    return found
