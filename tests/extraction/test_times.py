"""Time expressions: what each names, and which are only the foot of a comparison."""

from __future__ import annotations

import pytest

from taizhang.extraction.times import find_times

NAMED = [
    ("2030年建成", "2030年", "year", 2030, 2030, "a year"),
    ("2030年底建成", "2030年底", "year", 2030, 2030, "the end of a year"),
    ("到2035年，", "2035年", "year", 2035, 2035, "a year ahead"),
    ("2031-2035年", "2031-2035年", "range", 2031, 2035, "a span with a hyphen"),
    ("2031年至2035年", "2031年至2035年", "range", 2031, 2035, "a span, the word for year twice"),
    ("2031—2035年", "2031—2035年", "range", 2031, 2035, "a span with a dash"),
    ("1-11月", "1-11月", "months", 1, 11, "months"),
    ("1至9月份", "1至9月份", "months", 1, 9, "months in words"),
    ("前三季度", "前三季度", "months", 1, 9, "three quarters"),
    ("上半年", "上半年", "months", 1, 6, "half a year"),
    ("下半年", "下半年", "months", 7, 12, "the other half"),
    ("二季度", "二季度", "months", 4, 6, "one quarter"),
    ("第四季度", "第四季度", "months", 10, 12, "one quarter, counted"),
    ("前10个月", "前10个月", "months", 1, 10, "the first months"),
    ("前十一个月", "前十一个月", "months", 1, 11, "the first months in words"),
    ("2030年11月末", "2030年11月", "months", 11, 11, "one month"),
    ("去年", "去年", "relative", -1, 0, "the year before"),
    ("今年", "今年", "relative", 0, 0, "this year"),
    ("明年", "明年", "relative", 1, 0, "the year to come"),
    ("前年", "前年", "relative", -2, 0, "two years ago"),
    ("“十四五”期间", "“十四五”期间", "range", 2021, 2025, "a plan period"),
    ("十三五时期", "十三五时期", "range", 2016, 2020, "a plan period without marks"),
    ("“十五五”末", "“十五五”末", "year", 2030, 2030, "the last year of a plan"),
    ("“十四五”前三年", "“十四五”前三年", "range", 2021, 2023, "the first years of a plan"),
    ("九五期间", "九五期间", "range", 1996, 2000, "an early plan"),
    ("过去五年", "过去五年", "past", 5, 0, "the report's own five years"),
    ("五年来", "五年来", "past", 5, 0, "the same"),
    ("今后五年", "今后五年", "future", 5, 0, "the five years to come"),
    ("近三年", "近三年", "few", 3, 0, "a few years"),
    ("五年累计", "五年", "own", 5, 0, "five years of one clause"),
    ("全年完成", "全年", "whole", 0, 0, "the whole year"),
    ("一九八五年", "一九八五年", "year", 1985, 1985, "a year in words"),
    ("一九九〇年", "一九九〇年", "year", 1990, 1990, "a year in words with a round zero"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "span", "sort", "low", "high", "reason"), NAMED)
def test_named(text: str, span: str, sort: str, low: int, high: int, reason: str) -> None:
    (found,) = find_times(text)
    assert text[found.start : found.end].rstrip("末") == span.rstrip("末"), reason
    assert (found.sort, found.low, found.high) == (sort, low, high), reason


def test_months_keep_their_year() -> None:
    (found,) = find_times("2030年1-11月")
    assert (found.sort, found.low, found.high, found.year) == ("months", 1, 11, 2030)


NO_TIMES = [
    ("八十年代", "a decade"),
    ("2020年代", "a decade in digits"),
    ("全年龄段", "a word that begins with 全年"),
    ("第五年级", "a class"),
    ("11-1月", "months that run backwards"),
    ("《2030年行动方案》", "the name of a paper"),
    ("13-15月", "no such months"),
    ("十大行动", "a number"),
    ("", "nothing"),
]


@pytest.mark.parametrize(("text", "reason"), NO_TIMES)
def test_no_times(text: str, reason: str) -> None:
    assert find_times(text) == [], reason


FEET = [
    ("比2020年增长", True, "the foot of a comparison"),
    ("较2020年提高", True, "the same with another word"),
    ("是2015年的3倍", True, "the foot of a multiple"),
    ("到2025年达到", False, "a time of its own"),
    ("2025年达到", False, "a time at the head"),
]


@pytest.mark.parametrize(("text", "base", "reason"), FEET)
def test_feet_of_comparisons(text: str, base: bool, reason: str) -> None:
    assert [found.base for found in find_times(text)] == [base], reason


def test_several_stand_in_order() -> None:
    text = "2030年，前三季度增长，全年建成；2031年开工"
    assert [text[t.start : t.end] for t in find_times(text)] == ["2030年", "前三季度", "全年", "2031年"]
