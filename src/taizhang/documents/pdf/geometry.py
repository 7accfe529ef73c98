"""What stands on a page: glyphs, rulings and lines, in points with y upwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Glyph(NamedTuple):
    """A character and its box in points, and its font size; boxes of one font differ a little in height.

    A named tuple, since there are tens of thousands of them.
    """

    char: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float

    @property
    def height(self) -> float:
        """The height of the box in points."""
        return self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight line drawn along an axis: at ``at`` (x of an upright, y of a level one), from ``low`` to
    ``high``.
    """

    upright: bool
    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its text and box, its typical font size; ``space_after`` when it ends in a blank.

    ``is_row`` when wide gaps part it, as those of a table without rulings.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    space_after: bool = False
    is_row: bool = False

    @property
    def middle(self) -> float:
        """The height of its middle above the foot of the page, in points."""
        return (self.y0 + self.y1) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: size in points, glyphs in the order of the file, rulings; ``picture`` when it shows an
    image only.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rulings: tuple[Ruling, ...]
    picture: bool
    unmapped: int
