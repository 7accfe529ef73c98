"""Results that a report tells without a figure, by table."""

import pytest
from year_reports import report

from taizhang.core.verdict import Outcome, Verdict
from taizhang.reconcile import reconcile


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


def test_words_of_an_earlier_year_answer_nothing() -> None:
    entries = [
        report(2031, plan="完成锅炉清洁改造12台。"),
        report(2033, review="锅炉清洁改造任务全部完成。"),
    ]
    assert [verdict.verdict for verdict in reconcile(entries)] == ["pending"]
