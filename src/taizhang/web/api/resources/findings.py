"""Findings: what shows when reports are laid beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema

from taizhang.web.accounts.policies import visible
from taizhang.web.api.asking import actor_asking
from taizhang.web.api.paging import Page, Part, Text, page_of
from taizhang.web.api.problems import refusals
from taizhang.web.api.provenance import Source, of_documents_seen, source, stretch
from taizhang.web.ledger.models import Citation, Finding

router = Router(tags=["发现 Findings"])


class FindingOut(Schema):
    """Something noticed (发现), with the places it rests on."""

    key: str
    topic: str
    place: str
    year: str
    subject: str
    reasons: list[str]
    confidence: float | None
    caution: bool
    tier: str
    citations: list[Source]


class FindingsAsked(Part):
    """Which findings."""

    place: Text = ""
    topic: Literal["dropped", "repeated", "weakened", "inconsistency"] | None = None
    year: Text = ""


@router.get("", response={200: Page[FindingOut], **refusals()}, summary="发现清单 List of findings")
def findings(request: HttpRequest, asked: Query[FindingsAsked]) -> Any:
    """未再提及、重复承诺、表述弱化、前后矛盾。Dropped, repeated, weakened, inconsistent."""
    rows = visible(actor_asking(request), Finding.objects.all())
    conditions = {"place_name": asked.place, "topic": asked.topic, "year": asked.year}
    rows = rows.filter(**{name: value for name, value in conditions.items() if value})
    return page_of(rows, asked, lambda found: _told(request, found))


def _told(request: HttpRequest, rows: Sequence[Finding]) -> list[FindingOut]:
    actor = actor_asking(request)
    cited = Citation.objects.filter(finding__in=[row.pk for row in rows])
    seen = of_documents_seen(actor, visible(actor, cited)).select_related("document")
    places: dict[int, list[Source]] = {}
    for row in seen.annotate(around=stretch()).order_by("pk"):
        place = source(request, row.document, start=row.start, end=row.end, text=row.around)
        places.setdefault(row.finding_id, []).append(place)
    return [
        FindingOut(
            key=row.key,
            topic=row.topic,
            place=row.place_name,
            year=row.year,
            subject=row.subject,
            reasons=row.reasons,
            confidence=row.confidence,
            caution=row.caution,
            tier=row.tier,
            citations=places.get(row.pk, []),
        )
        for row in rows
    ]
