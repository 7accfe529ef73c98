"""Projects through the years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Router, Schema

from taizhang.web.accounts.policies import visible
from taizhang.web.api.asking import actor_asking
from taizhang.web.api.paging import Page, Part, Text, Year, page_of
from taizhang.web.api.problems import refusals
from taizhang.web.api.provenance import numbers_seen
from taizhang.web.ledger.models import Project
from taizhang.web.library.models import Document

router = Router(tags=["项目 Projects"])

Stage = Literal["idea", "preparation", "start", "construction", "topped", "completed", "operating"]


class Point(Schema):
    """What one report says of a project; ``status`` is actual, estimate, target, or promised."""

    year: int | None
    stage: str
    status: str
    outcome: str | None
    document: int
    content_id: str
    start: int
    end: int
    address: str


class ProjectOut(Schema):
    """A project (项目), with what each report says of it."""

    key: str
    place: str
    name: str
    names: list[str]
    stage: str
    first_year: int | None
    last_year: int | None
    behind: int
    again: int
    tier: str
    points: list[Point]


class ProjectsAsked(Part):
    """Which projects."""

    place: Text = ""
    stage: Stage | None = None
    year_from: Year | None = None
    year_to: Year | None = None


@router.get("", response={200: Page[ProjectOut], **refusals()}, summary="项目清单 List of projects")
def projects(request: HttpRequest, asked: Query[ProjectsAsked]) -> Any:
    """每个项目历年走到哪一步。Where each project stood in each year."""
    rows = visible(actor_asking(request), Project.objects.all())
    conditions = {
        "place_name": asked.place,
        "stage": asked.stage,
        "last_year__gte": asked.year_from,
        "first_year__lte": asked.year_to,
    }
    rows = rows.filter(**{name: value for name, value in conditions.items() if value})
    return page_of(rows, asked, lambda found: _told(request, found))


def _told(request: HttpRequest, rows: Sequence[Project]) -> list[ProjectOut]:
    quotes = [quote for row in rows for quote in (*row.points, *row.promises)]
    seen = numbers_seen(actor_asking(request), (int(quote["document"]) for quote in quotes))
    return [
        ProjectOut(
            key=row.key,
            place=row.place_name,
            name=row.name,
            names=row.names,
            stage=row.stage,
            first_year=row.first_year,
            last_year=row.last_year,
            behind=row.behind,
            again=row.again,
            tier=row.tier,
            points=[
                _point(request, quote, seen[int(quote["document"])])
                for quote in (*row.points, *row.promises)
                if int(quote["document"]) in seen
            ],
        )
        for row in rows
    ]


def _point(request: HttpRequest, quote: Mapping[str, Any], document: Document) -> Point:
    span = f"{reverse('library:span', args=[document.pk])}?start={quote['start']}&end={quote['end']}"
    return Point(
        year=quote["year"],
        stage=quote.get("stage") or quote.get("promised") or "",
        status=quote.get("status") or "promised",
        outcome=quote.get("outcome"),
        document=document.pk,
        content_id=document.content_id,
        start=quote["start"],
        end=quote["end"],
        address=request.build_absolute_uri(span),
    )
