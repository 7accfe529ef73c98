"""What becomes of a target, by table: the plan of one year beside the review of the next."""

import pytest
from year_reports import report

from taizhang.core.verdict import Outcome, Verdict
from taizhang.reconcile import reconcile


def _verdict(target: str, result: str) -> Verdict:
    entries = [report(2031, targets=target), report(2032, review=result)]
    found = [v for v in reconcile(entries) if v.target.document == "柏川区2031.txt"]
    assert len(found) == 1, [v.subject for v in found]
    return found[0]


@pytest.mark.parametrize(
    ("target", "result", "outcome", "margin", "why"),
    [
        # growth, half a point
        ("地区生产总值增长6%以上。", "地区生产总值增长6.8%。", "met", 0.8, "以上 is never exceeded"),
        ("地区生产总值增长6%。", "地区生产总值增长6.8%。", "exceeded", 0.8, "beyond half a point"),
        ("地区生产总值增长6%左右。", "地区生产总值增长6.5%。", "met", 0.5, "half a point is not beyond it"),
        ("地区生产总值增长6%。", "地区生产总值增长5.5%。", "nearly", -0.5, "half a point short is nearly"),
        ("地区生产总值增长6%。", "地区生产总值增长5.4%。", "missed", -0.6, "more is missed"),
        ("地区生产总值增长6%-6.5%。", "地区生产总值增长6.1%。", "met", 0.0, "inside the range"),
        ("地区生产总值增长6%-6.5%。", "地区生产总值增长5.7%。", "nearly", -0.3, "below the lower end"),
        ("地区生产总值增长6%-6.5%。", "地区生产总值增长7.2%。", "exceeded", 0.7, "above the upper end"),
        ("地区生产总值增长2%。", "地区生产总值下降3.1%。", "missed", -5.1, "a fall is a negative growth"),
        ("一般公共预算收入增长0.2%。", "一般公共预算收入下降0.2%。", "nearly", -0.4, "over zero"),
        # prices and the like
        ("居民消费价格涨幅3%左右。", "居民消费价格上涨2.0%。", "met", -1.0, "左右 on prices is a ceiling"),
        ("居民消费价格涨幅控制在3%左右。", "居民消费价格上涨3.3%。", "nearly", 0.3, "a little above it"),
        ("居民消费价格涨幅控制在3%左右。", "居民消费价格下降0.3%。", "met", -3.3, "below zero is below it"),
        ("城镇调查失业率控制在5.5%以内。", "城镇调查失业率5.6%。", "nearly", 0.1, "lower is better"),
        ("城镇调查失业率控制在5.5%以内。", "城镇调查失业率4.1%。", "met", -1.4, "以内 is never exceeded"),
        ("PM2.5年均浓度降至20微克/立方米。", "PM2.5年均浓度18微克/立方米。", "exceeded", -2.0, "a tenth"),
        ("PM2.5年均浓度降至20微克/立方米。", "PM2.5年均浓度24微克/立方米。", "missed", 4.0, "the wrong way"),
        ("单位GDP能耗下降3%。", "单位GDP能耗下降3.4%。", "met", -0.4, "rates of decrease"),
        ("单位GDP能耗下降2.5%左右。", "单位GDP能耗降幅超过3%。", "exceeded", -0.5, "超过 says more"),
        ("单位GDP能耗下降3%以上。", "单位GDP能耗下降1.9%。", "missed", 1.1, "a fall too small"),
        # amounts, five per cent
        ("新增停车位2000个。", "新增停车位2100个。", "met", 100.0, "five per cent is not beyond five"),
        ("新增停车位2000个。", "新增停车位2101个。", "exceeded", 101.0, "more than five per cent"),
        ("新增停车位2000个。", "新增停车位1900个。", "nearly", -100.0, "five per cent short"),
        ("新增停车位2000个。", "新增停车位1899个。", "missed", -101.0, "more than that"),
        ("新增停车位2000个以上。", "新增停车位5000个。", "met", 3000.0, "以上 again"),
        ("社会消费品零售总额突破1万亿元。", "社会消费品零售总额突破1万亿元。", "met", 0.0, "the same words"),
        ("社会消费品零售总额突破1万亿元。", "社会消费品零售总额9708亿元。", "nearly", -0.0292, "units"),
        ("固定资产投资达到1000亿元。", "固定资产投资近1000亿元。", "nearly", 0.0, "近 is just below"),
        # shares
        ("污水集中收集率达到85%以上。", "污水集中收集率84.7%。", "nearly", -0.3, "shares are told in points"),
        ("森林覆盖率达到45%。", "森林覆盖率44.2%。", "missed", -0.8, "not five per cent of a share"),
    ],
)  # fmt: skip
def test_rule(target: str, result: str, outcome: Outcome, margin: float, why: str) -> None:
    verdict = _verdict(target, result)
    assert verdict.verdict == outcome, (why, verdict.reasons)
    assert verdict.margin == pytest.approx(margin), why
    assert verdict.reasons


