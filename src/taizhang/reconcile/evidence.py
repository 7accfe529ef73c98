"""Statements as a verdict cites them."""

from __future__ import annotations

from taizhang.core.verdict import Alternative, Evidence
from taizhang.reconcile.facts import Fact
from taizhang.reconcile.fit import Candidate
from taizhang.reconcile.reasons import why_not

_MOST = 5
_LEAST = 0.4


def evidence_of(fact: Fact) -> Evidence:
    """The statement of a fact with its place in its document."""
    statement = fact.statement
    return Evidence(
        document=fact.entry.name,
        start=statement.start,
        end=statement.end,
        text=statement.text,
        value=statement.value,
        unit=statement.unit,
        cmp=statement.cmp,
        period=statement.period,
        modality=statement.modality,
        status=statement.status,
    )


def alternatives_of(target: Fact, found: list[Candidate], taken: Candidate | None) -> tuple[Alternative, ...]:
    """The likeliest candidates that were not taken, with what stands between each and the target."""
    rest = [one for one in found if one is not taken and one.identity >= _LEAST]
    return tuple(
        Alternative(evidence=evidence_of(one.fact), why=_why(target, one, taken)) for one in rest[:_MOST]
    )


def _why(target: Fact, one: Candidate, taken: Candidate | None) -> str:
    if one.fit != "answers":
        return why_not(target, one.fact, one.fit)
    if taken is not None and one.fact.entry.id != taken.fact.entry.id:
        return "另一份报告的数字，未取"
    if one.fact.statement.basis != target.statement.basis:
        return f"口径为{one.fact.statement.basis or '未注明'}，目标为{target.statement.basis or '未注明'}"
    return f"“{one.fact.statement.subject}”与目标的名称不如所取的接近，或位置在后"
