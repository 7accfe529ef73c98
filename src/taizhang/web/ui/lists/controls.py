"""The form of a list's filters, and the chips that say what is asked and take one part of it away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict

from taizhang.web.ui.lists.filters import Asked, Filter, Kind, Years, filters_of
from taizhang.web.words import say

# The values of a filter and their words, where they are only known when the page is made.
Options = Mapping[str, Iterable[tuple[str, str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One value to choose, in words."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A filter as it stands in the form; ``value`` as asked now."""

    name: str
    kind: Kind
    label: str
    value: Any
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One thing asked, and the address without it."""

    label: str
    words: str
    href: str


def controls(asked: Asked, *, options: Options) -> tuple[Control, ...]:
    """The filters of ``asked`` for the template ``ui/list/filters.html``."""
    made = []
    for name, told in filters_of(asked).items():
        value = getattr(asked, name)
        chosen = value if told.kind == "choices" else (value,)
        named = _named(told, options.get(name, ())) if told.kind in ("choice", "choices") else {}
        made.append(
            Control(
                name=name,
                kind=told.kind,
                label=say(told.label),
                value=value,
                options=tuple(
                    Option(value=key, words=words, chosen=key in chosen) for key, words in named.items()
                ),
            )
        )
    return tuple(made)


def chips(asked: Asked, query: QueryDict, *, options: Options) -> tuple[Chip, ...]:
    """What is asked, one chip for each part."""
    made = []
    for name, told in filters_of(asked).items():
        value = getattr(asked, name)
        if not value:
            continue
        parts = value if told.kind == "choices" else (value,)
        named = _named(told, options.get(name, ())) if told.kind in ("choice", "choices") else {}
        for part in parts:
            words = named.get(str(part)) or _words(part)
            made.append(Chip(label=say(told.label), words=words, href=_without(query, name, told, part)))
    return tuple(made)


def _named(told: Filter, options: Iterable[tuple[str, str]]) -> dict[str, str]:
    if told.values and told.group:
        return {value: say(f"{told.group}.{value}") for value in told.values}
    return dict(options)


def _words(value: object) -> str:
    match value:
        case bool():
            return say("ui.yes")
        case Years(first=first, last=last):
            return str(first) if first == last else f"{first or '…'}–{last or '…'}"
        case date():
            return value.isoformat()
    return str(value)


def _without(query: QueryDict, name: str, told: Filter, part: object) -> str:
    left = query.copy()
    left.pop("page", None)
    left.pop("export", None)
    if told.kind == "choices":
        left.setlist(name, [value for value in left.getlist(name) if value.strip() != part])
    elif told.kind == "years":
        left.pop(f"{name}_from", None)
        left.pop(f"{name}_to", None)
    else:
        left.pop(name, None)
    return f"?{left.urlencode()}"
