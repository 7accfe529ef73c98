"""Period, status and modality over small reports whose parts the structure layer finds."""

from __future__ import annotations

import pytest
from figures import find, in_part, in_report

from taizhang.core.statement import Statement

YEARLY = """云岭县2030年国民经济和社会发展计划执行情况与2031年计划草案的报告

一、2030年计划执行情况

全县生产总值达到412亿元，增长6.3%。1-11月，规模以上工业增加值增长7.1%，固定资产投资下降2.4%。全年预计实现一般公共预算收入23.6亿元。县城污水处理率由91%提高到95%。2029年建成的水厂日均供水4.2万吨。森林蓄积量比2025年增长18%。2030年前三季度，外贸进出口总额8.5亿元。到2032年，全县用水总量控制在2.1亿立方米以内。粮食总产量超过年初计划的31万吨目标。

存在的主要问题是：消费恢复偏慢，社会消费品零售总额增速比目标低1.5个百分点。

二、2031年经济社会发展主要预期目标

（一）预期性指标

生产总值增长6.5%左右，城镇新增就业4200人。

（二）约束性指标

单位生产总值能耗下降3%，细颗粒物浓度控制在28微克/立方米以内。

三、2031年主要任务

新建农村公路36公里，上半年改造水闸9座，力争到2033年建成高标准农田7万亩。去年投用的水厂今年再扩建1.5万吨。2030年已完成的15座水库除险加固要抓好运行管护。
"""

FIVE_YEARS = """云岭县2031年政府工作报告

一、过去五年工作回顾

过去五年，全县生产总值年均增长6.8%，总量达到412亿元。五年累计新建公路520公里，减少污水直排口77个。城镇化率提高到63%，比2025年提高8个百分点。规上工业企业由88家增加到140家。2030年接待游客330万人次，增长11%。新增景区5家。五年累计新增学位6100个。脱贫攻坚期间共改造危房2900户。

二、今后五年目标任务

今后五年，生产总值年均增长6%以上，到2035年突破600亿元。今后五年新增学位8000个。

三、2031年工作安排

2031年，生产总值增长6.2%，新建学校3所。
"""


@pytest.fixture(scope="module")
def yearly() -> tuple[Statement, ...]:
    return in_report(YEARLY, name="云岭县_2031_计划报告.txt")


@pytest.fixture(scope="module")
def five_years() -> tuple[Statement, ...]:
    return in_report(FIVE_YEARS)


OF_A_YEAR = [
    ("412亿元", "2030", "actual", "a result takes the year under review"),
    ("6.3%", "2030", "actual", "the clause behind it too"),
    ("7.1%", "2030-01/2030-11", "actual", "months of the year under review"),
    ("2.4%", "2030-01/2030-11", "actual", "the clause behind keeps the months"),
    ("23.6亿元", "2030", "estimate", "预计 in the review"),
    ("91%", "2029", "actual", "由 names the year before"),
    ("95%", "2030", "actual", "到 names the year itself"),
    ("18%", "2026/2030", "actual", "a change since a year named"),
    ("8.5亿元", "2030-01/2030-09", "actual", "three quarters of a year named"),
    ("2.1亿立方米", "2032", "target", "a year ahead named in the review"),
    ("31万吨", "2030", "target", "a plan quoted in the review"),
    ("6.5%", "2031", "target", "a target takes the year planned"),
    ("3%", "2031", "target", "the other list of targets"),
    ("36公里", "2031", "target", "a task takes the year planned"),
    ("9座", "2031-01/2031-06", "target", "half of the year planned"),
    ("7万亩", "2033", "target", "a later year named in a task"),
    ("1.5万吨", "2031", "target", "今年 among the tasks"),
    ("15座", "2030", "actual", "what a year gone by had done"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "period", "status", "reason"), OF_A_YEAR)
def test_a_report_on_one_year(
    yearly: tuple[Statement, ...], text: str, period: str, status: str, reason: str
) -> None:
    found = find(yearly, text)
    assert (found.period, found.status) == (period, status), reason


MODALITIES = [
    ("412亿元", None, "a result has none"),
    ("6.5%", "expected", "under 预期性指标"),
    ("4200人", "expected", "the next of that list"),
    ("3%", "binding", "under 约束性指标"),
    ("28微克/立方米", "binding", "the next of that list"),
    ("36公里", None, "a task has none"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "modality", "reason"), MODALITIES)
