"""One chart of each kind, of invented places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from taizhang.web.ui.charts.figures import bars, line_of_years
from taizhang.web.ui.charts.maps import map_of_places
from taizhang.web.ui.charts.model import Chart, Point, Series
from taizhang.web.ui.charts.shares import Part, Whole, stacked_shares
from taizhang.web.ui.charts.stages import stages
from taizhang.web.ui.outcomes import sign_of
from taizhang.web.words import say

_PLACES = ("望溪区", "松坪区", "青石县", "南坡区", "云岚区", "柳河县")
_GROWTH = (5.4, 6.1, 4.8, 7.2, 5.0, 6.6)


def all_charts(*, href: str) -> tuple[Chart, ...]:
    """Lines, bars, shares, stages, a map; points lead to ``href``."""
    growth = say("ui.guide_growth")
    return (
        line_of_years(title=growth, unit="%", series=_growth(href), note=say("ui.guide_invented")),
        bars(
            title=say("ui.guide_places"),
            unit="%",
            at=say("ui.guide_place"),
            series=(Series(name="2024", points=_points(href)),),
        ),
        stacked_shares(
            title=say("ui.menu.verdicts"),
            at=say("ui.year"),
            parts=[
                Part(sign=sign.shape, words=sign.words, token=sign.tone)
                for sign in (sign_of("met"), sign_of("nearly"), sign_of("missed"), sign_of("pending"))
            ],
            wholes=[
                Whole(head="2022", counts=(14, 5, 3, 0)),
                Whole(head="2023", counts=(11, 7, 4, 1)),
                Whole(head="2024", counts=(0, 0, 0, 21)),
            ],
        ),
        _project(href),
        map_of_places(
            title=growth,
            unit="%",
            at=say("ui.guide_place"),
            name="guide",
            outlines=_outlines(_PLACES[:5]),
            points=_points(href),
        ),
    )


def _growth(href: str) -> tuple[Series, ...]:
    actual = {2019: 7.1, 2020: 2.9, 2021: 8.4, 2022: 4.3, 2024: 5.4}
    target = {2019: 7.5, 2020: 7.0, 2021: 6.5, 2022: 6.0, 2023: 5.5, 2024: 5.5, 2025: 5.0}
    return (
        Series(
            name=say("ui.guide_actual"),
            look="actual",
            points=tuple(
                Point(
                    at=str(year),
                    value=value,
                    text=f"{value}%",
                    href=href,
                    hollow=year == 2024,
                    note=say("ui.guide_estimate") if year == 2024 else "",
                )
                for year, value in actual.items()
            ),
        ),
        Series(
            name=say("ui.guide_target"),
            look="target",
            points=tuple(Point(at=str(year), value=value, href=href) for year, value in target.items()),
        ),
    )


def _points(href: str) -> tuple[Point, ...]:
    return tuple(
        Point(at=place, value=value, href=href, hollow=place == "青石县")
        for place, value in zip(_PLACES, _GROWTH, strict=True)
    )


def _project(href: str) -> Chart:
    names = [say(f"ui.guide_stage.{stage}") for stage in ("preparation", "start", "completed")]

    def series(name: str, look: Any, reached: Sequence[tuple[str, int]]) -> Series:
        points = tuple(Point(at=year, value=stage, text=names[stage], href=href) for year, stage in reached)
        return Series(name=name, look=look, points=points)

    return stages(
        title=say("ui.guide_project"),
        stages=names,
        series=(
            series(say("ui.guide_actual"), "actual", (("2021", 0), ("2022", 0), ("2023", 1), ("2024", 1))),
            series(say("ui.guide_target"), "target", (("2021", 0), ("2022", 1), ("2023", 2), ("2024", 2))),
        ),
    )


def _outlines(names: Sequence[str]) -> dict[str, Any]:
    """Squares beside each other: a map without a place."""
    features = []
    for number, name in enumerate(names):
        x, y = 110 + number % 3, 30 + number // 3
        ring = [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]
        features.append(
            {
                "type": "Feature",
                "properties": {"name": name},
                "geometry": {"type": "Polygon", "coordinates": [ring]},
            }
        )
    return {"type": "FeatureCollection", "features": features}
