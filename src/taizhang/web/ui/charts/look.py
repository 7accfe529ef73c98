"""What all charts have in common, and how what a series is shows: dashes, symbols, tokens of colour."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from taizhang.web.ui.charts.model import Look, Point, Series, Table, TableCell, TableRow

# Told apart without colour: each series has its own symbol and its own dashes.
_SYMBOLS = ("circle", "rect", "triangle", "diamond", "pin", "arrow")
_DASHES = ("solid", "dashed", "dotted")
_LOOKS: dict[Look, tuple[str, str]] = {
    "actual": ("circle", "solid"),
    "estimate": ("emptyCircle", "dotted"),
    "target": ("diamond", "dashed"),
}
_COLOURS = 6


def base(**more: Any) -> dict[str, Any]:
    """The option that every chart begins with."""
    return {
        "animation": False,
        "aria": {"enabled": True, "label": {"enabled": False}, "decal": {"show": True}},
        "textStyle": {"color": "token:ink"},
        "tooltip": {"renderMode": "richText", "confine": True},
        "legend": {"type": "scroll", "top": 0, "left": 0, "textStyle": {"color": "token:ink"}},
        "grid": {"left": 8, "right": 16, "top": 56, "bottom": 8, "containLabel": True},
        **more,
    }


def names_axis(names: Sequence[str], **more: Any) -> dict[str, Any]:
    """An axis of years or places."""
    return {
        "type": "category",
        "data": list(names),
        "axisLabel": {"color": "token:soft", "hideOverlap": True},
        "axisLine": {"lineStyle": {"color": "token:soft"}},
        **more,
    }


def figures_axis(unit: str, **more: Any) -> dict[str, Any]:
    """An axis of figures with its unit."""
    return {
        "type": "value",
        "name": unit,
        "nameTextStyle": {"color": "token:soft", "align": "left"},
        "axisLabel": {"color": "token:soft"},
        "splitLine": {"lineStyle": {"color": "token:line"}},
        **more,
    }


def bounds(values: Iterable[float]) -> dict[str, float]:
    """Ends and steps of an axis for ``values``: round, from nought where the figures come near it.

    The axis spans at least a fifth of the largest figure: 6.0 and 6.1 are not made to look far apart.

    >>> bounds([5.4, 6.1])
    {'min': 5.0, 'max': 6.4, 'interval': 0.2}
    """
    met = list(values)
    if not met:
        return {}
    low, high = min(met), max(met)
    if 0 <= low <= high / 2:
        low, high = 0.0, high or 1.0
    else:
        spare = max(0.0, max(abs(low), abs(high)) / 5 - (high - low)) / 2
        low, high = low - spare, high + spare
    span = high - low
    power = 10 ** math.floor(math.log10(span / 5))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= span / 5)
    digits = max(0, 1 - math.floor(math.log10(step)))
    return {
        "min": round(math.floor(round(low / step, 6)) * step, digits),
        "max": round(math.ceil(round(high / step, 6)) * step, digits),
        "interval": round(step, digits),
    }


def colour(look: Look, place: int) -> str:
    """The token of the colour of the series at ``place``."""
    return f"token:{look}" if look != "plain" else f"token:series-{place % _COLOURS + 1}"


def symbol_and_dash(look: Look, place: int) -> tuple[str, str]:
    """The symbol of its points and the dash of its line."""
    if look in _LOOKS:
        return _LOOKS[look]
    return _SYMBOLS[place % len(_SYMBOLS)], _DASHES[place // len(_SYMBOLS) % len(_DASHES)]


def item(point: Point | None, **more: Any) -> dict[str, Any]:
    """A figure as ECharts takes it; ``text`` and ``href`` are read by the script of the page."""
    if point is None or point.value is None:
        return {"value": None}
    made: dict[str, Any] = {"value": point.value, "text": point.words, **more}
    if point.href:
        made |= {"href": point.href, "side": point.side}
    return made


def positions(series: Iterable[Series]) -> list[str]:
    """Every year or place met, in the order in which they are first met."""
    return list(dict.fromkeys(point.at for one in series for point in one.points))


def table_of(series: Sequence[Series], *, heads: Sequence[str], at: str, unit: str) -> Table:
    """The table of some series: a row for each of ``heads``, a column for each series."""
    known = [{point.at: point for point in one.points} for one in series]
    return Table(
        heads=(at, *(f"{one.name} ({unit})" if unit else one.name for one in series)),
        rows=tuple(
            TableRow(head=head, cells=tuple(cell(found.get(head)) for found in known)) for head in heads
        ),
    )


def cell(point: Point | None) -> TableCell:
    """A figure as a cell; a dash where there is none."""
    if point is None:
        return TableCell(text="—")
    return TableCell(text=point.words, href=point.href, side=point.side)
