"""Goals of several years (五年目标) against the yearly path: the list, and one goal with its years."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from taizhang.views.flow import flowing
from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import visible
from taizhang.web.ledger.links import span_of
from taizhang.web.ledger.models import Goal
from taizhang.web.ledger.selectors.goals import (
    GoalsAsked,
    Year,
    aim_of,
    goals_asked,
    measure_of,
    years_of,
)
from taizhang.web.ledger.views.access import staff_page
from taizhang.web.ledger.views.listed import ListPage, answer_list, place_options
from taizhang.web.ledger.vocabulary import called
from taizhang.web.ui.charts.figures import line_of_years
from taizhang.web.ui.charts.model import Chart, Point, Series
from taizhang.web.ui.lists.columns import Column
from taizhang.web.ui.lists.filters import parse
from taizhang.web.words import say


def _last(goal: Goal) -> Year | None:
    return years_of(goal)[-1] if goal.steps else None


def _told(goal: Goal, name: str) -> str:
    last = _last(goal)
    return str(getattr(last, name)) if last else ""


PAGE = ListPage(
    name="goals",
    columns=(
        Column(
            key="subject",
            label="ledger.goal.name",
            value=lambda row: flowing(called(row.indicator, row.subject)),
            sort=("subject",),
            href=lambda row: reverse("ledger:goal", args=[row.key]),
        ),
        Column(key="place", label="ledger.place", value=lambda row: row.place_name, sort=("place_name",)),
        Column(
            key="span",
            label="ledger.goal.span",
            value=lambda row: f"{row.first_year}–{row.last_year}",
            sort=("last_year", "first_year"),
        ),
        Column(key="aim", label="ledger.goal.aim", value=aim_of, number=True),
        Column(key="form", label="ledger.goal.form", value=lambda row: say(f"ledger.goal.forms.{row.form}")),
        Column(key="known", label="ledger.goal.known", value=lambda row: _told(row, "known"), number=True),
        Column(key="needed", label="ledger.goal.needed", value=lambda row: _told(row, "needed"), number=True),
        Column(key="target", label="ledger.goal.target", value=lambda row: _told(row, "target"), number=True),
        Column(
            key="state",
            label="ledger.goal.state",
            value=lambda row: say(f"ledger.goal.states.{row.state}") if row.state else "",
            sort=("state",),
        ),
    ),
    order=("place_name", "-last_year", "id"),
    template="ledger/goals.html",
)


@staff_page
def listing(request: ActorRequest) -> HttpResponseBase:
    """The list."""
    asked = parse(GoalsAsked, request.GET)
    return answer_list(
        request,
        PAGE,
        asked=asked,
        find=lambda action: goals_asked(request.actor, asked, action),
        every=visible(request.actor, Goal.objects.all()),
        options={"place": place_options()},
    )


@staff_page
def goal(request: ActorRequest, key: str) -> HttpResponse:
    """One goal: what each year needs, what its plan aims at."""
    found = visible(request.actor, Goal.objects.filter(key=key)).first()
    if found is None:
        raise Http404
    return render(
        request,
        "ledger/goal.html",
        {
            "goal": found,
            "name": called(found.indicator, flowing(found.subject)),
            "aim": aim_of(found),
            "href": span_of(found.document_id, found.start, found.end),
            "years": years_of(found),
            "measure": measure_of(found),
            "chart": _chart(found),
            "current": "goals",
        },
    )


def _chart(found: Goal) -> Chart:
    """What each year needs beside what its plan aims at, in percent for growth and shares."""
    measure = measure_of(found)
    unit = found.value_unit if measure == "total" else "%"
    scale = 1.0 if measure == "total" else 100.0
    steps = sorted(found.steps, key=lambda step: step["year"])
    words = {year.year: year for year in years_of(found)}

    def points(name: str) -> tuple[Point, ...]:
        return tuple(
            Point(
                at=str(step["year"]),
                value=round(step[name] * scale, 4),
                text=getattr(words[step["year"]], name),
                href=words[step["year"]].sources[0] if name == "target" and step["quotes"] else "",
            )
            for step in steps
            if step[name] is not None and getattr(words[step["year"]], name)
        )

    return line_of_years(
        title=f"{found.place_name} {called(found.indicator, flowing(found.subject))}",
        unit=unit,
        series=(
            Series(name=say(f"ledger.goal.needs.{measure}"), points=points("needed")),
            Series(name=say("ledger.goal.target"), points=points("target"), look="target"),
        ),
    )
