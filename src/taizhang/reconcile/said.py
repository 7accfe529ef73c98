"""What words without a figure decide of a target (文字的结论): 与上年持平 under a ceiling of 2% is met."""

from __future__ import annotations

import re

from taizhang.core.statement import Value
from taizhang.core.verdict import Outcome
from taizhang.reconcile.facts import Fact
from taizhang.reconcile.judge import aim_of

DECIDED = frozenset({"done", "not_done", "unchanged", "whole", "fell"})
"""The sayings by which a target may be judged; the others speak of it and judge nothing."""
_VALUES = {"unchanged": 0.0, "whole": 100.0}
_ALL = frozenset({"amount", "increment", "growth", "ratio", "rank", "multiple"})
_LEVELS = frozenset({"amount", "growth", "ratio"})
_ASKED = {
    "raised": frozenset({"increment", "growth", "ratio"}),
    "ahead": frozenset({"growth"}),
    "unchanged": _LEVELS,
    "fell": _LEVELS,
    "rose": _LEVELS,
    "record": _LEVELS,
    "steady": _LEVELS,
}
_DONE: dict[str, Outcome] = {"done": "met", "not_done": "missed"}


def asks_for(target: Fact, saying: str, *, rate: re.Pattern[str] | None) -> bool:
    """Whether the saying can tell of a target of this kind.

    ``rate`` is the name of the rate that the words put at 100%; only a target of that rate asks for it.
    """
    statement = target.statement
    if saying == "whole":
        return statement.kind == "ratio" and rate is not None and rate.search(statement.subject) is not None
    return statement.kind in _ASKED.get(saying, _ALL)


def value_of(target: Fact, saying: str) -> float | None:
    """The figure in per cent that the words stand for, None where they stand for none: 持平 is a growth of 0,
    全覆盖 a share of 100.
    """
    if target.measure.dimension != "share" or (saying == "unchanged" and target.statement.kind != "growth"):
        return None
    return _VALUES.get(saying)


def outcome_of(target: Fact, saying: str) -> Outcome:
    """The outcome by words that stand for no figure; ``not_comparable`` where they leave it open.

    A fall meets a ceiling on what may rise and misses a floor on what should; of a fall that should be of a
    size, and of what rose, the words do not tell enough.
    """
    if saying in _DONE:
        return _DONE[saying]
    if (
        saying == "fell"
        and target.statement.kind == "growth"
        and (low := _low(target.statement.value)) is not None
        and low >= 0
    ):
        want = aim_of(target).want
        if want == "ceiling":
            return "met"
        if want == "floor" and low > 0:
            return "missed"
    return "not_comparable"


def _low(value: Value | None) -> float | None:
    return min(value) if isinstance(value, tuple) else value
