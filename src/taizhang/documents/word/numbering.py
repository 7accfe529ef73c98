"""List numbers that Word generates (自动编号): which number a paragraph shows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from taizhang.documents.word.markup import attribute, child, children, is_on, local, number
from taizhang.documents.word.numerals import numeral

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list: first number, number format, text with ``%1`` … ``%9`` in it, what follows it."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    legal: bool = False
    restart: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """A numbering instance (``w:num``): the definition it counts in, its levels, the levels it starts
    anew.
    """

    definition: str
    levels: dict[int, Level]
    anew: dict[int, int]


class Numbering:
    """The lists of a document; ``label`` has to be called for each paragraph in document order."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._numbers = _instances(numbering)
        self._styles = _style_numbers(styles)
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, properties: etree._Element | None) -> str:
        """The number that Word shows before the paragraph with these ``w:pPr``, empty where it shows none."""
        num_id, level = self._place(properties)
        numbers = self._numbers.get(num_id or "")
        if numbers is None or not 0 <= level < _LEVELS:
            return ""
        counts = self._counts.setdefault(numbers.definition, [None] * _LEVELS)
        shape = numbers.levels.get(level, Level())
        if level in numbers.anew and (num_id or "", level) not in self._begun:
            counts[level] = None
            self._begun.add((num_id or "", level))
            first = numbers.anew[level]
        else:
            first = shape.start
        current = counts[level]
        counts[level] = first if current is None else current + 1
        for above in range(level):
            if counts[above] is None:
                counts[above] = numbers.levels.get(above, Level()).start
        for below in range(level + 1, _LEVELS):
            if numbers.levels.get(below, Level()).restart != 0:
                counts[below] = None
        if shape.format in ("none", "bullet"):
            return "" if shape.format == "bullet" else _suffixed(_PLACE.sub("", shape.text), shape)
        return _suffixed(_PLACE.sub(lambda found: _shown(found, counts, numbers, shape), shape.text), shape)

    def _place(self, properties: etree._Element | None) -> tuple[str | None, int]:
        """Number and level of a paragraph: its own first, then those of its style (17.3.1.19)."""
        own = child(properties, "numPr")
        style = attribute(child(properties, "pStyle"), "val")
        inherited = self._styles.get(style or "", (None, 0))
        if own is None:
            return inherited
        num_id = attribute(child(own, "numId"), "val") or inherited[0]
        level = number(child(own, "ilvl"))
        return num_id, inherited[1] if level is None else level


def _shown(found: re.Match[str], counts: list[int | None], numbers: Numbers, shape: Level) -> str:
    index = int(found.group(1)) - 1
    count = counts[index]
    if count is None:
        return ""
    own = numbers.levels.get(index, Level())
    return numeral(count, "decimal" if shape.legal else own.format)


def _suffixed(text: str, shape: Level) -> str:
    """The number with what stands between it and the text; a tab after 一、 or （一） is only a distance."""
    if not text:
        return ""
    if shape.suffix == "nothing" or text[-1] in "、，。．.）):：" or ord(text[-1]) > 0x2E7F:
        return text
    return text + " "


def _level(element: etree._Element) -> Level:
    start = number(child(element, "start"))
    return Level(
        start=1 if start is None else start,
        format=attribute(child(element, "numFmt"), "val") or "decimal",
        text=attribute(child(element, "lvlText"), "val") or "",
        suffix=attribute(child(element, "suff"), "val") or "tab",
        legal=is_on(child(element, "isLgl")),
        restart=number(child(element, "lvlRestart")),
    )


def _levels(parent: etree._Element) -> dict[int, Level]:
    found = ((number(element, "ilvl"), element) for element in children(parent, "lvl"))
    return {index: _level(element) for index, element in found if index is not None}


def _instances(numbering: etree._Element | None) -> dict[str, Numbers]:
    if numbering is None:
        return {}
    definitions: dict[str, dict[int, Level]] = {}
    linked: dict[str, str] = {}
    by_style: dict[str, str] = {}
    for element in children(numbering, "abstractNum"):
        key = attribute(element, "abstractNumId") or ""
        definitions[key] = _levels(element)
        if (style := attribute(child(element, "styleLink"), "val")) is not None:
            by_style[style] = key
        if (style := attribute(child(element, "numStyleLink"), "val")) is not None:
            linked[key] = style
    instances = {}
    for element in children(numbering, "num"):
        key = attribute(child(element, "abstractNumId"), "val") or ""
        key = by_style.get(linked.get(key, ""), key)
        levels, anew = dict(definitions.get(key, {})), dict[int, int]()
        for override in children(element, "lvlOverride"):
            index = number(override, "ilvl")
            if index is None:
                continue
            levels.update(_levels(override))
            if (first := number(child(override, "startOverride"))) is not None:
                anew[index] = first
        instances[attribute(element, "numId") or ""] = Numbers(definition=key, levels=levels, anew=anew)
    return instances


def _style_numbers(styles: etree._Element | None) -> dict[str, tuple[str | None, int]]:
    """Number and level of each paragraph style, its ancestors' included."""
    if styles is None:
        return {}
    elements = {attribute(s, "styleId") or "": s for s in styles if local(s) == "style"}
    found: dict[str, tuple[str | None, int]] = {}
    for name in elements:
        num_id: str | None = None
        level: int | None = None
        current, seen = name, set[str]()
        while current in elements and current not in seen:  # a style may be based on itself in a damaged file
            seen.add(current)
            own = child(elements[current], "pPr", "numPr")
            num_id = num_id or attribute(child(own, "numId"), "val")
            level = number(child(own, "ilvl")) if level is None else level
            current = attribute(child(elements[current], "basedOn"), "val") or ""
        if num_id is not None:
            found[name] = (num_id, level or 0)
    return found
