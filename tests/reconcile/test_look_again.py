"""A second look for targets that no name answers: by the words of both sentences, by table."""

import pytest
from year_reports import report

from taizhang.core.verdict import Outcome, Verdict
from taizhang.reconcile import reconcile

# What a report tells besides: the fewer of its figures say a word, the more the word says.
_BESIDES = "".join(
    f"{verb}{thing}{number}{unit}。"
    for number, (verb, thing, unit) in enumerate(
        [
            ("新建", "乡村书屋", "间"),
            ("引进", "果蔬加工企业", "家"),
            ("修缮", "古桥", "座"),
            ("培训", "茶艺师", "人"),
            ("栽种", "行道树", "株"),
            ("开办", "夜校课程", "门"),
            ("新增", "托位", "个"),
            ("清理", "河道淤泥", "吨"),
            ("更换", "路灯", "盏"),
            ("资助", "困难学生", "名"),
            ("建成", "口袋公园", "个"),
            ("疏浚", "沟渠", "公里"),
            ("改造", "农贸市场", "个"),
            ("发放", "消费券", "张"),
            ("调解", "邻里纠纷", "起"),
            ("认定", "非遗工坊", "家"),
            ("举办", "龙舟赛", "场"),
            ("开通", "微循环公交", "条"),
            ("添置", "流动图书车", "辆"),
            ("表彰", "文明家庭", "户"),
        ],
        start=21,
    )
)


def _verdict(target: str, result: str) -> Verdict:
    """The verdict on the last figure of the target, in a report that tells of much besides."""
    entries = [report(2031, plan=target), report(2032, review=_BESIDES + result)]
    return [verdict for verdict in reconcile(entries) if verdict.target.period == "2031"][-1]


@pytest.mark.parametrize(
    ("target", "result", "outcome", "told", "why"),
    [
        # judged: telling words shared, and figures near to each other
        ("依法关停和协助搬离60家高耗水洗砂场。", "依法取缔洗砂场点62家。", "met", "62家",
         "one work in other words"),
        ("举办“柏川夜话”品牌对接活动12场。", "举办18场“柏川夜话”银企交流会。", "exceeded", "18场",
         "the name in quotation marks"),
        # shown as the nearest figure, not judged
        ("举办“柏川夜话”品牌对接活动12场。", "举办50场“柏川夜话”银企交流会。", "not_comparable", "50场",
         "four times as many may be of something wider"),
        # not shown
        ("依法关停和协助搬离60家高耗水洗砂场。", "依法登记渔家客栈63家。", "not_reported", None,
         "words that many results say"),
        ("出口柏川竹器300万件。", "进口柏川竹器310万件。", "not_reported", None, "sides of one thing"),
        ("依法关停和协助搬离60家高耗水洗砂场。", "依法取缔洗砂场点63亩。", "not_reported", None,
         "another unit"),
    ],
)  # fmt: skip
def test_results_told_by_shared_words(
    target: str, result: str, outcome: Outcome, told: str | None, why: str
) -> None:
    verdict = _verdict(target, result)
    assert verdict.verdict == outcome, (why, verdict.reasons)
    assert (verdict.result.text if verdict.result is not None else None) == told, why


def test_what_is_not_judged_says_why() -> None:
    verdict = _verdict("举办“柏川夜话”品牌对接活动12场。", "举办50场“柏川夜话”银企交流会。")
    assert "用词相近，不能断定是一回事" in verdict.reasons[0]


def test_a_result_that_answers_another_target_is_not_judged_again() -> None:
    plan = "新增中心花园长椅40张。布置中心花园周边长凳38张。"
    entries = [report(2031, plan=plan), report(2032, review=_BESIDES + "新增中心花园长椅40张。")]
    verdicts = [verdict for verdict in reconcile(entries) if verdict.target.period == "2031"]
    assert [verdict.verdict for verdict in verdicts if verdict.target.value == 40] == ["met"]
    assert [verdict.verdict for verdict in verdicts if verdict.target.value == 38] != ["met"]


def test_one_result_is_judged_for_the_likeliest_target_alone() -> None:
    plan = "依法关停和协助搬离60家高耗水洗砂场。依法搬离高耗水洗砂加工点59家。"
    verdicts = [
        verdict
        for verdict in reconcile(
            [report(2031, plan=plan), report(2032, review=_BESIDES + "依法取缔洗砂场点62家。")]
        )
        if verdict.target.period == "2031"
    ]
    judged = [verdict for verdict in verdicts if verdict.verdict in ("met", "exceeded")]
    assert len(judged) == 1


def test_an_unrelated_report_changes_nothing() -> None:
    own = [report(2031, plan="依法关停和协助搬离60家高耗水洗砂场。"), report(2032, review=_BESIDES)]
    other = report(2032, review="依法取缔洗砂场点62家。", place="青溪市云渚区")
    assert reconcile(own) == tuple(v for v in reconcile([*own, other]) if v.place == "青溪市柏川区")
