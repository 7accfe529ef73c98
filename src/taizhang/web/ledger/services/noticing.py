"""Keeping findings, projects and goals of a place, in place of those that were there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from taizhang.core.ids import make_id
from taizhang.reconcile.projects import ProjectTimeline
from taizhang.reconcile.quotes import Quote
from taizhang.views.reconciliation import Finding as FindingValue
from taizhang.views.reconciliation import Reconciliation
from taizhang.views.sources import Citation as CitationValue
from taizhang.web.ledger.models import Citation, Dismissal, Finding, Goal, Place, Project
from taizhang.web.ledger.services.reach import Cited, Reach, reach_of
from taizhang.web.library.models import Document
from taizhang.web.library.sentences import sentence_at

_BATCH = 300
Documents = Mapping[int, Document]


def keep_findings(place: Place, found: Reconciliation, documents: Documents) -> None:
    """The findings of a place, each with its citations, the earlier first."""
    Finding.objects.filter(place_name=place.name).delete()
    reach = reach_of(documents)
    rows = [_finding(place, value, reach) for value in found.findings]
    keys = [row.key for row in rows]
    dismissed: dict[str, int] = {}
    for at in range(0, len(keys), _BATCH):
        held = Dismissal.objects.filter(finding_key__in=keys[at : at + _BATCH], withdrawn_at=None)
        dismissed |= dict(held.values_list("finding_key", "pk"))
    for row in rows:
        row.dismissal_id = dismissed.get(row.key)
    kept = Finding.objects.bulk_create(rows, batch_size=_BATCH)
    Citation.objects.bulk_create(
        [
            _citation(row, cited, documents)
            for row, value in zip(kept, found.findings, strict=True)
            for cited in _cited(value)
        ],
        batch_size=_BATCH,
    )


def keep_projects(place: Place, found: Reconciliation, documents: Documents) -> None:
    """The projects of a place with their years."""
    Project.objects.filter(place_name=place.name).delete()
    reach = reach_of(documents)
    Project.objects.bulk_create(
        [_project(place, value, reach) for value in found.timelines], batch_size=_BATCH
    )


def keep_goals(place: Place, found: Reconciliation, documents: Documents) -> None:
    """The goals of several years with their paths."""
    Goal.objects.filter(place_name=place.name).delete()
    reach = reach_of(documents)
    Goal.objects.bulk_create(
        [
            Goal(
                key=make_id("goal", value.goal.document, str(value.goal.start), str(value.goal.end)),
                place_name=place.name,
                indicator=value.indicator,
                subject=value.subject,
                form=value.form,
                first_year=value.start,
                last_year=value.end,
                value=value.value,
                value_unit=value.unit,
                document_id=int(value.goal.document),
                start=value.goal.start,
                end=value.goal.end,
                state=max(value.steps, key=lambda step: step.year).state if value.steps else "",
                steps=[
                    {
                        "year": step.year,
                        "known": step.known,
                        "since": step.since,
                        "needed": step.needed,
                        "target": step.target,
                        "state": step.state,
                        "reasons": list(step.reasons),
                        "quotes": [_quote(quote) for quote in step.quotes],
                    }
                    for step in value.steps
                ],
                **reach.of(map(_place, [value.goal, *(q for step in value.steps for q in step.quotes)])),
            )
            for value in found.goals
        ],
        batch_size=_BATCH,
    )


def _finding(place: Place, value: FindingValue, reach: Reach) -> Finding:
    cited = _cited(value)
    parts = [f"{one.document}:{one.start}:{one.end}" for one in cited]
    return Finding(
        key=make_id("finding", value.topic, value.year, *parts),
        topic=value.topic,
        place_name=place.name,
        year=value.year,
        subject=value.subject,
        reasons=list(value.reasons),
        confidence=value.confidence,
        caution=value.caution,
        **reach.of(map(_place, cited)),
    )


def _citation(finding: Finding, cited: CitationValue, documents: Documents) -> Citation:
    number = int(cited.document)
    low, high = sentence_at(documents[number].body, cited.start, cited.end)
    return Citation(
        finding=finding,
        document_id=number,
        start=cited.start,
        end=cited.end,
        sentence_start=low,
        sentence_end=high,
    )


def _cited(value: FindingValue) -> list[CitationValue]:
    return [value.first] if value.second is None else [value.first, value.second]


def _project(place: Place, value: ProjectTimeline, reach: Reach) -> Project:
    reached = [point for point in value.points if point.status == "actual"]
    last = max(reached or value.points, key=lambda point: point.year, default=None)
    promised = Counter(promise.promised for promise in value.promises)
    quotes = [
        *(point.quote for point in value.points),
        *(promise.quote for promise in value.promises),
        *(promise.result for promise in value.promises if promise.result),
        *value.admissions,
    ]
    years = [point.year for point in value.points]
    return Project(
        key=make_id("project-over-years", place.name, value.name, str(min(years, default=0))),
        place_name=place.name,
        name=value.name[:255],
        names=list(value.names),
        stage=last.stage if last else "",
        first_year=min(years, default=None),
        last_year=max(years, default=None),
        behind=sum(promise.outcome == "behind" for promise in value.promises),
        again=max(promised.values(), default=0),
        points=[
            {"year": p.year, "stage": p.stage, "status": p.status, **_quote(p.quote)} for p in value.points
        ],
        promises=[
            {
                "year": p.year,
                "promised": p.promised,
                "reached": p.reached,
                "outcome": p.outcome,
                **_quote(p.quote),
                "result": _quote(p.result) if p.result else None,
            }
            for p in value.promises
        ],
        admissions=[_quote(quote) for quote in value.admissions],
        **reach.of(map(_place, quotes)),
    )


def _quote(quote: Quote) -> dict[str, int]:
    return {"document": int(quote.document), "start": quote.start, "end": quote.end}


def _place(cited: Quote | CitationValue) -> Cited:
    return int(cited.document), cited.start, cited.end
