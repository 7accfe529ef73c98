"""Ruled tables: the cells that upright and level rulings enclose."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from taizhang.documents.pdf.geometry import Ruling

# Rulings this near, in points, are one: a thin rectangle has two sides, neighbouring cells draw a border
# twice.
_NEAR = 3.0
# More lines or cells than these are a chart or squared paper.
_MOST_LINES = 400
_MOST_CELLS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A cell of a ruled table: row and column from 0, and how many it spans."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A ruled table: the edges of its columns from the left, of its rows from the top (points); its cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[Box, ...]

    @property
    def top(self) -> float:
        """The height of the upper edge above the foot of the page."""
        return self.ys[0]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside the outer edges."""
        return self.xs[0] <= x <= self.xs[-1] and self.ys[-1] <= y <= self.ys[0]

    def place(self, x: float, y: float) -> tuple[int, int]:
        """Row and column of the elementary cell that holds a point, or of the nearest one."""
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        row = min(max(bisect_right(self.ys, -y, key=lambda edge: -edge) - 1, 0), len(self.ys) - 2)
        return row, column


def frames_of(rulings: Iterable[Ruling]) -> list[Frame]:
    """The tables that the rulings enclose, from the top; a single box (a page border, a framed note) is
    none.
    """
    merged = _merged(rulings)
    if len(merged) > _MOST_LINES:
        return []
    frames = [frame for group in _groups(merged) if (frame := _frame(group)) is not None]
    return sorted(frames, key=lambda frame: -frame.top)


def _merged(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Rulings on the same line that touch or overlap as one."""
    out: list[Ruling] = []
    for upright in (True, False):
        lines: list[list[Ruling]] = []
        for ruling in sorted((r for r in rulings if r.upright is upright), key=lambda r: r.at):
            if lines and ruling.at - lines[-1][0].at <= _NEAR:
                lines[-1].append(ruling)
            else:
                lines.append([ruling])
        for line in lines:
            at = sum(ruling.at for ruling in line) / len(line)
            line.sort(key=lambda ruling: ruling.low)
            low, high = line[0].low, line[0].high
            for ruling in line[1:]:
                if ruling.low <= high + _NEAR:
                    high = max(high, ruling.high)
                else:
                    out.append(Ruling(upright, at, low, high))
                    low, high = ruling.low, ruling.high
            out.append(Ruling(upright, at, low, high))
    return out


def _cross(upright: Ruling, level: Ruling) -> bool:
    return (
        level.low - _NEAR <= upright.at <= level.high + _NEAR
        and upright.low - _NEAR <= level.at <= upright.high + _NEAR
    )


def _groups(rulings: Sequence[Ruling]) -> list[list[Ruling]]:
    """Rulings that are connected by crossing."""
    parent = list(range(len(rulings)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    uprights = [i for i, r in enumerate(rulings) if r.upright]
    levels = [i for i, r in enumerate(rulings) if not r.upright]
    for i in uprights:
        for j in levels:
            if _cross(rulings[i], rulings[j]):
                parent[root(i)] = root(j)
    groups: dict[int, list[Ruling]] = {}
    for i, ruling in enumerate(rulings):
        groups.setdefault(root(i), []).append(ruling)
    return list(groups.values())


def _places(values: Iterable[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return places


def _frame(group: Sequence[Ruling]) -> Frame | None:
    uprights = [ruling for ruling in group if ruling.upright]
    levels = [ruling for ruling in group if not ruling.upright]
    # Tables of offices are often open at the sides: the ends of the level rulings close them.
    xs = _places([r.at for r in uprights] + [end for r in levels for end in (r.low, r.high)])
    ys = _places(r.at for r in levels)[::-1]
    if not uprights or len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) < 2:
        return None
    if len(xs) * len(ys) > _MOST_CELLS:
        return None
    boxes = _boxes(xs, ys, uprights, levels)
    if len(boxes) < 2:
        return None
    return Frame(xs=tuple(xs), ys=tuple(ys), boxes=tuple(boxes))


def _boxes(xs: list[float], ys: list[float], uprights: list[Ruling], levels: list[Ruling]) -> list[Box]:
    """Elementary cells joined where no ruling parts them."""
    rows, columns = len(ys) - 1, len(xs) - 1
    taken: set[tuple[int, int]] = set()
    boxes: list[Box] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            middle = (ys[row] + ys[row + 1]) / 2
            right = column
            while (
                right + 1 < columns
                and (row, right + 1) not in taken
                and not _parted(uprights, xs[right + 1], middle)
            ):
                right += 1
            centre = (xs[column] + xs[column + 1]) / 2
            below = row
            while below + 1 < rows and not _parted(levels, ys[below + 1], centre):
                below += 1
            taken |= {(r, c) for r in range(row, below + 1) for c in range(column, right + 1)}
            boxes.append(Box(row=row, column=column, rows=below - row + 1, columns=right - column + 1))
    return boxes


def _parted(rulings: list[Ruling], at: float, along: float) -> bool:
    return any(abs(r.at - at) <= _NEAR and r.low - _NEAR <= along <= r.high + _NEAR for r in rulings)