def test_modality(yearly: tuple[Statement, ...], text: str, modality: str | None, reason: str) -> None:
    assert find(yearly, text).modality == modality, reason


def test_the_headings_lead_to_the_figure(yearly: tuple[Statement, ...]) -> None:
    assert [title[-4:] for title in find(yearly, "3%").section] == ["预期目标", "束性指标"]


OF_FIVE_YEARS = [
    ("6.8%", "2026/2030", "actual", "a yearly average takes the whole span"),
    ("412亿元", "2030", "actual", "a level takes the last year"),
    ("520公里", "2026/2030", "actual", "a total takes the whole span"),
    ("77个", "2026/2030", "actual", "a decrease takes the whole span"),
    ("63%", "2030", "actual", "a level reached takes the last year"),
    ("8个百分点", "2026/2030", "actual", "a change since the year before the span"),
    ("88家", "2025", "actual", "由 names the year before the span"),
    ("140家", "2030", "actual", "到 names the last year"),
    ("330万人次", "2030", "actual", "a year named inside the span"),
    ("11%", "2030", "actual", "the growth of that year"),
    ("5家", "2030", "actual", "the sentence after the one dated to the last year"),
    ("6100个", "2026/2030", "actual", "累计 tells of the whole span again"),
    ("2900户", "2026/2030", "actual", "a total of an action"),
    ("6%", "2031/2035", "target", "a yearly average of the five years ahead"),
    ("600亿元", "2035", "target", "a year ahead"),
    ("8000个", "2031/2035", "target", "a total of the five years ahead"),
    ("6.2%", "2031", "target", "the coming year alone"),
    ("3所", "2031", "target", "a task of the coming year"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "period", "status", "reason"), OF_FIVE_YEARS)
def test_a_report_on_five_years(
    five_years: tuple[Statement, ...], text: str, period: str, status: str, reason: str
) -> None:
    found = find(five_years, text)
    assert (found.period, found.status) == (period, status), reason


ESTIMATES = [
    ("预计全年接待游客80万人次。", ["estimate"], "预计 at the head"),
    ("全年接待游客预计80万人次。", ["estimate"], "预计 before the figure"),
    ("接待游客80万人次，预计收入6亿元。", ["actual", "estimate"], "预计 covers what is behind it"),
    ("初步核算，生产总值412亿元。", ["estimate"], "初步核算 at the head"),
    ("客流有望达到80万人次。", ["estimate"], "有望"),
    ("接待游客80万人次。", ["actual"], "no such word"),
]


@pytest.mark.parametrize(("text", "statuses", "reason"), ESTIMATES)
def test_estimates_in_the_review(text: str, statuses: list[str], reason: str) -> None:
    assert [found.status for found in in_part(text)] == statuses, reason


def test_an_estimate_of_the_plan_is_a_target() -> None:
    assert [found.status for found in in_part("预计全年接待游客80万人次。", role="plan")] == ["target"]


TERM = """云岭县2031年政府工作报告

一、过去五年工作回顾

过去五年，全县生产总值年均增长6.8%。固定资产投资由97亿元增长至163亿元。

刚刚过去的2030年，主要目标任务全面完成。新增就业4300人。

二、“十六五”目标任务

到2035年，全县生产总值突破600亿元。

2031年是“十六五”开局之年。今年经济社会发展的主要目标是：生产总值增长6.2%。

（一）为“十六五”开好局、起好步

新增公路71公里。低保标准分别从每人每月700元、500元提高到720元、530元。继续执行去年出台的减税政策，新增减税5亿元。

过去一年，我们的工作取得了成绩。城镇新增岗位3900个。
"""


@pytest.mark.parametrize(
    ("text", "period", "why"),
    [
        ("97亿元", "2025", "the level before five years: 增长至"),
        ("4300人", "2030", "刚刚过去的2030年，: from here the last year alone"),
        ("71公里", "2031", "the opening of a plan of five years is its first year"),
        ("700元", "2030", "the first of two levels before"),
        ("500元", "2030", "the second of two levels before"),
        ("720元", "2031", "what it is raised to"),
        ("5亿元", "2031", "the policy is of last year, the cut is not"),
        ("3900个", "2030", "a plan that looks back on one year"),
    ],
)
def test_a_report_that_closes_a_term(text: str, period: str, why: str) -> None:
    assert find(in_report(TERM), text).period == period, why
