"""How a result fits a target: as its answer, as the nearest figure of another kind, or not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from taizhang.lexicon.matching import matching_words
from taizhang.reconcile.dimensions import is_money
from taizhang.reconcile.facts import Fact, indicator_entry
from taizhang.reconcile.identity import Identity
from taizhang.reconcile.periods import covers_years, months_of, relation
from taizhang.reconcile.scope import NEAR
from taizhang.reconcile.sizes import factor, same_size, times_of
from taizhang.reconcile.unfinished import is_the_whole, still_going

Fit = Literal[
    "answers",
    "part_of_period",
    "other_kind",
    "other_unit",
    "other_currency",
    "other_basis",
    "other_scope",
    "other_name",
    "stock_or_added",
    "several_years",
    "other_moment",
    "share_of_task",
    "rank_only",
    "words_only",
    "under_way",
    "other_place",
]
# What stands nearest to the answer is shown first where there is none.
NEARNESS: dict[Fit, float] = {
    "answers": 1.0,
    "part_of_period": 0.97,
    "other_currency": 0.95,
    "other_moment": 0.95,
    "other_basis": 0.93,
    "other_unit": 0.85,
    "other_kind": 0.9,
    "stock_or_added": 0.9,
    "several_years": 0.88,
    "other_scope": 0.8,
    "other_name": 0.75,
    "share_of_task": 0.7,
    "words_only": 0.6,
    "rank_only": 0.5,
    "under_way": 0.8,
    "other_place": 0.3,
}
COMPARABLE = frozenset({"answers", "part_of_period"})
_NEARLY_CERTAIN = 0.75
_LIKELY = 0.58
_MANY_TIMES = 2.5
_MANY_TIMES_OF_A_TERM = 4.0
_TERM_YEARS = 4
_ALMOST = 1.02
_ONE_STANDARD = 2.5
_NEARLY_SAME = 0.9
_COUNTED = 10
_OTHER_THING = 100.0
_BOUNDS = frozenset({"ge", "gt", "le", "lt"})
_LOOK_BACK = 24
_LOOK_AHEAD = 1
_LEVELS = frozenset({"amount", "increment"})
_BASIS = (
    ("same", re.compile("同口径|不可比")),
    ("natural", re.compile("自然口径")),
    ("nominal", re.compile("现价|当年价|名义")),
    ("real", re.compile("可比|不变价|实际|扣除价格|扣除物价")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A result laid beside a target (候选结果): how sure it is the same thing, how it fits, and the score."""

    fact: Fact
    identity: float
    fit: Fit
    score: float
    note: str = ""
    part: bool = False
    """Whether the catalogue has it as a part of what the target asks for."""


def candidate(target: Fact, result: Fact, same: Identity) -> Candidate | None:
    """The result as a candidate for the target, or None where it says nothing about it."""
    fit = _fit(target, result, same)
    if fit is None:
        return None
    score = same.score * NEARNESS[fit] * _closeness(target, result)
    return Candidate(fact=result, identity=same.score, fit=fit, score=score, note=same.note, part=same.part)


def _fit(target: Fact, result: Fact, same: Identity) -> Fit | None:
    """The first thing that stands between the two, the gravest first."""
    first, second = target.statement, result.statement
    time = relation(target.months, result.months)
    if time == "none" or (time == "end" and not _ends_it(target, result)):
        return None
    if first.place != second.place:
        return "other_place"
    if is_the_whole(result) or (second.kind == "multiple" != first.kind and not same.certain):
        return None
    if second.kind == "qualitative":
        return None if first.kind == "qualitative" else "words_only"
    if second.kind == "rank" and first.kind != "rank":
        return "rank_only"
    if same.wider or same.narrower:
        if _one_kind(target, result):
            return "other_scope" if _measured(target, result, same) in (None, "other_currency") else None
        if {first.kind, second.kind} == {"increment", "ratio"}:
            return "stock_or_added"
        return "other_kind" if same.narrower and same.score >= _needed(target, result) else None
    if matching_words().of_task.search(result.before[-12:]) and not matching_words().of_task.search(
        target.before
    ):
        return "share_of_task"
    if (
        not same.certain
        and same.score < _needed(target, result)
        and target.measure.dimension != result.measure.dimension
        and not (_one_kind(target, result) and _measured(target, result, same) in (None, "other_currency"))
    ):
        return None
    if covers_years(target.months) == 1 and _of_many_years(target, result):
        return "several_years"
    if time == "whole" and not (_level_at_end(target, result) or _same_work(target, result, same)):
        return "several_years"
    if time == "end" and covers_years(target.months) == 1:
        return "other_moment"
    if not _one_kind(target, result):
        return "other_kind" if same.certain or same.score >= _needed(target, result) else None
    if (measured := _measured(target, result, same)) is not None:
        return None if measured == "none" else measured
    if (
        {target.manner, result.manner} == {"flow", "stock"}
        and {first.kind, second.kind} <= _LEVELS
        and not 0 < factor(target, result) <= _ALMOST
    ):
        return "stock_or_added"
    if _likely_stock(target, result):
        return "stock_or_added"
    if {first.kind, second.kind} == {"increment", "ratio"}:
        # 标准提高30元 against 标准提高到610元: a step and a level.
        return "stock_or_added"
    if still_going(target, result):
        return "under_way"
    if _bases_differ(first.basis, second.basis) or (_leaves_out(result) and not _leaves_out(target)):
        return "other_basis"
    if _moments_differ(target, result):
        return "other_moment"
    return "part_of_period" if time == "part" else "answers"


