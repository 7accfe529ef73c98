"""Results that a report tells without a figure, by table."""

import pytest
from year_reports import report

from taizhang.core.verdict import Outcome, Verdict
from taizhang.reconcile import reconcile
from taizhang.views.reasons import in_english


def _verdict(target: str, result: str) -> Verdict:
    entries = [report(2031, plan=target), report(2032, review=result)]
    return [verdict for verdict in reconcile(entries) if verdict.target.period == "2031"][-1]


@pytest.mark.parametrize(
    ("target", "result", "outcome", "told"),
    [
        ("完成锅炉清洁改造12台。", "锅炉清洁改造任务全部完成。", "met", "锅炉清洁改造任务全部完成"),
        ("改造单村水站40座。", "全面完成单村水站改造提升。", "met", "全面完成单村水站改造提升"),
        ("城镇新增就业2万人以上。", "城镇新增就业超额完成全年任务。", "met", "城镇新增就业超额完成全年任务"),
        ("排涝泵站改造9座。", "排涝泵站改造任务未能完成。", "missed", "排涝泵站改造任务未能完成"),
        (
            "城乡居民基础养老金月最低标准提高20元。",
            "稳步提高城乡居民基础养老金。",
            "not_comparable",
            "稳步提高城乡居民基础养老金",
        ),
        (
            "固定资产投资增长6%。",
            "固定资产投资、进出口总额等主要指标增速均高于全国平均水平。",
            "not_comparable",
            "固定资产投资、进出口总额等主要指标增速均高于全国平均水平",
        ),
    ],
)
def test_words_are_taken_where_no_figure_is_told(
    target: str, result: str, outcome: Outcome, told: str
) -> None:
    verdict = _verdict(target, result)
    assert verdict.verdict == outcome, verdict.reasons
    assert verdict.result
    assert (verdict.result.text, verdict.result.value, verdict.margin) == (told, None, None)
    assert told in verdict.reasons[0], "the reader sees the words that it rests on"


@pytest.mark.parametrize(
    ("target", "result", "outcome", "why"),
    [
        ("城镇新增就业2万人。", "圆满完成城镇新增就业任务，城镇新增就业1.5万人。", "missed", "figures first"),
        ("完成锅炉清洁改造12台。", "电梯更新任务全部完成。", "not_reported", "another thing"),
        ("完成锅炉清洁改造12台。", "锅炉清洁改造基本完成。", "not_reported", "基本 is less than 全部"),
        ("新建公园5个。", "稳步提高公园管理水平。", "not_reported", "raised, which answers steps alone"),
    ],
)  # fmt: skip
def test_words_are_not_taken(target: str, result: str, outcome: Outcome, why: str) -> None:
    assert _verdict(target, result).verdict == outcome, why


