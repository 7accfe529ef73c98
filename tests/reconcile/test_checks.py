"""Figures that do not agree: growth, shares, sums, the same fact twice, ranks."""

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from year_reports import EXAMPLES, exact, examples, report

from taizhang.reconcile.checks import figure_findings
from taizhang.reconcile.checks_facts import number, percent
from taizhang.reconcile.comparison_peers import level, peers_in, siblings


def _found(*entries: object) -> list[tuple[str, str]]:
    given_entries = list(entries)
    found = figure_findings(given_entries)  # type: ignore[arg-type]
    assert exact(given_entries, [q for one in found for q in one.quotes])  # type: ignore[arg-type]
    return [(one.check, one.weight) for one in found]


@pytest.mark.parametrize(
    ("review", "found", "why"),
    [
        (
            "新增学位4500个，其中小学2160个、初中1350个、高中900个。",
            [("sum", "caution")],
            "4410, and three parts that nearly make the whole",
        ),
        ("新增学位4410个，其中小学2160个、初中1350个、高中900个。", [], "they add up"),
        ("新增学位4500个，其中小学2160个、初中350个。", [], "of which: the parts need not be all"),
        (
            "新增学位4500个，其中小学3160个、初中1350个、高中900个。",
            [("sum", "caution")],
            "more than the whole, unless they overlap",
        ),
        (
            "工业、基础设施和房地产开发投资分别完成104.2亿元、92.5亿元和121.5亿元，三项合计324.8亿元。",
            [("sum", "contradiction")],
            "318.2 by addition",
        ),
        (
            "工业、基础设施和房地产开发投资分别完成104.2亿元、92.5亿元和121.5亿元，三项合计318.2亿元。",
            [],
            "right",
        ),
        (
            "工业、基础设施和房地产开发投资分别完成104.2亿元、92.5亿元和121.5亿元，三项合计318亿元。",
            [],
            "right when rounded",
        ),
        ("三次产业结构比为3.1:46.9:50.0。", [], "one hundred"),
        ("三次产业结构比为3.1:46.9:52.0。", [("sum", "contradiction")], "one hundred and two"),
        ("三次产业结构比为3.1:46.9:50.1。", [], "rounding of three shares"),
    ],
)
def test_sums(review: str, found: list[tuple[str, str]], why: str) -> None:
    assert _found(report(2032, review=review)) == found, why


_LAST = "全年进出口总额达到460.3亿元，增长3.1%。"


@pytest.mark.parametrize(
    ("last", "this", "found", "why"),
    [
        (
            _LAST,
            "全年进出口总额达到489.8亿元，增长0.9%。",
            [("growth_level", "caution")],
            "6.4% by division",
        ),
        (_LAST, "全年进出口总额达到489.8亿元，增长6.4%。", [], "it is 6.4%"),
        (_LAST, "全年进出口总额达到489.8亿元，增长5.2%。", [], "a revised base explains a point"),
        (
            "全年地区生产总值达到800.4亿元，增长5.9%。",
            "全年地区生产总值达到876.3亿元，增长5.1%。",
            [],
            "GDP grows at comparable prices, its level does not",
        ),
        (_LAST, "全年进出口总额达到89.8亿元，增长0.9%。", [], "not a level of the same thing"),
    ],
)
def test_growth_against_levels(last: str, this: str, found: list[tuple[str, str]], why: str) -> None:
    assert _found(report(2031, review=last), report(2032, review=this)) == found, why


def test_growth_against_levels_needs_the_report_of_the_year_before() -> None:
    early, late = report(2030, review=_LAST), report(2032, review="全年进出口总额达到489.8亿元，增长0.9%。")
    assert _found(early, late) == []


@pytest.mark.parametrize(
    ("review", "found", "why"),
    [
        (
            "民生支出82.4亿元。一般公共预算支出111.2亿元。民生支出占一般公共预算支出的74.1%。",
            [],
            "82.4 of 111.2",
        ),
        (
            "民生支出82.4亿元。一般公共预算支出111.2亿元。民生支出占一般公共预算支出的78.1%。",
            [("share", "contradiction")],
            "four points too many",
        ),
        ("民生支出82.4亿元，占一般公共预算支出的78.1%。", [], "the whole is not told"),
    ],
)
def test_shares(review: str, found: list[tuple[str, str]], why: str) -> None:
    assert _found(report(2032, review=review)) == found, why


def test_an_estimate_revised_by_the_next_report() -> None:
    early = report(2031, review="预计全年实现地区生产总值862.4亿元，增长8.2%。")
    late = report(2032, review="按最终核实数，2030年地区生产总值为853.9亿元。")
    found = figure_findings([late, early])
    assert [(one.check, one.weight, one.period) for one in found] == [("revised", "caution", "2030")]
    assert "预计数" in "".join(found[0].reasons)