def _same_work(target: Fact, result: Fact, same: Identity) -> bool:
    """Whether a review of a term tells the very number of works that a year's plan set: 完成83所村小改造."""
    value = result.statement.value
    if value is None or isinstance(value, tuple) or value < _COUNTED or result.measure.dimension != "count":
        return False
    levels = {target.statement.kind, result.statement.kind} <= _LEVELS
    return levels and same_size(target, result) and same.score >= _NEARLY_CERTAIN


def _level_at_end(target: Fact, result: Fact) -> bool:
    """Whether a figure of several years that end with the target's tells the level reached (城镇化率)."""
    if target.months[1] != result.months[1] or matching_words().yearly_mean.search(result.before):
        return False
    kind = result.statement.kind
    if kind == "ratio":
        return True
    # A total that is asked for (累计完成6.6万户) is told by the total of the years up to then.
    reached = result.manner == "stock" or 0 < factor(target, result) <= NEAR
    return kind == "amount" and target.manner == "stock" and reached


def _of_many_years(target: Fact, result: Fact) -> bool:
    """Whether a figure dated to the year is likely one of several: a yearly mean, or, in a passage on five
    years, work that is a multiple of what was promised for one.
    """
    rules = matching_words()
    if result.statement.kind == "growth":
        said = rules.yearly_mean.search(result.before) is not None
        return said and rules.yearly_mean.search(target.before) is None
    if (
        result.manner == "stock"
        or result.statement.kind not in _LEVELS
        or target.statement.kind not in _LEVELS
    ):
        return False
    low, high = result.statement.sentence
    told = rules.many_years.search(result.entry.text, low, high) is not None or any(
        rules.many_years.search(title) for title in result.statement.section
    )
    times = times_of(target, result)
    if times > _MANY_TIMES_OF_A_TERM and _reviews_a_term(result):
        return True
    return told and times > _MANY_TIMES


def _reviews_a_term(result: Fact) -> bool:
    """Whether the result's report looks back on several years at once, as those that close a term do."""
    spans = (months_of(period) for period in result.entry.review_period)
    return any(covers_years(months) >= _TERM_YEARS for months in spans if months is not None)


def _likely_stock(target: Fact, result: Fact) -> bool:
    """Whether of two figures, of which only one is known to be added or to be a stock, the other is too far
    from it to be of the same manner: 新增60家, 培育420家; 创建118个, 累计创建1600个.
    """
    times = times_of(target, result)
    if {target.manner, result.manner} == {"flow", "unknown"}:
        times = times if result.manner == "unknown" else 1 / (times or 1.0)
    elif {target.manner, result.manner} == {"stock", "unknown"}:
        times = times if result.manner == "stock" else 1 / (times or 1.0)
    else:
        return False
    return times > _MANY_TIMES


def _ends_it(target: Fact, result: Fact) -> bool:
    """Whether the last year (or month) of the target's span can tell its result: a level can, a flow not."""
    if result.statement.kind in ("growth", "increment", "multiple"):
        return False
    return result.statement.kind in ("ratio", "rank") or result.manner == "stock" or target.manner == "stock"


def _needed(target: Fact, result: Fact) -> float:
    """How sure the names must be for figures of two kinds: a growth and a level are told of one thing more
    often than a share and a count.
    """
    kinds = {target.statement.kind, result.statement.kind}
    return _LIKELY if "growth" in kinds and kinds <= _LEVELS | {"growth"} else _NEARLY_CERTAIN


