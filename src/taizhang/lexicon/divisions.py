"""Administrative divisions (行政区划) down to county level: names, codes, ranks, what became of renamed and merged ones.

The table is ``data/divisions.tsv``, made by tools/build_divisions.py, which names the sources. Codes are those of
GB/T 2260. It is read on first use: about 6,000 rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Rank = Literal["country", "province", "prefecture", "county"]

_MUNICIPALITIES = ("11", "12", "31", "50")
_SUFFIXES = ("特别行政区", "自治区", "地区", "新区", "林区", "特区", "省", "市", "区", "县", "旗", "盟")
_SHORT_REGIONS = {"15": "内蒙古", "45": "广西", "54": "西藏", "64": "宁夏", "65": "新疆"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """An administrative division.

    ``code`` has six characters (GB/T 2260; for a new area without a code the letters are this table's own).
    ``first`` and ``last`` are the years of its name where known, ``last`` None while it is in use. ``successor``
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
        """The name as it is used in running text, 深圳 for 深圳市; the whole name where one character would be left."""
        if self.rank == "province" and self.code[:2] in _SHORT_REGIONS:
            return _SHORT_REGIONS[self.code[:2]]
        for suffix in _SUFFIXES:
            if self.name.endswith(suffix) and len(self.name) - len(suffix) >= 2:
                return self.name[: -len(suffix)]
        return self.name


CHINA = Division(code="000000", name="全国", first=None, last=None, successor=None, merged=False)


@cache
def all_divisions() -> tuple[Division, ...]:
    """Every division of today and of the past, by code."""
    rows = files("taizhang.lexicon").joinpath("data", "divisions.tsv").read_text(encoding="utf-8").splitlines()
    divisions = []
    for row in rows[1:]:
        code, name, first, last, successor = row.split("\t")
        divisions.append(
            Division(
                code=code,
                name=name,
                first=int(first) if first else None,
                last=int(last) if last else None,
                successor=successor.lstrip("+") or None,
                merged=successor.startswith("+"),
            )
        )
    return tuple(divisions)


@cache
def by_code() -> dict[str, Division]:
    """Code → the division of today."""
    return {division.code: division for division in all_divisions() if division.last is None}


@cache
def by_name() -> dict[str, tuple[Division, ...]]:
    """Name → the divisions that bear or bore it, those of today first."""
    names: dict[str, list[Division]] = {"全国": [CHINA]}
    for division in all_divisions():
        names.setdefault(division.name, []).append(division)
    return {name: tuple(sorted(found, key=lambda d: d.last is not None)) for name, found in names.items()}


def today(division: Division) -> Division:
    """What the division is called today; a merged one and one without a known successor stay what they were.

    坪山新区 → 坪山区, 密云县 → 密云区; 崇文区 stays 崇文区, whose figures are not those of 东城区.
    """
    if division.last is None or division.merged or division.successor is None:
        return division
    return by_code().get(division.successor, division)


def parent(division: Division) -> Division:
    """The division above: the city of a district, the province of a city or of a county that it runs itself; 全国 on top."""
    if division.rank in ("country", "province"):
        return CHINA
    codes = by_code()
    province = codes[division.code[:2] + "0000"] if division.code[:2] + "0000" in codes else CHINA
    if division.rank == "prefecture":
        return province
    return codes.get(division.code[:4] + "00", province)


def full_name(division: Division) -> str:
    """The standard name in full (全称): 深圳市南山区, 北京市东城区, 湖北省仙桃市; cities and provinces by themselves."""
    if division.rank != "county":
        return division.name
    return parent(division).name + division.name
