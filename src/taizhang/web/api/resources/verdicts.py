"""Verdicts: targets beside what later reports tell of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import visible
from taizhang.web.api.asking import actor_asking
from taizhang.web.api.paging import Page, Part, Text, Year, page_of
from taizhang.web.api.problems import refusals
from taizhang.web.api.resources.statements import StatementOut, statements_seen, statements_told
from taizhang.web.ledger.models import Verdict

router = Router(tags=["对账 Verdicts"])

Outcome = Literal["exceeded", "met", "nearly", "missed", "not_reported", "not_comparable", "pending"]


class VerdictOut(Schema):
    """A verdict (结论), with both sentences."""

    key: str
    place: str
    year: str
    indicator: str
    subject: str
    kind: str
    modality: str
    outcome: str = Field(description="现在的结论 what counts")
    machine_outcome: str = Field(description="规则的结论 what the rules say")
    is_corrected: bool
    margin: float | None
    provisional: bool
    repeats: bool
    reasons: list[str]
    tier: str
    target: StatementOut
    result: StatementOut | None = Field(description="没有结果或看不到时为 null")


class VerdictsAsked(Part):
    """Which verdicts."""

    place: Text = ""
    year_from: Year | None = None
    year_to: Year | None = None
    indicator: Text = ""
    outcome: Outcome | None = None
    modality: Literal["expected", "binding"] | None = None
    repeats: bool = Field(False, description="同一报告里重复的目标也要 targets said again, too")


@router.get("", response={200: Page[VerdictOut], **refusals()}, summary="结论清单 List of verdicts")
def verdicts(request: HttpRequest, asked: Query[VerdictsAsked]) -> Any:
    """目标与结果逐条对账。Targets against results."""
    rows = _seen(actor_asking(request))
    conditions = {
        "place_name": asked.place,
        "first_year__gte": asked.year_from,
        "first_year__lte": asked.year_to,
        "indicator": asked.indicator,
        "outcome": asked.outcome,
        "modality": asked.modality,
    }
    rows = rows.filter(**{name: value for name, value in conditions.items() if value})
    rows = rows if asked.repeats else rows.filter(repeats=False)
    return page_of(rows, asked, lambda found: _told(request, found))


@router.get("/{key}", response={200: VerdictOut, **refusals()}, summary="一条结论 One verdict")
def verdict(request: HttpRequest, key: Text) -> Any:
    """按目标的固定编号。By the permanent key of its target."""
    told = _told(request, list(_seen(actor_asking(request)).filter(key=key).order_by("pk")[:1]))
    if not told:
        raise Http404
    return told[0]


def _seen(actor: Actor) -> QuerySet[Verdict]:
    """Verdicts whose target may be seen: what rests on a record shows it."""
    targets = statements_seen(actor)
    return visible(actor, Verdict.objects.all()).filter(target__in=targets.values("pk"))


def _told(request: HttpRequest, rows: Sequence[Verdict]) -> list[VerdictOut]:
    numbers = {number for row in rows for number in (row.target_id, row.result_id) if number}
    shown = list(statements_seen(actor_asking(request)).filter(pk__in=numbers))
    told = {row.pk: out for row, out in zip(shown, statements_told(request, shown), strict=True)}
    return [
        VerdictOut(
            key=row.key,
            place=row.place_name,
            year=row.year,
            indicator=row.indicator,
            subject=row.subject,
            kind=row.kind,
            modality=row.modality,
            outcome=row.outcome,
            machine_outcome=row.machine_outcome,
            is_corrected=row.correction_id is not None,
            margin=row.margin,
            provisional=row.provisional,
            repeats=row.repeats,
            reasons=row.reasons if row.result_id is None or row.result_id in told else [],
            tier=row.tier,
            target=told[row.target_id],
            result=told.get(row.result_id or 0),
        )
        for row in rows
        if row.target_id in told
    ]
