"""Targets without a numeral (定性目标): judged where figures are there that can tell."""

from __future__ import annotations

from dataclasses import dataclass

from taizhang.core.verdict import Outcome
from taizhang.reconcile.facts import Fact, indicator_entry
from taizhang.reconcile.fit import Candidate
from taizhang.reconcile.judge import POINTS
from taizhang.reconcile.match import SURE
from taizhang.reconcile.reasons import shown
from taizhang.reconcile.reports import Report

_ECONOMY = "gdp"
_WHOLE = 99.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """What became of a target in words: outcome, the figure that tells it, reasons."""

    outcome: Outcome
    taken: Candidate
    margin: float | None
    reasons: tuple[str, ...]


def judge_worded(target: Fact, found: list[Candidate], reports: list[Report]) -> Worded | None:
    """The outcome by the figures of the reports, or None where nothing in them tells of the target.

    与经济增长同步 and 快于经济增长 are laid beside the growth of the gross product in the same report,
    with half a point allowed; 正增长 and 稳步增长 need a growth above zero, 下降 one below; 全覆盖 a share
    of 99.5% or the same words. What has no standard of its own (稳定, 上级下达的任务) is told, not judged.
    """
    known = [one for one in found if one.identity >= SURE and one.fact.statement.place is None]
    relation = target.statement.relation
    words = next((one for one in known if one.fact.statement.relation == relation), None)
    growth = next((one for one in known if one.fact.statement.kind == "growth" and _rate(one.fact)), None)
    if relation in ("in_step_with_economy", "faster_than_economy") and growth is not None:
        return _against_economy(growth, reports, faster=relation == "faster_than_economy")
    if relation in ("positive_growth", "steady_growth") and growth is not None:
        return _by_sign(growth, rising=True)
    if relation == "falling" and growth is not None:
        return _by_sign(growth, rising=False)
    if relation == "improving" and growth is not None:
        entry = indicator_entry(target)
        if entry is not None and entry.direction in ("higher", "lower"):
            return _by_sign(growth, rising=entry.direction == "higher")
    if relation == "full_coverage":
        share = next((one for one in known if _is_share(one.fact)), None)
        if share is not None:
            return _by_share(share)
    if words is not None:
        reasons = (f"结果用同样的话：“{words.fact.statement.text}”",)
        return Worded(outcome="met", taken=words, margin=None, reasons=reasons)
    nearest = growth or next(iter(known), None)
    if nearest is None:
        return None
    reasons = (f"目标没有数量标准，相近的数字是 {shown(nearest.fact.statement)}，不作判定",)
    return Worded(outcome="not_comparable", taken=nearest, margin=None, reasons=reasons)


def _against_economy(growth: Candidate, reports: list[Report], *, faster: bool) -> Worded:
    economy = _economy(growth.fact, reports)
    if economy is None:
        missing = ("同一报告没有地区生产总值的增速，无从比较",)
        return Worded(outcome="not_comparable", taken=growth, margin=None, reasons=missing)
    own, whole = _value(growth.fact), _value(economy)
    margin = round(own - whole, 6)
    if faster:
        outcome: Outcome = "met" if margin > 0 else "nearly" if margin >= -POINTS else "missed"
    else:
        outcome = "met" if margin >= -POINTS else "nearly" if margin >= -2 * POINTS else "missed"
    asked = "快于" if faster else "同步于"
    reasons = (
        f"增长 {shown(growth.fact.statement)}，同一报告的经济增长 {shown(economy.statement)}",
        f"目标是{asked}经济增长，相差 {margin:+g} 个百分点"
        + ("" if faster else f"（低 {POINTS:g} 个百分点以内视为同步）"),
    )
    return Worded(outcome=outcome, taken=growth, margin=margin, reasons=reasons)


def _economy(growth: Fact, reports: list[Report]) -> Fact | None:
    own = [report for report in reports if report.entry.id == growth.entry.id]
    for report in own:
        for number in report.by_indicator.get(_ECONOMY, ()):
            fact = report.results[number]
            fits = fact.statement.kind == "growth" and fact.statement.place is None and _rate(fact)
            if fits and fact.months == growth.months:
                return fact
    return None


def _by_sign(growth: Candidate, *, rising: bool) -> Worded:
    value = _value(growth.fact)
    good = value if rising else -value
    outcome: Outcome = "met" if good > 0 else "nearly" if good >= -POINTS else "missed"
    wanted = "增长" if rising else "下降"
    reasons = (f"目标是{wanted}，没有数量标准，按正负判：结果 {shown(growth.fact.statement)}",)
    return Worded(outcome=outcome, taken=growth, margin=None, reasons=reasons)


def _by_share(share: Candidate) -> Worded:
    value = _value(share.fact)
    outcome: Outcome = "met" if value >= _WHOLE else "missed"
    reasons = (f"全覆盖按 {_WHOLE:g}% 以上判：结果 {shown(share.fact.statement)}",)
    return Worded(outcome=outcome, taken=share, margin=round(value - 100, 6), reasons=reasons)


def _rate(fact: Fact) -> bool:
    return fact.measure.dimension == "share" and not isinstance(fact.statement.value, tuple)


def _is_share(fact: Fact) -> bool:
    return fact.statement.kind == "ratio" and _rate(fact)


def _value(fact: Fact) -> float:
    value = fact.statement.value
    return 0.0 if value is None or isinstance(value, tuple) else float(value) * fact.measure.factor
