"""Administrative divisions (行政区划) down to county level: names, codes, ranks, what became of those
renamed and merged.

The table is ``data/divisions.tsv``, made by tools/build_divisions.py, which names the sources. Codes are
those of
GB/T 2260. The rows are read on first use; a Division is only made for the names that are asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Rank = Literal["country", "province", "prefecture", "county"]
_Row = tuple[str, str, str, str, str]  # code, name, first, last, successor

MUNICIPALITIES = ("11", "12", "31", "50")
"""The first two figures of the codes of 直辖市, which have districts and no cities."""
_SUFFIXES = ("特别行政区", "自治区", "地区", "新区", "林区", "特区", "省", "市", "区", "县", "旗", "盟")
_SHORT_REGIONS = {"15": "内蒙古", "45": "广西", "54": "西藏", "64": "宁夏", "65": "新疆"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """An administrative division.

    ``code`` has six characters (GB/T 2260; for a new area without a code the letters are this table's own).
    ``first`` and ``last`` are the years of its name where known, ``last`` None while it is in use.
    ``successor``
    is the code that carries it on, ``merged`` whether it was merged into that one rather than renamed.
    """

    code: str
    name: str
    first: int | None
    last: int | None
    successor: str | None
    merged: bool

    @property
    def rank(self) -> Rank:
        """Where it stands in the tree (级别)."""
        if self.code == "000000":
            return "country"
        if self.code.endswith("0000"):
            return "province"
        return "prefecture" if self.code.endswith("00") else "county"

    @property
    def stem(self) -> str:
        """The name as running text has it, 深圳 for 深圳市; the whole name where one character would be
        left.
        """
        if self.rank == "province" and self.code[:2] in _SHORT_REGIONS:
            return _SHORT_REGIONS[self.code[:2]]
        for suffix in _SUFFIXES:
            if self.name.endswith(suffix) and len(self.name) - len(suffix) >= 2:
                return self.name[: -len(suffix)]
        return self.name


CHINA = Division(code="000000", name="全国", first=None, last=None, successor=None, merged=False)


@cache
def _rows_by_name() -> dict[str, list[_Row]]:
    """Name → rows of those that bear or bore it."""
    rows = (
        files("taizhang.lexicon").joinpath("data", "divisions.tsv").read_text(encoding="utf-8").splitlines()
    )
    names: dict[str, list[_Row]] = {}
    for line in rows[1:]:
        code, name, first, last, successor = line.split("\t")
        names.setdefault(name, []).append((code, name, first, last, successor))
    return names


@cache
def _rows_by_code() -> dict[str, _Row]:
    """Code → the row of today."""
    return {row[0]: row for rows in _rows_by_name().values() for row in rows if not row[3]}


def _division(row: _Row) -> Division:
    code, name, first, last, successor = row
    return Division(
        code=code,
        name=name,
        first=int(first) if first else None,
        last=int(last) if last else None,
        successor=successor.lstrip("+") or None,
        merged=successor.startswith("+"),
    )


def is_name(name: str) -> bool:
    """Whether a division bears or bore the name."""
    return name in _rows_by_name()


@cache
def longest_name() -> int:
    """The length of the longest name in characters."""
    return max(map(len, _rows_by_name()))


def named(name: str) -> tuple[Division, ...]:
    """The divisions that bear or bore the name, those of today first; 全国 is one."""
    if name == CHINA.name:
        return (CHINA,)
    rows = _rows_by_name().get(name, [])
    return tuple(sorted(map(_division, rows), key=lambda d: (d.last is not None, -(d.last or 0))))


def coded(code: str) -> Division | None:
    """The division of today with this code, or None."""
    if code == CHINA.code:
        return CHINA
    row = _rows_by_code().get(code)
    return None if row is None else _division(row)


@cache
def top_divisions(rank: Rank) -> tuple[Division, ...]:
    """The provinces, or the prefectures and prefecture-level cities, of today."""
    ending = "0000" if rank == "province" else "00"
    rows = (row for code, row in _rows_by_code().items() if code.endswith(ending))
    return tuple(d for d in map(_division, rows) if d.rank == rank)


def below(division: Division) -> tuple[Division, ...]:
    """The counties and districts of a city, or of a municipality under the central government, former
    ones included.
    """
    prefix = division.code[:2] if division.rank == "province" else division.code[:4]
    rows = (row for rows in _rows_by_name().values() for row in rows)
    found = (_division(row) for row in rows if row[0].startswith(prefix))
    return tuple(d for d in found if d.rank == "county")


def today(division: Division) -> Division:
    """What the division is called today; a merged one and one without a known successor stay what they were.

    坪山新区 → 坪山区, 密云县 → 密云区; 崇文区 stays 崇文区, whose figures are not those of 东城区.
    """
    if division.last is None or division.merged or division.successor is None:
        return division
    return coded(division.successor) or division


def parent(division: Division) -> Division:
    """The division above: the city of a district, the province of a city or of a county it runs itself;
    全国 on top.
    """
    if division.rank in ("country", "province"):
        return CHINA
    province = coded(division.code[:2] + "0000") or CHINA
    if division.rank == "prefecture":
        return province
    return coded(division.code[:4] + "00") or province


def full_name(division: Division) -> str:
    """The standard name in full (全称): 深圳市南山区, 北京市东城区, 湖北省仙桃市; cities and provinces
    by themselves.
    """
    if division.rank != "county":
        return division.name
    return parent(division).name + division.name
