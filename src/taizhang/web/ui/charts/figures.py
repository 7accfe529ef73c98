"""Figures over years and over places: lines and bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from taizhang.web.ui.charts.look import (
    base,
    bounds,
    colour,
    figures_axis,
    item,
    names_axis,
    positions,
    symbol_and_dash,
    table_of,
)
from taizhang.web.ui.charts.model import Chart, Point, Series
from taizhang.web.words import say

_ROW = 22  # pixels that a lying bar needs


def line_of_years(*, title: str, unit: str, series: Sequence[Series], note: str = "") -> Chart:
    """Figures over years: what is a target dashed, what is an estimate hollow; a year without one is a gap.

    ``at`` of a point is a year (2024) or years (2021/2025); they stand in the order of their names.
    """
    years = sorted(positions(series))
    drawn = []
    for place, one in enumerate(series):
        symbol, dash = symbol_and_dash(one.look, place)
        known = {point.at: point for point in one.points}
        drawn.append(
            {
                "type": "line",
                "name": one.name,
                "symbol": symbol,
                "symbolSize": 9,
                "showAllSymbol": True,
                "connectNulls": False,
                "color": colour(one.look, place),
                "lineStyle": {"type": dash, "width": 2},
                "data": [item(point, **_symbol(point, symbol)) for point in map(known.get, years)],
            }
        )
    return Chart(
        title=title,
        option=base(
            tooltip={"trigger": "axis", "renderMode": "richText", "confine": True},
            xAxis=names_axis(years),
            yAxis=figures_axis(unit, **bounds(_values(series))),
            series=drawn,
        ),
        table=table_of(series, heads=years, at=say("ui.year"), unit=unit),
        note=note,
    )


def bars(
    *, title: str, unit: str, series: Sequence[Series], at: str, lying: bool = True, note: str = ""
) -> Chart:
    """Figures of places (or whatever ``at`` says they are of) as bars, one beside the other.

    ``lying`` bars leave room for long names. A hollow bar is an estimate or not quite comparable.
    """
    names = positions(series)
    drawn = []
    for place, one in enumerate(series):
        known = {point.at: point for point in one.points}
        tint = colour(one.look, place)
        drawn.append(
            {
                "type": "bar",
                "name": one.name,
                "color": tint,
                "barMaxWidth": 28,
                "itemStyle": {} if len(series) > 1 else {"decal": {"symbol": "none"}},
                "data": [item(point, **_hollow_bar(point, tint)) for point in map(known.get, names)],
            }
        )
    of_names = names_axis(names, inverse=lying)
    of_figures = figures_axis(unit)
    return Chart(
        title=title,
        option=base(
            tooltip={"trigger": "axis", "renderMode": "richText", "confine": True},
            xAxis=of_figures if lying else of_names,
            yAxis=of_names if lying else of_figures,
            series=drawn,
        ),
        table=table_of(series, heads=names, at=at, unit=unit),
        height=max(200, 110 + _ROW * len(names) * len(series)) if lying else 320,
        note=note,
    )


def _values(series: Sequence[Series]) -> list[float]:
    return [point.value for one in series for point in one.points if point.value is not None]


def _symbol(point: Point | None, symbol: str) -> dict[str, Any]:
    if point is None or not point.hollow or symbol.startswith("empty"):
        return {}
    return {"symbol": f"empty{symbol.capitalize()}"}


def _hollow_bar(point: Point | None, tint: str) -> dict[str, Any]:
    if point is None or not point.hollow:
        return {}
    bare = {"color": "token:paper", "borderColor": tint, "borderWidth": 2, "borderType": "dashed"}
    return {"itemStyle": {**bare, "decal": {"symbol": "none"}}}
