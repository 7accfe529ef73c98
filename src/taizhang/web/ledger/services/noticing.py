"""The rows of findings, projects and goals that a judging gives, and what of them is not as it is held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from taizhang.core.ids import make_id
from taizhang.reconcile.paths import GoalPath
from taizhang.reconcile.projects import ProjectTimeline
from taizhang.reconcile.quotes import Quote
from taizhang.views.reconciliation import Finding as FindingValue
from taizhang.views.sources import Citation as CitationValue
from taizhang.web.differing import Differences, differences
from taizhang.web.ledger.models import Citation, Dismissal, Finding, Goal, Place, Project
from taizhang.web.ledger.services.judging import Judged
from taizhang.web.ledger.services.reach import Cited, Reach
from taizhang.web.library.sentences import sentence_at

_BATCH = 300


def differing_findings(
    place: Place, judged: Judged, *, reach: Reach, dismissed: Mapping[str, int]
) -> tuple[Differences, Differences]:
    """What to write of findings and of their citations, the earlier first.

    ``dismissed`` are the dismissals in force by the keys of findings. What cites a document that counts no
    more is left out.
    """
    rows = []
    for value in judged.found.findings:
        if all(int(one.document) in reach.documents for one in _cited(value)):
            row = _finding(place, value, reach)
            row.dismissal_id = dismissed.get(row.key)
            rows.append((row, value))
    held = Finding.objects.filter(place_name=place.name).order_by("pk")
    findings = differences(Finding, held=held, wanted=[row for row, _ in rows], key=lambda row: row.key)
    # Only now do findings that are held already know their numbers.
    cited = [_citation(row, one, judged) for row, value in rows for one in _cited(value)]
    known = Citation.objects.filter(finding__place_name=place.name).order_by("pk")
    return findings, differences(Citation, held=known, wanted=cited, key=lambda row: row.finding_id)


def differing_projects(place: Place, judged: Judged, *, reach: Reach) -> Differences:
    """What to write of the projects of a place with their years."""
    held = Project.objects.filter(place_name=place.name).order_by("pk")
    wanted = [_project(place, value, reach) for value in judged.found.timelines]
    return differences(Project, held=held, wanted=wanted, key=lambda row: row.key)


def differing_goals(place: Place, judged: Judged, *, reach: Reach) -> Differences:
    """What to write of the goals of several years with their paths."""
    held = Goal.objects.filter(place_name=place.name).order_by("pk")
    wanted = [
        _goal(place, value, reach)
        for value in judged.found.goals
        if int(value.goal.document) in reach.documents
    ]
    return differences(Goal, held=held, wanted=wanted, key=lambda row: row.key)


def keys_of_findings(judged: Judged) -> list[str]:
    """The keys of what was noticed: dismissals rest on them."""
    return [_key(value) for value in judged.found.findings]


def dismissals_of(keys: Iterable[str]) -> dict[str, int]:
    """The dismissals in force of findings, by their keys."""
    wanted, found = sorted(set(keys)), dict[str, int]()
    for at in range(0, len(wanted), _BATCH):
        rows = Dismissal.objects.filter(finding_key__in=wanted[at : at + _BATCH], withdrawn_at=None)
        found |= dict(rows.values_list("finding_key", "pk"))
    return found


def _goal(place: Place, value: GoalPath, reach: Reach) -> Goal:
    return Goal(
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
        **reach.of(map(_place, [value.goal, *(quote for step in value.steps for quote in step.quotes)])),
    )


def _finding(place: Place, value: FindingValue, reach: Reach) -> Finding:
    return Finding(
        key=_key(value),
        topic=value.topic,
        place_name=place.name,
        year=value.year,
        subject=value.subject,
        reasons=list(value.reasons),
        confidence=value.confidence,
        caution=value.caution,
        **reach.of(map(_place, _cited(value))),
    )


def _key(value: FindingValue) -> str:
    parts = [f"{one.document}:{one.start}:{one.end}" for one in _cited(value)]
    return make_id("finding", value.topic, value.year, *parts)


def _citation(finding: Finding, cited: CitationValue, judged: Judged) -> Citation:
    number = int(cited.document)
    # The offsets are those of the text that was judged.
    low, high = sentence_at(judged.documents[number].body, cited.start, cited.end)
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
