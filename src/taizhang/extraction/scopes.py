"""Scopes (范围), places (地区) and statistical bases (口径) that a figure's words state."""

from __future__ import annotations

import re
from functools import cache

from taizhang.core.statement import Kind
from taizhang.lexicon import divisions
from taizhang.lexicon.source import read_yaml

_SET = (
    r"(?:全[市省国区县州球]各?(?:区|市|县区|街道|行政区|城市|镇街)?|全球城市|世界|亚洲"
    r"|国内(?:大中)?城市|国内(?!生产)|内地城市|省内|市内|西部地区|中部地区|东部地区|西部|中部|东部|珠三角|长三角"
    r"|副省级以上城市|副省级城市|一线城市|大中城市|全国(?:大中|百强|各)?(?:城市|区|县|机场|港口|省级财政)"
    r"|各[市区省县]|同类[^，。；]{0,6})"
)
_SCOPE_TAIL = re.compile(rf"({_SET})[^，；居列占]{{0,8}}$")
_SCOPE_SHARE = re.compile(rf"占(?:我)?({_SET}|我[区市省县]|本[区市省县])")
_LEVELS = {"区": 3, "县": 3, "州": 2, "市": 2, "省": 1, "国": 0, "球": -1}
_RANKS = {"county": 3, "prefecture": 2, "province": 1, "country": 0}
_OTHER = re.compile(r"(?:^|[，；：])(?:同期|当前|其中)?(全[市省国球]|全州)(?!各|性|面|程)(?=[^，；。]{2})")


@cache
def _basis() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry['pattern']})" for entry in read_yaml("basis")["patterns"]))


def basis_of(clause: str, right: str) -> str | None:
    """The statistical basis named in the clause of a figure or right behind it, in the document's words."""
    named = list(_basis().finditer(clause))
    stated = [n for n in named if n.group()[:2] in ("扣除", "剔除")] or named[-1:]
    found = stated[0] if stated else None
    if found is None and right[:1] in "（(":
        found = _basis().search(right[:24])
    return found.group() if found else None


def scope_of(kind: Kind, left: str) -> str | None:
    """The set that a rank or share is taken in (全市, 全国), or None."""
    if kind == "rank":
        found = _SCOPE_TAIL.search(left[-24:])
        return found.group(1) if found else None
    if kind in ("ratio", "multiple"):
        found = _SCOPE_SHARE.search(left[-24:])
        return found.group(1) if found else None
    return None


class Surroundings:
    """The places around a report's own, to tell whose figure 全国, 全省 or 全市 announces."""

    def __init__(self, place: str | None, code: str | None) -> None:
        own = divisions.coded(code) if code else None
        self._level = _RANKS.get(own.rank, 9) if own is not None else 9
        self._names: dict[str, str] = {"球": "全球", "国": "全国"}
        while own is not None and own.rank != "country":
            letter = {"county": "区", "prefecture": "市", "province": "省"}[own.rank]
            self._names[letter] = divisions.full_name(own)
            own = divisions.parent(own)

    def place_of(self, left: str) -> str | None:
        """The place above the report's own that the words before a figure announce, or None.

        In a district's report 全市生产总值增长5% is the city's; 全区 and 全市第三 are not another place.
        """
        announced = list(_OTHER.finditer(left))
        if not announced:
            return None
        found = announced[-1]
        letter = found.group(1)[1]
        if (
            _LEVELS.get(letter, 9) >= self._level
            or "占" in left[found.start() :]
            or "居" in left[found.start() :]
        ):
            return None
        return self._names.get(letter)
