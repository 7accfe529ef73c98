"""Quantities: how far a numeral with its unit reaches, what it is worth, and of which group it is."""

from __future__ import annotations

import pytest

from taizhang.extraction.quantities import Quantity, scan


def only(text: str) -> Quantity:
    found = list(scan(text))
    assert len(found) == 1, found
    return found[0]


SPANS = [
    ("总投资12.5亿元。", "12.5亿元", 12.5, "亿元", "money", "a scale belongs to the unit"),
    ("总投资 4738.01 亿元。", "4738.01 亿元", 4738.01, "亿元", "money", "blanks stay in the span alone"),
    ("投资1,234万元。", "1,234万元", 1234, "万元", "money", "a comma between thousands"),
    ("增长２．５％。", "２．５％", 2.5, "％", "percent", "full width stays as it is written"),
    ("引资３８００万美元", "３８００万美元", 3800, "万美元", "money", "the longest unit: 美元, not 元"),
    ("建成1.2万个泊位", "1.2万个", 1.2, "万个", "count", "the noun behind is no unit"),
    ("惠及5.6万人次", "5.6万人次", 5.6, "万人次", "people", "人次 before 人"),
    ("浓度22微克/立方米", "22微克/立方米", 22, "微克/立方米", "rate", "a unit with a slash"),
    ("产量300吨/日", "300吨/日", 300, "吨/日", "throughput", "a capacity"),
    ("装机50兆瓦时", "50兆瓦时", 50, "兆瓦时", "energy", "兆瓦时 before 兆瓦"),
    ("提高1.2个百分点", "1.2个百分点", 1.2, "个百分点", "points", "points before pieces"),
    ("死亡率3.1‰", "3.1‰", 3.1, "‰", "percent", "per thousand"),
    ("新增两家", "两家", 2, "家", "count", "a numeral written out"),
    ("聘请三十六名", "三十六名", 36, "名", "people", "a longer one"),
    ("惠及三百余人次", "三百余人次", 300, "人次", "people", "余 inside the span, not in the unit"),
    ("整治1000多处", "1000多处", 1000, "处", "count", "多 between number and unit"),
    ("投资20多亿元", "20多亿元", 20, "亿元", "money", "多 before the scale"),
    ("服务十几万人", "十几万人", 10, "万人", "people", "几 in a numeral"),
    ("突破千亿元", "千亿元", 1000, "亿元", "money", "a scale alone: 1000 亿"),
    ("达到百万平方米", "百万平方米", 100, "万平方米", "area", "100 万"),
    ("迈上万亿元", "万亿元", 1, "万亿元", "money", "one 万亿"),
    ("增产百分之七点五", "百分之七点五", 7.5, "%", "percent", "a share in words"),
    ("千分之六", "千分之六", 6, "‰", "percent", "per thousand in words"),
    ("压减三分之一", "三分之一", 1 / 3, "", "fraction", "a fraction in words"),
    ("压减1/4", "1/4", 0.25, "", "fraction", "a fraction in digits"),
    ("减少一半", "一半", 0.5, "", "fraction", "half"),
    ("占比超七成", "七成", 7, "成", "tenths", "tenths"),
    ("增长2.3倍", "2.3倍", 2.3, "倍", "multiple", "times"),
    ("翻一番", "一番", 1, "番", "multiple", "doubled"),
    ("居全市第6。", "第6", 6, "位", "rank", "a rank has the unit 位"),
    ("排名第十二位", "第十二位", 12, "位", "rank", "a rank in words with 位 in its span"),
    ("跃居榜首", "榜首", 1, "位", "rank", "the head of a list"),
    ("位居全省首位，", "首位", 1, "位", "rank", "the first place"),
    ("进入全国前10名", "10名", 10, "位", "top", "among the first ten"),
    ("比例为2.4∶1", "2.4∶1", 2.4, "", "colon", "a ratio to one"),
    ("密度每平方公里5200人", "5200人", 5200, "人", "people", "每平方公里 stands outside"),
    ("总量8万亿元", "8万亿元", 8, "万亿元", "money", "万亿 as one scale"),
    ("容量6千伏安", "6千伏安", 6, "千伏安", "energy", "千 of 千伏安 is no scale"),
    ("长30千米", "30千米", 30, "千米", "length", "千 of 千米 is no scale"),
    ("供电3百万千瓦", "3百万千瓦", 3, "百万千瓦", "energy", "百万 as a scale"),
    ("8.4\n\u200b\n万亿元", "8.4\n\u200b\n万亿元", 8.4, "万亿元", "money", "a page break inside"),
    ("完成15%", "15%", 15, "%", "percent", "percent"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "span", "value", "unit", "group", "reason"), SPANS)
def test_spans(text: str, span: str, value: float, unit: str, group: str, reason: str) -> None:
    found = only(text)
    assert text[found.start : found.end] == span, reason
    assert found.value == pytest.approx(value, rel=1e-4), reason
    assert (found.unit, found.group) == (unit, group), reason


MORE = [
    ("整治1000多处", True, "多 after the number"),
    ("投资20余亿元", True, "余 before the scale"),
    ("投资20亿余元", True, "余 behind the scale"),
    ("惠及三百余人", True, "余 behind a numeral written out"),
    ("整治1000处", False, "no such word"),
    ("三分之一多", False, "a fraction has no inner 多: the comparator reads it behind"),
    ("百分之五多", True, "多 behind a share in words"),
]


@pytest.mark.parametrize(("text", "more", "reason"), MORE)
def test_more_than_the_number(text: str, more: bool, reason: str) -> None:
    assert only(text).more is more, reason


NOT_UNITS = [
    ("3场馆", "3", "场 of 场馆"),
    ("5次产业", "5", "次 of 次产业"),
    ("2部门", "2", "部 of 部门"),
    ("4支队", "4", "支 of 支队"),
    ("7成果", "7", "成 of 成果"),
    ("6本地", "6", "本 of 本地"),
    ("9条件", "9", "条 of 条件"),
]


@pytest.mark.parametrize(("text", "span", "reason"), NOT_UNITS)
def test_a_unit_is_no_part_of_a_word(text: str, span: str, reason: str) -> None:
    found = only(text)
    assert (text[found.start : found.end], found.group) == (span, "bare"), reason


SEVERAL = [
    ("增长3%和5%", ["3%", "5%"], "two numbers"),
    ("新增公园2座、绿道30公里", ["2座", "30公里"], "two things"),
    ("第一、第二", ["第一", "第二"], "two ranks"),
    ("由12家增至15家", ["12家", "15家"], "from and to"),
    ("2030年新增3家", ["2030年", "3家"], "a date is a quantity too; what it states is told later"),
    ("", [], "nothing"),
    ("没有数字的一句话", ["一"], "a numeral inside a phrase is still a numeral"),
    ("公园和绿道", [], "no numeral"),
]


@pytest.mark.parametrize(("text", "spans", "reason"), SEVERAL)
def test_several(text: str, spans: list[str], reason: str) -> None:
    assert [text[found.start : found.end] for found in scan(text)] == spans, reason
