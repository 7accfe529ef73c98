"""The same indicator across places and years (比较): flags first, then chart and table, ambition, rates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from django.http import HttpResponseBase
from django.shortcuts import render

from taizhang.reconcile.ambition import Ambition
from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import Action, visible
from taizhang.web.ledger.figures import as_written
from taizhang.web.ledger.links import source_of, span_of
from taizhang.web.ledger.outcome_charts import outcome_shares, verdicts_at
from taizhang.web.ledger.selectors.ambition import ambition_of, rates
from taizhang.web.ledger.selectors.compare import (
    MOST_PLACES,
    CompareAsked,
    Laid,
    PlaceYear,
    laid_side_by_side,
    places_chosen,
)
from taizhang.web.ledger.selectors.targets import indicator_options
from taizhang.web.ledger.views.access import staff_page
from taizhang.web.library.models import Document, Statement
from taizhang.web.library.vocabulary import indicator_name, word_of
from taizhang.web.ui.charts.figures import bars, line_of_years
from taizhang.web.ui.charts.model import Chart, Point, Series
from taizhang.web.ui.lists.columns import Column
from taizhang.web.ui.lists.controls import controls
from taizhang.web.ui.lists.export import export, export_asked
from taizhang.web.ui.lists.filters import parse
from taizhang.web.words import say

_USUAL = "gdp"
_MOST_AMBITIONS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Bold:
    """A target with what it is measured by, as the table of ambition shows it."""

    ambition: Ambition
    target: str
    results: tuple[tuple[int, str, str], ...]
    to_last: str
    to_mean: str
    peers: str


def _flags(row: PlaceYear) -> str:
    return "；".join(say(f"ledger.flag.{flag}") for flag in row.figures.flags)


def _columns(laid: Laid, actor: Actor) -> tuple[Column[PlaceYear], ...]:
    def text(statement: Statement | None) -> str:
        return as_written(statement) if statement else ""

    def value(statement: Statement | None) -> float | None:
        return laid.value(statement) if statement else None

    results = [row.figures.result for row in laid.rows if row.figures.result]
    rows = visible(actor, Document.objects.filter(pk__in={one.document_id for one in results}), Action.EXPORT)
    titles = {document.pk: str(document) for document in rows}

    def source(statement: Statement | None) -> str:
        return titles.get(statement.document_id, "") if statement else ""

    return (
        Column(key="place", label="ledger.place", value=lambda row: row.place),
        Column(key="year", label="ledger.year", value=lambda row: row.figures.year),
        Column(key="target", label="ledger.promise", value=lambda row: text(row.figures.target)),
        Column(key="target_value", label="ledger.target_value", value=lambda row: value(row.figures.target)),
        Column(key="result", label="ledger.result", value=lambda row: text(row.figures.result)),
        Column(key="result_value", label="ledger.result_value", value=lambda row: value(row.figures.result)),
        Column(key="unit", label="ledger.unit_of_measure", value=lambda row: laid.unit),
        Column(
            key="basis",
            label="ledger.basis",
            value=lambda row: row.figures.result.basis if row.figures.result else "",
        ),
        Column(key="flags", label="ledger.flags", value=_flags),
        Column(key="source", label="ledger.result_document", value=lambda row: source(row.figures.result)),
    )


@staff_page
def compare(request: ActorRequest) -> HttpResponseBase:
    """The page; ``?indicator=&kind=&places=&year_from=&year_to=``."""
    actor = request.actor
    asked = parse(CompareAsked, request.GET)
    known = indicator_options(actor)
    names = [name for name, _ in known]
    usual = _USUAL if _USUAL in names else next(iter(names), "")
    indicator = asked.indicator if asked.indicator in names else usual
    if not indicator:
        return render(request, "ledger/compare.html", {"laid": None})
    chosen, every = places_chosen(actor, indicator, asked.places)
    kind = export_asked(request.GET)
    laid = laid_side_by_side(
        actor,
        indicator,
        chosen,
        kind=asked.kind,
        within=asked.year,
        action=Action.EXPORT if kind else Action.VIEW,
    )
    if kind is not None:
        return export(laid.rows, _columns(laid, actor), name="compare", kind=kind)
    kinds = list(dict.fromkeys(scale.kind for scale in laid.scales))
    shown = CompareAsked(
        indicator=indicator,
        kind=laid.scale.kind if laid.scale else "",
        places=tuple(chosen),
        year=asked.year,
    )
    options = {
        "indicator": known,
        "kind": [(one, word_of("kind", one)) for one in kinds],
        "places": [(place, place) for place in every],
    }
    ambition = ambition_of(laid)
    return render(
        request,
        "ledger/compare.html",
        {
            "laid": laid,
            "heading": indicator_name(indicator),
            "kind": shown.kind,
            "places": chosen,
            "known_places": len(every),
            "most": MOST_PLACES,
            "form": {"controls": controls(shown, options=options)},
            "flags": list(_against(laid)),
            "charts": list(_charts(laid, indicator)) if laid.rows else [],
            "ambition": [_bold(one, laid) for one in ambition[:_MOST_AMBITIONS]],
            "ambition_all": len(ambition),
            "by_place": _rates_of_places(actor, asked, chosen),
            "by_year": rates(actor, chosen, within=asked.year, by="first_year"),
            "by_indicator": [
                (name, indicator_name(name), counts)
                for name, counts in rates(actor, chosen, within=asked.year, by="indicator")
            ],
        },
    )


def _against(laid: Laid) -> Iterator[str]:
    """What speaks against comparing, in words."""
    if len(laid.bases) + laid.plain > 1:
        rest = say("ledger.bases_rest") if laid.plain else ""
        yield say("ledger.bases_differ", bases="、".join(laid.bases), rest=rest)
    for flag, n in sorted(laid.flags.items()):
        if flag != "basis":
            yield say("ledger.flag_counted", n=n, flag=say(f"ledger.flag.{flag}"))
    if laid.elsewhere:
        yield say("ledger.other_unit", n=laid.elsewhere)


def _point(laid: Laid, row: PlaceYear, statement: Statement, *, at: str) -> Point:
    flags = row.figures.flags if statement.status != "target" else ()
    return Point(
        at=at,
        value=laid.value(statement),
        text=as_written(statement),
        href=source_of(statement.key),
        hollow=bool(flags),
        note="；".join(say(f"ledger.flag.{flag}") for flag in flags),
    )


def _charts(laid: Laid, indicator: str) -> Iterator[Chart]:
    """Results over years where there are several; target and result of each place in the last year."""
    name = indicator_name(indicator)
    told = [row for row in laid.rows if row.figures.result]
    if len({row.figures.year for row in told}) > 1:
        series = [
            Series(
                name=place,
                points=tuple(
                    _point(laid, row, row.figures.result, at=str(row.figures.year))
                    for row in told
                    if row.place == place and row.figures.result
                ),
            )
            for place in dict.fromkeys(row.place for row in told)
        ]
        yield line_of_years(
            title=say("ledger.results_of", name=name),
            unit=laid.unit,
            series=series,
            note=say("ledger.hollow_means"),
        )
    years = [row.figures.year for row in told] or list(laid.years)
    last = max(years, key=lambda year: (years.count(year), year))
    of_year = [row for row in laid.rows if row.figures.year == last]
    sides = (
        ("ledger.promise", "target", [(row, row.figures.target) for row in of_year]),
        ("ledger.result", "actual", [(row, row.figures.result) for row in of_year]),
    )
    yield bars(
        title=say("ledger.year_of", name=name, year=last),
        unit=laid.unit,
        at=say("ledger.place"),
        series=[
            Series(
                name=say(label),
                look="target" if look == "target" else "actual",
                points=tuple(_point(laid, row, one, at=row.place) for row, one in found if one),
            )
            for label, look, found in sides
            if any(one for _, one in found)
        ],
        note=say("ledger.hollow_means"),
    )


def _rates_of_places(actor: Actor, asked: CompareAsked, places: list[str]) -> Chart | None:
    found = rates(actor, places, within=asked.year, by="place_name")
    if not found:
        return None
    return outcome_shares(
        title=say("ledger.rates_by_place"),
        at=say("ledger.place"),
        wholes=[(place, counts, partial(_verdicts_of, place, asked)) for place, counts in found],
        note=say("ledger.hit_rate_means"),
    )


def _verdicts_of(place: str, asked: CompareAsked, outcome: str) -> str:
    return verdicts_at(place=place, outcome=outcome, year_from=asked.year.first, year_to=asked.year.last)


def _bold(one: Ambition, laid: Laid) -> Bold:
    rate = one.target.unit == ""

    def difference(value: float | None) -> str:
        if value is None:
            return "—"
        told = f"{value:+.2f}" if rate else f"{100 * value:+.1f}%"
        return told.replace("-", "−") + (f" {say('ledger.points')}" if rate else "")

    return Bold(
        ambition=one,
        target=one.target.quote.text,
        results=tuple(
            (
                result.year,
                result.quote.text,
                span_of(int(result.quote.document), result.quote.start, result.quote.end),
            )
            for result in one.results
        ),
        to_last=difference(one.to_last),
        to_mean=difference(one.to_mean),
        peers=f"{one.bolder}/{len(one.peers)}" if one.peers else "—",
    )
