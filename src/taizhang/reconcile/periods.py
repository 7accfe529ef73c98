"""What a result's period is to a target's: the same, a part of it, or more than it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Relation = Literal["same", "part", "end", "whole", "none"]
Months = tuple[int, int]
_POINT = re.compile(r"(\d{4})(?:-(\d{2}))?")


@lru_cache(maxsize=4096)
def months_of(period: str) -> Months | None:
    """The first and the last month of a period, counted from the year 0; None where it is not a period.

    >>> months_of("2031-01/2031-06")
    (24372, 24377)
    """
    parts = [_POINT.fullmatch(part) for part in period.split("/")]
    if not 1 <= len(parts) <= 2 or None in parts:
        return None
    first, last = parts[0], parts[-1]
    if first is None or last is None:
        return None
    low = int(first[1]) * 12 + (int(first[2]) - 1 if first[2] else 0)
    high = int(last[1]) * 12 + (int(last[2]) - 1 if last[2] else 11)
    return (low, high) if low <= high else None


def last_year(period: str) -> int | None:
    """The calendar year in which a period ends."""
    months = months_of(period)
    return None if months is None else months[1] // 12


def relation(target: Months, result: Months) -> Relation:
    """``same``; ``part`` from the first month on (1—11月); ``end`` the last year or month of it alone;
    ``whole`` a span of years that holds it (五年累计); else ``none``.
    """
    if target == result:
        return "same"
    if target[0] <= result[0] and result[1] <= target[1]:
        if result[0] == target[0]:
            return "part"
        return "end" if result[1] == target[1] else "none"
    if result[0] <= target[0] and target[1] <= result[1]:
        return "whole"
    return "none"


def covers_years(months: Months) -> int:
    """How many calendar years a period touches."""
    return months[1] // 12 - months[0] // 12 + 1
