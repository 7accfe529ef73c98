"""Indicators: the catalogue, and the figures of one indicator and place through the years."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from taizhang.lexicon.indicators import catalogue
from taizhang.web.api.asking import actor_asking
from taizhang.web.api.paging import Text, Year
from taizhang.web.api.problems import refusals
from taizhang.web.api.resources.statements import StatementOut, statements_seen, statements_told

router = Router(tags=["指标 Indicators"])
_MOST = 500


class IndicatorOut(Schema):
    """An indicator of the catalogue (指标)."""

    id: str
    zh: str
    en: str
    units: list[str]
    growth_unit: str | None
    direction: str
    formula: str
    nature: str


class SeriesOut(Schema):
    """The figures of one indicator and place, by year."""

    indicator: IndicatorOut
    place: str
    items: list[StatementOut]
    is_complete: bool = Field(description=f"超过 {_MOST} 条就不全 no more than that are given")


class SeriesAsked(Schema):
    """Which figures."""

    place: Annotated[Text, Field(min_length=1)]
    year_from: Year | None = None
    year_to: Year | None = None
    status: Literal["actual", "estimate", "target"] | None = None


@router.get("", response={200: list[IndicatorOut], **refusals()}, summary="指标目录 Catalogue of indicators")
def indicators(request: HttpRequest) -> Any:
    """认得的全部指标。All indicators that are known."""
    return [_told(name) for name in catalogue()]


@router.get("/{indicator}/series", response={200: SeriesOut, **refusals()}, summary="指标序列 A series")
def series(request: HttpRequest, indicator: Text, asked: Query[SeriesAsked]) -> Any:
    """一个地区一个指标历年的目标与结果，每个数带出处。Targets and results through the years, with sources."""
    if indicator not in catalogue():
        raise Http404
    conditions = {"year__gte": asked.year_from, "year__lte": asked.year_to, "status": asked.status}
    rows = statements_seen(actor_asking(request)).filter(indicator=indicator, report_place=asked.place)
    rows = rows.filter(**{name: value for name, value in conditions.items() if value})
    found = list(rows.order_by("year", "report_year", "pk")[: _MOST + 1])
    return SeriesOut(
        indicator=_told(indicator),
        place=asked.place,
        items=statements_told(request, found[:_MOST]),
        is_complete=len(found) <= _MOST,
    )


def _told(name: str) -> IndicatorOut:
    entry = catalogue()[name]
    return IndicatorOut(
        id=name,
        zh=entry.zh,
        en=entry.en,
        units=list(entry.units),
        growth_unit=entry.growth_unit,
        direction=entry.direction,
        formula=entry.formula,
        nature=entry.nature,
    )
