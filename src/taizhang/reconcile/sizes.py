"""What the sizes of two figures say of their being of one thing (大小相近与否)."""

from __future__ import annotations

from taizhang.core.statement import Value
from taizhang.reconcile.facts import Fact

_LEVELS = frozenset({"amount", "increment"})
_NEAR = {"amount": (0.9, 1.2), "increment": (0.9, 1.2), "ratio": (0.97, 1.03)}
_BY_FACTOR = ((1.0 + 1e-9, 0.12), (1.5, 0.05), (3.0, 0.0), (10.0, -0.08), (float("inf"), -0.35))


def same_size(target: Fact, result: Fact) -> bool:
    """Whether both tell the very same figure: then a word more or less in the name hardly means another
    thing.
    """
    return likely(target, result) == _BY_FACTOR[0][1]


def near_size(target: Fact, result: Fact) -> bool:
    """Whether a figure is so near to what was promised that a word more or less in the name hardly means
    another thing: 40个泊位 promised, 43个渔港泊位 done. Growths of a whole and of a part are near anyway.
    """
    low, high = _NEAR.get(target.statement.kind, (1.0, 1.0))
    return low <= times_of(target, result) <= high


def likely(target: Fact, result: Fact) -> float:
    """What the sizes add to names that are only alike: 80公顷 promised and 80.7 told speak for one thing,
    18万 and 240万 against it.
    """
    if target.measure.dimension != result.measure.dimension:
        return 0.0
    times = factor(target, result)
    if not times:
        return 0.0
    gain = next(gain for limit, gain in _BY_FACTOR if times <= limit)
    # What was added and what there is may be of any two sizes.
    return max(gain, 0.0) if _added_against_whole(target, result) else gain


def factor(target: Fact, result: Fact) -> float:
    """How many times the smaller of two figures the greater is; 0 where there is a range or no figure."""
    one, other = _size(target), _size(result)
    return max(one, other) / min(one, other) if one and other else 0.0


def times_of(target: Fact, result: Fact) -> float:
    """How many times the target the result is; 0 where that says nothing. Of a range the middle counts."""
    first, second = _middle(target.statement.value), _middle(result.statement.value)
    if not first or not second or target.measure.dimension != result.measure.dimension:
        return 0.0
    return second * result.measure.factor / (first * target.measure.factor)


def nearer_to_sum(target: Fact, other: Fact, result: Fact) -> bool:
    """Whether a figure is nearer to the sum of two targets of one unit than to the first of them."""
    if not target.measure.dimension == other.measure.dimension == result.measure.dimension:
        return False
    values = [_size(fact) for fact in (target, other, result)]
    first, second, told = values
    if not all(values):
        return False
    return abs(told - first - second) < abs(told - first)


def _middle(value: Value | None) -> float:
    """One number for a value: of a range (2至3家) the middle, 0 where there is none."""
    if value is None:
        return 0.0
    return sum(value) / 2 if isinstance(value, tuple) else value


def _size(fact: Fact) -> float:
    """The figure in the base unit of its dimension; 0 where there is a range or no figure."""
    value = fact.statement.value
    return 0.0 if isinstance(value, tuple) or not value else abs(value) * fact.measure.factor


def _added_against_whole(target: Fact, result: Fact) -> bool:
    """Whether one side tells a step or what was added and the other says that it tells a level."""
    kinds = {target.statement.kind, result.statement.kind}
    if "increment" in kinds and "ratio" in kinds:
        return True
    return {target.manner, result.manner} == {"flow", "stock"} and kinds <= _LEVELS
