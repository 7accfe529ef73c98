"""From a target and its answer to met or missed (结论的判定): direction, comparator, tolerance.

Tolerances: half a point for a growth rate or a share in per cent, five per cent for an amount.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from taizhang.core.verdict import Outcome
from taizhang.lexicon.indicators import About, Direction
from taizhang.lexicon.matching import matching_words
from taizhang.reconcile.dimensions import scaled
from taizhang.reconcile.facts import Fact, indicator_entry

POINTS = 0.5
SHARE_OF_AMOUNT = 0.05
_SLACK = 1e-9
_BOUNDS = frozenset({"ge", "gt", "le", "lt"})

Want = Literal["floor", "ceiling", "band"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What a target asks for (目标的要求).

    ``floor`` the result should be at least the target, ``ceiling`` at most, ``band`` near it. ``limit`` where
    doing better than asked is not said to exceed (以上, 以内, 价格的左右). ``source`` tells by what the
    direction is known.
    """

    want: Want
    limit: bool
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The outcome, the result minus the target in the target's unit, and the tolerance used, in words."""

    outcome: Outcome
    margin: float
    tolerance: str


def aim_of(target: Fact) -> Aim:
    """What the target asks for; the comparator decides first, then the catalogue, then words."""
    statement = target.statement
    entry = indicator_entry(target)
    falls = _high(target) < 0
    if statement.kind == "rank":
        return Aim(want="ceiling", limit=statement.cmp in _BOUNDS, source="位次越前越好")
    if statement.cmp in _BOUNDS:
        at_least = statement.cmp in ("ge", "gt")
        # 降幅超过3% asks for a fall of at least that size.
        want: Want = "floor" if at_least != falls else "ceiling"
        return Aim(want=want, limit=True, source="按目标的“以上”“以内”一类词")
    if entry is not None and entry.direction in ("higher", "lower", "band"):
        return _by_catalogue(entry.direction, entry.about, approximate=statement.cmp == "approx")
    undone = matching_words().lower_is_better.search(target.core)
    if falls or (undone and not _done_away(target)):
        return Aim(want="ceiling", limit=False, source="按词语：越少越好")
    return Aim(want="floor", limit=False, source="按词语：完成的数量，越多越好")


def _done_away(target: Fact) -> bool:
    """Whether the figure is how much of what is bad is done away with (淘汰35家污染作坊): a verb of that
    stands before it, and no measure of it between them (污染治理费用30万元).
    """
    rules = matching_words()
    found = rules.done_away.search(target.before)
    return found is not None and rules.lower_is_better.search(target.before, found.end()) is None


def judge(target: Fact, result: Fact) -> Judgement:
    """The outcome of a result that answers its target. Both must have values of one dimension."""
    aim = aim_of(target)
    low, high = _range(target)
    found_low, found_high = _range(result)
    if _sign_differs(target, result):
        found_low, found_high = -found_high, -found_low
    points = target.measure.dimension in ("share", "point") or target.statement.kind == "growth"
    tolerance = _tolerance(target, low, high, points=points)
    found = (found_low + found_high) / 2
    gap = _gap(found, low, high)
    outcome = _outcome(target, result, aim, gap=gap, found=found, low=low, high=high, tolerance=tolerance)
    words = "增速、占比的容许差为 0.5 个百分点" if points else "数量的容许差为 5%"
    if target.statement.kind == "rank":
        words = "位次没有容许差"
    return Judgement(outcome=outcome, margin=_rounded(gap / target.measure.factor), tolerance=words)


def _sign_differs(target: Fact, result: Fact) -> bool:
    """Whether one side tells a reduction as a negative number and the other the work done as a positive one:
    减少存量违建330万平方米, 拆除违建353万平方米.
    """
    levels = {"amount", "increment"}
    if {target.statement.kind, result.statement.kind} == {"growth", "ratio"}:
        return _high(target) < 0 < _high(result)  # 经费压缩9%, 压减经费37%
    if target.statement.kind not in levels or result.statement.kind not in levels:
        return False
    return _high(target) * _high(result) < 0


def _by_catalogue(direction: Direction, about: About, *, approximate: bool) -> Aim:
    source = {
        "higher": "指标目录：越高越好",
        "lower": "指标目录：越低越好",
        "band": "指标目录：接近目标为好",
        "none": "",
    }[direction]
    if direction == "lower":
        ceiling = about == "ceiling" and approximate
        words = source + "，“左右”视为上限" if ceiling else source
        return Aim(want="ceiling", limit=ceiling, source=words)
    return Aim(want="floor" if direction == "higher" else "band", limit=False, source=source)


def _outcome(
    target: Fact,
    result: Fact,
    aim: Aim,
    *,
    gap: float,
    found: float,
    low: float,
    high: float,
    tolerance: float,
) -> Outcome:
    if aim.want == "band":
        if abs(gap) <= tolerance + _SLACK:
            return "met"
        return "nearly" if abs(gap) <= 2 * tolerance + _SLACK else "missed"
    good = gap if aim.want == "floor" else -gap
    beyond = found - high if aim.want == "floor" else low - found
    if abs(gap) <= _SLACK * max(1.0, abs(high)) and _falls_short(result, aim):
        return "nearly"
    if good >= -_SLACK * max(1.0, abs(high)):
        more = beyond > tolerance + _SLACK * max(1.0, abs(high)) or (
            _says_more(result, aim) and beyond >= tolerance - _SLACK
        )
        return "exceeded" if more and not aim.limit and gap != 0 else "met"
    return "nearly" if -good <= tolerance + _SLACK * max(1.0, abs(high)) else "missed"


def _falls_short(result: Fact, aim: Aim) -> bool:
    """近1万亿元 is just below it, 不足 below it."""
    if aim.want != "floor":
        return False
    return result.statement.cmp == "lt" or (
        result.statement.cmp == "approx" and matching_words().just_below.search(result.before) is not None
    )


def _says_more(result: Fact, aim: Aim) -> bool:
    """降幅超过3%, 突破1万亿元: the true figure lies beyond the one told."""
    beyond = result.statement.cmp == "gt"
    return beyond and ((_high(result) < 0) == (aim.want == "ceiling"))


def _range(fact: Fact) -> tuple[float, float]:
    value = fact.statement.value
    return (0.0, 0.0) if value is None else scaled(value, fact.measure)


def _high(fact: Fact) -> float:
    return _range(fact)[1]


def _gap(found: float, low: float, high: float) -> float:
    """How far the result lies outside the target, 0 inside a range."""
    if low <= found <= high:
        return 0.0
    return found - high if found > high else found - low


def _tolerance(target: Fact, low: float, high: float, *, points: bool) -> float:
    if target.statement.kind == "rank":
        return 0.0
    return POINTS if points else SHARE_OF_AMOUNT * max(abs(low), abs(high))


def _rounded(value: float) -> float:
    # Twelve figures: enough for any report, and free of what binary fractions add.
    return float(f"{value:.12g}")
