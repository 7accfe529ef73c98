"""Mentions: ranges are joined, a unit written once is given to every number that shares it."""

from __future__ import annotations

import pytest

from taizhang.extraction.mentions import find_mentions

Row = tuple[str, float, float | None, str]


def rows(text: str) -> list[Row]:
    """Span, value, upper end, unit of each mention."""
    return [(text[m.start : m.end], m.value, m.high, m.unit) for m in find_mentions(text)]


RANGES: list[tuple[str, list[Row], str]] = [
    ("打造1-2个商圈", [("1-2个", 1, 2, "个")], "a hyphen"),
    ("打造1—2个商圈", [("1—2个", 1, 2, "个")], "a dash"),
    ("打造1～2个商圈", [("1～2个", 1, 2, "个")], "a wave"),
    ("增长5%至6%", [("5%至6%", 5, 6, "%")], "至, the unit twice"),
    ("增长5%-6%", [("5%-6%", 5, 6, "%")], "a hyphen, the unit twice"),
    ("增长5到6%", [("5到6%", 5, 6, "%")], "到, the unit once"),
    ("投资30至40亿元", [("30至40亿元", 30, 40, "亿元")], "a scale shared by both ends"),
    ("投资30亿元至40亿元", [("30亿元至40亿元", 30, 40, "亿元")], "a scale at both ends"),
    ("培育３－５家", [("３－５家", 3, 5, "家")], "full width"),
    ("从12%到15%", [("12%", 12, None, "%"), ("15%", 15, None, "%")], "from and to are two values"),
    ("由12家至15家", [("12家", 12, None, "家"), ("15家", 15, None, "家")], "from and to are two values"),
    ("6%-5%", [("6%", 6, None, "%"), ("5%", 5, None, "%")], "a falling pair is no range"),
    ("建成8家至20公里", [("8家", 8, None, "家"), ("20公里", 20, None, "公里")], "two units are no range"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), RANGES)
def test_ranges(text: str, expected: list[Row], reason: str) -> None:
    assert rows(text) == expected, reason


SHARED: list[tuple[str, list[Row], str]] = [
    (
        "突破3000、4000亿元",
        [("3000", 3000, None, "亿元"), ("4000亿元", 4000, None, "亿元")],
        "scale and unit",
    ),
    ("增长3.1、4.2%", [("3.1", 3.1, None, "%"), ("4.2%", 4.2, None, "%")], "percent"),
    (
        "分别达到120、80和60公里",
        [("120", 120, None, "公里"), ("80", 80, None, "公里"), ("60公里", 60, None, "公里")],
        "three in a row",
    ),
    ("增长3%和5%", [("3%", 3, None, "%"), ("5%", 5, None, "%")], "each has its own"),
    ("拆除5、6号楼", [], "numbers of houses"),
    ("开通3、4号线", [], "numbers of lines"),
    ("A12、15家", [("15家", 15, None, "家")], "a number of a name takes no unit"),
    ("3、12家企业", [("12家", 12, None, "家")], "the number of an item takes no unit"),
    ("120，80公里", [("80公里", 80, None, "公里")], "a comma parts two thoughts"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), SHARED)
def test_shared_units(text: str, expected: list[Row], reason: str) -> None:
    assert rows(text) == expected, reason


def test_a_date_between_two_figures_is_left_out() -> None:
    assert [row[0] for row in rows("建成12家，2031年3月再建8家")] == ["12家", "8家"]


NEGATIVE: list[tuple[str, list[bool], str]] = [
    ("当月增速跌至-7.2%、-13.8%和1.5%", [True, True, False], "each has its own"),
    ("由－23.1%收窄到−1.5个百分点", [True, True], "full width, the sign of mathematics, points"),
    ("一季度 -9.9%", [True], "a blank in front"),
    ("增长5%-6%", [False], "a range"),
    ("税收占比60%-55%", [False, False], "a falling pair"),
    ("其中：\n-5%的企业", [False], "the mark of a line in a list"),
    ("A-5%", [], "a name, no figure"),
    ("第一批-5家", [False], "things are not counted below nothing"),
    ("增长——5%", [False], "a dash"),
]


@pytest.mark.parametrize(("text", "signs", "reason"), NEGATIVE, ids=[row[2] for row in NEGATIVE])
def test_minus_in_front(text: str, signs: list[bool], reason: str) -> None:
    found = find_mentions(text)
    assert [mention.negative for mention in found] == signs, reason
    assert all(mention.value > 0 and text[mention.start].isdigit() for mention in found)
