"""Projects through the years: where each stands, what was promised again, what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, visible
from taizhang.web.ledger.links import span_of
from taizhang.web.ledger.models import Project
from taizhang.web.ui.lists.filters import Asked, Years, choice, choices, flag, text, years

STAGES = ("idea", "preparation", "start", "construction", "topped", "completed", "operating")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectsAsked(Asked):
    """What can be asked of projects."""

    words: str = text(label="ledger.words")
    place: str = choice(label="ledger.place")
    stage: tuple[str, ...] = choices(label="ledger.stage_label", group="ledger.stage", values=STAGES)
    year: Years = years(label="ledger.told_in")
    stalled: bool = flag(label="ledger.stalled")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One stage on the line of a project.

    ``state``: now (the furthest reached), reached, passed (before it, told by no report), promised, ahead;
    ``year``: the first in which a report tells it.
    """

    stage: str
    state: str
    year: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one report says of a project in a year; ``kind`` is actual, target, or admitted (a problem)."""

    year: int | None
    kind: str
    stage: str
    href: str
    reached: str = ""
    outcome: str = ""
    result: str = ""


def projects_asked(actor: Actor, asked: ProjectsAsked, action: Action = Action.VIEW) -> QuerySet[Project]:
    """The projects that fit what is asked."""
    rows = visible(actor, Project.objects.all(), action)
    if asked.words:
        rows = rows.filter(name__contains=asked.words)
    if asked.place:
        rows = rows.filter(place_name=asked.place)
    if asked.stage:
        rows = rows.filter(stage__in=asked.stage)
    if asked.year.first is not None:
        rows = rows.filter(last_year__gte=asked.year.first)
    if asked.year.last is not None:
        rows = rows.filter(first_year__lte=asked.year.last)
    return rows.filter(Q(behind__gt=0) | Q(again__gt=1)) if asked.stalled else rows


def line_of(project: Project) -> tuple[Step, ...]:
    """The stages in their order, each with what is known of it."""
    reached = _first_years(project.points, "actual")
    promised = _first_years(project.points, "target")
    now = max((STAGES.index(stage) for stage in reached), default=-1)
    steps = []
    for at, stage in enumerate(STAGES):
        if at > now:
            state = "promised" if stage in promised else "ahead"
        elif at == now:
            state = "now"
        else:
            state = "reached" if stage in reached else "passed"
        year = reached.get(stage) if at <= now else promised.get(stage)
        steps.append(Step(stage=stage, state=state, year=year))
    return tuple(steps)


def told_of(project: Project) -> tuple[Told, ...]:
    """All that reports say of a project, by year: results first, then promises with what became of them."""
    points = [
        Told(year=point["year"], kind="actual", stage=point["stage"], href=_href(point))
        for point in project.points
        if point["status"] == "actual"
    ]
    promises = [
        Told(
            year=promise["year"],
            kind="target",
            stage=promise["promised"],
            href=_href(promise),
            reached=promise["reached"] or "",
            outcome=promise["outcome"],
            result=_href(promise["result"]) if promise["result"] else "",
        )
        for promise in project.promises
    ]
    return tuple(sorted([*points, *promises], key=lambda told: (told.year or 0, told.kind != "actual")))


def admissions_of(project: Project) -> tuple[str, ...]:
    """Where reports admit that a project is late."""
    return tuple(map(_href, project.admissions))


def _first_years(points: Iterable[Mapping[str, Any]], status: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for point in points:
        if point["status"] == status:
            found[point["stage"]] = min(point["year"], found.get(point["stage"], point["year"]))
    return found


def _href(quote: Mapping[str, Any]) -> str:
    return span_of(quote["document"], quote["start"], quote["end"])
