"""Promises made again, dropped, reworded weaker."""

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from year_reports import EXAMPLES, exact, examples, report

from taizhang.reconcile.promises import promise_findings
from taizhang.reconcile.promises_words import likeness, pairs, weights_of


def _kinds(plan: str, review: str, after: str) -> list[str]:
    entries = [report(2031, plan=plan), report(2032, review=review, plan=after)]
    found = promise_findings(entries)
    assert exact(entries, [q for one in found for q in (*one.promises, *one.results)])
    return [one.kind for one in found]


@pytest.mark.parametrize(
    ("plan", "review", "after", "kinds", "why"),
    [
        ("新建长者食堂12家。", "", "", ["dropped"], "neither in the review nor in the plan"),
        ("新建长者食堂12家。", "新建长者食堂13家。", "", [], "told as done"),
        ("新建长者食堂12家。", "", "新建长者食堂9家。", ["weakened"], "a quarter fewer, none told"),
        ("新建长者食堂12家。", "", "新建长者食堂12家。", ["repeated"], "the same again, none told"),
        ("新建长者食堂12家。", "新建长者食堂13家。", "新建长者食堂12家。", [], "every year's work, told"),
        ("完善议事协商机制。", "", "", [], "nothing that could be checked was promised"),
        (
            "建成柏川粮食储备库。",
            "",
            "推进柏川粮食储备库建设。",
            ["weakened"],
            "from finished to pushed on",
        ),
        (
            "建成柏川粮食储备库。",
            "柏川粮食储备库建成。",
            "推进柏川粮食储备库二期建设。",
            [],
            "it was finished, and phase two is another",
        ),
        (
            "年内出台“青苗计划”实施细则。",
            "",
            "研究“青苗计划”实施细则。",
            ["weakened"],
            "from issued to studied",
        ),
        (
            "筹建柏川职业技术学校新校区。",
            "",
            "推进柏川职业技术学校新校区建设。",
            [],
            "from preparing to building is progress",
        ),
    ],
)
def test_findings(plan: str, review: str, after: str, kinds: list[str], why: str) -> None:
    assert _kinds(plan, review, after) == kinds, why


def test_silence_of_a_missing_report_is_nothing() -> None:
    assert not promise_findings([report(2031, plan="新建长者食堂12家。")])
    assert not promise_findings([report(2031, plan="新建长者食堂12家。"), report(2033)])


def test_another_place_tells_nothing() -> None:
    here = report(2031, plan="新建长者食堂12家。")
    there = report(2032, review="新建长者食堂13家。", place="青溪市松冈区")
    assert not promise_findings([here, there])


def test_three_plans_are_one_finding() -> None:
    plan = "年内建成柏川粮食储备库。"
    entries = [report(year, plan=plan) for year in (2031, 2032, 2033)]
    (found,) = promise_findings(entries)
    assert found.kind == "repeated"
    assert [q.year for q in found.promises] == [2031, 2032, 2033]
    assert found.reasons[0] == "2031、2032、2033年的计划都提出"


def test_a_higher_goal_for_pollution_is_the_easier_one() -> None:
    entries = [
        report(2031, plan="PM2.5年均浓度控制在20微克/立方米以内。"),
        report(2032, plan="PM2.5年均浓度控制在24微克/立方米以内。"),
    ]
    assert [one.kind for one in promise_findings(entries)] == ["weakened"]
    assert not [one for one in promise_findings(entries[::-1]) if one.kind == "dropped"]


def test_order_and_repetition_of_documents_play_no_part() -> None:
    entries = list(examples())
    expected = promise_findings(entries)
    random.Random(3).shuffle(entries)
    assert promise_findings(entries + entries[:2]) == expected


def _planted(kind: str) -> list[dict[str, object]]:
    traps = json.loads((EXAMPLES / "traps.json").read_text(encoding="utf-8"))["traps"]
    return [trap for trap in traps if trap["kind"] == kind]


