"""Charts: options that say what they must without colour, and a table that says the same."""

import json
import re
from typing import Any

import pytest
from django.template import Context, Template
from django.utils import translation

from taizhang.web.ui.charts.figures import bars, line_of_years
from taizhang.web.ui.charts.look import bounds
from taizhang.web.ui.charts.maps import OutlinesError, map_of_places, named_outlines
from taizhang.web.ui.charts.model import Chart, Point, Series
from taizhang.web.ui.charts.shares import Part, Whole, stacked_shares
from taizhang.web.ui.charts.stages import stages

RESULTS = Series(
    name="实际",
    look="actual",
    points=(
        Point(at="2022", value=5.1, text="5.1%", href="/documents/1#s3"),
        Point(at="2024", value=5.4, hollow=True, note="预计"),
    ),
)
TARGETS = Series(
    name="目标",
    look="target",
    points=(Point(at="2023", value=6, text="6%左右"), Point(at="2022", value=5.5)),
)


def growth() -> Chart:
    return line_of_years(title="地区生产总值增速", unit="%", series=(RESULTS, TARGETS))


def test_years_stand_in_their_order_with_gaps() -> None:
    option = growth().option
    assert option["xAxis"]["data"] == ["2022", "2023", "2024"]
    actual, target = option["series"]
    assert [item["value"] for item in actual["data"]] == [5.1, None, 5.4]
    assert [item["value"] for item in target["data"]] == [5.5, 6, None]


def test_targets_are_dashed_and_estimates_hollow() -> None:
    actual, target = growth().option["series"]
    assert (actual["lineStyle"]["type"], target["lineStyle"]["type"]) == ("solid", "dashed")
    assert actual["data"][2]["symbol"] == "emptyCircle"
    assert "symbol" not in actual["data"][0]
    assert actual["symbol"] != target["symbol"]


def test_series_without_a_look_differ_in_symbol_or_dash() -> None:
    many = [Series(name=str(number), points=(Point(at="2024", value=1),)) for number in range(12)]
    drawn = line_of_years(title="x", unit="", series=many).option["series"]
    assert len({(one["symbol"], one["lineStyle"]["type"]) for one in drawn}) == 12


@pytest.mark.parametrize(
    "values",
    [
        [5.4, 6.1],
        [6, 6.1],
        [1, 100],
        [5],
        [0],
        [-3, -2.9],
        [-3, 4],
        [1003.6, 1100],
        [0.02, 0.03],
        [82e9, 90e9],
    ],
)
def test_an_axis_holds_its_figures_and_does_not_make_much_of_little(values: list[float]) -> None:
    ends = bounds(values)
    assert ends["min"] <= min(values) <= max(values) <= ends["max"]
    assert ends["max"] - ends["min"] >= max(map(abs, values)) / 5
    steps = (ends["max"] - ends["min"]) / ends["interval"]
    assert steps == pytest.approx(round(steps))
    assert 1 <= steps <= 12
    assert str(ends["interval"]).strip("0.")[0] in "125"


def test_an_axis_begins_at_nought_where_the_figures_come_near_it() -> None:
    assert bounds([2, 9])["min"] == 0
    assert bounds([8, 9])["min"] > 0
    assert bounds([]) == {}


def test_the_table_says_what_the_chart_shows() -> None:
    table = growth().table
    assert table.heads == ("年份", "实际 (%)", "目标 (%)")
    assert [row.head for row in table.rows] == ["2022", "2023", "2024"]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["5.1%", "5.5"],
        ["—", "6%左右"],
        ["5.4 (预计)", "—"],
    ]
    assert table.rows[0].cells[0].href == "/documents/1#s3"


def test_a_point_leads_where_its_cell_leads() -> None:
    item = growth().option["series"][0]["data"][0]
    assert (item["href"], item["side"], item["text"]) == ("/documents/1#s3", True, "5.1%")


@pytest.mark.parametrize(
    "href", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", "/\\x"]
)
def test_a_point_leads_nowhere_but_to_this_site(href: str) -> None:
    with pytest.raises(ValueError, match="a page of this site"):
        Point(at="2024", value=1, href=href)


def test_lying_bars_have_room_for_each_name_and_hollow_ones_a_border() -> None:
    places = Series(
        name="2024",
        points=tuple(Point(at=f"第{number}区", value=number, hollow=number == 3) for number in range(30)),
    )
    chart = bars(title="增速", unit="%", series=(places,), at="地区")
    assert chart.option["yAxis"]["data"][0] == "第0区"
    assert chart.option["yAxis"]["inverse"]
    assert chart.height >= 30 * 20
    data = chart.option["series"][0]["data"]
    assert data[3]["itemStyle"]["borderType"] == "dashed"
    assert "itemStyle" not in data[4]
    assert chart.table.heads == ("地区", "2024 (%)")


