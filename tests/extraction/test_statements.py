"""Statements: the whole record of a figure, and what holds of all records of any report."""

from __future__ import annotations

import pytest
from figures import find, in_part, in_report
from reports import report

from taizhang.core.statement import Statement
from taizhang.extraction import extract_statements

REVIEW = (
    "全县生产总值达到 412.6 亿元，同比增长6.3%，总量居全市第三。新建学校3所、公园两个，新增学位1.2万个。"
    "一般公共预算收入23.6亿元，同口径增长4%。5G基站累计800座，世界500强企业2家落户“20+8”产业园。"
)
TARGETS = "生产总值增长6.5%左右，细颗粒物浓度控制在28微克/立方米以内，居民人均可支配收入与经济增长同步。"
REPORT = f"""云岭县2031年政府工作报告

一、2030年工作回顾

{REVIEW}

二、2031年主要预期目标

{TARGETS}

三、2031年重点任务

完善路网，办好教育。
"""


@pytest.fixture(scope="module")
def statements() -> tuple[Statement, ...]:
    return in_report(REPORT)


def test_every_figure_is_found_and_nothing_else(statements: tuple[Statement, ...]) -> None:
    assert [found.text for found in statements] == [
        "412.6 亿元", "6.3%", "第三", "3所", "两个", "1.2万个", "23.6亿元", "4%", "800座", "2家",
        "6.5%", "28微克/立方米", "与经济增长同步",
    ]  # fmt: skip


def test_the_whole_record_of_one_figure(statements: tuple[Statement, ...]) -> None:
    found = find(statements, "412.6 亿元")
    assert REPORT[found.start : found.end] == "412.6 亿元"
    assert (found.value, found.unit) == (412.6, "亿元")
    assert (found.base_value, found.base_unit) == (41_260_000_000.0, "元")
    assert (found.kind, found.cmp, found.status, found.period) == ("amount", "eq", "actual", "2030")
    assert (found.modality, found.basis, found.place, found.scope) == (None, None, None, None)
    assert (found.subject, found.indicator) == ("生产总值", "gdp")
    assert found.section == ("2030年工作回顾",)
    low, high = found.sentence
    assert REPORT[low:high].startswith("全县生产总值")
    assert REPORT[low:high].endswith("全市第三。")
    assert found.rule == "amount.left"
    assert 0 < found.confidence <= 1
    assert found.relation is None


BASES = [
    ("6.3%", 0.063, "", "a rate folds to a fraction"),
    ("1.2万个", 12000.0, "个", "万 folds in"),
    ("28微克/立方米", 28.0, "微克/立方米", "no scale to fold"),
    ("第三", 3.0, "位", "a rank"),
    ("与经济增长同步", None, "", "no numeral"),
]


@pytest.mark.parametrize(("text", "value", "unit", "reason"), BASES)
def test_values_in_base_terms(
    statements: tuple[Statement, ...], text: str, value: float | None, unit: str, reason: str
) -> None:
    found = find(statements, text)
    assert (found.base_value, found.base_unit) == (value, unit), reason


FIELDS = [
    ("第三", "scope", "全市", "the set of a rank"),
    ("4%", "basis", "同口径", "the basis of a rate"),
    ("1.2万个", "kind", "increment", "新增"),
    ("6.5%", "cmp", "approx", "左右"),
    ("28微克/立方米", "cmp", "le", "以内"),
    ("6.5%", "status", "target", "a target of the plan"),
    ("6.5%", "indicator", "gdp", "the indicator of the catalogue"),
    ("与经济增长同步", "relation", "in_step_with_economy", "what is promised without a numeral"),
]


@pytest.mark.parametrize(("text", "field", "value", "reason"), FIELDS)
def test_fields(statements: tuple[Statement, ...], text: str, field: str, value: str, reason: str) -> None:
    assert getattr(find(statements, text), field) == value, reason


def test_a_rule_name_tells_the_kind_first(statements: tuple[Statement, ...]) -> None:
    assert {found.rule.split(".")[0] == found.kind for found in statements} == {True}


def test_lines_broken_inside_sentences_change_no_figure() -> None:
    head = "云岭县2031年政府工作报告\n\n一、2030年工作回顾\n\n"
    body = REVIEW * 3
    broken = "\n".join(body[at : at + 37] for at in range(0, len(body), 37))
    one, other = in_report(head + body), in_report(head + broken)
    assert [(s.value, s.unit, s.kind, s.subject) for s in one] == [
        (s.value, s.unit, s.kind, s.subject) for s in other
    ]
    assert any("\n" in statement.text for statement in other)


def test_full_width_digits_read_as_half_width_ones() -> None:
    wide, narrow = in_part("投资１２．５亿元，增长６％。"), in_part("投资12.5亿元，增长6%。")
    assert [(s.value, s.kind, s.subject) for s in wide] == [(s.value, s.kind, s.subject) for s in narrow]
    assert [s.text for s in wide] == ["１２．５亿元", "６％"]


@pytest.mark.parametrize("text", ["", "\n", "。", "没有数量的一句话。", "\u3000\u3000\n\n"])
def test_a_text_without_figures_has_no_statements(text: str) -> None:
    assert in_part(text) == ()


def test_a_report_without_parts_is_read_too() -> None:
    document, outline = report("投资12.5亿元。", name="无题.txt")
    assert [found.text for found in extract_statements(document, outline)] == ["12.5亿元"]
