"""Reasons in words that a reader can check against the two sentences."""

from __future__ import annotations

from taizhang.core.statement import Statement
from taizhang.reconcile.facts import Fact
from taizhang.reconcile.fit import Candidate, Fit
from taizhang.reconcile.judge import Aim, Judgement
from taizhang.reconcile.rises import Rise

_KINDS = {
    "amount": "总量",
    "increment": "新增量",
    "growth": "增速",
    "ratio": "比率或单位值",
    "rank": "位次",
    "multiple": "倍数",
    "qualitative": "定性表述",
}
NO_REPORT = "所给文件中没有回顾这一时期的报告"
OUTCOMES = {
    "exceeded": "超额完成",
    "met": "完成",
    "nearly": "基本完成",
    "missed": "未完成",
    "not_reported": "未再提及",
    "not_comparable": "不可比",
    "pending": "待见分晓",
}
_COMPARATORS = {"eq": "", "ge": "以上", "gt": "超过", "le": "以内", "lt": "低于", "approx": "左右"}


def shown(statement: Statement) -> str:
    """A figure as words: 6.5%（左右）, -2.5%."""
    text = statement.text if statement.value is None else f"{_number(statement)}{statement.unit}"
    words = _COMPARATORS[statement.cmp]
    return f"{text}（{words}）" if words else text


def file_name(fact: Fact) -> str:
    """The name of a fact's file without its folders."""
    return fact.entry.name.rpartition("/")[2]


def of_choice(one: Candidate) -> str:
    """Why this result was taken."""
    statement = one.fact.statement
    return f"结果取自《{file_name(one.fact)}》“{statement.subject}” {shown(statement)}：{one.note}"


def of_judgement(target: Fact, result: Fact, aim: Aim, judgement: Judgement) -> str:
    """How the two figures were laid beside each other."""
    asked = {"floor": "不低于", "ceiling": "不高于", "band": "接近"}[aim.want]
    unit = "个百分点" if target.measure.dimension == "share" else target.statement.unit
    return (
        f"目标{asked} {shown(target.statement)}，结果 {shown(result.statement)}，"
        f"相差 {judgement.margin:+g}{unit}（方向：{aim.source}；{judgement.tolerance}）"
    )


def of_rise(risen: Rise) -> str:
    """What was added, by the level before and the level now."""
    first, last, added = (shown(fact.statement) for fact in (risen.before, risen.now, risen.added))
    return f"由 {first} 到 {last}，净增 {added}（与新增的口径可能不同，不作结论）"


def of_mismatch(target: Fact, one: Candidate) -> str:
    """Why the nearest figure is no answer."""
    return f"只找到相近的数字 {shown(one.fact.statement)}：{why_not(target, one.fact, one.fit)}"


def why_not(target: Fact, result: Fact, fit: Fit) -> str:
    """What stands between a target and a result that does not answer it."""
    first, second = target.statement, result.statement
    return {
        "answers": "另一处可比的数字，未取",
        "part_of_period": f"只覆盖 {second.period}",
        "other_kind": f"目标是{_KINDS[first.kind]}，它是{_KINDS[second.kind]}",
        "other_unit": f"计量单位不同（{first.unit or '无'}、{second.unit or '无'}）",
        "other_currency": f"币种不同（{first.unit}、{second.unit}），不作折算",
        "other_basis": f"口径不同（目标：{first.basis or '未注明'}，它：{second.basis or '见原句'}）",
        "other_scope": f"统计范围不同（“{first.subject}”、“{second.subject}”）",
        "other_name": f"只是用词相近，不能断定是一回事（“{first.subject}”、“{second.subject}”）",
        "stock_or_added": f"一为存量、一为当年新增（“{first.subject}”、“{second.subject}”）",
        "several_years": f"是 {second.period} 多年的数字，不是 {first.period} 的",
        "other_moment": "一为年末（月）数、一为全年（平均）数",
        "share_of_task": "是占年度任务的比例，没有数量本身",
        "words_only": "只有文字表述，没有数字",
        "rank_only": "只有位次",
        "under_way": "只说正在推进，没有说完成",
        "other_place": f"是{second.place or '本地'}的数字",
    }[fit]


def searched(names: list[str], count: int) -> str:
    """Where a result was looked for in vain."""
    listed = "、".join(f"《{name.rpartition('/')[2]}》" for name in names)
    return f"检索了{listed}的 {count} 条结果，没有这一项的数字"


def _number(statement: Statement) -> str:
    value = statement.value
    if isinstance(value, tuple):
        return f"{value[0]:g}–{value[1]:g}"
    return "" if value is None else f"{value:.12g}"
