"""What states how much or how many, and what is a name, a date or a phrase."""

from __future__ import annotations

import pytest

from taizhang.extraction.quantities import scan
from taizhang.extraction.stated import is_stated


def stated(text: str) -> list[str]:
    """The spans of ``text`` that state something."""
    return [text[found.start : found.end] for found in scan(text) if is_stated(text, found)]


NAMES = [
    ("5G网络全域通达。", "a generation of networks"),
    ("推动5G-A商用", "a generation with a letter behind"),
    ("12号线二期完成前期工作", "a line"),
    ("107国道改线", "a road"),
    ("G25高速开通", "a road with a letter"),
    ("世界500强投资项目落户", "a list of firms"),
    ("跻身全国百强区", "a list of districts"),
    ("“20+8”产业集群壮大", "a slogan with a plus"),
    ("构建“1+N”政策体系", "a slogan with a letter"),
    ("实施1+1+11+10规划", "a chain of numbers"),
    ("落实“三个一”要求", "a slogan in quotation marks"),
    ("做到两个维护", "a phrase of politics"),
    ("增强四个意识", "a phrase of politics"),
    ("实施百千万工程", "a name made of scales"),
    ("V2G示范站启用", "a digit between letters"),
    ("PM2.5浓度继续改善", "a name of dust"),
    ("O2O消费活跃", "a name of trade"),
    ("召开第五届理事会", "the number of a term"),
    ("一号文件印发", "the number of a paper"),
    ("岭政发〔2031〕7号", "the number of a paper in brackets"),
    ("第三代半导体起步", "a generation"),
    ("第二人民医院试运行", "a number in a name"),
    ("第二产业提质", "a sector"),
    ("四上企业稳定增长", "a class of firms"),
    ("三甲医院开诊", "a grade"),
    ("多措并举，一体推进", "one as a word of manner"),
    ("一成不变", "a saying"),
    ("事半功倍", "a saying"),
    ("千方百计稳岗", "a saying with scales"),
    ("110千伏变电站投运", "a size in a name"),
    ("12英寸生产线投产", "a size in a name"),
    ("千亿级产业集群成形", "a class of sizes"),
    ("打造15分钟生活圈", "a time in a name"),
    ("坚持每三个月会商", "an interval"),
    ("“6·18”促销", "a day as a name"),
]


@pytest.mark.parametrize(("text", "reason"), NAMES)
def test_names_state_nothing(text: str, reason: str) -> None:
    assert stated(text) == [], reason


DATES = [
    ("2031年3月15日", "a day"),
    ("2031-08-01", "a day in digits"),
    ("2031.8.1", "a day with points"),
    ("2031/08/01", "a day with slashes"),
    ("截至11月底", "a month"),
    ("07时41分", "a time of day"),
    ("二〇三〇年", "a year in words"),
    ("“十六五”时期", "a plan period"),
    ("三季度投产", "a quarter"),
    ("过去五年", "a span of years"),
    ("连续5年", "a duration"),
    ("用7天建成", "a duration"),
    ("第四次全体会议", "the number of a meeting"),
    ("二次供水改造", "二次 as a word of technique"),
    ("1.完善路网", "the number of an item"),
    ("（一）完善路网", "the number of a heading"),
    ("一是修路", "the number of a point"),
]


@pytest.mark.parametrize(("text", "reason"), DATES)
def test_dates_and_markers_state_nothing(text: str, reason: str) -> None:
    assert stated(text) == [], reason


READ = [
    ("建成公园12个", ["12个"], "a count"),
    ("建成两个公园", ["两个"], "a count in words"),
    ("共三个街道受益", ["三个"], "a small count in words"),
    ("推出27项改革举措", ["27项"], "a count of what has a name"),
    ("引进世界500强企业3家", ["3家"], "a count behind a name with a number"),
    ("建成5G基站800座", ["800座"], "a count behind a name with a digit"),
    ("PM2.5浓度为22微克/立方米", ["22微克/立方米"], "a value behind a name with a digit"),
    ("增长6.1%", ["6.1%"], "a rate"),
    ("占比超七成", ["七成"], "tenths"),
    ("其中三成以上企业", ["三成"], "tenths before what they are of"),
    ("压减三分之一", ["三分之一"], "a fraction"),
    ("占1/4", ["1/4"], "a fraction in digits"),
    ("减少一半", ["一半"], "half"),
    ("规模突破千亿元", ["千亿元"], "a level passed"),
    ("总量破万亿", ["万亿"], "a level passed, without a unit"),
    ("达到百万平方米", ["百万平方米"], "a scale with a unit"),
    ("基尼系数降至0.41", ["0.41"], "an index without a unit"),
    ("城乡收入比缩小到1.77", ["1.77"], "a ratio without a unit"),
    ("总量居全市第三。", ["第三"], "a rank"),
    ("增速列全省第2名，", ["第2名"], "a rank with 名"),
    ("位居全省首位。", ["首位"], "the first place"),
    ("跃居全国榜首，", ["榜首"], "the head of a list"),
    ("进入全国前十。", ["十"], "among the first ten"),
    ("审批时限压缩至3个工作日", ["3个工作日"], "a duration that is itself cut"),
    ("办理时间缩短5天", ["5天"], "a duration cut"),
    ("翻一番", ["一番"], "doubled"),
    ("惠及一千多人", ["一千多人"], "more than a round number"),
    ("拆除旧房十余栋", ["十余栋"], "ten and more"),
    ("收入比为2.1:1", ["2.1:1"], "a ratio to one"),
]


@pytest.mark.parametrize(("text", "spans", "reason"), READ)
def test_what_is_read(text: str, spans: list[str], reason: str) -> None:
    assert stated(text) == spans, reason


RANKS = [
    ("总量居全市第三，", True, "a rank behind 居"),
    ("把安全放在第一位", False, "a place of honour"),
    ("坚持质量第一", False, "a principle"),
    ("第三，加强监管", False, "a point of a list"),
    ("增速由第六升至第四。", True, "a move between ranks"),
    ("抓好第一责任", False, "a rank in a compound"),
    ("排名第一的园区", True, "a rank before 的"),
    ("第一批项目开工", False, "a batch"),
]


@pytest.mark.parametrize(("text", "is_rank", "reason"), RANKS)
def test_ranks(text: str, is_rank: bool, reason: str) -> None:
    assert bool(stated(text)) is is_rank, reason
