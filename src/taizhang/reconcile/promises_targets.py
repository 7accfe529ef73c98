"""Headline targets from one plan to the next (主要目标的变化): lowered, put more loosely, left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from taizhang.core.statement import Statement
from taizhang.lexicon.indicators import catalogue
from taizhang.reconcile.promises_finding import PromiseFinding
from taizhang.reconcile.promises_reviews import Reviews
from taizhang.reconcile.promises_words import Weights, pairs
from taizhang.reconcile.quotes import quote, role_at
from taizhang.reconcile.yearly import YearReport

# Half a point of growth, a tenth of an amount.
_POINTS = 0.0025
_SHARE = 0.1
_GONE = 0.38
# An index (103) is no rate (3%), and a level of another thing is seldom near.
_SAME_THING = 5
# How firmly a comparator holds the figure, by the direction that is good.
_HOLD = {
    "higher": {"ge": 2, "gt": 2, "eq": 1, "approx": 0, "le": 0, "lt": 0},
    "lower": {"le": 2, "lt": 2, "eq": 1, "approx": 0, "ge": 0, "gt": 0},
}
_COMPARATOR_ZH = {
    "ge": "以上",
    "gt": "超过",
    "eq": "",
    "approx": "左右",
    "le": "以内",
    "lt": "低于",
}


def target_findings(
    place: str,
    years: Mapping[int, Sequence[YearReport]],
    reviews: Mapping[int, Reviews],
    year: int,
    weights: Weights,
    doubt: float,
) -> Iterator[PromiseFinding]:
    """What became in the next plan of the targets of ``year`` that are no tasks: 地区生产总值增长6%以上.

    ``weakened`` where the next one is lower (a quarter of a point for a rate, a tenth for an amount) or
    holds the same figure more loosely (以上 to 左右); ``dropped`` where the next report names the thing
    nowhere.
    """
    after = dict(_targets(years.get(year + 1, ()), year + 1))
    for key, (report, statement) in _targets(years[year], year):
        entry = catalogue()[key[0]]
        following = after.get(key)
        if following is None:
            named = pairs(statement.subject)
            review = reviews[year + 1]
            ranked = review.index.ranked(named, weights)
            held = ranked[0][1] if ranked else 0.0
            if key[0] in review.indicators or held >= _GONE or len(named) < 2 or report.mixed:
                continue
            yield PromiseFinding(
                kind="dropped",
                place=place,
                year=year,
                subject=statement.subject,
                promises=(quote(report.entry, report.year, statement),),
                results=(),
                confidence=round(0.8 * doubt, 2),
                reasons=(
                    f"{year}年的目标{statement.subject}{_shown(statement)}",
                    f"{year + 1}年的报告没有这一指标的数，全文也没有再提到",
                ),
            )
            continue
        later, second = following
        reason = _looser(statement, second, entry.direction)
        if reason is not None:
            yield PromiseFinding(
                kind="weakened",
                place=place,
                year=year,
                subject=statement.subject,
                promises=(
                    quote(report.entry, report.year, statement),
                    quote(later.entry, later.year, second),
                ),
                results=(),
                confidence=0.9,
                reasons=(reason,),
            )


_Key = tuple[str, str, str]


def _targets(reports: Sequence[YearReport], year: int) -> Iterator[tuple[_Key, tuple[YearReport, Statement]]]:
    """The first target of each indicator, kind and unit in the targets part of the year's plans."""
    seen: set[_Key] = set()
    for report in reports:
        if not report.yearly:
            continue
        in_tasks = {position for task in report.entry.tasks for position in task.statements}
        for position, statement in enumerate(report.entry.statements):
            if statement.status != "target" or statement.indicator is None or statement.place is not None:
                continue
            if statement.period != str(year) or statement.basis is not None or position in in_tasks:
                continue
            if statement.kind not in ("growth", "amount", "ratio", "increment"):
                continue
            if (
                statement.unit in ("个百分点", "百分点")
                or role_at(report.entry, statement.start) != "targets"
            ):
                continue
            key = statement.indicator, statement.kind, statement.base_unit
            if key not in seen and isinstance(statement.base_value, int | float):
                seen.add(key)
                yield key, (report, statement)


def _looser(first: Statement, second: Statement, direction: str) -> str | None:
    """How the second target asks for less, in words; None where it does not."""
    old, new = first.base_value, second.base_value
    if direction not in _HOLD or not isinstance(old, int | float) or not isinstance(new, int | float):
        return None
    sign = 1 if direction == "higher" else -1
    least = _POINTS if first.base_unit == "" else _SHARE * abs(old)
    moved = sign * (old - new)
    if max(abs(old), abs(new)) > _SAME_THING * min(abs(old), abs(new)):
        return None
    if moved >= least - 1e-12 and moved > 0:
        if old < 0 and new < 0:
            return f"降幅目标由{_shown(first)}收窄为{_shown(second)}"
        word = "下调" if new < old else "上调"
        return f"目标由{_shown(first)}{word}为{_shown(second)}"
    hold = _HOLD[direction]
    if old == new and hold[first.cmp] > hold[second.cmp]:
        return f"数字不变，由“{_shown(first)}”改为“{_shown(second)}”"
    return None


def _shown(statement: Statement) -> str:
    text = "".join(statement.text.split())
    unit = statement.unit if statement.rule.endswith(".cell") else ""
    return f"{text}{unit}{_COMPARATOR_ZH[statement.cmp]}"
