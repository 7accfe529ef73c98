"""What a growth rate means for a level and the reverse (由上年总量推算), beside a verdict."""

from __future__ import annotations

from taizhang.reconcile.facts import Fact
from taizhang.reconcile.reasons import file_name, shown
from taizhang.reconcile.reports import Report

_YEAR = 12
_LEVELS = frozenset({"amount", "increment", "ratio"})


def implied(target: Fact, result: Fact, reports: list[Report]) -> str | None:
    """A sentence on the growth that a reported level implies, or the level that a reported growth implies.

    Last year's level is taken from any report of the place. Prices are as they stand: a level in current
    prices against a growth at constant prices differs by the change of prices, so no verdict rests on it.
    """
    if target.indicator is None or target.indicator != result.indicator:
        return None
    growth, level = target.statement.kind == "growth", result.statement.kind in _LEVELS
    if growth == (result.statement.kind == "growth") or (growth and not level):
        return None
    measure = (result if growth else target).measure
    base = _level_before(target, measure.dimension, reports)
    if base is None or measure.dimension == "share":
        return None
    before = _number(base)
    if not before:
        return None
    told = f"《{file_name(base)}》上年为 {shown(base.statement)}"
    if growth:
        now = _number(result)
        if now is None:
            return None
        return f"{told}，由此推算名义增长 {100 * (now / before - 1):.1f}%（未扣除价格变动，不作结论）"
    rate = result.statement.value
    if rate is None or isinstance(rate, tuple) or result.measure.dimension != "share":
        return None
    now = before * (1 + rate / 100) / target.measure.factor
    return f"{told}，由增速推算约为 {now:.6g}{target.statement.unit}（价格口径可能不同，不作结论）"


def _level_before(target: Fact, dimension: str, reports: list[Report]) -> Fact | None:
    months = (target.months[0] - _YEAR, target.months[1] - _YEAR)
    for report in reports:
        for number in report.by_indicator.get(target.indicator or "", ()):
            fact = report.results[number]
            fits = fact.statement.kind in _LEVELS and fact.measure.dimension == dimension
            if fits and fact.months == months and fact.statement.place is None:
                return fact
    return None


def _number(fact: Fact) -> float | None:
    value = fact.statement.value
    return None if value is None or isinstance(value, tuple) else value * fact.measure.factor
