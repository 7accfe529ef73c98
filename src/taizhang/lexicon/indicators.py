"""The indicator catalogue (指标目录): what plan reports measure, in which unit, and which direction is good.

The entries are ``data/indicators/*.yaml``, one file a topic, sorted by ``id``. An entry reads

- ``id`` stable English name; ``zh`` and ``en`` the names that the National Bureau of Statistics uses;
- ``names`` as reports write it, without place and time; no name belongs to two indicators;
- ``units`` of the level, the standard one first, empty for an index; ``growth_unit`` is ``%``,
  个百分点 or null;
- ``direction``, ``formula``, ``nature``, ``about``: see :class:`Indicator`;
- ``increment`` the indicator that an increment of this one is (国高总数 → 新增国高), where there is one;
- ``basis`` (口径) in ``zh`` and ``en``;
- ``examples`` and ``counter_examples``: subjects that must and must not map here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal, get_args

from taizhang.core.errors import LexiconError
from taizhang.lexicon.indicator_names import NameIndex, name_index, normalised, owner_of
from taizhang.lexicon.source import read_yaml

Direction = Literal["higher", "lower", "band", "none"]
Formula = Literal["cumulative", "growth_rate", "level", "share", "average", "index", "reduction"]
Nature = Literal["flow", "stock", "rate"]
About = Literal["point", "ceiling"]

_REQUIRED = frozenset(
    {"id", "zh", "en", "names", "units", "growth_unit", "direction", "formula", "nature", "about", "basis"}
    | {"examples", "counter_examples"}
)
_OPTIONAL = frozenset({"increment"})
_ENUMS: tuple[tuple[str, Any], ...] = (
    ("direction", Direction),
    ("formula", Formula),
    ("nature", Nature),
    ("about", About),
)
_RATES = frozenset({"%", "％", "‰", "个百分点", "百分点", "个千分点", "倍", "番", "成", "折"})
_POINTS = frozenset({"个百分点", "百分点", "个千分点"})
# 千瓦 and 千米 are units, 千元 is a folded 元.
_FOLDED = re.compile(r"(?:[十百千]?[万亿]+|[百千](?![瓦克米帕伏卡]))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator (指标).

    ``direction`` says which way is good; ``band`` means near the goal, ``none`` that neither is.
    ``formula`` is how progress is told: ``cumulative`` amount over the year, ``growth_rate``, ``level`` at a
    point in time, ``share``, ``average`` over the year, ``index``, ``reduction`` (the rate of decrease,
    negative when it falls). ``nature`` is flow (流量), stock (存量) or rate (比率). ``about`` is how
    左右 reads in a target: a ``point``, or a ``ceiling`` below which it is met (prices, unemployment,
    pollution).
    """

    id: str
    topic: str
    zh: str
    en: str
    names: tuple[str, ...]
    units: tuple[str, ...]
    growth_unit: str | None
    direction: Direction
    formula: Formula
    nature: Nature
    about: About
    basis_zh: str
    basis_en: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    increment: str | None = None

    @property
    def unit(self) -> str:
        """The standard unit of the level, empty for an index."""
        return self.units[0] if self.units else ""


@cache
def catalogue() -> dict[str, Indicator]:
    """All indicators by id, in the order of topics and ids; the caller must not change it.

    Raises LexiconError where an entry is not complete, a value is not a known one, or an id stands twice.
    """
    entries: dict[str, Indicator] = {}
    for topic in topics():
        for raw in read_yaml(f"indicators/{topic}"):
            indicator = _indicator(topic, raw)
            if indicator.id in entries:
                raise _broken(topic, indicator.id, "编号重复", "the id stands twice")
            entries[indicator.id] = indicator
    for indicator in entries.values():
        if indicator.increment is not None and indicator.increment not in entries:
            raise _broken(
                indicator.topic, indicator.id, "increment 指向不存在的指标", "increment names no indicator"
            )
    return entries


@cache
def topics() -> tuple[str, ...]:
    """The topics of the catalogue: the names of its files without ``.yaml``, sorted."""
    folder = files("taizhang.lexicon").joinpath("data", "indicators")
    return tuple(sorted(item.name[:-5] for item in folder.iterdir() if item.name.endswith(".yaml")))


