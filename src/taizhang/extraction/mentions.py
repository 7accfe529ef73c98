"""Mentions (数量提及): the stated quantities of a text, ranges joined, shared units given out."""

from __future__ import annotations

import re

from taizhang.extraction.quantities import Quantity, scan
from taizhang.extraction.stated import is_stated

_RANGE = re.compile(r"\s{0,4}(?:[-—–~～－]{1,2}|至|到)\s{0,4}\Z")
_RANGE_NOT = re.compile(r"(?:从|由|自)[^，。；]{0,12}\Z")
_MINUS = re.compile(r"(?<=[\u4e00-\u9fff、，：:（(])[^\S\n]{0,2}[-－−﹣]\Z")
_SHARED = re.compile(r"\s{0,4}(?:[、和与及]|以及)\s{0,4}\Z")
_SHARE_GROUPS = frozenset(
    {
        "percent",
        "points",
        "money",
        "area",
        "length",
        "mass",
        "energy",
        "rate",
        "throughput",
        "count",
        "people",
    }
)


def find_mentions(text: str) -> list[Quantity]:
    """All stated quantities of ``text`` in order; spans do not overlap.

    ``1-2家`` is one mention with a range; in ``3000、4000亿元`` the first number takes the second's unit.
    """
    raw = list(scan(text))
    found: list[Quantity] = []
    index, count = 0, len(raw)
    while index < count:
        here = raw[index]
        following = raw[index + 1] if index + 1 < count else None
        if following is not None and following.start - here.end <= 6:
            joined = _joined(text, here, following)
            if joined is not None:
                found.append(joined)
                index += 2
                continue
            if here.group in ("bare", "magnitude") and not here.chinese:
                shared = _shared(text, here, raw, index)
                if shared is not None:
                    found.append(shared)
                    index += 1
                    continue
        if is_stated(text, here):
            found.append(here._replace(negative=_is_negative(text, here, found)))
        index += 1
    return found


def _is_negative(text: str, here: Quantity, found: list[Quantity]) -> bool:
    """Whether a minus stands in front (跌至-7.2%): neither a range (5%-6%) nor the mark of a list's line."""
    if (
        here.group not in ("percent", "points")
        or here.chinese
        or _MINUS.search(text, max(0, here.start - 4), here.start) is None
    ):
        return False
    return not found or found[-1].end != here.start - 1


def _joined(text: str, low: Quantity, high: Quantity) -> Quantity | None:
    if (
        low.chinese != high.chinese
        or low.group in ("rank", "top")
        or not _RANGE.match(text[low.end : high.start])
    ):
        return None
    same = low.unit == high.unit and low.group not in ("bare", "magnitude")
    if not (same or (low.group == "bare" and high.group in _SHARE_GROUPS | {"multiple", "tenths"})):
        return None
    if low.value >= high.value or _RANGE_NOT.search(text, max(0, low.start - 14), low.start):
        return None
    whole = high._replace(start=low.start, value=low.value, high=high.value)
    return whole if is_stated(text, whole) else None


def _shared(text: str, bare: Quantity, raw: list[Quantity], index: int) -> Quantity | None:
    before = text[bare.start - 1 : bare.start]
    if before.isascii() and (before.isalpha() or before in ".-/+"):
        return None
    last = bare
    for other in raw[index + 1 : index + 6]:
        if not _SHARED.match(text[last.end : other.start]):
            return None
        if other.group in _SHARE_GROUPS:
            if not is_stated(text, other) or (other.group in ("count", "people") and bare.value < 10):
                return None
            unit = other.unit
            if bare.group == "magnitude":
                unit = bare.unit + re.sub("^(?:万亿|百亿|千亿|亿|千万|百万|万|千)", "", other.unit)
            return bare._replace(unit=unit, group=other.group)
        if other.group != "bare" or other.chinese:
            return None
        last = other
    return None
