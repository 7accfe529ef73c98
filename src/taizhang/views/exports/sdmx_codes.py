"""How periods, units, places and statuses of the ledger read in SDMX."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from taizhang.core.statement import Statement
from taizhang.lexicon.divisions import CHINA, Division, coded, full_name, is_name, named
from taizhang.lexicon.shipped import read_shipped
from taizhang.lexicon.units import SCALES

OBS_STATUS = {"actual": "A", "estimate": "E", "target": "F"}
"""Codes of the cross-domain list CL_OBS_STATUS: normal value, estimated value, forecast value. A target is no
forecast, but no code of that list is nearer; the dimension STATUS says ``target``."""

_MONTHS = re.compile(r"(\d{4})-(\d{2})(?:/(\d{4})-(\d{2}))?")
_YEARS = re.compile(r"(\d{4})(?:/(\d{4}))?")
_WHOLE = ("千米", "千克", "千瓦", "千伏", "千公里")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of measure (计量单位): its code and its names."""

    code: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A period (时期): ``frequency`` of CL_FREQ, ``period`` as an SDMX observational time period."""

    frequency: str
    period: str


def time_of(period: str) -> Time | None:
    """The period of a statement; None where it is not written as one.

    A year is annual, a month monthly. Longer stretches are time ranges, start and duration.

    >>> time_of("2024"), time_of("2021/2025").period, time_of("2023-01/2023-11").period
    (Time(frequency='A', period='2024'), '2021-01-01/P5Y', '2023-01-01/P11M')
    """
    if found := _YEARS.fullmatch(period):
        first, last = int(found[1]), int(found[2] or found[1])
        if last == first:
            return Time(frequency="A", period=found[1])
        if last < first:
            return None
        length = last - first + 1
        return Time(frequency="A5" if length == 5 else "_O", period=f"{first}-01-01/P{length}Y")
    if found := _MONTHS.fullmatch(period):
        year, month = int(found[1]), int(found[2])
        if found[3] is None:
            return Time(frequency="M", period=f"{year}-{month:02}") if 1 <= month <= 12 else None
        length = (int(found[3]) - year) * 12 + int(found[4]) - month + 1
        if length < 1 or not 1 <= month <= 12:
            return None
        return Time(frequency="_O", period=f"{year}-{month:02}-01/P{length}M")
    return None


def unit_of(statement: Statement) -> Unit:
    """The unit of a statement's base value; that of a share or rate is percent."""
    known = _units().get(statement.base_unit)
    if known is not None:
        return known
    letters = "_".join(f"{ord(character):X}" for character in statement.base_unit)
    return Unit(code=f"U_{letters}", zh=statement.base_unit, en=statement.base_unit)


def multiplier_of(statement: Statement) -> int:
    """The power of ten in the unit as written: 8 for 亿元, 4 for 万人, 0 for 元.

    ‰ is a tenth of a percent: -1; what is counted in tenths (成) is ten percent: 1.
    """
    unit = statement.unit
    if statement.base_unit == "" and unit in ("‰", "成"):
        return -1 if unit == "‰" else 1
    if unit.startswith(_WHOLE):
        return 0
    for prefix, size in SCALES.items():
        if unit.startswith(prefix):
            return len(f"{size:.0f}") - 1
    return 0


def area_of(statement: Statement, *, place: str | None, code: str | None) -> Division | None:
    """The division that a value is of; ``place`` and ``code`` are those of its report.

    None where it is not one of the table: a street, a park, or a name that several bear and the report does
    not tell apart.
    """
    if statement.place is None:
        own = coded(code) if code else None
        return own or (_by_full_name(place) if place else None)
    found = _by_full_name(statement.place)
    if found is not None or not is_name(statement.place):
        return found
    bearers = {division.code: division for division in named(statement.place) if division.last is None}
    if code is not None and len(bearers) > 1:
        for length in (4, 2):
            near = [item for item in bearers.values() if item.code[:length] == code[:length]]
            if len(near) == 1:
                return near[0]
    return next(iter(bearers.values())) if len(bearers) == 1 else None


@cache
def _by_full_name(name: str) -> Division | None:
    if name == CHINA.name:
        return CHINA
    for at in range(len(name)):
        if is_name(name[at:]):
            for division in named(name[at:]):
                if full_name(division) == name:
                    return division
    return None


@cache
def _units() -> dict[str, Unit]:
    entries = read_shipped("taizhang.views.exports", "sdmx_units.yaml")
    return {name: Unit(**entry) for name, entry in entries.items()}
