"""How far a project has come, year by year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from taizhang.web.ui.charts.look import base, cell, colour, item, names_axis, positions, symbol_and_dash
from taizhang.web.ui.charts.model import Chart, Series, Table, TableRow
from taizhang.web.words import say


def stages(*, title: str, stages: Sequence[str], series: Sequence[Series], note: str = "") -> Chart:
    """Stages over years: ``value`` of a point is the place of its stage in ``stages``, the first is 0.

    Mostly two series: what was promised (``look="target"``, dashed) and what was reached (``actual``).
    The names of the stages, with their signs if they have some, stand at the axis.
    """
    years = sorted(positions(series))
    drawn: list[dict[str, Any]] = []
    for place, one in enumerate(series):
        symbol, dash = symbol_and_dash(one.look, place)
        known = {point.at: point for point in one.points}
        drawn.append(
            {
                "type": "line",
                "name": one.name,
                "symbol": symbol,
                "symbolSize": 11,
                "showAllSymbol": True,
                "connectNulls": True,
                "color": colour(one.look, place),
                "lineStyle": {"type": dash, "width": 2},
                "data": [item(known.get(year)) for year in years],
            }
        )
    known_points = [{point.at: point for point in one.points} for one in series]
    return Chart(
        title=title,
        option=base(
            tooltip={"trigger": "axis", "renderMode": "richText", "confine": True},
            xAxis=names_axis(years),
            yAxis=names_axis(stages, splitLine={"show": True, "lineStyle": {"color": "token:line"}}),
            series=drawn,
        ),
        table=Table(
            heads=(say("ui.year"), *(one.name for one in series)),
            rows=tuple(
                TableRow(head=year, cells=tuple(cell(found.get(year)) for found in known_points))
                for year in years
            ),
        ),
        height=120 + 30 * len(stages),
        note=note,
    )
