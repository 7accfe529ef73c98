"""Goals of several years: the path of each, and what its years need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from taizhang.reconcile.checks_facts import number, percent
from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, visible
from taizhang.web.ledger.indicators import named_like
from taizhang.web.ledger.links import span_of
from taizhang.web.ledger.models import Goal
from taizhang.web.ui.lists.filters import Asked, Years, choice, choices, text, years

STATES = ("short", "no_target", "enough", "reached")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalsAsked(Asked):
    """What can be asked of goals."""

    words: str = text(label="ledger.words")
    place: str = choice(label="ledger.place")
    state: tuple[str, ...] = choices(label="ledger.goal.state", group="ledger.goal.states", values=STATES)
    year: Years = years(label="ledger.goal.span")


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """One plan year on the way to a goal, in words.

    ``needed`` is "" where nothing is needed any more. ``sources``: where the figures stand, the plan's first.
    """

    year: int
    known: str
    since: int | None
    needed: str
    target: str
    state: str
    reasons: tuple[str, ...]
    sources: tuple[str, ...]


def goals_asked(actor: Actor, asked: GoalsAsked, action: Action = Action.VIEW) -> QuerySet[Goal]:
    """The goals that fit what is asked."""
    rows = visible(actor, Goal.objects.all(), action)
    if asked.words:
        rows = rows.filter(Q(subject__contains=asked.words) | Q(indicator__in=named_like(asked.words)))
    if asked.place:
        rows = rows.filter(place_name=asked.place)
    if asked.state:
        rows = rows.filter(state__in=asked.state)
    if asked.year.first is not None:
        rows = rows.filter(last_year__gte=asked.year.first)
    if asked.year.last is not None:
        rows = rows.filter(first_year__lte=asked.year.last)
    return rows


def measure_of(goal: Goal) -> str:
    """In what a year is measured: ``growth``, ``share`` (the level of a share or rate) or ``total``."""
    if goal.form == "total":
        return "total"
    return "share" if goal.form == "level" and goal.value_unit == "" else "growth"


def aim_of(goal: Goal) -> str:
    """What is to be reached, in words."""
    return percent(goal.value) if goal.value_unit == "" else number(goal.value, goal.value_unit)


def years_of(goal: Goal) -> tuple[Year, ...]:
    """The plan years of a goal, in order."""
    return tuple(_year(goal, step) for step in sorted(goal.steps, key=lambda step: step["year"]))


def _year(goal: Goal, step: Mapping[str, Any]) -> Year:
    known = step["known"]
    unit = goal.value_unit if goal.form == "level" or measure_of(goal) == "total" else ""
    return Year(
        year=step["year"],
        known="" if known is None else _figure(known, unit),
        since=step["since"],
        needed="" if step["state"] == "reached" else _figure(step["needed"], _unit(goal)),
        target="" if step["target"] is None else _figure(step["target"], _unit(goal)),
        state=step["state"],
        reasons=tuple(step["reasons"]),
        sources=tuple(span_of(quote["document"], quote["start"], quote["end"]) for quote in step["quotes"]),
    )


def _unit(goal: Goal) -> str:
    return goal.value_unit if measure_of(goal) == "total" else ""


def _figure(value: float, unit: str) -> str:
    return (percent(value) if unit == "" else number(value, unit)).replace("-", "−")
