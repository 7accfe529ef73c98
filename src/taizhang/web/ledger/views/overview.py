"""One plan (一个计划): what was promised, what became of it, what asks for a look today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.ledger.models import Place
from taizhang.web.ledger.outcome_charts import outcome_shares, verdicts_at
from taizhang.web.ledger.selectors.plans import (
    MODALITIES,
    Plan,
    Waiting,
    own_place,
    pairs_of_plan,
    place_named,
    plan_of,
    tasks_of_plan,
    waiting,
    years_of,
)
from taizhang.web.ledger.selectors.verdicts import places_in_work
from taizhang.web.ledger.views.access import staff_page
from taizhang.web.ledger.views.listed import place_options
from taizhang.web.library.vocabulary import word_of
from taizhang.web.ui.charts.model import Chart
from taizhang.web.ui.front import on_front
from taizhang.web.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A number with what it counts and where it leads; ``tone`` as of a status."""

    words: str
    means: str
    n: int
    href: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Something that asks for a look: how many, what, where."""

    n: int
    words: str
    href: str


@staff_page
def overview(request: ActorRequest) -> HttpResponse:
    """The page of one plan: ``?place=&year=``, else the newest plan of one's own place."""
    asked = request.GET.get("place", "").replace("\0", "").strip()
    place = place_named(request.actor, asked) if asked else own_place(request.actor)
    if asked and place is None:
        raise Http404
    if place is None:
        return render(request, "ledger/overview.html", {"plan": None})
    told = plan_told(request, place, year=_number(request.GET.get("year", "")))
    told["places"] = place_options()
    told["pairs"] = pairs_of_plan(request.actor, place.name, told["year"])
    told["in_work"] = places_in_work(request.actor, names=[place.name])
    return render(request, "ledger/overview.html", told)


@on_front
def front(request: ActorRequest) -> str:
    """The newest plan of one's own place, for the first page."""
    place = own_place(request.actor)
    if place is None:
        return render_to_string("ledger/front_empty.html", {}, request=request)
    return render_to_string("ledger/front.html", plan_told(request, place), request=request)


def plan_told(request: ActorRequest, place: Place, *, year: int | None = None) -> dict[str, Any]:
    """What the templates show of a plan; without a ``year`` the newest one that has a result to show."""
    years = years_of(request.actor, place.name)
    if year is None:
        judged = [one for one, counts in years.items() if counts.judged]
        year = judged[0] if judged else next(iter(years), place.last_year or 0)
    plan = plan_of(request.actor, place.name, year)
    tasks = tasks_of_plan(request.actor, place.name, year)
    return {
        "place": place,
        "year": year,
        "years": list(years),
        "plan": plan,
        "counts": plan.counts,
        "tiles": _tiles(plan, untestable=tasks.untestable),
        "tasks": tasks,
        "chart": _chart(plan),
        "looks": _looks(waiting(request.actor, place.name, year), place.name),
        "all_targets": _targets(plan)(""),
    }


def _targets(plan: Plan) -> Callable[..., str]:
    return lambda outcome, **more: verdicts_at(
        place=plan.place, year_from=plan.year, year_to=plan.year, outcome=outcome, **more
    )


def _tiles(plan: Plan, *, untestable: int) -> list[Tile]:
    n, to = plan.counts.by_outcome, _targets(plan)
    asked = urlencode(
        {"topic": "not_testable", "place": plan.place, "year_from": plan.year, "year_to": plan.year}
    )

    def tile(name: str, number: int, href: str, tone: str) -> Tile:
        return Tile(
            words=say(f"ledger.tile.{name}"),
            means=say(f"ledger.tile_means.{name}"),
            n=number,
            href=href,
            tone=tone,
        )

    met = verdicts_at(place=plan.place, year_from=plan.year, year_to=plan.year) + (
        "&outcome=met&outcome=exceeded"
    )
    short = verdicts_at(place=plan.place, year_from=plan.year, year_to=plan.year) + (
        "&outcome=missed&outcome=nearly"
    )
    return [
        tile("met", n["met"] + n["exceeded"], met, "good"),
        tile("missed", n["missed"] + n["nearly"], short, "bad"),
        tile("silent", n["not_reported"], to("not_reported"), "bad"),
        tile("unclear", n["not_comparable"], to("not_comparable"), "open"),
        tile("pending", n["pending"], to("pending"), "open"),
        tile("untestable", untestable, f"{reverse('ledger:findings')}?{asked}", "open"),
    ]


def _chart(plan: Plan) -> Chart:
    to = _targets(plan)
    wholes = [
        (
            word_of("modality", modality) or say("ledger.no_modality"),
            counts,
            partial(to, modality=modality) if modality else (lambda outcome: ""),
        )
        for modality in MODALITIES
        if (counts := plan.by_modality[modality]).total
    ]
    return outcome_shares(
        title=say("ledger.plan_chart", place=plan.place, year=plan.year),
        at=say("ledger.modality"),
        wholes=[*wholes, (say("ui.whole"), plan.counts, to)],
    )


def _looks(found: Waiting, place: str) -> list[Look]:
    documents, here = reverse("library:documents"), urlencode({"place": place})
    every = (
        ("contradictions", f"{reverse('ledger:findings')}?topic=inconsistency&plain=1&{here}"),
        ("doubtful", f"{reverse('library:queue')}?{here}"),
        ("unconfirmed", f"{documents}?unchecked=1"),
        ("failed", f"{documents}?state=failed"),
        ("unread", f"{documents}?state=waiting"),
    )
    return [
        Look(n=n, words=say(f"ledger.look.{name}", n=f"{n:,}"), href=href)
        for name, href in every
        if (n := getattr(found, name))
    ]


def _number(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdigit() and len(value) == 4 else None
