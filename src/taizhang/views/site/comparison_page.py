"""One indicator across places and years: a chart of targets and results, and the same figures as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from taizhang.core.errors import Language
from taizhang.core.statement import Kind
from taizhang.lexicon.units import SCALES
from taizhang.reconcile.comparison import Comparison, Observation, compare
from taizhang.views.charts.years import Panel, Point, panel_charts
from taizhang.views.flow import flowing
from taizhang.views.reconciliation import Reconciliation
from taizhang.views.site.figures import figure
from taizhang.views.site.html import page, said, shown, word
from taizhang.views.site.indicators import indicator_name
from taizhang.views.site.lists import SHAPES
from taizhang.views.sources import Sources
from taizhang.views.wording import wording

_MOST = 16
_LEAST_FIGURES = 4
_MOST_PANELS = 8
_BESIDE = 4


def comparison_page(
    reconciliation: Reconciliation, sources: Sources, *, language: Language, navigation: str
) -> str:
    """The page as HTML: the indicators that most places and years tell."""
    chosen = compared(reconciliation.observations)
    body = "\n".join(
        _section(number, goals, results, sources, language) for number, (goals, results) in enumerate(chosen)
    )
    listed = "".join(
        f'<li><a href="#i{number}">{_name(results, language)}</a></li>'
        for number, (_, results) in enumerate(chosen)
    )
    empty = word("site.none_comparison", language=language, tag="p", attributes=' class="empty"')
    values = {
        "title": shown(wording(language)["site.comparison"]),
        "heading": word("site.comparison", language=language, tag="h1"),
        "navigation": navigation,
        "body": f'<ul class="parts">{listed}</ul>{_legend(language)}{body}' if chosen else empty,
        "kind": "comparison",
    }
    return page("plain.html", script="plain.js", language=language, values=values, styles=("cards.css",))


def compared(observed: Sequence[Observation]) -> list[tuple[Comparison, Comparison]]:
    """Goals and results of the indicators with the most figures, at most ``_MOST``."""
    counts: Counter[tuple[str, Kind]] = Counter((item.indicator, item.kind) for item in observed)
    most = sorted(counts, key=lambda key: (-counts[key], key))[:_MOST]
    found = []
    for indicator, kind in most:
        if counts[indicator, kind] < _LEAST_FIGURES:
            continue
        goals = compare(observed, indicator=indicator, kind=kind, status="target")
        results = compare(observed, indicator=indicator, kind=kind, status="actual")
        if results.cells:
            found.append((goals, results))
    return found


def panels(goals: Comparison, results: Comparison, *, factor: float) -> tuple[Panel, ...]:
    """A panel for each place, values divided by ``factor``; goals only in the unit of the results."""
    places = sorted({*results.places, *(goals.places if goals.unit == results.unit else ())})
    return tuple(
        Panel(
            title=place,
            points=tuple(
                _point(cell, factor)
                for comparison in (goals, results)
                if comparison.unit == results.unit
                for (at, _), cell in sorted(comparison.cells.items())
                if at == place
            ),
        )
        for place in places
    )


def scale_of(comparison: Comparison, *, language: Language) -> tuple[float, str]:
    """What values are divided by to be shown, and the unit they then have: 万 or 亿 where large."""
    if comparison.unit == "":
        return 0.01, "%"
    largest = max((abs(cell.value) for cell in comparison.cells.values()), default=0.0)
    prefix = "亿" if largest >= 1e8 else "万" if largest >= 1e5 else ""
    return SCALES.get(prefix, 1.0), prefix + comparison.unit


def _section(
    number: int, goals: Comparison, results: Comparison, sources: Sources, language: Language
) -> str:
    factor, unit = scale_of(results, language=language)
    drawn = panels(goals, results, factor=factor)
    # Each place in the table; as charts, those with the most figures.
    shown_panels = sorted(drawn, key=lambda panel: -len(panel.points))[:_MOST_PANELS]
    charts = "".join(f"<li>{svg}</li>" for svg in panel_charts(shown_panels))
    kept = "" if len(drawn) <= _MOST_PANELS else word("site.most_panels", language=language, tag="p")
    across = "" if len(drawn) <= _BESIDE else " below"
    table = _table(goals, results, drawn, factor, sources, language)
    told = dict.fromkeys((*results.notes, *goals.notes))
    notes = "".join(f"<li>{said(note, language=language)}</li>" for note in told)
    listed = f'<ul class="reasons">{notes}</ul>' if notes else ""
    return (
        f'<section class="compared" id="i{number}"><h2>{_name(results, language)} '
        f"<small>{shown(unit)}</small></h2>"
        f'{kept}<div class="beside{across}"><ul class="charts">{charts}</ul>'
        f'<div class="table" tabindex="0">{table}</div></div>'
        f"{listed}</section>"
    )


def _table(
    goals: Comparison,
    results: Comparison,
    drawn: Sequence[Panel],
    factor: float,
    sources: Sources,
    language: Language,
) -> str:
    places = [panel.title for panel in drawn]
    years = sorted({point.year for panel in drawn for point in panel.points}, reverse=True)
    head = "".join(f'<th scope="col">{shown(place)}</th>' for place in places)
    rows = []
    for year in years:
        cells = ""
        for place in places:
            found = [results.cells.get((place, year))]
            if goals.unit == results.unit:
                found.insert(0, goals.cells.get((place, year)))
            inner = "<br>".join(figure(cell, sources, language=language) for cell in found if cell)
            cells += f"<td>{inner}</td>"
        rows.append(f'<tr><th scope="row">{year}</th>{cells}</tr>')
    return (
        f'<table class="figures"><thead><tr><th scope="col">{word("site.year", language=language)}</th>'
        f"{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _point(cell: Observation, factor: float) -> Point:
    value = cell.value / factor
    words = f"{cell.place} {cell.period} {flowing(cell.quote.text)}"
    # A figure for a part of the year is drawn hollow, as one that is not final.
    status = "estimate" if "partial_period" in cell.flags and cell.status == "actual" else cell.status
    return Point(year=cell.year, low=value, high=value, status=status, cmp=cell.cmp, words=words)


def _name(comparison: Comparison, language: Language) -> str:
    named = shown(indicator_name(comparison.indicator, language=language))
    return f"{named} · {word(f'kind.{comparison.kind}', language=language)}"


def _legend(language: Language) -> str:
    chips = " ".join(
        f'<span class="chip {status}"><i aria-hidden="true">{SHAPES[status]}</i>'
        f"{word(f'status.{status}', language=language)}</span>"
        for status in ("target", "actual", "estimate")
    )
    return f'<p class="legend">{chips} <span>{word("site.chart_note", language=language)}</span></p>'