@pytest.mark.parametrize(
    ("target", "result", "nearest", "why"),
    [
        ("固定资产投资增长8%。", "固定资产投资320亿元。", "320亿元", "growth asked, a level told"),
        ("社会消费品零售总额达到320亿元。", "社会消费品零售总额增长7%。", "7%", "the reverse"),
        ("实际使用外资2亿美元。", "实际使用外资14.2亿元。", "14.2亿元", "currencies are not converted"),
        ("新增国家高新技术企业60家。", "国家高新技术企业总量达到420家。", "420家", "stock, newly added"),
        ("国家高新技术企业总量突破400家。", "新增国家高新技术企业62家。", "62家", "the reverse"),
        ("创建零直排小区118个。", "累计创建零直排小区1600个。", "1600个", "the stock of years"),
        ("规模以上工业增加值增长5%。", "全部工业增加值增长4%。", "4%", "another scope"),
        ("固定资产投资增长8%。", "工业投资增长12%。", "12%", "a part of it"),
        ("固定资产投资增长8%。", "扣除房地产开发投资后，固定资产投资增长9%。", "9%", "a part taken away"),
        ("一般公共预算收入自然口径增长5%。", "一般公共预算收入同口径增长6%。", "6%", "two bases stated"),
        ("城镇调查失业率全年控制在5.5%以内。", "年末城镇调查失业率5.2%。", "5.2%", "moment"),
    ],
)  # fmt: skip
def test_not_comparable_with_the_nearest_figure(target: str, result: str, nearest: str, why: str) -> None:
    verdict = _verdict(target, result)
    assert verdict.verdict == "not_comparable", (why, verdict.reasons)
    assert verdict.result is not None
    assert verdict.result.text == nearest
    assert verdict.margin is None


@pytest.mark.parametrize(
    ("target", "result", "why"),
    [
        ("出口总额增长4%。", "进口总额增长9%。", "another direction of trade"),
        ("新开工保障性住房1200套。", "保障性住房供应1500套。", "another stage"),
        ("新增学前教育学位900个。", "新增义务教育学位1200个。", "another level of school"),
        ("新增停车位2000个。", "全市新增就业2000人。", "another thing"),
        ("保障性住房竣工300套。", "开工建设保障性住房320套。", "begun, not finished"),
        ("中央财政教育投入20亿元。", "中央财政卫生投入21亿元。", "money for another purpose"),
        ("专利授权量达到4000件。", "专利申请量达到5200件。", "applied for, not granted"),
    ],
)
def test_what_is_told_of_another_thing_is_no_result(target: str, result: str, why: str) -> None:
    verdict = _verdict(target, result)
    assert verdict.verdict == "not_reported", (why, verdict.reasons)
    assert verdict.result is None


@pytest.mark.parametrize(
    ("target", "result", "why"),
    [
        ("新建碧道21公里。", "新增碧道20.4公里。", "two words for new"),
        ("拆除消化违建60万平方米。", "治理违建61万平方米。", "two words for the work"),
        ("建成2座110千伏变电站。", "投产2座110KV变电站。", "kV in characters"),
        ("完成80座公厕升级改造。", "新改建公厕82座。", "verb behind, verb before"),
        ("出让产业用地30公顷。", "出让产业用地0.305平方公里。", "公顷 and 平方公里"),
        ("实际利用外资2亿美元。", "实际使用外资2.05亿美元。", "利用 and 使用"),
        ("新增各类学位1.3万个。", "新增基础教育学位13200个。", "万个 and 个, one programme"),
        ("打通断头路15条以上。", "打通断头路15条。", "the number itself"),
    ],
)
def test_other_words_for_the_same_thing(target: str, result: str, why: str) -> None:
    verdict = _verdict(target, result)
    assert verdict.verdict in ("met", "nearly"), (why, verdict.reasons)


def test_two_halves_are_two_targets() -> None:
    entries = [
        report(2031, targets="工业投资增长10%，力争达到200亿元。"),
        report(2032, review="工业投资190亿元，增长12%。"),
    ]
    found = {v.kind: v.verdict for v in reconcile(entries)}
    assert found == {"growth": "exceeded", "amount": "nearly"}


def test_an_estimate_is_judged_and_provisional() -> None:
    verdict = _verdict("地区生产总值增长6%。", "预计全年地区生产总值增长6.2%。")
    assert (verdict.verdict, verdict.provisional) == ("met", True)


def test_eleven_months_of_an_amount_do_not_miss_the_year() -> None:
    verdict = _verdict("新增停车位2000个。", "2031年1—11月，新增停车位1800个。")
    assert (verdict.verdict, verdict.provisional) == ("not_comparable", True)
    assert any("尚未到期末" in reason for reason in verdict.reasons)


def test_a_level_implies_a_growth_that_decides_nothing() -> None:
    entries = [
        report(2031, review="固定资产投资300亿元。", targets="固定资产投资增长8%。"),
        report(2032, review="固定资产投资330亿元。"),
    ]
    verdict = next(v for v in reconcile(entries) if v.year == "2031")
    assert verdict.verdict == "not_comparable"
    assert any("名义增长 10.0%" in reason for reason in verdict.reasons)


def test_a_second_basis_that_would_change_the_verdict_is_told() -> None:
    verdict = _verdict("一般公共预算收入增长5%左右。", "一般公共预算收入同口径增长6.2%，自然口径下降3.7%。")
    assert any("自然口径" in reason or "同口径" in reason for reason in verdict.reasons)


@pytest.mark.parametrize(
    ("target", "result", "outcome", "why"),
    [
        ("居民收入与经济增长同步。", "地区生产总值增长6%。居民收入增长5.8%。", "met", "within half a point"),
        ("居民收入与经济增长同步。", "地区生产总值增长6%。居民收入增长4.2%。", "missed", "two points below"),
        ("居民收入与经济增长同步。", "居民收入增长4.2%。", "not_comparable", "no economy told"),
        ("外贸进出口总额保持正增长。", "外贸进出口总额增长1.1%。", "met", "above zero"),
        ("外贸进出口总额保持正增长。", "外贸进出口总额下降6%。", "missed", "below zero"),
    ],
)  # fmt: skip
def test_targets_in_words(target: str, result: str, outcome: Outcome, why: str) -> None:
    verdict = _verdict(target, result)
    assert verdict.verdict == outcome, (why, verdict.reasons)
