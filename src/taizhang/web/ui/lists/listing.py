"""One page of a list with all that the templates under ``ui/list`` show of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from django.db.models import QuerySet
from django.http import QueryDict

from taizhang.web.ui.lists.columns import Cell, Column, Head, Row, cells, heads
from taizhang.web.ui.lists.controls import Chip, Control, Options, chips, controls
from taizhang.web.ui.lists.filters import Asked
from taizhang.web.words import say

ROWS = 50
# Counting stops here: on a million rows the count would take longer than the page.
MOST_COUNTED = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Generic[Row]):
    """A row of the page, and its cells by the columns."""

    row: Row
    columns: Sequence[Column[Row]]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells, made when the template asks: one that writes its own row does without."""
        return cells(self.row, self.columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[Row]):
    """One page of a list.

    ``found``: how many rows fit what is asked; ``every``: how many there are for this reader; both in words
    too, for counting stops, that of ``found`` at ``most``, of ``every`` at ``most_of_all``. ``page`` counts
    from 1.
    """

    lines: tuple[Line[Row], ...]
    found: int
    every: int
    page: int
    pages: int
    heads: tuple[Head, ...]
    controls: tuple[Control, ...]
    chips: tuple[Chip, ...]
    most: int
    most_of_all: int

    @property
    def count(self) -> str:
        """How many of how many, in words."""
        return say("ui.shown_of", n=told(self.found, self.most), all=told(self.every, self.most_of_all))

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter is asked."""
        return bool(self.chips)

    @property
    def previous(self) -> int | None:
        """The number of the page before."""
        return self.page - 1 if self.page > 1 else None

    @property
    def following(self) -> int | None:
        """The number of the page after."""
        return self.page + 1 if self.page < self.pages else None


def make_listing(
    query: QueryDict,
    *,
    asked: Asked,
    rows: QuerySet[Any] | Sequence[Row],
    columns: Iterable[Column[Any]],
    every: QuerySet[Any] | Sequence[Any] | int | None = None,
    options: Options | None = None,
    size: int = ROWS,
    most: int | None = None,
    most_of_all: int | None = None,
) -> Listing[Row]:
    """The page ``asked`` of ``rows``, which are filtered and in order.

    ``every``: all rows that this reader may see, or their number; None where it is the same as ``rows``.
    ``options``: for filters without fixed values, their values and words. A page beyond the last is the last.
    ``most``: where counting ``rows`` stops, 100,000 unless told; of more there are no pages. ``most_of_all``:
    where counting ``every`` stops, 100,000 unless told.
    """
    most = MOST_COUNTED if most is None else most
    most_of_all = MOST_COUNTED if most_of_all is None else most_of_all
    found = counted(rows)
    pages = max(1, -(-min(found, most) // size))
    page = min(asked.page, pages)
    begin = (page - 1) * size
    read = list(rows[begin : begin + size])
    shown_columns = [column for column in columns if column.page]
    given = {name: list(pairs) for name, pairs in (options or {}).items()}
    said = chips(asked, query, options=given)
    total = (
        found
        if every is None or not said
        else every
        if isinstance(every, int)
        else counted(every, most=most_of_all)
    )
    return Listing(
        lines=tuple(Line(row=row, columns=shown_columns) for row in read),
        found=found,
        every=max(total, found),
        page=page,
        pages=pages,
        heads=heads(asked, query, shown_columns),
        controls=controls(asked, options=given),
        chips=said,
        most=most,
        most_of_all=most_of_all,
    )


def counted(rows: QuerySet[Any] | Sequence[Any], *, most: int | None = None) -> int:
    """How many rows; counting stops at ``most`` + 1, at 100,001 unless told."""
    if isinstance(rows, QuerySet):
        most = MOST_COUNTED if most is None else most
        return rows.order_by().values("pk")[: most + 1].count()
    return len(rows)


def told(number: int, most: int = MOST_COUNTED) -> str:
    """A number in words; of one beyond ``most``, where counting stopped, that there are more."""
    return say("ui.more_than", n=f"{most:,}") if number > most else f"{number:,}"
