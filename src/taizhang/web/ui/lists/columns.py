"""The columns of a list: one declaration for the page, for the order of rows and for the exports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils import timezone

from taizhang.web.ui.lists.filters import Asked
from taizhang.web.words import say

Row = TypeVar("Row")
ModelT = TypeVar("ModelT", bound=Model)
Value = str | int | float | bool | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row]):
    """One column: ``label`` is the key of its wording, ``value`` what a row has in it.

    ``sort``: the database fields by which it is sorted, () where it cannot be. ``number``: right-aligned,
    thousands parted. ``unit``: the words of the unit, shown in the head. ``href``: where the cell leads, ""
    for nowhere; ``side``: into the side panel. ``page``, ``file``: whether it stands on the page, in exports.
    """

    key: str
    label: str
    value: Callable[[Row], Value]
    sort: tuple[str, ...] = ()
    number: bool = False
    unit: str = ""
    href: Callable[[Row], str] | None = None
    side: bool = False
    page: bool = True
    file: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of a column: ``href`` sorts by it; ``way`` is "ascending", "descending" or ""."""

    key: str
    words: str
    number: bool
    href: str
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of the page."""

    text: str
    number: bool
    href: str
    side: bool


def in_order(
    rows: QuerySet[ModelT], asked: Asked, columns: Iterable[Column[ModelT]], *, default: Sequence[str] = ()
) -> QuerySet[ModelT]:
    """``rows`` in the order asked, else in ``default``; rows that are alike there always by their key."""
    wanted = asked.sort.removeprefix("-")
    names: Sequence[str] = next((column.sort for column in columns if column.key == wanted), ()) or default
    turned = asked.sort.startswith("-") and names is not default
    return rows.order_by(*(_other_way(name) if turned else name for name in names), "pk")


def heads(asked: Asked, query: QueryDict, columns: Iterable[Column[Row]]) -> tuple[Head, ...]:
    """The heads of the table, each with the address that sorts by it."""
    made = []
    for column in columns:
        way = {column.key: "ascending", f"-{column.key}": "descending"}.get(asked.sort, "")
        changed = query.copy()
        changed.pop("page", None)
        changed["sort"] = f"-{column.key}" if way == "ascending" else column.key
        words = say(column.label)
        made.append(
            Head(
                key=column.key,
                words=f"{words} ({column.unit})" if column.unit else words,
                number=column.number,
                href=f"?{changed.urlencode()}" if column.sort else "",
                way=way if column.sort else "",
            )
        )
    return tuple(made)


def cells(row: Row, columns: Iterable[Column[Row]]) -> tuple[Cell, ...]:
    """The cells of one row of the page."""
    return tuple(
        Cell(
            text=shown(column.value(row), number=column.number),
            number=column.number,
            href=column.href(row) if column.href else "",
            side=column.side,
        )
        for column in columns
    )


def shown(value: Value, *, number: bool = False) -> str:
    """A value for a reader: a dash for nothing, thousands of a ``number`` parted."""
    match value:
        case None | "":
            return "—"
        case bool():
            return say("ui.yes") if value else say("ui.no")
        case datetime():
            return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
        case date():
            return value.isoformat()
        case float():
            return f"{value:,.10g}" if number else f"{value:.10g}"
        case int() if number:
            return f"{value:,}"
    return str(value)


def _other_way(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"
