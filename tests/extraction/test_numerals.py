"""Numerals: each way of writing a number gives that number, and what is no number gives none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taizhang.extraction.numerals import ARABIC, parse_arabic, parse_chinese

FIXED = settings(derandomize=True, deadline=None, max_examples=200)

ARABIC_CASES = [
    ("4738", 4738, "plain digits"),
    ("0.5", 0.5, "a fraction"),
    ("3.70", 3.7, "a trailing zero is no digit of the value"),
    ("1,234", 1234, "a comma between thousands"),
    ("12,345,678.9", 12345678.9, "several commas and a fraction"),
    ("４７３８", 4738, "full width"),
    ("２．５", 2.5, "full width with a full-width point"),
    ("１９·５", 19.5, "a middle dot for a point"),
    ("19•5", 19.5, "a bullet for a point"),
    ("１，２３４", 1234, "a full-width comma between full-width thousands"),
    ("007", 7, "leading zeros"),
    ("6 8 7", 687, "digits typed apart"),
]


@pytest.mark.parametrize(("written", "value", "reason"), ARABIC_CASES)
def test_arabic(written: str, value: float, reason: str) -> None:
    assert parse_arabic(written) == value, reason
    assert isinstance(parse_arabic(written), type(value)), reason


STRETCHES = [
    ("12,34", "12", "a comma that parts no thousands ends the number"),
    ("1,2345", "1", "four digits behind a comma are another number"),
    ("1,234家", "1,234", "thousands, then a unit"),
    ("3。5", "3", "the end of a sentence is no point"),
    ("6 8 7 万人", "6 8 7", "digits typed apart"),
    ("12 345万元", "12", "two numbers side by side"),
    ("8.家", "8", "a point with nothing behind it"),
    ("１２，３４", "１２", "a full-width comma between two full-width numbers"),
]


@pytest.mark.parametrize(("text", "number", "reason"), STRETCHES)
def test_how_far_digits_reach(text: str, number: str, reason: str) -> None:
    found = re.match(ARABIC, text)
    assert found is not None
    assert found.group() == number, reason


CHINESE_CASES = [
    ("三", 3, "a digit"),
    ("两", 2, "the other two"),
    ("十", 10, "ten without a digit before it"),
    ("十二", 12, "ten and units"),
    ("二十", 20, "tens alone"),
    ("九十九", 99, "tens and units"),
    ("一百零五", 105, "a zero holds an empty place"),
    ("一千二百零一", 1201, "thousands, hundreds, units"),
    ("三千零一十", 3010, "a zero and a ten"),
    ("一万二千", 12000, "ten thousands"),
    ("四亿零七百万", 407_000_000, "亿 with 万 behind it"),
    ("两千三百万", 23_000_000, "a whole number before 万"),
    ("一万亿", 10**12, "万 before 亿 multiplies"),
    ("百万", 10**6, "a scale without a digit counts once"),
    ("千亿", 10**11, "the same with 亿"),
    ("万亿", 10**12, "two scales without a digit"),
    ("三点五", 3.5, "a point in words"),
    ("零点零八", 0.08, "zeros behind the point"),
    ("二〇二一", 2021, "digits one by one"),
    ("〇", 0, "the round zero"),
    ("一二三四", 1234, "digits without scales stand for their places"),
]


@pytest.mark.parametrize(("written", "value", "reason"), CHINESE_CASES)
def test_chinese(written: str, value: float, reason: str) -> None:
    assert parse_chinese(written) == value, reason


NO_NUMBERS = [
    ("", "nothing"),
    ("一二十", "two digits before one scale"),
    ("三百家", "a unit is no numeral"),
    ("3百", "digits of two scripts"),
    ("点五", "nothing before the point"),
    ("三点", "nothing behind the point"),
    ("三点五十", "a scale behind the point"),
]


@pytest.mark.parametrize(("written", "reason"), NO_NUMBERS)
def test_what_is_no_number(written: str, reason: str) -> None:
    assert parse_chinese(written) is None, reason


def in_chinese(number: int) -> str:
    """The number in Chinese numerals as a report writes it; a writer made apart from the reader."""
    if number >= 10**8:
        return _joined(in_chinese(number // 10**8) + "亿", number % 10**8, 10**7)
    if number >= 10**4:
        return _joined(in_chinese(number // 10**4) + "万", number % 10**4, 10**3)
    for size, name in ((1000, "千"), (100, "百"), (10, "十")):
        if number >= size:
            return _joined("零一二三四五六七八九"[number // size] + name, number % size, size // 10)
    return "零一二三四五六七八九"[number]


def _joined(head: str, rest: int, next_place: int) -> str:
    if not rest:
        return head
    return head + ("零" if rest < next_place else "") + in_chinese(rest)


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "零"), (10, "一十"), (305, "三百零五"), (10_010, "一万零一十"), (100_000_002, "一亿零二")],
)
def test_the_writer_writes_as_people_do(number: int, written: str) -> None:
    assert in_chinese(number) == written


@FIXED
@given(st.integers(0, 10**12 - 1))
def test_what_is_written_in_chinese_is_read_back(number: int) -> None:
    assert parse_chinese(in_chinese(number)) == number


@FIXED
@given(st.integers(10, 19))
def test_the_one_before_ten_may_be_left_out(number: int) -> None:
    assert parse_chinese(in_chinese(number).removeprefix("一")) == number


@FIXED
@given(st.integers(0, 10**9), st.text("零一二三四五六七八九", min_size=1, max_size=4))
def test_a_fraction_is_read_digit_by_digit(whole: int, fraction: str) -> None:
    digits = fraction.translate(str.maketrans("零一二三四五六七八九", "0123456789"))
    assert parse_chinese(f"{in_chinese(whole)}点{fraction}") == float(f"{whole}.{digits}")


@FIXED
@given(st.integers(0, 10**12))
def test_width_and_commas_change_no_value(number: int) -> None:
    wide = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    for written in (str(number), f"{number:,}", wide):
        assert re.fullmatch(ARABIC, written)
        assert parse_arabic(written) == number


@FIXED
@given(st.text("零〇一二两三四五六七八九十百千万亿点", max_size=12))
def test_any_run_of_numerals_is_a_number_or_nothing(written: str) -> None:
    value = parse_chinese(written)
    assert value is None or value >= 0