@pytest.mark.parametrize(
    ("target", "result", "outcome", "told", "value"),
    [
        ("居民消费价格涨幅2%左右。", "居民消费价格与上年持平。", "met", "居民消费价格与上年持平", 0),
        ("居民消费价格涨幅3%以内。", "居民消费价格涨幅基本持平。", "met", "居民消费价格涨幅基本持平", 0),
        (
            "社会消费品零售总额增长5%。",
            "社会消费品零售总额与上年持平。",
            "missed",
            "社会消费品零售总额与上年持平",
            0,
        ),
        (
            "商品零售价格涨幅控制在3%以内。",
            "商品零售价格和消费价格的总水平都比上年下降。",
            "met",
            "商品零售价格和消费价格的总水平都比上年下降",
            None,
        ),
        ("实际利用外资增长4%。", "实际利用外资有所下降。", "missed", "实际利用外资有所下降", None),
        ("万元产值能耗下降3%。", "万元产值能耗继续下降。", "not_comparable", "万元产值能耗继续下降", None),
        (
            "乡镇污水处理设施覆盖率达到100%。",
            "乡镇实现污水处理设施全覆盖。",
            "met",
            "乡镇实现污水处理设施全覆盖",
            100,
        ),
        ("国控断面水质达标率达到98%以上。", "国控断面水质全部达标。", "met", "国控断面水质全部达标", 100),
        (
            "居民消费价格涨幅2%左右。",
            "居民消费价格总体平稳。",
            "not_comparable",
            "居民消费价格总体平稳",
            None,
        ),
        (
            "粮食产量保持在51万吨以上。",
            "粮食总产、单产再创新高。",
            "not_comparable",
            "粮食总产、单产再创新高",
            None,
        ),
        (
            "粮食产量保持在51万吨以上。",
            "粮食播种面积、单产、总产连续6年增长。",
            "not_comparable",
            "粮食播种面积、单产、总产连续6年增长",
            None,
        ),
        (
            "社会消费品零售总额增长5%。",
            "投资、消费增速分别快于全国3.4个、1个百分点。",
            "not_comparable",
            "投资、消费增速分别快于全国3.4个、1个百分点",
            None,
        ),
        (
            "投资增长7%左右。",
            "规上工业增加值、固定资产投资等主要指标增速均高于全国平均水平。",
            "not_comparable",
            "规上工业增加值、固定资产投资等主要指标增速均高于全国平均水平",
            None,
        ),
        (
            "小麦最低收购价每50公斤提高5元。",
            "稳步提高粮食最低收购价。",
            "not_comparable",
            "稳步提高粮食最低收购价",
            None,
        ),
        (
            "农膜回收率达到85%。",
            "农膜回收率逐年提升。",
            "not_comparable",
            "农膜回收率逐年提升",
            None,
        ),
        (
            "城镇调查失业率5.5%左右。",
            "城镇调查失业率与上年持平。",
            "not_comparable",
            "城镇调查失业率与上年持平",
            None,
        ),
        ("居民消费价格涨幅2%左右。", "市场供应充足，保持物价平稳。", "not_comparable", "保持物价平稳", None),
        ("一般性支出增长2%以内。", "一般性支出实现零增长。", "met", "一般性支出实现零增长", 0),
        ("加固堤防20公里。", "堤防加固完成年度任务。", "not_comparable", "堤防加固完成年度任务", None),
    ],
)
def test_words_stand_for_a_figure_or_leave_it_open(
    target: str, result: str, outcome: Outcome, told: str, value: float | None
) -> None:
    verdict = _verdict(target, result)
    assert verdict.verdict == outcome, verdict.reasons
    assert verdict.result is not None
    assert (verdict.result.text, verdict.result.value) == (told, value)
    assert all(in_english(reason) for reason in verdict.reasons)


@pytest.mark.parametrize(
    ("target", "result", "why"),
    [
        ("居民消费价格涨幅2%左右。", "全国居民消费价格与上年持平。", "of the country"),
        ("居民消费价格涨幅2%左右。", "五年来，居民消费价格总体平稳。", "of five years"),
        ("居民消费价格涨幅2%左右。", "核心CPI与上年持平。", "of a part"),
        ("固定资产投资增长6%。", "民间投资有所下降。", "of a part"),
        (
            "引进高校毕业生800人。",
            "高校毕业生、农民工等重点群体就业稳定增长。",
            "a list of others",
        ),
        ("固定资产投资增长6%。", "固定资产投资没有完成“十四五”规划目标。", "of a plan of five years"),
        ("产业投资增长7%。", "农业投资规模稳居全国前列。", "another investment"),
        ("审计监督覆盖率达到100%。", "稳步推进审计监督全覆盖。", "on the way, not there"),
        ("新建公交站20座。", "公交站基本实现全覆盖。", "nearly all, and no rate was promised"),
    ],
)
def test_words_of_something_else_decide_nothing(target: str, result: str, why: str) -> None:
    assert _verdict(target, result).verdict in ("not_reported", "not_comparable"), why


@pytest.mark.parametrize(
    ("target", "problems"),
    [
        ("居民消费价格涨幅4%左右。", "节能减排、物价调控目标没有完成。"),
        ("固定资产投资增长6%。", "固定资产投资、进出口等指标增速未达预期。"),
    ],
)
def test_what_the_problems_own_to_is_a_result(target: str, problems: str) -> None:
    entries = [report(2031, plan=target), report(2032, problems=problems)]
    verdict = next(one for one in reconcile(entries) if one.target.period == "2031")
    assert verdict.verdict == "missed", verdict.reasons


def test_a_count_of_promises_told_as_kept_is_the_count() -> None:
    verdict = _verdict("今年办好15件民生实事。", "县政府承诺的15件民生实事全部兑现。")
    assert (verdict.verdict, verdict.result and verdict.result.text) == ("met", "15件"), verdict.reasons


def test_words_of_an_earlier_year_answer_nothing() -> None:
    entries = [
        report(2031, plan="完成锅炉清洁改造12台。"),
        report(2033, review="锅炉清洁改造任务全部完成。"),
    ]
    assert [verdict.verdict for verdict in reconcile(entries)] == ["pending"]
