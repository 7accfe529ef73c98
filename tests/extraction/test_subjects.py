"""Subjects: what each figure measures, in the document's own words."""

from __future__ import annotations

import pytest
from figures import find, in_part

from taizhang.extraction.listed import measure_of, split_list
from taizhang.extraction.subjects import right_phrase

ONE = [
    ("规模以上工业增加值增长8.1%。", "规模以上工业增加值", "what stands before the verb"),
    ("全年实现旅游收入60.3亿元。", "旅游收入", "no time, no verb of achievement"),
    ("调查失业率全年平均为5.4%。", "调查失业率", "no mean of the year"),
    ("城镇调查失业率在5.3%以下。", "城镇调查失业率", "no 在"),
    ("登记失业率保持在2.3%的较低水平。", "登记失业率", "the level that is praised is no part of it"),
    ("渔业产值迈入百亿元俱乐部。", "渔业产值", "nor the club that it joins"),
    ("竹器出口高速增长27%。", "竹器出口", "nor how it grows"),
    ("农民的补贴资金去年达到12亿元。", "农民的补贴资金", "no year behind it"),
    ("截至11月底，累计发放消费券3900万元。", "消费券", "no date, no adverb"),
    ("2030年全县粮食总产量达到31万吨。", "粮食总产量", "no year, no place of its own"),
    ("我市森林覆盖率稳定在52%。", "森林覆盖率", "no 我市"),
    ("建成口袋公园12个。", "口袋公园", "no verb of work"),
    ("建成12个口袋公园。", "口袋公园", "the noun behind the figure"),
    ("加快推进4个水库建设。", "水库建设", "the noun behind the figure"),
    ("新增学位3500个。", "新增学位", "新增 belongs to the name"),
    ("新增3500个学位。", "新增学位", "新增 with the noun behind"),
    ("建设用地供应35公顷。", "建设用地供应", "建设 of a noun stays"),
    ("服务业增加值增长4.9%。", "服务业增加值", "服务 of a noun stays"),
    ("生产总值同比增长6%左右。", "生产总值", "同比 is no part of the name"),
    ("财政收入约23亿元。", "财政收入", "a comparator is no part of the name"),
    ("登记失业率控制在3%以内。", "登记失业率", "no 控制在"),
    ("研发经费支出占生产总值比重达到3.7%。", "研发经费支出占生产总值比重", "a share names its whole"),
    ("经济总量居全市第三。", "经济总量", "a rank has no place in its name"),
    ("经济增长6%。", "经济增长", "经济 alone would say nothing"),
    ("PM2.5年均控制在25微克/立方米以内。", "PM2.5", "5年 of a name is no time"),
    ("东湖公园、西山公园和35个口袋公园等建成开放。", "口袋公园", "names before what is counted"),
    ("东湖公园和35个口袋公园建成开放。", "口袋公园", "one name and then a count"),
    ("力争云山、河阳等3条高速、地铁8号线年内通车。", "高速", "a name with a number is another thing"),
    ("河阳等4条高速公路建成通车。", "高速公路", "no verb of completion"),
    ("做响旅居品牌、力争旅居人数达20万人。", "旅居人数", "an aim behind a slogan"),
    ("一般性支出按照不低于5%的比例压减。", "一般性支出", "the verb stands behind the rate"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject", "reason"), ONE)
def test_one_figure(text: str, subject: str, reason: str) -> None:
    assert in_part(text)[0].subject == subject, reason


SEVERAL = [
    ("投资344.6亿元，增长6.1%。", ["投资", "投资"], "a rate behind its total"),
    ("出口8亿元，增长3%，居全市第二。", ["出口", "出口", "出口"], "a rate and a rank"),
    ("客运量、货运量分别增长3%和5%。", ["客运量", "货运量"], "one each after 分别"),
    ("生产总值增长8%，投资增长10%。", ["生产总值", "投资"], "投资 is no attribute of what stands before"),
    ("实现GDP412亿元，增长6%。", ["GDP", "GDP"], "a figure right behind an abbreviation"),
    ("渔业产值迈入百亿元俱乐部，达104亿元，增长9%。", ["渔业产值"] * 3, "a club"),
    ("债务占财力的比重从6.1%降到去年的4.3%。", ["债务占财力的比重"] * 2, "降到去年的"),
    ("拆除旧桥2座、危房30间。", ["拆除旧桥", "危房"], "two things in a list"),
    ("占比57.6%，提高2个百分点。", ["占比", "占比"], "the change of a share"),
    ("接待游客705万人次，实现旅游收入60亿元，分别增长15%、17%。",
     ["接待游客", "旅游收入", "接待游客", "旅游收入"], "分别 looks back on two clauses"),
    ("工业投资增长15%，高于全市3个百分点。", ["工业投资", "工业投资增速高于全市"], "a comparison is named"),
    ("水质达标率由91%提高到95%。", ["水质达标率", "水质达标率"], "from one level to another"),
    ("工业用地出让1085亩；盘活旧厂房8万平方米。", ["工业用地出让", "旧厂房"], "; parts two thoughts"),
    ("一产、二产增加值分别增长4%左右、7%以上。", ["一产增加值", "二产增加值"], "bounds in a list"),
    ("城镇和农村居民收入分别增长5%以上和6%左右。", ["城镇居民收入", "农村居民收入"], "bounds and 和"),
    ("建成标准厂房20栋以上、泊位300个。", ["标准厂房", "泊位"], "each its own noun behind a bound"),
    ("对东盟出口增长9%，全县外贸总值创历史新高，达到80亿元、增长6%。",
     ["东盟出口", "外贸总值", "外贸总值"], "a clause with a subject of its own told by a high"),
    ("对东盟出口80亿元，创历史新高，增长6%。", ["东盟出口", "东盟出口"], "a high of what was named"),
    ("310个新投用项目增加产值9亿元。", ["新投用项目", "新投用项目增加产值"], "what the counted do"),
    ("粮食播种面积50万亩以上、年度产量突破20万吨。", ["粮食播种面积", "粮食产量"], "sown and reaped"),
    ("油菜播种面积5万亩，粮食产量20万吨。", ["油菜播种面积", "粮食产量"], "a crop of its own"),
    ("安排重大项目80个以上，完成年度投资60亿元。", ["重大项目", "重大项目年度投资"], "a bound is no clause"),
    ("PM2.5由2029年的每立方米31微克下降至2030年的每立方米24微克。", ["PM2.5", "PM2.5"], "每 of the unit"),
    ("生产总值增速一季度-2%，上半年3%，全年增速达到5%。", ["生产总值", "生产总值", "生产总值"], "a quarter"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subjects", "reason"), SEVERAL)
def test_several_figures(text: str, subjects: list[str], reason: str) -> None:
    assert [found.subject for found in in_part(text)] == subjects, reason


def test_an_effect_is_named_with_what_it_hangs_on() -> None:
    found = in_part("发放购车补贴2亿元，惠及车主8600人。")
    assert find(found, "8600人").subject == "购车补贴惠及车主"


def test_a_sentence_inherits_nothing_from_the_one_before() -> None:
    found = in_part("绿道总长126公里。\n增长6%。")
    assert find(found, "6%").subject != "绿道总长"


LISTS = [
    ("客运量、货运量", ("客运量", "货运量"), "each has its own noun"),
    ("城镇和农村居民收入", ("城镇居民收入", "农村居民收入"), "two halves of one pair"),
    ("工业、消费、投资", ("工业", "消费", "投资"), "the last is a measure by itself: it is shared by none"),
    ("和谐社区", ("和谐社区",), "和 of a word parts nothing"),
    ("惠及企业", ("惠及企业",), "及 of a word parts nothing"),
    ("公园", ("公园",), "one member"),
    ("", (), "nothing"),
]


@pytest.mark.parametrize(("phrase", "members", "reason"), LISTS)
def test_lists(phrase: str, members: tuple[str, ...], reason: str) -> None:
    assert split_list(phrase) == members, reason


@pytest.mark.parametrize(
    ("phrase", "noun", "reason"),
    [
        ("港口货物吞吐量", "货物吞吐量", "the longest noun that measures"),
        ("垃圾处理率", "处理率", "a rate"),
        ("公园", "", "a thing measures nothing"),
    ],
)
def test_the_noun_that_measures(phrase: str, noun: str, reason: str) -> None:
    assert measure_of(phrase) == noun, reason


RIGHT = [
    ("公园", "公园", "the noun"),
    ("以上企业", "企业", "a comparator before it"),
    ("，", "", "the clause ends"),
    ("增长3%", "", "a change is no noun"),
    ("和", "", "a list goes on"),
    ("的目标", "", "a target is no noun"),
]


@pytest.mark.parametrize(("right", "noun", "reason"), RIGHT)
def test_the_noun_behind_the_figure(right: str, noun: str, reason: str) -> None:
    assert right_phrase(right, next_follows=False) == noun, reason
