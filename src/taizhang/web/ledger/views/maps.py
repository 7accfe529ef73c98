"""Maps (地图): outlines supplied by an administrator, and an indicator of a year on them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from taizhang.lexicon.indicators import catalogue
from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import Action, may, visible
from taizhang.web.accounts.views.complaints import show
from taizhang.web.ledger.figures import as_written
from taizhang.web.ledger.indicators import positions
from taizhang.web.ledger.links import source_of
from taizhang.web.ledger.models import Outlines, Series
from taizhang.web.ledger.selectors.maps import OnMap, on_map
from taizhang.web.ledger.selectors.observed import Scale
from taizhang.web.ledger.services.outlines import (
    MOST_BYTES,
    remove_outlines,
    restore_outlines,
    supply_outlines,
)
from taizhang.web.ledger.views.access import staff_deed, staff_form, staff_page
from taizhang.web.library.vocabulary import indicator_name
from taizhang.web.ui.charts.maps import map_of_places
from taizhang.web.ui.charts.model import Chart, Point
from taizhang.web.ui.parts import done
from taizhang.web.words import say, say_later


class OutlinesForm(forms.Form):
    """A GeoJSON and the name of the map."""

    name = forms.CharField(label=say_later("ledger.map.name"), max_length=64)
    file = forms.FileField(
        label=say_later("ledger.map.file"),
        help_text=say_later("ledger.map.file_hint"),
        widget=forms.ClearableFileInput(attrs={"accept": ".json,.geojson,application/geo+json"}),
    )


@staff_form
def maps(request: ActorRequest) -> HttpResponse:
    """The maps there are; an administrator supplies one."""
    form = OutlinesForm(request.POST or None, request.FILES or None)
    may_add = may(request.actor, Action.ADD, Outlines)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = supply_outlines(
                actor=request.actor,
                name=said["name"],
                content=said["file"].read(MOST_BYTES + 1),
                now=timezone.now(),
            )
        except ValidationError as error:
            show(form, error)
        else:
            return redirect("ledger:map", made.pk)
    rows = visible(request.actor, Outlines.objects.filter(removed_at=None)).defer("geojson")
    return render(
        request, "ledger/maps.html", {"maps": rows, "form": form, "may_add": may_add, "current": "maps"}
    )


@staff_page
def one_map(request: ActorRequest, number: int) -> HttpResponse:
    """An indicator of a year on a map, with its table."""
    rows = visible(request.actor, Outlines.objects.filter(removed_at=None))
    outlines = get_object_or_404(rows, pk=number)
    known = _indicators(request)
    indicator = request.GET.get("indicator", "")
    if indicator not in catalogue():
        indicator = known[0][0] if known else ""
    years = _years(request, indicator)
    told = request.GET.get("year", "")
    year = int(told) if told.isascii() and told.isdigit() and len(told) == 4 else (years[0] if years else 0)
    kind, unit = request.GET.get("kind", ""), request.GET.get("unit", "")
    found = on_map(
        request.actor,
        outlines,
        indicator=indicator,
        year=year,
        scale=Scale(kind=kind, unit=unit) if kind else None,
    )
    return render(
        request,
        "ledger/map.html",
        {
            "outlines": outlines,
            "indicators": known,
            "indicator": indicator,
            "years": years,
            "year": year,
            "found": found,
            "chart": _chart(outlines, found, indicator=indicator, year=year) if found.by_area else None,
            "may_remove": may(request.actor, Action.DELETE, outlines),
            "current": "maps",
        },
    )


@staff_deed
def remove(request: ActorRequest, number: int) -> HttpResponse:
    """Take a map away."""
    outlines = get_object_or_404(visible(request.actor, Outlines.objects.filter(removed_at=None)), pk=number)
    remove_outlines(actor=request.actor, outlines=outlines, now=timezone.now())
    done(
        request, say("ledger.map.removed", name=outlines.name), undo="ledger:map_restore", number=outlines.pk
    )
    return redirect("ledger:maps")


@staff_deed
def restore(request: ActorRequest, number: int) -> HttpResponse:
    """Bring a map back."""
    outlines = get_object_or_404(visible(request.actor, Outlines.objects.exclude(removed_at=None)), pk=number)
    try:
        restore_outlines(actor=request.actor, outlines=outlines, now=timezone.now())
    except ValidationError as error:
        done(request, " ".join(error.messages))
        return redirect("ledger:maps")
    return redirect("ledger:map", number)


def _indicators(request: ActorRequest) -> list[tuple[str, str]]:
    """The indicators that reports here tell of, by topic."""
    names = visible(request.actor, Series.objects.all()).order_by().values_list("indicator", flat=True)
    order = positions()
    found = sorted(set(names.distinct()), key=lambda name: order.get(name, len(order)))
    return [(name, indicator_name(name)) for name in found]


def _years(request: ActorRequest, indicator: str) -> list[int]:
    """The years of an indicator's figures, the latest first."""
    rows = visible(request.actor, Series.objects.filter(indicator=indicator))
    spans = rows.values_list("first_year", "last_year")
    found = {year for first, last in spans if first and last for year in range(first, last + 1)}
    return sorted(found, reverse=True)[:60]


def _chart(outlines: Outlines, found: OnMap, *, indicator: str, year: int) -> Chart:
    units = {row.unit_text for row in found.by_area.values()}
    plainly = len(units) == 1
    points = []
    for area in outlines.areas:
        row = found.by_area.get(area)
        if row is not None:
            points.append(
                Point(
                    at=area,
                    value=row.value if plainly else row.base_value,
                    text=as_written(row),
                    href=source_of(row.key),
                    hollow=row.status == "estimate",
                    note=say("ledger.flag.estimate") if row.status == "estimate" else "",
                )
            )
    ordered = sorted(points, key=lambda point: -(point.value or 0))
    unit = units.pop() if plainly else (found.scale.unit if found.scale else "")
    missing = len(outlines.areas) - len(points)
    told: dict[str, Any] = {
        "title": f"{indicator_name(indicator)} {year}",
        "unit": unit,
        "at": say("ledger.map.area"),
        "name": f"outlines-{outlines.pk}",
        "outlines": outlines.geojson,
        "points": ordered,
        "note": say("ledger.map.without", n=missing, all=len(outlines.areas)) if missing else "",
    }
    return map_of_places(**told)