def test_a_part_is_not_the_whole_stated_differently() -> None:
    """The figure of a part differs from that of the whole without contradiction."""
    review = "全年社会消费品零售总额295.7亿元。限额以上企业零售额91.4亿元。"
    assert _found(report(2032, review=review)) == []


_OURS = "规上工业增加值增长8.1%，增速位居全市第一。"


@pytest.mark.parametrize(
    ("theirs", "place", "found", "why"),
    [
        (
            "规上工业增加值增长9.4%。",
            "青溪市松冈区",
            [("rank", "contradiction")],
            "the neighbour grew faster",
        ),
        ("规上工业增加值增长7.4%。", "青溪市松冈区", [], "the neighbour grew slower"),
        ("规上工业增加值增长8.1%。", "青溪市松冈区", [], "a tie can be shared"),
        ("规上工业增加值增长9.4%。", "白河市松冈区", [], "of another city"),
        ("工业投资增长9.4%。", "青溪市松冈区", [], "of another indicator"),
    ],
)
def test_rank(theirs: str, place: str, found: list[tuple[str, str]], why: str) -> None:
    entries = [report(2032, review=_OURS), report(2032, review=theirs, place=place)]
    assert _found(*entries) == found, why


def test_ranks_of_a_list_are_left_to_the_reader() -> None:
    ours = report(2032, review="工业投资、规上工业增加值分别增长9.1%、8.1%，分别居全市第一、第三。")
    theirs = report(2032, review="规上工业增加值增长9.4%。", place="青溪市松冈区")
    assert _found(ours, theirs) == []


def test_a_second_place_stands_one_better_neighbour() -> None:
    ours = report(2032, review="规上工业增加值增长8.1%，增速位居全市第二。")
    theirs = report(2032, review="规上工业增加值增长9.4%。", place="青溪市松冈区")
    assert _found(ours, theirs) == []


def test_planted_slips_are_found() -> None:
    found = figure_findings(examples())
    told = {("".join(q.text.split()), one.check) for one in found for q in one.quotes}
    for text, check in (
        ("324.8亿元", "sum"),
        ("4500个", "sum"),
        ("16235人", "same_fact"),
        ("16253", "same_fact"),
        ("862.4亿元", "revised"),
        ("7.6%", "revised"),
        ("9.4%", "rank"),
        ("2.1", "same_fact"),
    ):
        assert (text, check) in told, text
    planted = json.loads((EXAMPLES / "traps.json").read_text(encoding="utf-8"))["traps"]
    kinds = {trap["kind"] for trap in planted}
    assert {"wrong_sum", "contradicted_rank", "text_table_mismatch", "estimate_revised"} <= kinds


def test_few_alarms_beside_the_planted_ones() -> None:
    assert len(figure_findings(examples())) <= 12


def test_order_and_repetition_of_documents_play_no_part() -> None:
    entries = list(examples())
    expected = figure_findings(entries)
    random.Random(5).shuffle(entries)
    assert figure_findings(entries + entries[:3]) == expected


@given(st.floats(min_value=0.01, max_value=1e13, allow_nan=False))
def test_number_says_about_what_it_is(value: float) -> None:
    shown = number(value, "元")
    scale = 1e12 if "万亿" in shown else 1e8 if "亿" in shown else 1e4 if "万" in shown else 1.0
    told = float(shown.rstrip("元万亿")) * scale
    assert told == pytest.approx(value, rel=1e-2, abs=0.01)


@pytest.mark.parametrize(
    ("value", "shown"), [(0.059, "5.9%"), (-0.037, "-3.7%"), (1.0, "100%"), (0.0338, "3.38%"), (0.0, "0%")]
)
def test_percent(value: float, shown: str) -> None:
    assert percent(value) == shown


@pytest.mark.parametrize(
    ("place", "scope", "peers", "why"),
    [
        ("深圳市南山区", "全市", ("深圳市宝安区",), "districts of the same city"),
        ("深圳市南山区", "全国", ("广州市天河区", "深圳市宝安区"), "districts of the country"),
        ("深圳市", "全省", ("广州市",), "cities of the province"),
        ("青溪市柏川区", "全市", (), "the only one of its city"),
        ("深圳市", "全球", (), "no reports of other countries"),
    ],
)
def test_peers(place: str, scope: str, peers: tuple[str, ...], why: str) -> None:
    places = ["深圳市南山区", "深圳市宝安区", "广州市天河区", "深圳市", "广州市", "广东省", "全国"]
    assert peers_in(place, scope, places) == peers, why


def test_levels() -> None:
    assert [level(place) for place in ("全国", "广东省", "深圳市", "深圳市南山区", "青溪市柏川区")] == [
        "country",
        "province",
        "city",
        "county",
        "county",
    ]
    assert siblings("广东省", ["广东省", "浙江省", "深圳市", "全国"]) == ("浙江省",)