@lru_cache(maxsize=65536)
def indicator_of(subject: str, *, unit: str | None = None, kind: str | None = None) -> str | None:
    """The id of the indicator that a statement's subject names, or None.

    ``subject`` is a noun phrase in the document's words; a leading place, area or time is passed over, and so
    are words of size or change behind (总量, 增速). ``unit`` and ``kind`` are the statement's: where they
    cannot be those of the indicator (a count of enterprises, a share of the whole) the answer is None.

    >>> indicator_of("全区规模以上工业增加值")
    'industrial_value_added'
    >>> indicator_of("先进制造业增加值")
    'advanced_manufacturing_value_added'
    >>> indicator_of("规模以上工业增加值占全市比重")
    """
    text = normalised(subject)
    if kind == "increment" and "净增" in text:
        return _net_increase(text, unit)
    found = owner_of(text, names())
    if found is None:
        return None
    entry = catalogue()[found[0]]
    if found[1] and kind not in (None, "growth", "ratio", "qualitative"):
        return None
    if kind == "increment" and entry.increment is not None:
        entry = catalogue()[entry.increment]
    return entry.id if _fits(entry, unit, kind) else None


@cache
def names() -> NameIndex:
    """The id behind every normalised name. Raises LexiconError where a name belongs to two indicators."""
    owner: dict[str, str] = {}
    for indicator in catalogue().values():
        for name in indicator.names:
            first = owner.setdefault(normalised(name), indicator.id)
            if first != indicator.id:
                raise _broken(
                    indicator.topic,
                    indicator.id,
                    f"名称“{name}”已属于 {first}",
                    f"the name {name} belongs to {first}",
                )
    return name_index(owner)


def _net_increase(text: str, unit: str | None) -> str | None:
    """净增 X is the increment of the stock X itself, not the gross number of new ones."""
    found = indicator_of(text.replace("净增", "", 1), unit=unit)
    return found if found is not None and catalogue()[found].nature == "stock" else None


def _fits(indicator: Indicator, unit: str | None, kind: str | None) -> bool:
    """Whether a value of this unit and kind can be one of the indicator."""
    if unit is None or kind == "rank" or unit == "位":
        return True
    is_share = "%" in indicator.units
    if unit in _RATES:
        if is_share or unit in indicator.units:
            return True
        if kind == "ratio":
            return unit in _POINTS or indicator.formula in ("index", "reduction")
        return kind != "amount" and indicator.growth_unit is not None
    money = any(_base(own).endswith("元") for own in indicator.units)
    base = _base(unit)
    if base == "":
        # 20万 without a classifier counts things; 1000亿 alone may be money.
        return not is_share and (kind != "amount" or not money or unit != "")
    bases = {_base(own) for own in indicator.units}
    return not bases or base in bases or (indicator.nature == "rate" and base.split("/")[0] in bases)


def _base(unit: str) -> str:
    """The unit without 万 and 亿."""
    return _FOLDED.sub("", unit.replace(" ", ""), count=1)


def _indicator(topic: str, raw: dict[str, Any]) -> Indicator:
    name = str(raw.get("id", "?"))
    missing, unknown = _REQUIRED - raw.keys(), raw.keys() - _REQUIRED - _OPTIONAL
    if missing or unknown:
        listed = ", ".join(sorted(missing | unknown))
        raise _broken(topic, name, f"缺少或多出字段 {listed}", f"missing or unknown fields {listed}")
    for key, values in _ENUMS:
        if raw[key] not in get_args(values):
            raise _broken(topic, name, f"{key} 的取值 {raw[key]} 不在约定之内", f"{key} cannot be {raw[key]}")
    return Indicator(
        id=name,
        topic=topic,
        zh=raw["zh"],
        en=raw["en"],
        names=tuple(raw["names"]),
        units=tuple(raw["units"]),
        growth_unit=raw["growth_unit"],
        direction=raw["direction"],
        formula=raw["formula"],
        nature=raw["nature"],
        about=raw["about"],
        basis_zh=raw["basis"]["zh"],
        basis_en=raw["basis"]["en"],
        examples=tuple(raw["examples"]),
        counter_examples=tuple(raw["counter_examples"]),
        increment=raw.get("increment"),
    )


def _broken(topic: str, name: str, zh: str, en: str) -> LexiconError:
    return LexiconError(
        "lexicon.indicator",
        zh=f"指标文件 indicators/{topic}.yaml 的 {name}：{zh}。请改正该条目后重试。",
        en=f"indicators/{topic}.yaml, {name}: {en}. Correct the entry and try again.",
    )
