"""What was added, where a result tells the level before and the level now (由309家增至334家)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from taizhang.reconcile.facts import Fact
from taizhang.reconcile.fit import Candidate
from taizhang.reconcile.reports import Report

_FROM = re.compile("[由从][^，、由从]{0,8}$")
_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Rise:
    """A level that grew within a year (由…增至…): both levels, and the result as what was added."""

    before: Fact
    now: Fact
    added: Fact


def rise(target: Fact, taken: Candidate, reports: list[Report]) -> Rise | None:
    """What the nearest figure says was added in the target's year, or None where the target asks for no
    addition, the figure is no level, or the level before does not stand in front of it in its clause.
    """
    now = taken.fact
    if taken.fit != "stock_or_added" or target.manner == "stock" or target.statement.kind == "ratio":
        return None
    report = next((one for one in reports if one.entry is now.entry), None)
    before = None if report is None else _level_before(now, report)
    if before is None or before.statement.unit != now.statement.unit:
        return None
    first, last = before.statement.value, now.statement.value
    if not isinstance(first, (int, float)) or not isinstance(last, (int, float)) or last < first:
        return None
    value = float(f"{last - first:.12g}")
    return Rise(before=before, now=now, added=replace(now, statement=replace(now.statement, value=value)))


def _level_before(now: Fact, report: Report) -> Fact | None:
    """The level a year before in the same clause, told with 由 or 从."""
    for number in report.by_core.get(now.core, ()):
        fact = report.results[number]
        one, other = fact.statement, now.statement
        if (
            one.sentence == other.sentence
            and one.end <= other.start
            and fact.clause == now.clause
            and fact.months[1] == now.months[1] - _YEAR
            and _FROM.search(fact.before)
        ):
            return fact
    return None
