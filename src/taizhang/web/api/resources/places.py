"""Places with reports, and units."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Max, Min
from django.http import HttpRequest
from ninja import Query, Router, Schema

from taizhang.web.accounts.models import Unit
from taizhang.web.accounts.policies import visible
from taizhang.web.api.asking import actor_asking
from taizhang.web.api.paging import Page, Part, page_of
from taizhang.web.api.problems import refusals
from taizhang.web.api.provenance import documents_seen

router = Router(tags=["地区与单位 Places and units"])


class PlaceOut(Schema):
    """A place (地区) with documents that may be seen."""

    name: str
    code: str
    documents: int
    first_year: int | None
    last_year: int | None


class UnitOut(Schema):
    """A unit (单位)."""

    number: int
    name: str
    short_name: str
    kind: str
    parent: int | None
    aliases: list[str]
    valid_from: date | None
    valid_until: date | None
    merged_into: int | None


@router.get("/places", response={200: list[PlaceOut], **refusals()}, summary="地区 Places")
def places(request: HttpRequest) -> Any:
    """有报告的地区；只数看得到的文档。Places with reports; only documents that may be seen count."""
    rows = documents_seen(actor_asking(request)).exclude(place="").order_by("place").values("place")
    told = rows.annotate(
        division=Max("code"), documents=Count("pk"), first_year=Min("year"), last_year=Max("year")
    )
    return [
        PlaceOut(
            name=row["place"],
            code=row["division"],
            documents=row["documents"],
            first_year=row["first_year"],
            last_year=row["last_year"],
        )
        for row in told
    ]


@router.get("/units", response={200: Page[UnitOut], **refusals()}, summary="单位 Units")
def units(request: HttpRequest, asked: Query[Part]) -> Any:
    """单位树，只对本单位的人。The tree of units, for those who hold a post."""
    rows = visible(actor_asking(request), Unit.objects.prefetch_related("aliases"))
    return page_of(rows, asked, lambda found: [_told(row) for row in found])


def _told(row: Unit) -> UnitOut:
    return UnitOut(
        number=row.pk,
        name=row.name,
        short_name=row.short_name,
        kind=row.kind,
        parent=row.parent_id,
        aliases=[alias.name for alias in row.aliases.all()],
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        merged_into=row.merged_into_id,
    )
