"""A promise's figure lowered from one plan to the next (指标下调)."""

from __future__ import annotations

from dataclasses import dataclass

from taizhang.core.commitment import Task
from taizhang.core.statement import Statement
from taizhang.ledger.model import Entry
from taizhang.lexicon.indicators import catalogue

_NOTABLE = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Lowered:
    """Two targets of one thing, the later one easier to meet, and the sentence that says so (zh)."""

    first: Statement
    second: Statement
    reason: str


def lowered(before: Entry, first: Task, after: Entry, second: Task) -> Lowered | None:
    """The figure of ``first`` that ``second`` lowers by a tenth or more, or None.

    Only for the one figure of each, of the same kind and unit. For an indicator where lower is better, a
    higher figure is the easier one; where the catalogue knows no direction, nothing is said.
    """
    if len(first.statements) != 1 or len(second.statements) != 1:
        return None
    one, two = before.statements[first.statements[0]], after.statements[second.statements[0]]
    if (one.kind, one.base_unit, one.indicator) != (two.kind, two.base_unit, two.indicator):
        return None
    if one.status != "target" or two.status != "target" or one.kind in ("rank", "qualitative"):
        return None
    old, new = one.base_value, two.base_value
    if not isinstance(old, int | float) or not isinstance(new, int | float) or old == 0:
        return None
    direction = "higher"
    if one.indicator is not None:
        direction = catalogue()[one.indicator].direction
    if direction not in ("higher", "lower"):
        return None
    change = (new - old) / abs(old)
    easier = change <= -_NOTABLE if direction == "higher" else change >= _NOTABLE
    if one.indicator is None and (old < 0 or one.cmp in ("le", "lt")):
        return None
    if not easier:
        return None
    moved = "下调" if new < old else "上调"
    return Lowered(first=one, second=two, reason=f"指标由{_spoken(one)}{moved}为{_spoken(two)}")


def _spoken(statement: Statement) -> str:
    return "".join(statement.text.split())
