"""Targets and results along the years: a panel for each place, all on the same axes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from taizhang.core.statement import Comparator, Status
from taizhang.views.charts.scale import Scale, usual, value_scale, year_scale

WIDTH, HEIGHT = 320, 200
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 10, 28, 24
_FONT = '"Source Han Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif'
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
STYLE = f"""
.chart text {{ font: 11px {_FONT}; fill: #5a6572; }}
.chart .title {{ font-size: 13px; font-weight: bold; fill: #1d2530; }}
.chart .grid {{ stroke: #d5dae1; stroke-width: 1; }}
.chart .zero {{ stroke: #5a6572; stroke-width: 1; }}
.chart .line {{ fill: none; stroke: #1f5f8b; stroke-width: 1.5; }}
.chart .actual {{ fill: #1f5f8b; stroke: #1f5f8b; }}
.chart .estimate {{ fill: #fff; stroke: #8a5a00; stroke-width: 1.5; stroke-dasharray: 2 1.5; }}
.chart .target {{ fill: none; stroke: #a3262a; stroke-width: 2; }}
.chart .band {{ fill: #a3262a; fill-opacity: .25; stroke: #a3262a; stroke-width: 1; }}
"""
"""Style for an SVG file by itself; pages have the same classes in their own style sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A figure of one year: a single value, or a range from ``low`` to ``high``; ``words`` say it in full."""

    year: int
    low: float
    high: float
    status: Status
    cmp: Comparator = "eq"
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The figures of one place."""

    title: str
    points: tuple[Point, ...]


def panel_charts(panels: Sequence[Panel]) -> tuple[str, ...]:
    """An ``<svg>`` element for each panel, all on the axes that hold every figure of all of them.

    A result is a dot, an estimate a hollow one, results of successive years are joined; a target is a bar
    with a tick upwards for at least, downwards for at most, a target range a box. A figure far off the rest
    stands at the edge with its value, so that it does not flatten all others.
    """
    points = [point for panel in panels for point in panel.points]
    values = [value for point in points for value in (point.low, point.high)]
    across = year_scale([point.year for point in points], start=_LEFT, end=WIDTH - _RIGHT)
    up = value_scale(usual(values), start=HEIGHT - _BOTTOM, end=_TOP)
    return tuple(_panel(panel, across, up) for panel in panels)


def chart_file(panels: Sequence[Panel], *, title: str, columns: int = 2) -> bytes:
    """An SVG file of all panels, ``columns`` beside each other."""
    drawn = panel_charts(panels)
    rows = -(-len(drawn) // columns)
    width, height = WIDTH * min(columns, max(1, len(drawn))), HEIGHT * rows
    placed = "\n".join(
        svg.replace("<svg ", f'<svg x="{x * WIDTH}" y="{y * HEIGHT}" width="{WIDTH}" height="{HEIGHT}" ', 1)
        for svg, (y, x) in zip(drawn, (divmod(at, columns) for at in range(len(drawn))), strict=True)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-label="{_text(title)}">\n<style>{STYLE}</style>\n'
        f'<rect width="{width}" height="{height}" fill="#fff"/>\n{placed}\n</svg>\n'
    ).encode()


def shortened(text: str, *, width: float, size: float) -> str:
    """``text`` cut to take at most ``width``; a Chinese character is as wide as the font is large."""
    used = 0.0
    for at, character in enumerate(text):
        used += size * (1.0 if ord(character) > 0x2E7F else 0.6)
        if used > width:
            return text[: max(0, at - 1)] + "…"
    return text


def _panel(panel: Panel, across: Scale, up: Scale) -> str:
    title = shortened(panel.title, width=WIDTH - 12, size=13)
    parts = [f'<text class="title" x="6" y="17">{_text(title)}</text>']
    for tick in up.ticks:
        y = up(tick)
        kind = "zero" if tick == 0 else "grid"
        parts.append(f'<line class="{kind}" x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(f'<text x="{_LEFT - 5}" y="{y + 4:.1f}" text-anchor="end">{tick:,.6g}</text>')
    for tick in across.ticks:
        x = across(tick)
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT - 7}" text-anchor="middle">{tick:.0f}</text>')
    parts += [_line(run, across, up) for run in _runs(panel.points)]
    half = min(7.0, (across(1) - across(0)) * 0.45)
    ordered = sorted(panel.points, key=lambda point: (point.status != "target", point.year))
    parts += [
        _target(point, across, up, half) if point.status == "target" else _result(point, across, up)
        for point in ordered
    ]
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{_text(panel.title)}">'
        f"{''.join(parts)}</svg>"
    )


def _runs(points: Sequence[Point]) -> list[list[Point]]:
    """The results in stretches of successive years: a line across a gap would claim what nobody stated."""
    runs: list[list[Point]] = []
    results = sorted((point for point in points if point.status != "target"), key=lambda point: point.year)
    for point in results:
        if runs and point.year - runs[-1][-1].year == 1:
            runs[-1].append(point)
        else:
            runs.append([point])
    return [run for run in runs if len(run) > 1]


def _line(run: Sequence[Point], across: Scale, up: Scale) -> str:
    places = " ".join(
        f"{across(point.year):.1f},{_inside((point.low + point.high) / 2, up):.1f}" for point in run
    )
    return f'<polyline class="line" points="{places}"/>'


def _result(point: Point, across: Scale, up: Scale) -> str:
    value = (point.low + point.high) / 2
    x, y = across(point.year), _inside(value, up)
    dot = f'<circle class="{point.status}" cx="{x:.1f}" cy="{y:.1f}" r="3">{_title(point)}</circle>'
    return dot + _far_off(value, x, up)


def _inside(value: float, up: Scale) -> float:
    return up(min(max(value, up.first), up.last))


def _far_off(value: float, x: float, up: Scale) -> str:
    """The value of a figure beyond the axis, beside the place at the edge where it is drawn."""
    if up.first <= value <= up.last:
        return ""
    arrow, y = ("↑", up.end + 4) if value > up.last else ("↓", up.start - 4)
    left = x > WIDTH * 0.7
    anchor = ' text-anchor="end"' if left else ""
    return f'<text x="{x + (-6 if left else 6):.1f}" y="{y:.1f}"{anchor}>{arrow}{value:,.6g}</text>'


def _target(point: Point, across: Scale, up: Scale, half: float) -> str:
    x, low, high = across(point.year), _inside(point.low, up), _inside(point.high, up)
    if point.low != point.high:
        return (
            f'<rect class="band" x="{x - half:.1f}" y="{high:.1f}" width="{2 * half:.1f}" '
            f'height="{low - high:.1f}">{_title(point)}</rect>{_far_off(point.high, x, up)}'
        )
    tick = {"ge": -4, "gt": -4, "le": 4, "lt": 4}.get(point.cmp, 0)
    path = f"M{x - half:.1f} {low:.1f}h{2 * half:.1f}" + (f"M{x:.1f} {low:.1f}v{tick}" if tick else "")
    return f'<path class="target" d="{path}">{_title(point)}</path>{_far_off(point.low, x, up)}'


def _title(point: Point) -> str:
    return f"<title>{_text(point.words)}</title>" if point.words else ""


def _text(text: str) -> str:
    return escape(_UNPRINTABLE.sub("", text))
