"""The style guide (样式指南): every shared component once, for whoever writes pages; figures invented."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import Any, get_args

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from taizhang.core.verdict import Outcome
from taizhang.web.ui import guide_charts
from taizhang.web.ui.guide_form import GuideForm
from taizhang.web.ui.lists.columns import Column
from taizhang.web.ui.lists.export import export, export_asked
from taizhang.web.ui.lists.filters import Asked, Years, choices, flag, parse, text, years
from taizhang.web.ui.lists.listing import make_listing
from taizhang.web.ui.parts import Fact, Link, done
from taizhang.web.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleAsked(Asked):
    """What the sample list can be asked."""

    words: str = text(label="ui.guide_place")
    tier: tuple[str, ...] = choices(label="ui.guide_tier", group="ui.tier", values=("internal", "public"))
    year: Years = years(label="ui.year")
    high: bool = flag(label="ui.guide_high")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A row of the sample list."""

    place: str
    year: int
    growth: float
    tier: str


_ROWS = tuple(
    Sample(
        place=place,
        year=year,
        growth=4.2 + (number * 7 + year * 3) % 29 / 10,
        tier="public" if number % 3 else "internal",
    )
    for number, place in enumerate(("望溪区", "松坪区", "青石县", "南坡区", "云岚区", "柳河县", "北岭市"))
    for year in range(2016, 2025)
)
_COLUMNS: tuple[Column[Sample], ...] = (
    Column(
        key="place",
        label="ui.guide_place",
        value=attrgetter("place"),
        sort=("place",),
        href=lambda row: f"{reverse('guide')}?panel={row.place}",
        side=True,
    ),
    Column(key="year", label="ui.year", value=lambda row: str(row.year), sort=("year",)),
    Column(
        key="growth",
        label="ui.guide_growth",
        value=attrgetter("growth"),
        sort=("growth",),
        number=True,
        unit="%",
    ),
    Column(key="tier", label="ui.guide_tier", value=lambda row: say(f"ui.tier.{row.tier}")),
)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponseBase:
    """Every component; a post shows the message that can be undone, or what is wrong in the form."""
    if request.actor.is_visitor:  # type: ignore[attr-defined]  # set by a middleware
        raise PermissionDenied
    if "panel" in request.GET:
        return _panel(request, request.GET["panel"])
    if request.GET.get("confirm") == "1":
        return _confirm(request)
    asked = parse(SampleAsked, request.GET)
    rows = _asked(asked)
    if (kind := export_asked(request.GET)) is not None:
        return export(rows, _COLUMNS, name="sample", kind=kind)
    form = GuideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done(request, say("ui.guide_done"), undo="guide")
    here = reverse("guide")
    context: dict[str, Any] = {
        "heading": say("ui.guide"),
        "listing": make_listing(
            request.GET, asked=asked, rows=rows, columns=_COLUMNS, every=len(_ROWS), size=8
        ),
        "may_export": True,
        "form": form,
        "outcomes": get_args(Outcome),
        "charts": guide_charts.all_charts(href=f"{here}?panel=望溪区"),
        "crumbs": (Link(words=say("ui.menu.overview"), href="/"),),
        "tabs": (
            Link(words=say("ui.menu.indicators"), href=here, current=True),
            Link(words=say("ui.menu.tasks"), href=here),
        ),
        "facts": (
            Fact(words=say("ui.guide_place"), text="望溪区", href=f"{here}?panel=望溪区", side=True),
            Fact(words=say("ui.guide_growth"), text="5.4%"),
        ),
    }
    return render(request, "ui/guide.html", context)


def _asked(asked: SampleAsked) -> list[Sample]:
    first, last = asked.year.first or 0, asked.year.last or 9999
    rows = [
        row
        for row in _ROWS
        if asked.words in row.place
        and first <= row.year <= last
        and (not asked.tier or row.tier in asked.tier)
        and (not asked.high or row.growth >= 6)
    ]
    key = asked.sort.removeprefix("-")
    if key in ("place", "year", "growth"):
        rows.sort(key=attrgetter(key), reverse=asked.sort.startswith("-"))
    return rows


def _panel(request: HttpRequest, place: str) -> HttpResponse:
    return render(request, "ui/guide_panel.html", {"heading": place})


def _confirm(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "ui/confirm.html",
        {
            "heading": say("ui.guide_confirm"),
            "consequence": say("ui.guide_consequence"),
            "action": say("ui.guide_confirm"),
            "back": reverse("guide"),
        },
    )
