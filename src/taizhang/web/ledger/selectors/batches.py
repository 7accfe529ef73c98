"""Rows of a list that are made of database rows, a page or a batch at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar, overload

from django.db.models import QuerySet

from taizhang.web.library.worded import MOST_NUMBERED, Worded
from taizhang.web.ui.lists.listing import counted

Made = TypeVar("Made")
_AT_ONCE = 200


class Firsts(Sequence[Made]):
    """More records with certain words than are counted: the newest reports first, a page at a time.

    ``rows``: those of the table, each turned by ``make`` into what the list shows.
    """

    def __init__(
        self, worded: Worded, rows: QuerySet[Any], make: Callable[[Sequence[Any]], Sequence[Made]]
    ) -> None:
        self._worded = worded
        self._rows = rows
        self._make = make

    def __len__(self) -> int:
        return MOST_NUMBERED + 1

    @overload
    def __getitem__(self, at: int) -> Made: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Made]: ...

    def __getitem__(self, at: int | slice) -> Made | Sequence[Made]:
        part = at if isinstance(at, slice) else slice(at, at + 1)
        numbers = self._worded.first(part.stop)[part.start : part.stop]
        found = self._rows.in_bulk(numbers)
        made = self._make([found[number] for number in numbers if number in found])
        return made if isinstance(at, slice) else made[0]


class Batches(Sequence[Made]):
    """``rows`` in their order, each batch turned by ``make`` into what the list shows of it.

    What stands beside a row (its result, its units) is read once for a batch: a page costs the same number
    of queries however many rows it has, and an export never holds all of them. ``len`` stops counting where
    lists do; ``known``: their number, where it was found already.
    """

    def __init__(
        self,
        rows: QuerySet[Any],
        make: Callable[[Sequence[Any]], Sequence[Made]],
        *,
        known: int | None = None,
    ) -> None:
        self._rows = rows
        self._make = make
        self._known = known

    def __len__(self) -> int:
        return counted(self._rows) if self._known is None else self._known

    @overload
    def __getitem__(self, at: int) -> Made: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Made]: ...

    def __getitem__(self, at: int | slice) -> Made | Sequence[Made]:
        if isinstance(at, slice):
            return self._make(list(self._rows[at]))
        return self._make([self._rows[at]])[0]

    def __iter__(self) -> Iterator[Made]:
        read = self._rows.iterator(chunk_size=_AT_ONCE)
        while batch := list(islice(read, _AT_ONCE)):
            yield from self._make(batch)