@pytest.mark.parametrize(
    ("planted", "kind"), [("repeated_promise", "repeated"), ("weakened_promise", "weakened")]
)
def test_planted_promises_are_found(planted: str, kind: str) -> None:
    found = [one for one in promise_findings(examples()) if one.kind == kind]
    for trap in _planted(planted):
        told = ["".join(q.text.split()) for one in found for q in one.promises]
        wanted = [q["text"] for q in trap["quotes"] if q["role"] == "promise"]  # type: ignore[index]
        assert sum(any(text in seen for seen in told) for text in wanted) >= 3, trap["id"]


@pytest.mark.parametrize(
    ("first", "second", "reason", "why"),
    [
        ("地区生产总值增长6%", "地区生产总值增长5.5%", "目标由6%下调为5.5%", "half a point less"),
        ("地区生产总值增长6%以上", "地区生产总值增长6%左右", "由“6%以上”改为“6%左右”", "held more loosely"),
        ("地区生产总值增长6%", "地区生产总值增长6.5%", "", "more is asked"),
        ("地区生产总值增长6%", "地区生产总值增长5.9%", "", "a tenth of a point is nothing"),
        ("居民消费价格涨幅3%左右", "居民消费价格涨幅2.5%左右", "", "less is the better price"),
        ("城镇调查失业率5%以内", "城镇调查失业率5.5%以内", "目标由5%以内上调为5.5%以内", "lower is better"),
        ("单位地区生产总值能耗下降3%", "单位地区生产总值能耗下降2.5%", "收窄", "a smaller fall"),
        ("实际使用外资1.6亿美元", "地区生产总值增长6%", "没有这一指标的数", "left out altogether"),
        ("实际使用外资1.6亿美元", "实际使用外资稳中提质", "", "named, without a figure"),
    ],
)
def test_headline_targets(first: str, second: str, reason: str, why: str) -> None:
    entries = [
        report(2031, targets=f"主要预期目标是：{first}。"),
        report(2032, targets=f"主要预期目标是：{second}。"),
    ]
    reasons = [text for one in promise_findings(entries) for text in one.reasons]
    assert (reason in "".join(reasons)) if reason else not reasons, why


def test_the_planted_silent_target_is_found() -> None:
    (trap,) = _planted("dropped_target")
    subjects = {one.subject for one in promise_findings(examples()) if one.kind == "dropped"}
    assert trap["subject"] in subjects


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_a_share_and_symmetric(first: str, second: str) -> None:
    weights = weights_of([pairs(first), pairs(second), frozenset()])
    one, two = pairs(first), pairs(second)
    assert likeness(one, two, weights) == likeness(two, one, weights)
    assert 0.0 <= likeness(one, two, weights) <= 1.0


@pytest.mark.parametrize(
    ("first", "second", "same", "why"),
    [
        ("新建长者食堂12家", "长者食堂9家", True, "figures and their measure say nothing"),
        ("培育规模以上工业企业", "培育规上工业企业", True, "规上 is short for 规模以上"),
        ("建设柏川公园", "建设松冈书院", False, "建设 is a verb of every plan"),
    ],
)
def test_pairs(first: str, second: str, same: bool, why: str) -> None:
    assert bool(pairs(first) & pairs(second)) is same, why


@pytest.mark.shared
def test_real_reports_are_quoted_exactly(shared: object) -> None:
    from pathlib import Path

    from taizhang.ledger.entries import entry_at
    from taizhang.reconcile.checks import figure_findings

    paths = sorted((Path(str(shared)) / "corpus").glob("*坪山区_202[2345]_政府工作报告.txt"))
    entries = [entry_at(path) for path in paths]
    found = promise_findings(entries)
    assert {one.kind for one in found} == {"repeated", "dropped", "weakened"}
    assert exact(entries, [q for one in found for q in (*one.promises, *one.results)])
    assert exact(entries, [q for one in figure_findings(entries) for q in one.quotes])
