"""Units that can be laid side by side: 公顷 and 万平方米, 亿元 and 万亿元, 座 and 个; not 元 and 美元."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from taizhang.core.statement import Value
from taizhang.lexicon.units import fold

_BRACKET = re.compile(r"[（(].*?[)）]")
_FACTORS: dict[str, tuple[str, float]] = {
    "平方米": ("area", 1.0),
    "㎡": ("area", 1.0),
    "平米": ("area", 1.0),
    "公顷": ("area", 1e4),
    "平方公里": ("area", 1e6),
    "平方千米": ("area", 1e6),
    "亩": ("area", 2000 / 3),
    "米": ("length", 1.0),
    "公里": ("length", 1e3),
    "千米": ("length", 1e3),
    "里": ("length", 500.0),
    "吨": ("mass", 1.0),
    "公斤": ("mass", 1e-3),
    "千克": ("mass", 1e-3),
    "斤": ("mass", 5e-4),
    "担": ("mass", 0.05),
    "立方米": ("volume", 1.0),
    "方": ("volume", 1.0),
    "千瓦": ("power", 1.0),
    "兆瓦": ("power", 1e3),
    "千瓦时": ("energy", 1.0),
    "度": ("energy", 1.0),
    "元": ("元", 1.0),
    "人民币元": ("元", 1.0),
    "标箱": ("标箱", 1.0),
    "标准箱": ("标箱", 1.0),
    "TEU": ("标箱", 1.0),
    "微克": ("微克/立方米", 1.0),
    "微克/立方米": ("微克/立方米", 1.0),
    "微克每立方米": ("微克/立方米", 1.0),
    "个百分点": ("point", 1.0),
    "百分点": ("point", 1.0),
    "个千分点": ("point", 0.1),
    "元/月": ("元/月", 1.0),
    "元/人/月": ("元/月", 1.0),
    "元/人·月": ("元/月", 1.0),
    "元每月": ("元/月", 1.0),
}
_PEOPLE = frozenset({"人", "名", "人口", "员"})
_EVENTS = frozenset({"场", "期", "场次", "届"})
# Classifiers that reports use for one another (学位 by 个 and 座, 智能杆 by 个 and 根). 户, 人次 and 次 count
# other things than those: households reached are not villages done.
_COUNTERS = frozenset("个座家所处条项宗根台套件栋幢间枚支门部张艘架款只块片批辆株棵盏组对口") | {
    "家次",
    "张床位",
    "床",
    "套间",
    "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A unit's dimension and its size in that dimension's base unit."""

    dimension: str
    factor: float


@lru_cache(maxsize=4096)
def measure_of(unit: str) -> Measure:
    """The measure of a unit as written (万平方米, 亿元, 套（间）). Shares are counted in points: % is 1."""
    plain = unit.replace(" ", "").replace("/天", "/日")
    if plain in ("%", "％", "﹪"):
        return Measure(dimension="share", factor=1.0)
    if plain == "‰":
        return Measure(dimension="share", factor=0.1)
    if plain == "成":
        return Measure(dimension="share", factor=10.0)
    factor, base = fold(1.0, plain, kind="amount")
    base = _BRACKET.sub("", base)
    known = _FACTORS.get(base)
    if known is not None:
        return Measure(dimension=known[0], factor=factor * known[1])
    if base in _PEOPLE:
        return Measure(dimension="people", factor=factor)
    if base in _EVENTS:
        return Measure(dimension="events", factor=factor)
    if base in _COUNTERS:
        return Measure(dimension="count", factor=factor)
    return Measure(dimension=base, factor=factor)


def scaled(value: Value, measure: Measure) -> tuple[float, float]:
    """A value as a range in the base unit of its dimension; one number is a range of no width."""
    low, high = value if isinstance(value, tuple) else (value, value)
    first, second = float(low) * measure.factor, float(high) * measure.factor
    return (first, second) if first <= second else (second, first)


def is_money(dimension: str) -> bool:
    """Whether the dimension is a currency: 元, 美元, 港元."""
    return dimension.endswith("元")
