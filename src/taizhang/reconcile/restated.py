"""Figures told again by a later report: the final one after the preliminary, a correction (数据修订)."""

from __future__ import annotations

from taizhang.core.verdict import Alternative, Outcome
from taizhang.reconcile.evidence import evidence_of
from taizhang.reconcile.facts import Fact
from taizhang.reconcile.fit import COMPARABLE, Candidate
from taizhang.reconcile.match import SURE, candidates_named
from taizhang.reconcile.reasons import OUTCOMES, file_name, shown
from taizhang.reconcile.reports import Report

_CERTAIN = 0.9
_POINTS = 1.0
_SHARE = 0.05


def restated(target: Fact, before: Candidate | None, later: list[Report]) -> Candidate | None:
    """The same fact of the same period with another value in a later report, the earliest that has one.

    A preliminary figure gives way to any final one; a final figure only to one close to it (a point, five
    per cent) under the same subject, since another value far away is another thing's.
    """
    if before is None or before.fit not in COMPARABLE or before.identity < _CERTAIN:
        return None
    for report in later:
        for one in candidates_named(target, report, core=before.fact.core):
            if one.fit == "answers" and one.score >= SURE and _replaces(before, one):
                return one
    return None


def of_restatement(before: Candidate | None, outcome: Outcome, after: Candidate) -> str:
    """The sentence that names both figures."""
    first = "" if before is None else shown(before.fact.statement)
    now = f"《{file_name(after.fact)}》改为 {shown(after.fact.statement)}"
    return f"首次公布 {first}（据此为“{OUTCOMES[outcome]}”），{now}，按后者判"


def first_told(before: Candidate | None, outcome: Outcome) -> Alternative:
    """The figure that was told first, kept beside the final one."""
    if before is None:
        raise ValueError("there is no first figure")
    return Alternative(
        evidence=evidence_of(before.fact), why=f"首次公布的数字，据此为“{OUTCOMES[outcome]}”，后经修订"
    )


def _replaces(before: Candidate, after: Candidate) -> bool:
    first, second = before.fact.statement, after.fact.statement
    if second.status != "actual" or second.cmp != "eq" or first.kind != second.kind:
        return False
    if before.fact.core != after.fact.core or first.basis != second.basis:
        return False
    if first.status == "estimate" or before.fit == "part_of_period":
        return True
    if first.cmp != "eq" or isinstance(first.value, tuple) or isinstance(second.value, tuple):
        return False
    if first.value is None or second.value is None:
        return False
    one, other = first.value * before.fact.measure.factor, second.value * after.fact.measure.factor
    limit = _POINTS if before.fact.measure.dimension == "share" else _SHARE * abs(one)
    rounding = _step(first.text) * before.fact.measure.factor
    # 3.07万亿元 told again as 30664.85亿元 is the same figure with more places.
    return rounding < abs(one - other) <= limit


def _step(text: str) -> float:
    """Half of the last place that a figure is written with."""
    whole, _, places = "".join(c for c in text if c.isdigit() or c == ".").partition(".")
    return 0.5 * 10.0 ** -len(places) if whole else 0.0
