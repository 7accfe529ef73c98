"""The reports of a place in the order of years (逐年报告)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from taizhang.ledger.model import Entry

_YEAR = re.compile(r"\d{4}")
# A digest or one half of a plan report tells too little for its silence to mean anything.
_TELLING = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class YearReport:
    """A report and the year in which it was given, which is the year that its yearly plan is for.

    ``yearly`` says that it plans this one year, ``mixed`` that it plans a longer period as well.
    """

    entry: Entry
    year: int
    yearly: bool
    mixed: bool


def reports_by_place(entries: Iterable[Entry]) -> Mapping[str, tuple[YearReport, ...]]:
    """The reports of each place by year, then by id; those without a place or a year are left out.

    The same entry given twice counts once. A place that the table of divisions does not list and that one
    report names without its city (星渚区) is the one place of the others that ends in this name.
    """
    given = list(entries)
    places = {entry.place for entry in given if entry.place is not None}
    found: dict[str, dict[str, YearReport]] = {}
    for entry in given:
        year = report_year(entry)
        if entry.place is None or year is None:
            continue
        place = _in_full(entry, places)
        found.setdefault(place, {})[entry.id] = YearReport(
            entry=entry,
            year=year,
            yearly=str(year) in entry.plan_period,
            mixed=any("/" in period for period in entry.plan_period),
        )
    return {
        place: tuple(sorted(reports.values(), key=lambda report: (report.year, report.entry.id)))
        for place, reports in sorted(found.items())
    }


def _in_full(entry: Entry, places: set[str]) -> str:
    short = entry.place or ""
    longer = [place for place in places if place != short and place.endswith(short)]
    return longer[0] if entry.code is None and len(longer) == 1 else short


def report_year(entry: Entry) -> int | None:
    """The year in which a report was given: the first of its plan, else the one after its review."""
    single = [period for period in entry.plan_period if "/" not in period]
    if single or entry.plan_period:
        return first_year(single[0] if single else entry.plan_period[0])
    ends = [last_year(period) for period in entry.review_period]
    known = [year for year in ends if year is not None]
    return max(known) + 1 if known else None


def first_year(period: str) -> int | None:
    """The year in which a period begins: 2021 of ``2021/2025`` and ``2021-03``."""
    match = _YEAR.match(period)
    return int(match.group()) if match else None


def last_year(period: str) -> int | None:
    """The year in which a period ends: 2025 of ``2021/2025``, 2023 of ``2023-01/2023-11``."""
    found = _YEAR.match(period.rsplit("/", 1)[-1])
    return int(found.group()) if found else None


def by_year(reports: Iterable[YearReport]) -> Mapping[int, tuple[YearReport, ...]]:
    """The reports of one place that were given in each year."""
    years: dict[int, list[YearReport]] = {}
    for report in reports:
        years.setdefault(report.year, []).append(report)
    return {year: tuple(found) for year, found in sorted(years.items())}


def tells_review(report: YearReport) -> bool:
    """Whether the report has a review long enough that its silence means something."""
    return _length(report, ("review",)) >= _TELLING


def tells_plan(report: YearReport) -> bool:
    """Whether the report has a plan part long enough that its silence means something."""
    return _length(report, ("plan", "targets")) >= _TELLING


def _length(report: YearReport, roles: tuple[str, ...]) -> int:
    return sum(part.end - part.start for part in report.entry.roles if part.role in roles)
