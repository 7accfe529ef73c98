"""Tasks, with the units that the text names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.models import Unit
from taizhang.web.accounts.policies import Action, may
from taizhang.web.api.asking import actor_asking
from taizhang.web.api.paging import Number, Page, Part, Text, Year, page_of
from taizhang.web.api.problems import refusals
from taizhang.web.api.provenance import Source, of_documents_seen, source
from taizhang.web.library.counted import counted
from taizhang.web.library.models import Task, TaskUnit

router = Router(tags=["任务 Tasks"])


class UnitNamed(Schema):
    """A unit that the text names; ``unit`` its number among the units, if it is known."""

    name: str
    role: str
    unit: int | None


class TaskOut(Schema):
    """A task (任务)."""

    key: str
    version: int
    place: str
    report_year: int | None
    verb: str
    object: str
    strength: str
    deadline: str
    quantified: bool
    testable: bool
    why_not: str
    number: str
    units: list[UnitNamed]
    review: str
    tier: str
    source: Source


class TasksAsked(Part):
    """Which tasks."""

    document: Number | None = None
    place: Text = ""
    report_year: Year | None = None
    strength: Literal["binding", "firm", "strive", "promote", "study"] | None = None
    testable: bool | None = None
    unit: Number | None = None


@router.get("", response={200: Page[TaskOut], **refusals()}, summary="任务清单 List of tasks")
def tasks(request: HttpRequest, asked: Query[TasksAsked]) -> Any:
    """现行文档里没有被否定的任务。Tasks of current documents that nobody rejected."""
    rows = tasks_seen(actor_asking(request))
    conditions = {
        "document": asked.document,
        "report_place": asked.place or None,
        "report_year": asked.report_year,
        "strength": asked.strength,
        "testable": asked.testable,
    }
    rows = rows.filter(**{name: value for name, value in conditions.items() if value is not None})
    if asked.unit is not None:
        rows = rows.filter(pk__in=TaskUnit.objects.filter(known=asked.unit).values("task"))
    return page_of(rows, asked, lambda found: tasks_told(request, found))


@router.get("/{key}", response={200: TaskOut, **refusals()}, summary="一项任务 One task")
def task(request: HttpRequest, key: Text) -> Any:
    """按固定编号。By its permanent key."""
    return tasks_told(request, [task_of(actor_asking(request), key)])[0]


def tasks_seen(actor: Actor) -> QuerySet[Task]:
    """The tasks that count and that ``actor`` may see."""
    rows = of_documents_seen(actor, counted(actor, Task.objects.all()))
    return rows.select_related("document").prefetch_related("units")


def task_of(actor: Actor, key: str) -> Task:
    """The task of a key. Raises Http404."""
    row = tasks_seen(actor).filter(key=key).order_by("pk").first()
    if row is None:
        raise Http404
    return row


def tasks_told(request: HttpRequest, rows: Sequence[Task]) -> list[TaskOut]:
    """Tasks as they are given; the numbers of units only to who may see units."""
    units = may(actor_asking(request), Action.VIEW, Unit)
    return [
        TaskOut(
            key=row.key,
            version=row.version,
            place=row.report_place,
            report_year=row.report_year,
            verb=row.verb,
            object=row.object,
            strength=row.strength,
            deadline=row.deadline,
            quantified=row.quantified,
            testable=row.testable,
            why_not=row.why_not,
            number=row.number,
            units=[
                UnitNamed(name=unit.name, role=unit.role, unit=unit.known_id if units else None)
                for unit in row.units.all()
            ],
            review=row.review,
            tier=row.tier,
            source=source(request, row.document, start=row.start, end=row.end, text=row.text, key=row.key),
        )
        for row in rows
    ]
