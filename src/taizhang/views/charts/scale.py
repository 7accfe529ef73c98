"""Axes: round ticks that cover the values, and positions between them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A linear axis: ``ticks`` in order, ``first`` and ``last`` the values at its ends.

    They are mapped to ``start`` and ``end`` in the units of the drawing.
    """

    ticks: tuple[float, ...]
    first: float
    last: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The position of ``value``."""
        span = self.last - self.first
        share = (value - self.first) / span if span else 0.5
        return self.start + share * (self.end - self.start)


def value_scale(values: Iterable[float], *, start: float, end: float, most: int = 5) -> Scale:
    """An axis with at most ``most`` + 1 ticks at round steps (1, 2, 5 times a power of ten).

    It starts at 0 where 0 is near: a level that doubles should look doubled, while rates between 91% and
    93% would be a flat line on an axis from 0.

    >>> value_scale([3, 9.5], start=0, end=100).ticks
    (0.0, 2.0, 4.0, 6.0, 8.0, 10.0)
    """
    found = [value for value in values if math.isfinite(value)]
    low, high = (min(found), max(found)) if found else (0.0, 1.0)
    if 0 < low <= 0.6 * high:
        low = 0.0
    elif 0 > high >= 0.6 * low:
        high = 0.0
    if high - low <= 1e-9 * max(1.0, abs(low), abs(high)):
        room = abs(low) / 10 if abs(low) > 1e-6 else 1.0
        low, high = low - room, high + room
    step = _round_step((high - low) / most)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    ticks = tuple(round(number * step, 12) + 0.0 for number in range(first, last + 1))
    return Scale(ticks=ticks, first=ticks[0], last=ticks[-1], start=start, end=end)


def usual(values: Iterable[float], *, reach: float = 4.0, least: int = 8) -> list[float]:
    """The values without those far off: further from the middle half than ``reach`` times its breadth.

    All of them where they are fewer than ``least`` or the middle half has no breadth.

    >>> usual([5, 6, 6, 7, 7, 8, 8, 9, 150])
    [5, 6, 6, 7, 7, 8, 8, 9]
    """
    found = sorted(values)
    if len(found) < least:
        return found
    low, high = found[len(found) // 4], found[-1 - len(found) // 4]
    room = reach * (high - low)
    return [value for value in found if low - room <= value <= high + room] if room else found


def year_scale(years: Iterable[int], *, start: float, end: float, most: int = 6) -> Scale:
    """An axis of years with half a year of room at either end; its ticks are at most ``most`` whole years."""
    found = sorted(set(years)) or [0]
    first, last = found[0], found[-1]
    step = next(size for size in (1, 2, 5, 10, 20, 50, 100) if (last - first) / size < most)
    ticks = tuple(float(year) for year in range(first, last + 1) if (last - year) % step == 0)
    return Scale(ticks=ticks, first=first - 0.5, last=last + 0.5, start=start, end=end)


def _round_step(wanted: float) -> float:
    power = 10.0 ** math.floor(math.log10(wanted))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= wanted * (1 - 1e-9))
