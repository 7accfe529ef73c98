"""Statements: targets and results with their figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from taizhang.web.accounts.actors import Actor
from taizhang.web.api.asking import actor_asking
from taizhang.web.api.paging import Number, Page, Part, Text, Year, page_of
from taizhang.web.api.problems import refusals
from taizhang.web.api.provenance import Source, of_documents_seen, source, stretch
from taizhang.web.library.counted import counted
from taizhang.web.library.models import Statement

router = Router(tags=["陈述 Statements"])

Status = Literal["actual", "estimate", "target"]


class StatementOut(Schema):
    """A figure that a report tells (陈述)."""

    key: str = Field(description="固定编号 permanent key")
    version: int = Field(description="审核时要报上来 to be given back when reviewing")
    place: str = Field(description="报告的地区 place of the report")
    report_year: int | None
    subject: str
    indicator: str
    kind: str
    cmp: str
    status: str
    value: float | None
    value_high: float | None
    unit: str
    period: str
    year: int | None
    modality: str
    basis: str
    scope: str
    of_place: str = Field(description="数字所指的地区，与报告的不同 place of the figure, if another")
    relation: str
    confidence: float
    review: str
    tier: str
    source: Source


class StatementsAsked(Part):
    """Which statements."""

    document: Number | None = None
    place: Text = ""
    report_year: Year | None = None
    year_from: Year | None = Field(None, description="数字所属时期 period of the figure")
    year_to: Year | None = None
    indicator: Text = ""
    status: Status | None = None
    kind: Text = ""
    modality: Literal["expected", "binding"] | None = None


@router.get("", response={200: Page[StatementOut], **refusals()}, summary="陈述清单 List of statements")
def statements(request: HttpRequest, asked: Query[StatementsAsked]) -> Any:
    """现行文档里没有被否定的数字陈述。Figures of current documents that nobody rejected."""
    rows = statements_seen(actor_asking(request))
    conditions = {
        "document": asked.document,
        "report_place": asked.place,
        "report_year": asked.report_year,
        "year__gte": asked.year_from,
        "year__lte": asked.year_to,
        "indicator": asked.indicator,
        "status": asked.status,
        "kind": asked.kind,
        "modality": asked.modality,
    }
    rows = rows.filter(**{name: value for name, value in conditions.items() if value})
    return page_of(rows, asked, lambda found: statements_told(request, found))


@router.get("/{key}", response={200: StatementOut, **refusals()}, summary="一条陈述 One statement")
def statement(request: HttpRequest, key: Text) -> Any:
    """按固定编号。By its permanent key."""
    return statements_told(request, [statement_of(actor_asking(request), key)])[0]


def statements_seen(actor: Actor) -> QuerySet[Any]:
    """The statements that count and that ``actor`` may see, with their sentences."""
    rows = of_documents_seen(actor, counted(actor, Statement.objects.all()))
    sentence = stretch("sentence_start", "sentence_end")
    told: QuerySet[Any] = rows.select_related("document").annotate(around=sentence)
    return told


def statement_of(actor: Actor, key: str) -> Statement:
    """The statement of a key. Raises Http404."""
    row: Statement | None = statements_seen(actor).filter(key=key).order_by("pk").first()
    if row is None:
        raise Http404
    return row


def statements_told(request: HttpRequest, rows: Sequence[Any]) -> list[StatementOut]:
    """Statements as they are given."""
    return [
        StatementOut(
            key=row.key,
            version=row.version,
            place=row.report_place,
            report_year=row.report_year,
            subject=row.subject,
            indicator=row.indicator,
            kind=row.kind,
            cmp=row.cmp,
            status=row.status,
            value=row.value,
            value_high=row.value_high,
            unit=row.unit_text,
            period=row.period,
            year=row.year,
            modality=row.modality,
            basis=row.basis,
            scope=row.scope,
            of_place=row.place,
            relation=row.relation,
            confidence=row.confidence,
            review=row.review,
            tier=row.tier,
            source=source(
                request,
                row.document,
                start=row.start,
                end=row.end,
                text=row.text,
                sentence=row.around,
                key=row.key,
            ),
        )
        for row in rows
    ]
