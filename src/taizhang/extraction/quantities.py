"""Quantities (数量): every numeral of a text that carries a unit or a rank, whatever it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from taizhang.extraction.numerals import ARABIC, CHINESE, parse_arabic, parse_chinese
from taizhang.lexicon.units import UnitGroup, group_of_unit, unit_pattern

Number = float | int


class Quantity(NamedTuple):
    """A numeral with its unit in a text.

    ``start`` and ``end`` are half-open code-point offsets of the bare quantity. ``value`` is as written
    before 万 and 亿 fold, ``high`` the upper end of a range. ``unit`` is as written without
    blanks, 万 and 亿 kept.
    ``group`` is the unit group, or ``rank``, ``fraction``, ``bare``. ``more`` is true for 多, 余, 几 inside.
    ``chinese`` tells numerals written out (三个) from digits. ``negative``: a minus stands right in front; it
    is no part of the quantity's span nor of its value.
    """

    start: int
    end: int
    value: Number
    high: Number | None
    unit: str
    group: str
    more: bool
    chinese: bool
    negative: bool = False

    @property
    def lead(self) -> int:
        """Where the words in front of it end."""
        return self.start - self.negative


_FIRST = re.compile(
    r"[0-9０-９零〇一二两三四五六七八九十百千万亿]|第(?=[\s0-9０-９一二三四五六七八九十])|首(?=[位，。；、,;）)（(”]|$)|榜(?=首)|半(?=数)"
)
# 一两个, 三五家, 七八次 say that the number is not known.
_VAGUE = re.compile(
    "一[二两三]|[二两]三|三[四五]|四五|五六|六七|七八|八九|[一二两三四五六七八九][二三四五六七八九](?=$)"
)
_LONGEST = 24
"""Numerals longer than this are no quantities of a report: account numbers, damage, an attack."""
_MAGNITUDE = r"(?:万亿|百亿|千亿|亿|千万|百万|十万|万|千(?![瓦米克伏公])|百(?![分年姓强])(?=\s*[万亿余多]))"
_RANK = r"第\s?(?:[0-9０-９]+|[一二三四五六七八九十]+)\s?(?:位次|位|名)?"
# A page break may leave a blank without width inside a figure (8.4\n\u200b\n万亿元).
_BLANK = r"(?:[^\S\t]|[\u200b\ufeff]){0,6}"


@cache
def _pattern() -> re.Pattern[str]:
    unit = unit_pattern()
    cn = rf"(?:(?!千[瓦克米伏]){CHINESE})+(?:点[零一二两三四五六七八九]+)?"
    return re.compile(
        "|".join(
            [
                rf"(?P<percent>(?:百分|千分)之(?P<pn>{cn})(?P<pm>[多余])?(?:[到至](?:百分之)?(?P<ph>{cn}))?)",
                r"(?P<part>(?P<den>[二三四五六七八九十百]+)分之(?P<nom>[一二三四五六七八九十]+))",
                r"(?P<half>(?<![另大小下上前后多])一半(?![会])|(?<=[超过占近达逾])半数)",
                rf"(?P<rank>{_RANK})",
                r"(?P<first>首位|榜首|(?<=[之列居])首(?=[，。；、,;）)（(”]|$))",
                rf"(?P<top>(?<=前){cn}(?=[，。；、,;）)”位名强]|之列|以内|$)(?:位|名)?|(?<=前)[0-9]{{1,3}}\s?(?:位|名)?(?![0-9.%％．个项家年月天期季周批台]))",
                r"(?P<slash>(?<![0-9/／.])(?P<a>[1-9][0-9]?)\s?[/／]\s?(?P<b>[1-9][0-9]?)(?![0-9/／.]))",
                rf"(?P<colon>(?P<ca>{ARABIC})\s?[∶:：]\s?1(?![0-9.:∶：％%]))",
                rf"(?P<ar>{ARABIC}){_BLANK}(?P<m1>[多余几](?=[万亿千百]))?(?P<mag>{_MAGNITUDE})?{_BLANK}(?P<m2>[多余])?{_BLANK}(?P<u>{unit})?(?P<u2>/每?(?:{unit}|10万人|千人|万人|百万人|百人|百户|万元))?",
                rf"(?P<cn>{cn}(?:[多余几][万亿]+)?)(?P<m3>[多余几])?{_BLANK}(?P<cu>{unit})?",
            ]
        )
    )


def scan(text: str) -> Iterator[Quantity]:
    """Every numeral with a unit, magnitude or rank in ``text`` in order, names and dates included."""
    owners = group_of_unit()
    done = 0
    attempt = _pattern().match
    # Trying the pattern only where one of its first characters stands is ten times faster than searching.
    for candidate in _FIRST.finditer(text):
        start = candidate.start()
        if start < done or (match := attempt(text, start)) is None:
            continue
        done = match.end()
        kind = match.lastgroup
        found = match.group
        if found("ar") is not None:
            quantity = _arabic(match, owners)
        elif found("cn") is not None:
            quantity = _chinese(match, owners)
        elif kind is None:
            continue
        elif found("rank") is not None:
            quantity = _rank(start, found("rank"))
        elif found("first") is not None:
            quantity = Quantity(start, match.end(), 1, None, "位", "rank", False, True)
        elif found("top") is not None:
            quantity = _top(start, found("top"))
        elif found("percent") is not None:
            quantity = _percent(match)
        elif found("part") is not None:
            above, below = parse_chinese(found("nom")), parse_chinese(found("den"))
            quantity = (
                Quantity(start, match.end(), above / below, None, "", "fraction", False, True)
                if above and below
                else None
            )
        elif found("half") is not None:
            quantity = Quantity(start, match.end(), 0.5, None, "", "fraction", False, True)
        elif found("slash") is not None:
            above, below = int(found("a")), int(found("b"))
            quantity = (
                Quantity(start, match.end(), round(above / below, 4), None, "", "fraction", False, False)
                if above < below
                else None
            )
        elif found("colon") is not None:
            quantity = Quantity(
                start, match.end(), parse_arabic(found("ca")), None, "", "colon", False, False
            )
        else:
            continue
        if quantity is not None:
            yield quantity


def _percent(match: re.Match[str]) -> Quantity | None:
    value = parse_chinese(match.group("pn"))
    high = parse_chinese(match.group("ph")) if match.group("ph") else None
    unit = "‰" if match.group().startswith("千") else "%"
    if value is None:
        return None
    return Quantity(match.start(), match.end(), value, high, unit, "percent", bool(match.group("pm")), True)


def _arabic(match: re.Match[str], owners: Mapping[str, UnitGroup]) -> Quantity | None:
    if match.end("ar") - match.start("ar") > _LONGEST:
        return None
    number, mag, unit = match.group("ar"), match.group("mag") or "", match.group("u") or ""
    if mag and not unit and "\n" in match.group()[: match.end("mag") - match.start()]:
        mag = ""  # the 1 of one line and the 千 of the next
    end = (
        match.end()
        if unit
        else match.end("m2")
        if match.group("m2")
        else match.end("mag")
        if mag
        else match.end("ar")
    )
    second = match.group("u2") if unit else None
    if unit and not second:
        end = match.end("u")
    more = bool(match.group("m1") or match.group("m2"))
    whole = (unit + (second or "")).replace(" ", "")
    if unit:
        group = "rate" if second and whole not in owners else owners[whole if whole in owners else unit].id
    else:
        group = "magnitude" if mag else "bare"
    return Quantity(match.start(), end, parse_arabic(number), None, mag + whole, group, more, False)


def _chinese(match: re.Match[str], owners: Mapping[str, UnitGroup]) -> Quantity | None:
    written, unit = match.group("cn"), match.group("cu") or ""
    if len(written) > _LONGEST:
        return None
    digits = re.sub("[多余几]", "", written)
    more = digits != written or bool(match.group("m3"))
    value = parse_chinese(digits)
    if value is None or _VAGUE.fullmatch(digits):
        return None
    stem = digits.rstrip("万亿")
    mag = digits[len(stem) :]
    if mag:
        size = {"万": 1e4, "亿": 1e8, "万亿": 1e12, "亿万": 1e12}.get(mag)
        if size is None:
            return None
        value = value / size if stem else 1
        value = int(value) if value == int(value) else value
    end = match.end() if unit else match.end("m3") if match.group("m3") else match.end("cn")
    group = owners[unit].id if unit else "magnitude" if mag else "bare"
    return Quantity(match.start(), end, value, None, mag + unit, group, more, True)


def _rank(start: int, written: str) -> Quantity | None:
    digits = written[1:].strip().removesuffix("位次").rstrip("位名").strip()
    value = parse_chinese(digits) if not digits[0].isdigit() else parse_arabic(digits)
    return (
        None
        if value is None
        else Quantity(start, start + len(written.rstrip()), value, None, "位", "rank", False, True)
    )


def _top(start: int, written: str) -> Quantity | None:
    digits = written.strip().rstrip("位名").strip()
    value = parse_arabic(digits) if digits[0].isdigit() else parse_chinese(digits)
    return (
        None
        if value is None
        else Quantity(start, start + len(written.rstrip()), value, None, "位", "top", False, True)
    )