def _one_kind(target: Fact, result: Fact) -> bool:
    first, second = target.statement.kind, result.statement.kind
    if first == second or {first, second} <= _LEVELS:
        return True
    if {first, second} == {"growth", "ratio"}:
        if matching_words().cut.search(target.clause) and matching_words().cut.search(result.clause):
            return target.measure.dimension == result.measure.dimension  # 经费压缩9%, 压减经费37%
        entry = indicator_entry(target)
        rate = entry is not None and entry.formula in ("index", "reduction")
        return rate and target.measure.dimension == result.measure.dimension
    if {first, second} <= _LEVELS | {"ratio"}:
        return target.measure.dimension == result.measure.dimension != "share"
    return False


def _measured(target: Fact, result: Fact, same: Identity) -> Fit | Literal["none"] | None:
    """None where the units can be laid beside each other."""
    first, second = target.measure.dimension, result.measure.dimension
    if first == second or ({first, second} == {"people", "count"} and _counted_by_ge(target, result)):
        return None
    if {first, second} == {"count", "户"} and (
        target.statement.value == result.statement.value or _enterprises(target, result)
    ):
        return None  # 改造危房3000套, 改造危房3000户; 企业80户, 企业85家
    if (same.certain or same.score >= _NEARLY_SAME) and _of_one_standard(target, result):
        return None
    if is_money(first) and is_money(second):
        return "other_currency"
    return "other_unit" if same.certain or same.score >= _NEARLY_CERTAIN else "none"


def _of_one_standard(target: Fact, result: Fact) -> bool:
    """Whether only one side says for how long a sum is paid: 低保标准提高到每月900元, 由850元提高到920元.

    A sum for another time would be many times as much.
    """
    dimensions = {target.measure.dimension, result.measure.dimension}
    one, other = target.statement, result.statement
    if dimensions not in ({"元", "元/月"}, {"元", "元/年"}) or {one.kind, other.kind} != {"ratio"}:
        return False
    if not isinstance(one.base_value, (int, float)) or not isinstance(other.base_value, (int, float)):
        return False
    low, high = sorted((one.base_value, other.base_value))
    return 0 < high <= _ONE_STANDARD * low


def _enterprises(target: Fact, result: Fact) -> bool:
    """Whether both count enterprises, which reports tell by 家 and by 户."""
    return all(fact.core.endswith(("企业", "经营主体", "市场主体")) for fact in (target, result))


def _counted_by_ge(target: Fact, result: Fact) -> bool:
    """个, or no unit at all, counts people too (20个, 20名; 2300万); 张 and 家 do not. Where one is many
    times the other (100个小区, 15万人) they are of two things.
    """
    if factor(target, result) >= _OTHER_THING:
        return False
    return any(fact.statement.base_unit in ("个", "") for fact in (target, result))


def _basis_of(basis: str) -> str:
    for name, pattern in _BASIS:
        if pattern.search(basis):
            return name
    return basis


def _bases_differ(first: str | None, second: str | None) -> bool:
    """Only bases that are both stated can be told to differ."""
    return first is not None and second is not None and _basis_of(first) != _basis_of(second)


def _leaves_out(fact: Fact) -> bool:
    """Whether the figure is of what is left without a part: 扣除房地产开发投资后增长8.4%."""
    statement = fact.statement
    low = max(statement.sentence[0], statement.start - _LOOK_BACK)
    return matching_words().leaving_out.search(fact.entry.text, low, statement.end + _LOOK_AHEAD) is not None


def _moments_differ(target: Fact, result: Fact) -> bool:
    """A level at the year's end against the mean of the year (年末失业率 / 全年失业率)."""
    if target.measure.dimension != "share" or target.statement.kind == "growth":
        return False
    rules = matching_words()
    ends = [bool(rules.year_end.search(fact.clause)) for fact in (target, result)]
    means = [bool(rules.year_mean.search(fact.clause)) for fact in (target, result)]
    return (ends[0] and means[1] and not ends[1]) or (means[0] and ends[1] and not means[1])


def _closeness(target: Fact, result: Fact) -> float:
    """What decides between several answers that are told: the likelier one, by a few hundredths."""
    value = 1.0
    if target.statement.basis != result.statement.basis:
        value -= 0.03
    if result.statement.status == "estimate":
        value -= 0.01
    if target.entry.kind != result.entry.kind:
        value -= 0.02
    if "unknown" in (target.manner, result.manner) and target.manner != result.manner:
        value -= 0.05
    if result.statement.cmp in _BOUNDS and target.statement.cmp not in _BOUNDS:
        value -= 0.01  # 投资突破1000亿元，达1096亿元: the second figure is the exact one.
    if result.before.startswith("连续"):
        value -= 0.05
    if target.statement.unit != result.statement.unit and target.measure.dimension == "count":
        value -= 0.02
    return value - 0.02 * min(1.0, result.statement.start / max(1, len(result.entry.text)))
