"""How the commitments of two versions of a report differ (两个版本的承诺有何不同)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from taizhang.core.commitment import Task
from taizhang.core.statement import Comparator, Statement
from taizhang.ledger.model import Entry
from taizhang.ledger.pairing import pair_targets, pair_tasks
from taizhang.ledger.versions import are_versions, content_of

Sort = Literal["added", "dropped", "weakened", "strengthened", "figure_changed"]
Aspect = Literal["strength", "comparator", "modality", "deadline", "figure"]

_STRENGTHS = ("study", "promote", "strive", "firm", "binding")
_STRICTNESS: dict[Comparator, int] = {"approx": 0, "eq": 1, "ge": 2, "le": 2, "gt": 3, "lt": 3}
_NEVER = 10**6
_END = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A commitment in its document: half-open code-point offsets, the text there, and what it is about: the
    subject of a target, the object of a task.
    """

    kind: Literal["task", "target"]
    start: int
    end: int
    text: str
    about: str
    section: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """What of a commitment differs: its value on either side, empty where it has none."""

    aspect: Aspect
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A commitment that is not as it was; ``old`` is None for an added one, ``new`` for a dropped one.

    One that is both weaker and has another figure is told twice, once under each ``sort``.
    """

    sort: Sort
    old: Passage | None
    new: Passage | None
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """All changes in the order of the new version, dropped ones by their old place behind them; ``same``
    counts the commitments without a change, ``versions`` says whether the two are versions of one report.
    """

    changes: tuple[Change, ...]
    same: int
    versions: bool


def difference(old: Entry, new: Entry) -> Difference:
    """Compare the commitments of two documents: their tasks, and the targets that stand in no task.

    Weaker is: a lower strength (确保 → 力争 → 推进), a looser comparator (超过 → 不低于 → a bare figure →
    左右), 约束性 → 预期性 or nothing, a later deadline or none, a figure that is gone. The reverse is
    stronger. Other words for the same thing are no change. Where the documents plan for two different years,
    the end of the year of either is the same deadline.
    """
    changes: list[Change] = []
    same = 0
    years = _year(new) - _year(old) if _year(new) and _year(old) else 0
    tasks = pair_tasks(old.tasks, new.tasks)
    for one, other in tasks:
        before, after = old.tasks[one], new.tasks[other]
        details = [
            *_task_details(before, after, years=years),
            *_figures_of_tasks(old, before, new, after, years=years),
        ]
        changes += _changes(details, _task(before), _task(after))
        same += not details
    old_targets, new_targets = _targets(old), _targets(new)
    targets = pair_targets(old_targets, new_targets)
    for one, other in targets:
        found = list(_target_details(old_targets[one], new_targets[other], years=years))
        changes += _changes(found, _target(old_targets[one]), _target(new_targets[other]))
        same += not found
    gone = [_task(old.tasks[at]) for at in _rest(len(old.tasks), [one for one, _ in tasks])]
    gone += [_target(old_targets[at]) for at in _rest(len(old_targets), [one for one, _ in targets])]
    come = [_task(new.tasks[at]) for at in _rest(len(new.tasks), [other for _, other in tasks])]
    come += [_target(new_targets[at]) for at in _rest(len(new_targets), [other for _, other in targets])]
    changes += [Change(sort="added", old=None, new=passage) for passage in come]
    changes += [Change(sort="dropped", old=passage, new=None) for passage in gone]
    return Difference(changes=tuple(sorted(changes, key=_order)), same=same, versions=_are_versions(old, new))


def _are_versions(old: Entry, new: Entry) -> bool:
    places = {entry.place for entry in (old, new) if entry.place is not None}
    years = {entry.plan_period or entry.review_period for entry in (old, new)}
    if len(places) > 1 or len(years) > 1 or old.kind != new.kind:
        return False
    one, other = (
        content_of(
            entry.text,
            file=entry.name,
            facts=[(f"{found.base_value} {found.base_unit}", found.status) for found in entry.statements],
        )
        for entry in (old, new)
    )
    return are_versions(one, other)


def _task_details(old: Task, new: Task, *, years: int) -> Iterator[tuple[Sort, Detail]]:
    step = _STRENGTHS.index(new.strength) - _STRENGTHS.index(old.strength)
    if step:
        yield _sort(step), Detail(aspect="strength", old=old.strength, new=new.strength)
    step = _delay(old.deadline, new.deadline, years=years)
    if step:
        detail = Detail(aspect="deadline", old=old.deadline or "", new=new.deadline or "")
        yield _sort(-step), detail


def _figures_of_tasks(
    old_entry: Entry, old: Task, new_entry: Entry, new: Task, *, years: int
) -> Iterator[tuple[Sort, Detail]]:
    before = [old_entry.statements[index] for index in old.statements]
    after = [new_entry.statements[index] for index in new.statements]
    pairs = pair_targets(before, after)
    for one, other in pairs:
        yield from _target_details(before[one], after[other], years=years)
    rest_old = _rest(len(before), [one for one, _ in pairs])
    rest_new = _rest(len(after), [other for _, other in pairs])
    if len(rest_old) == len(rest_new):
        # What is measured was reworded as well; in one and the same task the figures keep their order.
        for one, other in zip(rest_old, rest_new, strict=True):
            yield from _target_details(before[one], after[other], years=years)
        return
    for index in rest_old:
        yield "weakened", Detail(aspect="figure", old=before[index].text, new="")
    for index in rest_new:
        yield "strengthened", Detail(aspect="figure", old="", new=after[index].text)


def _target_details(old: Statement, new: Statement, *, years: int) -> Iterator[tuple[Sort, Detail]]:
    if (old.base_value, old.base_unit, old.relation) != (new.base_value, new.base_unit, new.relation):
        yield "figure_changed", Detail(aspect="figure", old=old.text, new=new.text)
    step = _STRICTNESS[new.cmp] - _STRICTNESS[old.cmp]
    if step:
        yield _sort(step), Detail(aspect="comparator", old=old.cmp, new=new.cmp)
    step = (new.modality == "binding") - (old.modality == "binding")
    if step:
        yield _sort(step), Detail(aspect="modality", old=old.modality or "", new=new.modality or "")
    step = _delay(old.period, new.period, years=years)
    if step:
        yield _sort(-step), Detail(aspect="deadline", old=old.period, new=new.period)


def _changes(details: Sequence[tuple[Sort, Detail]], old: Passage, new: Passage) -> Iterator[Change]:
    sorts: dict[Sort, list[Detail]] = {}
    for sort, detail in details:
        sorts.setdefault(sort, []).append(detail)
    for sort, found in sorts.items():
        yield Change(sort=sort, old=old, new=new, details=tuple(found))


def _targets(entry: Entry) -> list[Statement]:
    """The targets of the place itself that stand in no task."""
    inside = {index for task in entry.tasks for index in task.statements}
    return [
        found
        for index, found in enumerate(entry.statements)
        if found.status == "target" and found.place is None and index not in inside
    ]


def _task(task: Task) -> Passage:
    return Passage(
        kind="task",
        start=task.start,
        end=task.end,
        text=task.text,
        about=task.object,
        section=task.section,
    )


def _target(found: Statement) -> Passage:
    return Passage(
        kind="target",
        start=found.start,
        end=found.end,
        text=found.text,
        about=found.subject,
        section=found.section,
    )


def _sort(step: int) -> Sort:
    return "strengthened" if step > 0 else "weakened"


def _delay(old: str | None, new: str | None, *, years: int) -> int:
    """Months from the end of the period ``old`` to that of ``new``; 0 also where they are ``years`` apart."""
    months = _last_month(new) - _last_month(old)
    return 0 if months == 12 * years else months


def _last_month(period: str | None) -> int:
    """The last month of a period, counted from the year 0; without a period one later than all."""
    found = _END.search(period or "")
    return int(found[1]) * 12 + int(found[2] or 12) if found else _NEVER


def _year(entry: Entry) -> int:
    """The first year that the document plans for, 0 where it names none."""
    found = _END.search(entry.plan_period[0]) if entry.plan_period else None
    return int(found[1]) if found else 0


def _rest(count: int, taken: Sequence[int]) -> list[int]:
    gone = set(taken)
    return [index for index in range(count) if index not in gone]


def _order(change: Change) -> tuple[bool, int, int, str]:
    passage = change.new or change.old
    if passage is None:
        raise ValueError("a change needs a passage")
    return change.new is None, passage.start, passage.end, change.sort
