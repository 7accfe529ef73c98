"""Indicators (指标): one line for each and place, and one with all its years."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from taizhang.lexicon.indicators import catalogue
from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import Action
from taizhang.web.ledger.figures import as_written, year_of
from taizhang.web.ledger.links import source_of
from taizhang.web.ledger.pictures import picture
from taizhang.web.ledger.selectors.indicators import (
    IndicatorLine,
    IndicatorsAsked,
    YearLine,
    elsewhere,
    figures_of,
    indicator_line,
    indicator_lines,
    places_of,
    series,
    series_asked,
)
from taizhang.web.ledger.selectors.observed import Scale, scale_of, scales
from taizhang.web.ledger.views.listed import ListPage, answer_list, place_options, staff_only
from taizhang.web.library.models import Statement
from taizhang.web.library.vocabulary import indicator_name, word_of
from taizhang.web.ui.lists.columns import Column
from taizhang.web.ui.lists.export import export, export_asked
from taizhang.web.ui.lists.filters import parse
from taizhang.web.words import language, say


def _told(statement: Statement | None) -> str:
    return f"{year_of(statement)} {as_written(statement)}" if statement else ""


def address_of(indicator: str, place: str, scale: Scale | None = None) -> str:
    """The page of an indicator at a place on a scale."""
    asked = {"place": place} | ({"kind": scale.kind, "unit": scale.unit} if scale else {})
    return f"{reverse('ledger:indicator', args=[indicator])}?{urlencode(asked)}"


PAGE = ListPage(
    name="indicators",
    columns=(
        Column(
            key="indicator",
            label="ledger.indicator",
            value=lambda line: indicator_name(line.indicator),
            sort=("position", "place_name"),
            href=lambda line: address_of(line.indicator, line.place),
        ),
        Column(
            key="place",
            label="ledger.place",
            value=lambda line: line.place,
            sort=("place_name", "position"),
        ),
        Column(
            key="kind",
            label="ledger.kind_label",
            value=lambda line: word_of("kind", line.scale.kind) if line.scale else "",
        ),
        Column(
            key="target",
            label="ledger.latest_target",
            value=lambda line: _told(line.target),
            href=lambda line: source_of(line.target.key) if line.target else "",
            side=True,
        ),
        Column(
            key="result",
            label="ledger.latest_result",
            value=lambda line: _told(line.result),
            href=lambda line: source_of(line.result.key) if line.result else "",
            side=True,
        ),
        Column(key="years", label="ledger.years_told", value=lambda line: len(line.years), number=True),
        Column(
            key="outcome",
            label="ledger.latest_outcome",
            value=lambda line: (
                f"{line.verdict.year} {say(f'ledger.outcome.{line.verdict.outcome}')}" if line.verdict else ""
            ),
        ),
    ),
    order=("position", "place_name"),
    template="ledger/indicators.html",
)


@login_required
@require_safe
def listing(request: ActorRequest) -> HttpResponseBase:
    """The list."""
    staff_only(request)
    asked = parse(IndicatorsAsked, request.GET)
    return answer_list(
        request,
        PAGE,
        asked=asked,
        find=lambda action: series_asked(request.actor, asked, action),
        every=series(request.actor),
        make=partial(indicator_lines, request.actor),
        options={"place": place_options()},
    )


def _flags(line: YearLine) -> str:
    return "；".join(say(f"ledger.flag.{flag}") for flag in line.figures.flags)


def _vintages(line: YearLine) -> str:
    return "；".join(
        say(
            "ledger.vintage_told",
            form=say(f"ledger.vintage.{one.form}"),
            text=as_written(one.statement),
            year=one.statement.report_year,
        )
        for one in line.figures.vintages
    )


def _bases(line: YearLine) -> str:
    return "、".join(
        dict.fromkeys(one.statement.basis for one in line.figures.vintages if one.statement.basis)
    )


_YEARS: tuple[Column[YearLine], ...] = (
    Column(key="year", label="ledger.year", value=lambda line: line.figures.year),
    Column(
        key="target",
        label="ledger.original",
        value=lambda line: as_written(line.figures.target) if line.figures.target else "",
    ),
    Column(
        key="target_value",
        label="ledger.target_value",
        value=lambda line: line.figures.target.value if line.figures.target else None,
        number=True,
    ),
    Column(
        key="adjusted",
        label="ledger.adjusted",
        value=lambda line: line.versions[-1].text if len(line.versions) > 1 else "",
    ),
    Column(
        key="result",
        label="ledger.result",
        value=lambda line: as_written(line.figures.result) if line.figures.result else "",
    ),
    Column(
        key="result_value",
        label="ledger.result_value",
        value=lambda line: line.figures.result.value if line.figures.result else None,
        number=True,
    ),
    Column(
        key="unit",
        label="ledger.unit_of_measure",
        value=lambda line: (line.figures.result or line.figures.target or Statement()).unit_text,
    ),
    Column(key="vintages", label="ledger.vintages", value=_vintages),
    Column(key="basis", label="ledger.basis", value=_bases),
    Column(key="flags", label="ledger.flags", value=_flags),
    Column(
        key="outcome",
        label="ledger.outcome_label",
        value=lambda line: say(f"ledger.outcome.{line.verdict.outcome}") if line.verdict else "",
    ),
    Column(
        key="margin",
        label="ledger.margin_number",
        value=lambda line: line.versions[-1].margin if line.versions else None,
        number=True,
    ),
)


@login_required
@require_safe
def indicator(request: ActorRequest, name: str) -> HttpResponseBase:
    """One indicator of a place: target beside actual for each year, on one scale.

    ``?place=&kind=&unit=``; without a place that with most figures, without a scale that with most.
    """
    staff_only(request)
    places = places_of(request.actor, name)
    if not places:
        raise Http404
    names = [row.place_name for row in places]
    asked_place = request.GET.get("place", "")
    place = asked_place if asked_place in names else names[0]
    kind = export_asked(request.GET)
    told = figures_of(request.actor, [(name, place)], Action.EXPORT if kind else Action.VIEW)
    statements = told.get((name, place), [])
    known = scales(statements)
    scale = _scale(request, known)
    line = indicator_line(request.actor, name, place, scale=scale, statements=statements)
    if kind:
        return export(line.years, _YEARS, name=f"indicator-{name}", kind=kind)
    latest = next((one.figures for one in line.years if one.figures.result), None)
    others = elsewhere(request.actor, name, scale, year=latest.year, but=place) if scale and latest else []
    entry = catalogue().get(name)
    return render(
        request,
        "ledger/indicator.html",
        {
            "name": name,
            "heading": indicator_name(name),
            "other_name": (entry.zh if language() == "en" else entry.en) if entry else "",
            "basis": (entry.basis_en if language() == "en" else entry.basis_zh) if entry else "",
            "direction": entry.direction if entry else "",
            "line": line,
            "place": place,
            "places": names,
            "scale": scale,
            "scales": [
                (one, word_of("kind", one.kind), address_of(name, place, one), one == scale) for one in known
            ],
            "notes": _notes(line, statements),
            "picture": picture(line) if line.scale else None,
            "others": others,
            "others_year": latest.year if latest else None,
            "may_export": True,
            "current": "indicators",
        },
    )


def _scale(request: ActorRequest, known: list[Scale]) -> Scale | None:
    wanted = Scale(kind=request.GET.get("kind", ""), unit=request.GET.get("unit", ""))
    if wanted in known:
        return wanted
    return next((one for one in known if one.kind == wanted.kind), known[0] if known else None)


def _notes(line: IndicatorLine, statements: list[Statement]) -> list[str]:
    """What to know before figures are laid side by side."""
    notes = []
    every = [vintage.statement for one in line.years for vintage in one.figures.vintages]
    bases = sorted({one.basis for one in every if one.basis})
    if bases:
        plain = any(not one.basis for one in every)
        key = "ledger.bases_differ_some_plain" if plain else "ledger.bases_differ"
        notes.append(say(key, bases="、".join(bases)))
    for flag in ("estimate", "partial_period", "revised", "two_values", "bound"):
        years = [str(one.figures.year) for one in line.years if flag in one.figures.flags]
        if years:
            notes.append(f"{'、'.join(years)}: {say(f'ledger.flag.{flag}')}")
    if line.scale:
        same_kind = [one for one in statements if one.kind == line.scale.kind and one.value is not None]
        other = sum(scale_of(one) != line.scale for one in same_kind)
        if other:
            notes.append(say("ledger.other_units", n=other))
    return notes
