"""What holds of the statements of any text."""

from __future__ import annotations

import math
from itertools import pairwise

from figures import in_part
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from reports import part, report

from taizhang.core.statement import Statement
from taizhang.extraction import extract_statements
from taizhang.extraction.mentions import find_mentions
from taizhang.lexicon.units import SCALES, fold, unit_groups

FIXED = settings(derandomize=True, deadline=None, max_examples=150)

WORDS = """
1 12 3.5 1,234 ０ ２．５ 2030 100 零 一 两 三 十 百 千 万 亿 点
% ％ 亿元 万个 个 家 公里 个百分点 倍 番 成 微克/立方米 吨/日 万人次 位
， 。 ； 、 ： （ ） “ ” - — ～ / . ∶ : 《 》
第 首位 百分之 分之 年 月 2030年 1-11月 去年 “十五五”期间 由 从 到 至 为
增长 下降 提高 新增 新建 分别 均 居全市 占 比重 约 超过 以上 以内 左右 多 余
预计 同口径 生产总值 公园 企业 惠及 其中 和 及 与经济增长同步 全覆盖
5G PM2.5 世界500强 20+8 𠀀
"""
LINES = ["一、2030年工作回顾\n", "二、2031年工作安排\n", "预期性指标\n"]
PIECES = st.sampled_from([*WORDS.split(), *LINES, "\n", "\n\n", " ", "\u3000", "\t", "\u200b"])
REPORT_LIKE = st.lists(PIECES, max_size=60).map("".join)
ANY_TEXT = st.one_of(REPORT_LIKE, st.text(max_size=200))


def check(text: str, found: tuple[Statement, ...]) -> None:
    """The laws that the statements of ``text`` keep."""
    for statement in found:
        assert statement.text == text[statement.start : statement.end] != ""
        low, high = statement.sentence
        assert low <= statement.start < high
        assert 0 <= statement.confidence <= 1
        wordless = statement.kind == "qualitative"
        assert (statement.value is None) is (statement.relation is not None) is wordless
        numbers = statement.value if isinstance(statement.value, tuple) else (statement.value or 0,)
        assert list(numbers) == sorted(numbers)
        assert all(math.isfinite(number) for number in numbers)
        assert isinstance(statement.base_value, tuple) is isinstance(statement.value, tuple)
    for one, other in pairwise(found):
        assert one.end <= other.start


@FIXED
@given(ANY_TEXT)
def test_the_laws_hold_of_any_text(text: str) -> None:
    document, outline = part(text, role="review")
    check(text, extract_statements(document, outline))


@FIXED
@given(REPORT_LIKE)
def test_the_laws_hold_of_a_text_read_as_a_report(text: str) -> None:
    assume(text.strip())
    document, outline = report(text)
    check(document.text, extract_statements(document, outline))


@FIXED
@given(REPORT_LIKE)
def test_the_same_text_gives_the_same_statements(text: str) -> None:
    assert in_part(text) == in_part(text)


@FIXED
@given(REPORT_LIKE, REPORT_LIKE)
def test_what_was_read_before_changes_nothing(text: str, other: str) -> None:
    first = in_part(text)
    in_part(other)
    assert in_part(text) == first


NUMBER = st.one_of(
    st.integers(1, 99_999).map(str),
    st.decimals(min_value="0.1", max_value=9999, places=2).map(str),
    st.integers(1000, 9_999_999).map("{:,}".format),
)
NOUN = st.text("投资园区学位绿道水库粮食产量财政收入", min_size=2, max_size=6)
PLAIN = st.tuples(NOUN, NUMBER, st.sampled_from(["%", "亿元", "万元", "公里", "万人次"]))


@FIXED
@given(st.lists(PLAIN, min_size=1, max_size=6), st.sampled_from(["，", "。", "；"]))
def test_every_figure_of_plain_prose_is_found(stated: list[tuple[str, str, str]], mark: str) -> None:
    text = mark.join(f"{noun}达到{number}{unit}" for noun, number, unit in stated) + "。"
    found = in_part(text)
    assert [statement.text for statement in found] == [number + unit for _, number, unit in stated]
    for statement, (_, number, _) in zip(found, stated, strict=True):
        assert statement.value == float(number.replace(",", ""))


@FIXED
@given(st.lists(PLAIN, min_size=1, max_size=4))
def test_blanks_around_a_figure_change_no_value(stated: list[tuple[str, str, str]]) -> None:
    close = in_part("，".join(f"{noun}达到{number}{unit}" for noun, number, unit in stated) + "。")
    apart = in_part("，".join(f"{noun}达到 {number} {unit}" for noun, number, unit in stated) + "。")
    fields = [[(s.value, s.unit, s.kind, s.cmp, s.subject) for s in found] for found in (close, apart)]
    assert fields[0] == fields[1]


@FIXED
@given(REPORT_LIKE)
def test_every_statement_with_a_numeral_is_a_mention(text: str) -> None:
    mentions = {(m.start, m.end) for m in find_mentions(text)}
    assert {(s.start, s.end) for s in in_part(text) if s.kind != "qualitative"} <= mentions


UNITS = st.sampled_from([unit for group in unit_groups() for unit in group.units])
VALUE = st.one_of(st.integers(-10_000, 10_000), st.floats(-1e6, 1e6))


@FIXED
@given(VALUE, UNITS)
def test_folding_keeps_the_sign_and_is_done_once(value: float, unit: str) -> None:
    folded, base = fold(value, unit, kind="amount")
    assert math.copysign(1, folded) == math.copysign(1, value) or folded == 0
    assert fold(folded, base, kind="amount") == (folded, base) or base in ("%", "成")


@FIXED
@given(VALUE, st.sampled_from(sorted(SCALES)), st.sampled_from(["元", "个", "人次", "吨", "亩"]))
def test_folding_multiplies_by_the_scale(value: float, scale: str, unit: str) -> None:
    folded, base = fold(value, scale + unit, kind="amount")
    assert base == unit
    assert math.isclose(folded, value * SCALES[scale], rel_tol=1e-9, abs_tol=1e-5)


@FIXED
@given(VALUE)
def test_shares_fold_to_fractions_and_points_stay_points(value: float) -> None:
    for unit, size in (("%", 100), ("％", 100), ("‰", 1000), ("成", 10)):
        folded, base = fold(value, unit, kind="ratio")
        assert base == ""
        assert math.isclose(folded, value / size, rel_tol=1e-9, abs_tol=1e-9)
    assert fold(value, "个百分点", kind="growth") == (float(value), "个百分点")


@FIXED
@given(VALUE, st.sampled_from(["千瓦", "千米", "千克", "千伏安", "千瓦时", "千公里"]))
def test_the_thousand_of_a_unit_is_no_scale(value: float, unit: str) -> None:
    assert fold(value, unit, kind="amount") == (float(value), unit)
