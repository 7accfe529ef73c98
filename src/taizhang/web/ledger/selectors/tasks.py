"""Tasks of the plans: the breakdown table, what each lacks, one task with all that belongs to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.models import Unit
from taizhang.web.accounts.policies import Action, may, visible
from taizhang.web.ledger.models import Citation, Finding
from taizhang.web.library.counted import counted, hides
from taizhang.web.library.models import Statement, Task, TaskUnit
from taizhang.web.library.sentences import Surroundings, sentence_at, surroundings
from taizhang.web.library.worded import Worded, having
from taizhang.web.ui.lists.filters import Asked, Years, choice, choices, flag, text, years

STRENGTHS = ("binding", "firm", "strive", "promote", "study")
# A plan has hundreds of tasks, a place some thousand; what a whole province lacks is nobody's work list.
_MOST_LOOKED_AT = 10_000
LACKS = ("no_owner", "no_measure", "no_deadline", "not_testable")


@dataclass(frozen=True, slots=True, kw_only=True)
class TasksAsked(Asked):
    """What can be asked of tasks; the last four are ``LACKS``."""

    words: str = text(label="ledger.words")
    place: str = choice(label="ledger.place")
    year: Years = years(label="ledger.report_year")
    unit: str = choice(label="ledger.unit")
    strength: tuple[str, ...] = choices(
        label="ledger.strength_label", group="ledger.strength", values=STRENGTHS
    )
    no_owner: bool = flag(label="ledger.lacks.no_owner")
    no_measure: bool = flag(label="ledger.lacks.no_measure")
    no_deadline: bool = flag(label="ledger.lacks.no_deadline")
    not_testable: bool = flag(label="ledger.lacks.not_testable")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """A task (任务) with the units that its text names and the figures in it."""

    task: Task
    units: tuple[TaskUnit, ...]
    figures: tuple[Statement, ...]

    def named(self, *roles: str) -> tuple[TaskUnit, ...]:
        """The units in these roles."""
        return tuple(unit for unit in self.units if unit.role in roles)

    @property
    def leading(self) -> tuple[TaskUnit, ...]:
        """Who leads or is responsible (牵头、责任)."""
        return self.named("lead", "responsible")

    @property
    def helping(self) -> tuple[TaskUnit, ...]:
        """Who cooperates (配合)."""
        return self.named("cooperating")


def tasks_asked(
    actor: Actor, asked: TasksAsked, action: Action = Action.VIEW, *, worded: Worded | None = None
) -> QuerySet[Task]:
    """The tasks that fit what is asked; ``worded``: those with its words, where they were found before."""
    rows = counted(actor, Task.objects.all(), action).filter(asked.year.on("report_year"))
    if asked.words:
        rows = rows.filter((worded or having(Task, asked.words)).condition())
    if asked.place:
        rows = rows.filter(report_place=asked.place)
    if asked.strength:
        rows = rows.filter(strength__in=asked.strength)
    if asked.unit:
        rows = rows.filter(pk__in=_of_unit(actor, asked.unit))
    for lack in LACKS:
        if getattr(asked, lack):
            rows = rows.filter(_LACKING[lack])
    return rows.select_related("document").only(*_SHOWN)


def how_many_lack(actor: Actor, asked: TasksAsked, *, worded: Worded | None = None) -> dict[str, int] | None:
    """Of the tasks asked, ``LACKS`` aside, how many lack each, and how many they are (``every``).

    None where there are too many to count.
    """
    aside = replace(asked, no_owner=False, no_measure=False, no_deadline=False, not_testable=False)
    rows = tasks_asked(actor, aside, worded=worded).select_related(None).order_by().annotate(has_owner=_OWNED)
    marked = rows.values("has_owner", "quantified", "deadline", "testable")
    found = marked[: _MOST_LOOKED_AT + 1].aggregate(
        every=Count("pk"),
        no_owner=Count("pk", filter=Q(has_owner=False)),
        no_measure=Count("pk", filter=Q(quantified=False)),
        no_deadline=Count("pk", filter=Q(deadline="")),
        not_testable=Count("pk", filter=Q(testable=False)),
    )
    if found["every"] > _MOST_LOOKED_AT:
        return None
    return {name: int(found[name]) for name in ("every", *LACKS)}


def has_words_alone(actor: Actor, asked: TasksAsked) -> bool:
    """Whether nothing but words is asked, in the usual order, by who may see every task that counts."""
    nothing = TasksAsked(words=asked.words, page=asked.page)
    return asked == nothing and may(actor, Action.VIEW, Task) and may(actor, Action.VIEW, Statement)


def task_lines(actor: Actor, tasks: Sequence[Task]) -> list[TaskLine]:
    """Tasks of one page or batch with their units and figures."""
    numbers = [task.pk for task in tasks]
    units: defaultdict[int, list[TaskUnit]] = defaultdict(list)
    for unit in TaskUnit.objects.filter(task__in=numbers).select_related("known").order_by("id"):
        units[unit.task_id].append(unit)
    figures: defaultdict[int, list[Statement]] = defaultdict(list)
    linked: QuerySet[Any] = counted(actor, Statement.objects.filter(tasks__in=numbers))
    for figure in linked.annotate(of_task=F("tasks")).order_by("start"):
        figures[figure.of_task].append(figure)
    return [
        TaskLine(task=task, units=tuple(units[task.pk]), figures=tuple(figures[task.pk])) for task in tasks
    ]


def sentence_of(actor: Actor, task: Task) -> Surroundings | None:
    """The sentence of a task; None where a figure in it, or beside it, is hidden from ``actor``."""
    body = task.document.body
    start, end = sentence_at(body, task.start, task.end)
    if hides(actor, task.document_id, start, end):
        return None
    around = surroundings(actor, task.document, task.start, task.end)
    return replace(around, before="", after="")


def unit_options(actor: Actor) -> list[tuple[str, str]]:
    """The units of the tree for a filter, those below moved to the right."""
    rows = visible(actor, Unit.objects.filter(valid_until=None)).order_by("path")
    return [(str(unit.pk), "\u3000" * (unit.path.count("/") - 2) + unit.name) for unit in rows]


def findings_about(actor: Actor, task: Task) -> list[tuple[Finding, list[Citation]]]:
    """What was noticed about the words of a task, each with its citations elsewhere."""
    here = Q(
        citations__document=task.document_id, citations__start__lt=task.end, citations__end__gt=task.start
    )
    rows = visible(actor, Finding.objects.filter(here).distinct()).prefetch_related("citations")
    return [
        (
            finding,
            [
                cited
                for cited in finding.citations.all()
                if (cited.document_id, cited.start) != (task.document_id, task.start)
            ],
        )
        for finding in rows
    ]


_SHOWN = (
    *("key", "document", "start", "end", "text", "report_place", "report_year", "strength", "deadline"),
    *("testable", "why_not", "section", "number", "document__title", "document__file_name"),
)
_OWNED = Exists(TaskUnit.objects.filter(task=OuterRef("pk")))
_LACKING = {
    "no_owner": ~Q(_OWNED),
    "no_measure": Q(quantified=False),
    "no_deadline": Q(deadline=""),
    "not_testable": Q(testable=False),
}


def _of_unit(actor: Actor, number: str) -> QuerySet[TaskUnit, int]:
    """The tasks that name a unit or one under it."""
    unit = visible(actor, Unit.objects.all()).filter(pk=int(number)).first() if number.isdecimal() else None
    named = TaskUnit.objects.filter(known__path__startswith=unit.path) if unit else TaskUnit.objects.none()
    return named.values_list("task", flat=True)
