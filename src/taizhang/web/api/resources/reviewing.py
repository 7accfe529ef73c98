"""Decisions of people about records, through the same services as the pages."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema
from pydantic import ConfigDict, Field

from taizhang.web.api.access import WRITERS
from taizhang.web.api.asking import actor_asking
from taizhang.web.api.paging import Text
from taizhang.web.api.problems import RefusalError, refusals
from taizhang.web.api.resources.statements import statement_of
from taizhang.web.api.resources.tasks import task_of
from taizhang.web.library.models import Decision, Statement, Task
from taizhang.web.library.services.review import TakenError, accept, correct, reject

router = Router(tags=["审核 Review"], auth=WRITERS)

Words = Annotated[str, Field(max_length=2000, pattern=r"^[^\x00]*$")]


class StatementFields(Schema):
    """The fields of a statement that are decided; those left out stay as they are."""

    model_config = ConfigDict(extra="forbid")

    start: Annotated[int, Field(ge=0, le=2**31 - 1)] | None = None
    end: Annotated[int, Field(ge=0, le=2**31 - 1)] | None = None
    value: Annotated[float, Field(ge=-1e18, le=1e18)] | None = None
    value_high: Annotated[float, Field(ge=-1e18, le=1e18)] | None = None
    unit_text: Text | None = None
    kind: Text | None = None
    cmp: Text | None = None
    status: Text | None = None
    period: Text | None = None
    modality: Text | None = None
    subject: Words | None = None
    indicator: Text | None = None
    basis: Text | None = None
    place: Text | None = None
    scope: Text | None = None
    relation: Annotated[Text, Field(max_length=64)] | None = None


class UnitFields(Schema):
    """A unit of a task."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[Text, Field(min_length=1, max_length=120)]
    role: Literal["lead", "responsible", "cooperating"]


class TaskFields(Schema):
    """The fields of a task that are decided; those left out stay as they are."""

    model_config = ConfigDict(extra="forbid")

    start: Annotated[int, Field(ge=0, le=2**31 - 1)] | None = None
    end: Annotated[int, Field(ge=0, le=2**31 - 1)] | None = None
    verb: Text | None = None
    object: Words | None = None
    strength: Text | None = None
    deadline: Text | None = None
    quantified: bool | None = None
    testable: bool | None = None
    why_not: Words | None = None
    units: Annotated[list[UnitFields], Field(max_length=50)] | None = None


class Said(Schema):
    """What is decided of a record."""

    decision: Literal["accept", "correct", "reject"]
    version: Annotated[int, Field(ge=0, le=2**31 - 1)] = Field(description="看到的版本 the version seen")
    why: Words = ""


class StatementSaid(Said):
    """What is decided of a statement; ``fields`` for a correction."""

    fields: StatementFields = StatementFields()


class TaskSaid(Said):
    """What is decided of a task; ``fields`` for a correction."""

    fields: TaskFields = TaskFields()


class DecisionOut(Schema):
    """A decision (审核决定) as it was kept."""

    number: int
    kind: str
    key: str
    before: dict[str, Any]
    after: dict[str, Any]
    why: str
    at: datetime


@router.post(
    "/statements/{key}/review",
    response={200: DecisionOut, **refusals(409)},
    summary="审核一条陈述 Review a statement",
)
def review_statement(request: HttpRequest, key: Text, said: StatementSaid) -> Any:
    """确认、更正、否定。别人先审过的（版本不同）回答 409。Decided by another meanwhile: 409."""
    row = statement_of(actor_asking(request), key)
    return _decided(request, row, said, said.fields.model_dump(exclude_unset=True))


@router.post(
    "/tasks/{key}/review", response={200: DecisionOut, **refusals(409)}, summary="审核一项任务 Review a task"
)
def review_task(request: HttpRequest, key: Text, said: TaskSaid) -> Any:
    """确认、更正、否定。别人先审过的（版本不同）回答 409。Decided by another meanwhile: 409."""
    row = task_of(actor_asking(request), key)
    return _decided(request, row, said, said.fields.model_dump(exclude_unset=True))


def _decided(request: HttpRequest, row: Statement | Task, said: Said, fields: dict[str, Any]) -> DecisionOut:
    told: dict[str, Any] = {
        "actor": actor_asking(request),
        "row": row,
        "seen": said.version,
        "now": timezone.now(),
        "why": said.why,
    }
    try:
        match said.decision:
            case "accept":
                decision = accept(**told)
            case "reject":
                decision = reject(**told)
            case "correct":
                decision = correct(**told, fields=_given(fields))
    except TakenError as error:
        raise RefusalError(409, "taken") from error
    return _told(decision, row.key)


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that are told; only numbers can be taken away by null."""
    return {name: value for name, value in fields.items() if value is not None or name.startswith("value")}


def _told(decision: Decision, key: str) -> DecisionOut:
    return DecisionOut(
        number=decision.pk,
        kind=decision.kind,
        key=key,
        before=decision.before,
        after=decision.after,
        why=decision.why,
        at=decision.at,
    )
