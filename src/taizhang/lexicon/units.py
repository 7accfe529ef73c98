"""Units (单位): which ones exist, how they are grouped, and how a written unit folds to its base."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from taizhang.lexicon.source import read_yaml

SCALES: dict[str, float] = {
    "万亿": 1e12,
    "千亿": 1e11,
    "百亿": 1e10,
    "十亿": 1e9,
    "亿": 1e8,
    "千万": 1e7,
    "百万": 1e6,
    "十万": 1e5,
    "万": 1e4,
    "千": 1e3,
    "百": 1e2,
}
_WHOLE = ("千米", "千克", "千瓦", "千伏", "千公里")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitGroup:
    """A group of units (一组单位) whose quantities are read alike.

    ``kind`` is what such a quantity is unless the words around it say otherwise; ``skip`` marks units whose
    quantities are no statements (10大, 三级, 110千伏).
    """

    id: str
    kind: str
    skip: bool
    units: tuple[str, ...]
    not_before: dict[str, str]
    examples: dict[str, str]
    counter_examples: tuple[str, ...]


@cache
def unit_groups() -> tuple[UnitGroup, ...]:
    """All groups of ``data/units.yaml`` in file order; a later group takes no unit from an earlier one."""
    groups = []
    for entry in read_yaml("units")["groups"]:
        blocked = entry.get("not_before") or {}
        if isinstance(blocked, str):
            blocked = dict.fromkeys(entry["units"], blocked)
        groups.append(
            UnitGroup(
                id=entry["id"],
                kind=entry["kind"],
                skip=bool(entry.get("skip")),
                units=tuple(str(u) for u in entry["units"]),
                not_before={str(u): str(c) for u, c in blocked.items()},
                examples=dict(entry.get("examples") or {}),
                counter_examples=tuple(entry.get("counter_examples") or ()),
            )
        )
    return tuple(groups)


@cache
def group_of_unit() -> dict[str, UnitGroup]:
    """Unit as written, without 万 or 亿 and without blanks, to its group."""
    found: dict[str, UnitGroup] = {}
    for group in unit_groups():
        for unit in group.units:
            found.setdefault(unit, group)
    return found


@cache
def unit_pattern() -> str:
    """A regular expression for any unit, longest first, with what must not follow it."""
    parts = []
    owners = group_of_unit()
    for unit in sorted(owners, key=lambda u: (-len(u), u)):
        blocked = owners[unit].not_before.get(unit, "")
        parts.append(re.escape(unit) + (f"(?![{blocked}])" if blocked else ""))
    return "(?:" + "|".join(parts) + ")"


def fold(value: float, unit: str, *, kind: str) -> tuple[float, str]:
    """A value and its unit in base terms: 1.2, 万个 gives 12000.0, 个; 6.8, % gives 0.068 with no unit.

    ``unit`` is as written without blanks. 成 counts tenths; a share without unit is a fraction already;
    points (个百分点) stay points, since a difference of two shares is no share.
    """
    if unit in ("%", "％", "﹪"):
        return round(value / 100, 12), ""
    if unit == "‰":
        return round(value / 1000, 12), ""
    if unit == "成":
        return round(value / 10, 12), ""
    if not unit.startswith(_WHOLE):
        for prefix, size in SCALES.items():
            if unit.startswith(prefix):
                return round(value * size, 6), unit[len(prefix) :]
    return float(value), unit