def test_shares_come_with_their_numbers_and_the_whole() -> None:
    chart = stacked_shares(
        title="结论",
        at="年度",
        parts=(Part(sign="●", words="完成", token="good"), Part(sign="▼", words="未完成", token="bad")),
        wholes=(
            Whole(head="2023", counts=(3, 1), hrefs=("/verdicts?o=met", "/verdicts?o=missed")),
            Whole(head="2024", counts=(0, 0)),
        ),
    )
    met, missed = chart.option["series"]
    assert [item["value"] for item in met["data"]] == [75.0, None]
    assert missed["data"][0]["text"] == "1 (25%)"
    assert [cell.text for cell in chart.table.rows[0].cells] == ["3 (75%)", "1 (25%)", "4"]
    assert [cell.text for cell in chart.table.rows[1].cells] == ["0", "0", "0"]
    assert chart.table.rows[0].cells[1].href == "/verdicts?o=missed"


def test_stages_stand_at_the_axis_in_their_order() -> None:
    chart = stages(
        title="南坡大道",
        stages=("谋划", "开工", "建成"),
        series=(
            Series(
                name="实际",
                look="actual",
                points=(Point(at="2023", value=0, text="谋划"), Point(at="2024", value=2, text="建成")),
            ),
        ),
    )
    assert chart.option["yAxis"]["data"] == ["谋划", "开工", "建成"]
    assert [item["value"] for item in chart.option["series"][0]["data"]] == [0, 2]
    assert chart.table.rows[1].cells[0].text == "建成"


def _square(name: Any, shape: str = "Polygon") -> dict[str, Any]:
    ring = [[0, 0], [1, 0], [1, 1], [0, 0]]
    return {
        "type": "Feature",
        "properties": {"name": name},
        "geometry": {"type": shape, "coordinates": [ring]},
    }


def test_a_map_says_which_places_it_does_not_have() -> None:
    outlines = {"type": "FeatureCollection", "features": [_square("东区"), _square("西区")]}
    points = [Point(at="东区", value=5), Point(at="西区", value=None), Point(at="新区", value=7)]
    chart = map_of_places(title="增速", unit="%", at="地区", name="city", outlines=outlines, points=points)
    assert "新区" in chart.note
    assert [item["name"] for item in chart.option["series"][0]["data"]] == ["东区", "西区"]
    assert [row.cells[0].text for row in chart.table.rows] == ["5", "—", "7"]
    assert [piece["label"] for piece in chart.option["visualMap"]["pieces"]] == ["5 – < 7", "≥ 7"]
    assert chart.maps["city"] == outlines


@pytest.mark.parametrize(
    "values", [[], [3.0], [1.0] * 9, [1.0, 2.0, 2.0, 9.0], [float(n) for n in range(40)]]
)
def test_every_figure_of_a_map_falls_in_one_class(values: list[float]) -> None:
    outlines = {"type": "FeatureCollection", "features": [_square("东区")]}
    points = [Point(at=f"p{place}", value=value) for place, value in enumerate(values)]
    chart = map_of_places(title="x", unit="", at="", name="m", outlines=outlines, points=points)
    pieces = chart.option["visualMap"]["pieces"]
    assert len(pieces) <= 5
    for value in values:
        assert sum(piece["gte"] <= value < piece.get("lt", float("inf")) for piece in pieces) == 1


@pytest.mark.parametrize(
    "given",
    [
        None,
        [],
        {"type": "Feature"},
        {"type": "FeatureCollection", "features": []},
        {"type": "FeatureCollection", "features": [_square(None)]},
        {"type": "FeatureCollection", "features": [_square("东区", "Point")]},
        {"type": "FeatureCollection", "features": ["x"]},
    ],
)
def test_outlines_that_cannot_be_used_are_refused(given: Any) -> None:
    with pytest.raises(OutlinesError):
        named_outlines(given)


def test_the_figure_has_its_option_as_data_and_never_as_script() -> None:
    evil = Series(name="</script><script>alert(1)</script>", points=(Point(at="2024", value=1),))
    chart = line_of_years(title="<b>x</b>", unit="%", series=(evil,))
    html = Template("{% load charts %}{% chart it %}").render(Context({"it": chart}))
    assert "<script>" not in html
    assert "<b>x" not in html
    found = re.search(r'<script type="application/json">(.*?)</script>', html, re.S)
    assert found
    assert json.loads(found[1])["option"] == chart.option
    assert "style=" not in html


def test_the_figure_says_in_english_where_its_figures_are() -> None:
    with translation.override("en"):
        html = Template("{% load charts %}{% chart it open=False %}").render(Context({"it": growth()}))
    assert "The table below has the same figures" in html
    assert "<details>" in html
