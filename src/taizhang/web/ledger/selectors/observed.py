"""The figures of one indicator and place put in order: for each year what was aimed at and what was told.

A result is told more than once: expected in the plan report, first told, told again the same, changed. Which
of these a figure is, is derived from the reports that tell it, one after the other.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from taizhang.lexicon.indicator_names import normalised
from taizhang.lexicon.indicators import catalogue
from taizhang.web.library.models import Statement

VINTAGES = ("estimate", "first", "final", "revised")
FLAGS = ("estimate", "partial_period", "basis", "revised", "two_values", "bound")
_YEAR = re.compile(r"\A\d{4}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What can be laid side by side: figures of one ``kind`` in one ``unit`` (base unit: 元, %, 个)."""

    kind: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vintage:
    """A result as one report tells it.

    ``form``: estimate (预计), first (初步), final (最终: a later report says the same), revised (修订: it
    says something else).
    """

    form: str
    statement: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFigures:
    """One year: the target of its own plan, the result as told by one report after the other, flags."""

    year: int
    target: Statement | None
    vintages: tuple[Vintage, ...]
    flags: tuple[str, ...]

    @property
    def result(self) -> Statement | None:
        """The result as it was told last."""
        return self.vintages[-1].statement if self.vintages else None


def scales(statements: Iterable[Statement]) -> list[Scale]:
    """The scales there are, the one with most figures first."""
    found = Counter(scale_of(statement) for statement in statements if is_usable(statement))
    return sorted(found, key=lambda scale: (-found[scale], scale.kind, scale.unit))


def scale_of(statement: Statement) -> Scale:
    """The scale of a figure."""
    return Scale(kind=statement.kind, unit=statement.base_unit)


def is_usable(statement: Statement) -> bool:
    """Whether it is a figure of the place itself for one year or a part of it."""
    if statement.place or statement.value is None or statement.year is None:
        return False
    if statement.kind == "growth" and statement.unit_text not in ("%", "％"):
        return False
    return statement.period[:4] == str(statement.year) and _last_year(statement.period) == statement.year


def by_year(statements: Iterable[Statement], scale: Scale) -> list[YearFigures]:
    """The figures on one scale by year, the latest first."""
    years: defaultdict[int, list[Statement]] = defaultdict(list)
    for statement in statements:
        if is_usable(statement) and scale_of(statement) == scale and statement.year is not None:
            years[statement.year].append(statement)
    made = (_year(year, told) for year, told in years.items())
    shown = [one for one in made if one.target or one.vintages]
    return sorted(shown, key=lambda one: -one.year)


def _year(year: int, told: Sequence[Statement]) -> YearFigures:
    aims = [one for one in told if one.status == "target" and one.report_year == year]
    results = [one for one in told if one.status != "target"]
    whole = [one for one in results if _YEAR.match(one.period)]
    target = min(aims, key=_merit, default=None)
    vintages = tuple(_vintages(whole or results))
    return YearFigures(
        year=year, target=target, vintages=vintages, flags=tuple(_flags(vintages, whole or results))
    )


def _vintages(results: Iterable[Statement]) -> Iterator[Vintage]:
    reports: defaultdict[int, list[Statement]] = defaultdict(list)
    for one in results:
        reports[one.report_year or 0].append(one)
    before: Statement | None = None
    for number in sorted(reports):
        one = min(reports[number], key=_merit)
        if before is not None and one.cmp != "eq":
            continue  # 近千亿元 in a look back changes nothing
        if one.status == "estimate":
            form = "estimate"
        elif before is None or before.status == "estimate":
            form = "first"
        else:
            form = "final" if _same(before, one) else "revised"
        yield Vintage(form=form, statement=one)
        before = one


def _flags(vintages: Sequence[Vintage], results: Sequence[Statement]) -> Iterator[str]:
    if not vintages:
        return
    last = vintages[-1].statement
    if last.status == "estimate":
        yield "estimate"
    if not _YEAR.match(last.period):
        yield "partial_period"
    if any(vintage.statement.basis for vintage in vintages):
        yield "basis"
    if any(vintage.form == "revised" for vintage in vintages):
        yield "revised"
    told = [
        one for one in results if one.report_year == last.report_year and one.document_id == last.document_id
    ]
    if any(not _same(last, one) for one in told if one.cmp == "eq"):
        yield "two_values"
    if last.cmp != "eq":
        yield "bound"


def _same(one: Statement, other: Statement) -> bool:
    left, right = (
        found.base_value if found.base_value is not None else found.value for found in (one, other)
    )
    return left is not None and right is not None and math.isclose(left, right, rel_tol=1e-9, abs_tol=1e-9)


def _merit(statement: Statement) -> tuple[bool, bool, bool, bool, float, int]:
    """Of figures told of one fact that which stands for it: from a table, without a basis, plainly named."""
    return (
        not statement.rule.endswith(".cell"),
        bool(statement.basis),
        normalised(statement.subject) not in _names(statement.indicator),
        statement.cmp != "eq",
        -statement.confidence,
        statement.start,
    )


@cache
def _names(indicator: str) -> frozenset[str]:
    entry = catalogue().get(indicator)
    return frozenset(normalised(name) for name in entry.names) if entry else frozenset()


def _last_year(period: str) -> int | None:
    tail = period.rpartition("/")[2][:4]
    return int(tail) if len(tail) == 4 and tail.isdigit() else None
