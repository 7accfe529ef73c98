"""What counts of a verdict: what the rules say, or what a person said in its place."""

from __future__ import annotations

from taizhang.web.accounts.models import Tier
from taizhang.web.ledger.models import Correction, Verdict
from taizhang.web.library.models import Statement

_WIDTH = list(Tier)
# What ``settle`` sets, as ``save`` names it.
SETTLED = ("correction", "outcome", "result", "margin", "provisional", "tier", "sensitive", "unit")


def settle(verdict: Verdict, correction: Correction | None) -> None:
    """What counts of a verdict: what a person said where there is a correction, else what the rules say.

    Sets outcome, result, margin, whether it is provisional, and who may see it; saves nothing.
    """
    verdict.correction = correction
    if correction is None:
        verdict.outcome, verdict.result = verdict.machine_outcome, verdict.machine_result
    else:
        verdict.outcome, verdict.result = correction.outcome, correction.result
    result = verdict.result
    if verdict.result_id == verdict.machine_result_id:
        verdict.margin, verdict.provisional = verdict.machine_margin, verdict.machine_provisional
    else:
        verdict.margin = margin_between(verdict.target, result)
        verdict.provisional = result is not None and result.status == "estimate"
    shown = [verdict.target] if result is None else [verdict.target, result]
    verdict.tier = narrowest(*(row.tier for row in shown))
    verdict.sensitive = any(row.sensitive for row in shown)
    verdict.unit_id = verdict.target.unit_id


def margin_between(target: Statement, result: Statement | None) -> float | None:
    """Result minus target in the target's unit, None where they are not of one unit or one has no number."""
    if result is None or target.base_unit != result.base_unit or target.kind != result.kind:
        return None
    if not target.value or not target.base_value or result.base_value is None:
        return None
    difference = result.base_value - target.base_value
    return float(f"{difference * target.value / target.base_value:.12g}")


def narrowest(*tiers: str) -> str:
    """Of several tiers that with the fewest readers: what rests on two records is for those who see both."""
    return min(tiers, key=lambda tier: _WIDTH.index(Tier(tier)))
