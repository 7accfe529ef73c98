"""What a chart is made of, and what it becomes: an option and a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Look = Literal["actual", "estimate", "target", "plain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One figure: ``at`` is its year or place, ``text`` how it is written (from ``value`` where empty).

    ``href`` leads to its source, on this site, in the side panel where ``side``. ``hollow``: an estimate, or
    a figure that is not quite comparable; ``note`` then says which.
    """

    at: str
    value: float | None
    text: str = ""
    href: str = ""
    side: bool = True
    hollow: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        if self.href and (not self.href.startswith("/") or self.href.startswith(("//", "/\\"))):
            raise ValueError(f"a point leads to a page of this site, not to {self.href!r}")

    @property
    def words(self) -> str:
        """The figure as written, with its note."""
        told = self.text or ("—" if self.value is None else f"{self.value:,.10g}")
        return f"{told} ({self.note})" if self.note else told


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Figures that belong together; ``look`` says what they are."""

    name: str
    points: tuple[Point, ...]
    look: Look = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    """A cell of the table beside a chart."""

    text: str
    href: str = ""
    side: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row: what it is of, and its figures."""

    head: str
    cells: tuple[TableCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The table that says what the chart shows: ``heads`` of all columns, the first over the rows' own."""

    heads: tuple[str, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What a sign in the chart means; ``token`` is one of good, near, bad, open."""

    sign: str
    words: str
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart with its table.

    ``height`` in pixels; ``maps``: GeoJSON by name; ``keys`` stand above, ``note`` below.
    """

    title: str
    option: dict[str, Any]
    table: Table
    height: int = 320
    maps: Mapping[str, Any] = field(default_factory=dict)
    keys: tuple[Key, ...] = ()
    note: str = ""

    @property
    def payload(self) -> dict[str, Any]:
        """What the script of the page reads."""
        return {"option": self.option, "height": self.height, "maps": dict(self.maps)}
