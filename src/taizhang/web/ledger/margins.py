"""How far a result is from its target, in words."""

from __future__ import annotations

from taizhang.web.ledger.models import Verdict
from taizhang.web.words import say

_POINTS = ("growth", "ratio")
_RATES = {"%": 1.0, "％": 1.0, "‰": 0.1, "个百分点": 1.0, "百分点": 1.0}


def margin_in_words(verdict: Verdict, *, unit: str) -> str:
    """``verdict.margin`` (result minus target, in the target's ``unit``); "" where it has no meaning.

    Differences of rates are points; a rank that is smaller is ahead.
    """
    margin = verdict.margin
    if margin is None or verdict.kind == "qualitative":
        return ""
    if margin == 0:
        return say("ledger.margin.none")
    way = "more" if margin > 0 else "less"
    size = f"{abs(margin):,.6g}"
    if verdict.kind == "rank":
        return say(f"ledger.margin.rank_{way}", n=size)
    if verdict.kind in _POINTS and unit in _RATES:
        return say(f"ledger.margin.points_{way}", n=f"{abs(margin) * _RATES[unit]:,.6g}")
    return say(f"ledger.margin.{way}", n=size, unit=unit) if unit else ""
