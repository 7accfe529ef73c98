"""What can be asked of a list, declared as the fields of a frozen dataclass and read from the address."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, Literal, TypeVar

from django.db.models import Q
from django.http import QueryDict

Kind = Literal["text", "choice", "choices", "years", "day", "flag"]

_MARK = "filter"
_LONGEST = 200
_MOST_VALUES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """From the first year to the last, both included; None where there is no bound."""

    first: int | None = None
    last: int | None = None

    def __bool__(self) -> bool:
        return self.first is not None or self.last is not None

    def on(self, name: str) -> Q:
        """The condition on the database field ``name``; the empty one where nothing is asked."""
        bounds = {f"{name}__gte": self.first, f"{name}__lte": self.last}
        return Q(**{key: year for key, year in bounds.items() if year is not None})


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One filter: ``label`` is the key of its wording, ``<group>.<value>`` that of a value.

    ``values``: those there are; empty where they are only known when the page is made.
    """

    kind: Kind
    label: str
    group: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What every list can be asked: ``sort`` is a column's key, with ``-`` before it the other way round."""

    sort: str = ""
    page: int = 1


AskedT = TypeVar("AskedT", bound=Asked)


def text(*, label: str) -> str:
    """Words to be contained, at most 200 characters."""
    return field(default="", metadata={_MARK: Filter(kind="text", label=label)})


def choice(*, label: str, group: str = "", values: tuple[str, ...] = ()) -> str:
    """One value of a vocabulary, or "" for all."""
    told = Filter(kind="choice", label=label, group=group, values=values)
    return field(default="", metadata={_MARK: told})


def choices(*, label: str, group: str = "", values: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Any of some values of a vocabulary, or () for all."""
    told = Filter(kind="choices", label=label, group=group, values=values)
    return field(default=(), metadata={_MARK: told})


def years(*, label: str) -> Years:
    """Years from and to: ``<name>_from`` and ``<name>_to`` in the address."""
    return field(default=Years(), metadata={_MARK: Filter(kind="years", label=label)})


def day(*, label: str) -> date | None:
    """A date."""
    return field(default=None, metadata={_MARK: Filter(kind="day", label=label)})


def flag(*, label: str) -> bool:
    """Yes, or not asked."""
    return field(default=False, metadata={_MARK: Filter(kind="flag", label=label)})


def filters_of(asked: Asked | type[Asked]) -> dict[str, Filter]:
    """The filters by the name they have in the address, in the order of their declaration."""
    return {item.name: item.metadata[_MARK] for item in fields(asked) if _MARK in item.metadata}


def parse(kind: type[AskedT], query: QueryDict) -> AskedT:
    """What the address asks. What makes no sense is left out: a sent address always opens a page."""
    told: dict[str, Any] = {name: _value(item, name, query) for name, item in filters_of(kind).items()}
    page = _number(query.get("page", "")) or 1
    return kind(**told, sort=_clean(query.get("sort", "")), page=page)


def _value(told: Filter, name: str, query: QueryDict) -> object:
    given = _clean(query.get(name, ""))
    match told.kind:
        case "text":
            return given
        case "choice":
            return given if not told.values or given in told.values else ""
        case "choices":
            every = dict.fromkeys(_clean(value) for value in query.getlist(name)[:_MOST_VALUES])
            return tuple(value for value in every if value and (not told.values or value in told.values))
        case "years":
            return Years(
                first=_number(query.get(f"{name}_from", "")), last=_number(query.get(f"{name}_to", ""))
            )
        case "day":
            try:
                return date.fromisoformat(given)
            except ValueError:
                return None
        case "flag":
            return given == "1"


def _clean(value: str) -> str:
    # PostgreSQL refuses a NUL in any text.
    return value.replace("\0", "").strip()[:_LONGEST]


def _number(value: str) -> int | None:
    cleaned = _clean(value)
    return int(cleaned) if cleaned.isascii() and cleaned.isdigit() and 0 < len(cleaned) <= 4 else None
