import math
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taizhang.views.charts.scale import value_scale, year_scale
from taizhang.views.charts.years import HEIGHT, WIDTH, Panel, Point, chart_file, panel_charts, shortened


def point(year: int, value: float, **fields: object) -> Point:
    plain: dict[str, object] = {"year": year, "low": value, "high": value, "status": "actual"}
    return Point(**(plain | fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([3, 9.5], (0, 2, 4, 6, 8, 10)),  # 0 is near: the axis starts there
        ([91.2, 93.1], (91, 91.5, 92, 92.5, 93, 93.5)),  # 0 is far
        ([-2, 8], (-2, 0, 2, 4, 6, 8)),  # across 0
        ([-5, -4], (-5, -4.8, -4.6, -4.4, -4.2, -4.0)),  # below 0 and far from it
        ([6, 6], (5.0, 5.5, 6.0, 6.5, 7.0)),  # one value has room on both sides
        ([], (0, 0.2, 0.4, 0.6, 0.8, 1)),
    ],
)
def test_ticks_are_round_and_cover_the_values(values: list[float], ticks: tuple[float, ...]) -> None:
    assert value_scale(values, start=0, end=1).ticks == pytest.approx(ticks)


@pytest.mark.parametrize(
    ("years", "ticks"),
    [
        ([2021, 2025], (2021, 2022, 2023, 2024, 2025)),
        ([1978, 2026], (1986, 1996, 2006, 2016, 2026)),  # the latest year always has its tick
        ([2024], (2024,)),
    ],
)
def test_years(years: list[int], ticks: tuple[int, ...]) -> None:
    assert year_scale(years, start=0, end=1).ticks == ticks


@settings(max_examples=200, deadline=None)
@given(st.lists(st.floats(-1e13, 1e13, allow_nan=False), min_size=1, max_size=20))
def test_every_value_lies_on_its_axis(values: list[float]) -> None:
    scale = value_scale(values, start=100, end=0)
    assert 2 <= len(scale.ticks) <= 9
    room = 1e-6 * max(1.0, *map(abs, values))
    for value in values:
        assert scale.first - room <= value <= scale.last + room
    assert all(math.isfinite(tick) for tick in scale.ticks)


def test_statuses_and_comparators_have_their_shapes() -> None:
    (svg,) = panel_charts(
        [
            Panel(
                title="云溪区",
                points=(
                    point(2022, 5.9),
                    point(2023, 6.1),
                    point(2024, 6.0, status="estimate"),
                    point(2022, 6, status="target", cmp="ge"),
                    point(2023, 6, status="target", cmp="le"),
                    point(2024, 6, high=6.5, status="target"),
                ),
            )
        ]
    )
    assert len(re.findall(r'<circle class="actual"', svg)) == 2
    assert len(re.findall(r'<circle class="estimate"', svg)) == 1
    up, down = re.findall(r'<path class="target" d="([^"]+)"', svg)
    assert up.endswith("v-4")
    assert down.endswith("v4")
    assert svg.count('class="band"') == 1
    assert svg.count("<polyline") == 1


def test_a_gap_in_the_years_is_a_gap_in_the_line() -> None:
    points = tuple(point(year, 5) for year in (2019, 2020, 2022, 2024, 2025))
    (svg,) = panel_charts([Panel(title="a", points=points)])
    runs = [len(run.split()) for run in re.findall(r'points="([^"]+)"', svg)]
    assert runs == [2, 2], "2022 stands alone"


def test_a_figure_far_off_stands_at_the_edge_with_its_value() -> None:
    points = tuple(point(2010 + at, 5 + at % 3) for at in range(12))
    (svg,) = panel_charts([Panel(title="a", points=(*points, point(2023, 128)))])
    labels = [float(text.replace(",", "")) for text in re.findall(r'text-anchor="end">([-\d.,]+)<', svg)]
    assert max(labels) < 20, "the axis is that of the rest"
    assert ">↑128<" in svg
    assert svg.count("<circle") == 13


def test_panels_share_their_axes() -> None:
    one, two = panel_charts(
        [Panel(title="a", points=(point(2020, 1),)), Panel(title="b", points=(point(2025, 100),))]
    )
    labels = [re.findall(r'text-anchor="end">([^<]+)<', svg) for svg in (one, two)]
    assert labels[0] == labels[1]


def test_everything_drawn_lies_inside() -> None:
    points = tuple(
        point(year, year * 1.7 % 23 - 4, status=status)
        for year in range(1990, 2027)
        for status in ("actual", "target")
    )
    (svg,) = panel_charts([Panel(title="长" * 60, points=points)])
    for name, most in (
        ("x", WIDTH),
        ("cx", WIDTH),
        ("x1", WIDTH),
        ("x2", WIDTH),
        ("y", HEIGHT),
        ("cy", HEIGHT),
    ):
        for value in re.findall(rf'\b{name}="([-\d.]+)"', svg):
            assert 0 <= float(value) <= most, name


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("云溪区", "云溪区"),
        ("一二三四五六", "一二三…"),  # Chinese characters are as wide as the font is large
        ("abcdefg", "abcde…"),
    ],
)
def test_titles_are_cut_to_their_room(text: str, kept: str) -> None:
    assert shortened(text, width=40, size=10) == kept


def test_a_file_is_well_formed_and_refers_to_nothing() -> None:
    hostile = "<script>&\"'\x00"
    data = chart_file(
        [Panel(title=hostile, points=(point(2024, 5, words=hostile),)) for _ in range(3)], title=hostile
    )
    root = ElementTree.fromstring(data)
    assert root.get("viewBox") == f"0 0 {2 * WIDTH} {2 * HEIGHT}"
    assert len(root.findall("{http://www.w3.org/2000/svg}svg")) == 3
    assert b"href" not in data
    assert b"url(" not in data
    assert b"<script" not in data
