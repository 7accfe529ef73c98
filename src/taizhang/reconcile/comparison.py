"""One indicator across places and years (指标比较), each figure with what keeps it from being comparable."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from taizhang.core.statement import Comparator, Kind, Statement, Status
from taizhang.ledger.model import Entry
from taizhang.lexicon.indicator_names import normalised
from taizhang.lexicon.indicators import catalogue
from taizhang.reconcile.quotes import Quote, quote
from taizhang.reconcile.yearly import YearReport, first_year, last_year, reports_by_place

_YEAR = re.compile(r"\A\d{4}\Z")
FLAGS = {
    "estimate": "预计数，尚未定案",
    "partial_period": "只是一年中的一段",
    "basis": "写明了口径",
    "revised": "后来的报告改了数",
    "two_values": "同一份报告写了两个数",
    "bound": "只说了上限、下限或约数",
}
"""What keeps a figure from being laid beside others, in words (zh)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """The figure of one indicator for one place and period (观测值).

    ``value`` is in ``unit``, the base unit (元, 个; a share or rate as a fraction with the unit "").
    ``basis`` is the one stated (口径) or None. ``flags`` are keys of ``FLAGS``. ``revisions`` are what later
    reports say of the same period, in order.
    """

    place: str
    indicator: str
    kind: Kind
    unit: str
    period: str
    status: Status
    value: float
    cmp: Comparator
    basis: str | None
    flags: tuple[str, ...]
    quote: Quote
    revisions: tuple[Quote, ...] = ()

    @property
    def year(self) -> int:
        """The year in which the period ends."""
        return last_year(self.period) or 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A table of one indicator: ``cells`` by place and year, ``notes`` (zh) on what differs between them.

    ``status`` is ``target`` for goals and ``actual`` for results, estimates among them. Years and places
    without a figure have no cell.
    """

    indicator: str
    kind: Kind
    unit: str
    status: Status
    places: tuple[str, ...]
    years: tuple[int, ...]
    cells: Mapping[tuple[str, int], Observation]
    notes: tuple[str, ...]


def observations(entries: Sequence[Entry], *, indicator: str | None = None) -> tuple[Observation, ...]:
    """One figure for each place, indicator, kind, unit, period and side (goal or result), in that order.

    A goal is one told by the plan of its own year. For a result the report of the year after is preferred,
    then a table over text, the plain name of the indicator over a longer one, the first over later ones.
    Only whole or partial single years.
    """
    found: list[Observation] = []
    for place, reports in reports_by_place(entries).items():
        groups: dict[tuple[str, Kind, str, str, bool], list[tuple[YearReport, Statement]]] = {}
        for report in reports:
            for statement in _usable(report.entry, indicator):
                goal = statement.status == "target"
                key = (str(statement.indicator), statement.kind, statement.base_unit, statement.period, goal)
                groups.setdefault(key, []).append((report, statement))
        for key in sorted(groups):
            one = _chosen(place, groups[key])
            if one is not None:
                found.append(one)
    return tuple(found)


def compare(
    observed: Iterable[Observation], *, indicator: str, kind: Kind, status: Status = "actual"
) -> Comparison:
    """The table of one indicator and kind; partial years stand in it, flagged, where nothing better does."""
    wanted = [
        one
        for one in observed
        if one.indicator == indicator
        and one.kind == kind
        and (one.status == "target") == (status == "target")
    ]
    units = [one.unit for one in wanted]
    unit = max(sorted(set(units)), key=units.count, default="")
    cells: dict[tuple[str, int], Observation] = {}
    for one in wanted:
        if one.unit != unit:
            continue
        known = cells.get((one.place, one.year))
        if known is None or len(one.flags) < len(known.flags):
            cells[one.place, one.year] = one
    return Comparison(
        indicator=indicator,
        kind=kind,
        unit=unit,
        status=status,
        places=tuple(sorted({place for place, _ in cells})),
        years=tuple(sorted({year for _, year in cells})),
        cells=cells,
        notes=tuple(_notes(list(cells.values()), units, unit)),
    )


def series(
    observed: Iterable[Observation], *, place: str, indicator: str, kind: Kind, goals: bool = False
) -> Mapping[int, Observation]:
    """The whole-year figures of one place by year: results, or goals."""
    return {
        one.year: one
        for one in observed
        if one.place == place
        and one.indicator == indicator
        and one.kind == kind
        and (one.status == "target") == goals
        and _YEAR.match(one.period)
    }


def _usable(entry: Entry, indicator: str | None) -> Iterator[Statement]:
    for statement in entry.statements:
        if statement.indicator is None or (indicator is not None and statement.indicator != indicator):
            continue
        if statement.place is not None or statement.kind in ("rank", "multiple", "qualitative"):
            continue
        if statement.kind == "growth" and statement.unit not in ("%", "％"):
            continue
        start, end = first_year(statement.period), last_year(statement.period)
        if statement.value is not None and start is not None and start == end:
            yield statement


def _chosen(place: str, told: Sequence[tuple[YearReport, Statement]]) -> Observation | None:
    """The figure that stands for all that were told of one fact, the others as flags and revisions."""
    period = told[0][1].period
    goal = told[0][1].status == "target"
    due = (last_year(period) or 0) + (0 if goal else 1)
    if goal:
        # What a report says of a later year is a goal of several years, not the plan of that year.
        told = [(report, statement) for report, statement in told if report.year == due]
        if not told:
            return None
    ordered = sorted(told, key=lambda item: _merit(item[0], item[1], due))
    report, statement = ordered[0]
    value = _single(statement)
    flags = list(_flags(statement))
    same = {_single(other) for at, other in told if at.entry.id == report.entry.id}
    if len(same) > 1:
        flags.append("two_values")
    later = [
        quote(at.entry, at.year, other)
        for at, other in told
        if at.year > report.year and _single(other) != value and not goal
    ]
    if later:
        flags.append("revised")
    return Observation(
        place=place,
        indicator=str(statement.indicator),
        kind=statement.kind,
        unit=statement.base_unit,
        period=period,
        status=statement.status,
        value=value,
        cmp=statement.cmp,
        basis=statement.basis,
        flags=tuple(flags),
        quote=quote(report.entry, report.year, statement),
        revisions=tuple(later),
    )


def _merit(report: YearReport, statement: Statement, due: int) -> tuple[int, bool, bool, bool, float, int]:
    entry = catalogue()[str(statement.indicator)]
    plain = normalised(statement.subject) in {normalised(name) for name in entry.names}
    return (
        abs(report.year - due),
        not statement.rule.endswith(".cell"),
        statement.basis is not None,
        not plain,
        -statement.confidence,
        statement.start,
    )


def _single(statement: Statement) -> float:
    """The number, or the lower end of a range."""
    value = statement.base_value
    if isinstance(value, tuple):
        return float(min(value))
    return float(value) if value is not None else 0.0


def _flags(statement: Statement) -> Iterator[str]:
    if statement.status == "estimate":
        yield "estimate"
    if not _YEAR.match(statement.period):
        yield "partial_period"
    if statement.basis is not None:
        yield "basis"
    if statement.cmp != "eq" and statement.status != "target":
        yield "bound"


def _notes(cells: Sequence[Observation], units: Sequence[str], unit: str) -> Iterator[str]:
    bases = sorted({one.basis for one in cells if one.basis})
    if bases:
        plain = any(one.basis is None for one in cells)
        yield f"口径不一：{'、'.join(bases)}{'，其余未写明' if plain else ''}"
    for flag in ("estimate", "partial_period", "revised", "two_values", "bound"):
        count = sum(flag in one.flags for one in cells)
        if count:
            yield f"{count}个数{FLAGS[flag]}"
    other = len(units) - sum(1 for one in units if one == unit)
    if other:
        yield f"另有{other}个数单位不同，未列入"
