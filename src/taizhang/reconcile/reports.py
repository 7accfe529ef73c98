"""The reports of one place in their order, with what each promises and tells."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from math import log

from taizhang.core.statement import Statement
from taizhang.ledger.model import Entry
from taizhang.lexicon.divisions import coded, full_name, today
from taizhang.lexicon.matching import matching_words
from taizhang.reconcile.each import told_of_each
from taizhang.reconcile.facts import Fact, fact_of
from taizhang.reconcile.fit import Candidate
from taizhang.reconcile.likeness import LikenessIndex, index_of, pairs_of
from taizhang.reconcile.periods import Months, last_year, months_of

_LEVELS = frozenset({"amount", "ratio"})
_FROM = re.compile("[由从][^，由从]{0,24}$")
_REPORTS = frozenset({"government_work_report", "plan_report"})


@dataclass(frozen=True, kw_only=True, eq=False)
class Report:
    """One entry as a source of targets and results (一份报告).

    ``reviews`` are the spans that it looks back on and ``last_month`` the last month of them, -1 where there
    is none; ``planned`` is the year from which on it promises. Its statements are prepared and indexed when
    they are first asked for.
    """

    entry: Entry
    reviews: tuple[Months, ...]
    last_month: int
    planned: int | None

    @cached_property
    def results(self) -> tuple[Fact, ...]:
        """What it tells came about, in text order: in the plan too, where it says from what a level is to be
        raised (补助标准由280元提高到320元).
        """
        found = (one for one in self.entry.statements if _is_result(one) or self._may_start_from(one))
        facts = (fact for one in found if (fact := self.fact(one)) is not None)
        own = (fact for fact in facts if fact.statement.status != "target" or _starts_from(fact))
        return tuple(one for fact in own for one in (fact, *told_of_each(fact)))

    @cached_property
    def targets(self) -> tuple[Fact, ...]:
        """What it promises for the years that it plans, in text order.

        A target of an earlier year is a plan quoted in the review, one of another place is not the report's
        own, and a saying with a number (四项基本原则) is none.
        """
        facts = (self.fact(found) for found in self.entry.statements if _is_target(found))
        return tuple(
            fact
            for fact in facts
            if fact is not None
            and not matching_words().sayings.search(fact.clause)
            and (self.planned is None or fact.months[1] // 12 >= self.planned)
        )

    def fact(self, statement: Statement) -> Fact | None:
        """One of its statements prepared, once; None where its period cannot be read."""
        if id(statement) not in self._facts:
            self._facts[id(statement)] = fact_of(self.entry, statement)
        return self._facts[id(statement)]

    def _may_start_from(self, statement: Statement) -> bool:
        """Whether a figure of the plan is dated to the year before it."""
        if statement.status != "target" or statement.modality is not None or statement.kind not in _LEVELS:
            return False
        return self.planned is not None and last_year(statement.period) == self.planned - 1

    def compared(
        self, target: Fact, compare: Callable[[Fact, Report], Iterable[Candidate]]
    ) -> tuple[Candidate, ...]:
        """What ``compare`` finds for a target in this report, kept for the next time."""
        if id(target) not in self._compared:
            self._compared[id(target)] = (target, tuple(compare(target, self)))
        return self._compared[id(target)][1]

    @cached_property
    def _facts(self) -> dict[int, Fact | None]:
        return {}

    @cached_property
    def _compared(self) -> dict[int, tuple[Fact, tuple[Candidate, ...]]]:
        return {}  # with the target, lest another object gets its id

    @cached_property
    def by_indicator(self) -> dict[str, tuple[int, ...]]:
        """Indicator → the numbers of its results."""
        return _numbered(fact.indicator for fact in self.results)

    @cached_property
    def by_core(self) -> dict[str, tuple[int, ...]]:
        """Core → the numbers of the results under that name."""
        return _numbered(fact.core for fact in self.results)

    @cached_property
    def subjects(self) -> LikenessIndex:
        """The cores of the results."""
        return index_of(fact.subject_vector for fact in self.results)

    @cached_property
    def things(self) -> LikenessIndex:
        """What work is done on in the results."""
        return index_of(fact.thing_vector for fact in self.results)

    @cached_property
    def clauses(self) -> LikenessIndex:
        """The clauses of the results."""
        return index_of(fact.clause_vector for fact in self.results)

    @cached_property
    def rarity(self) -> dict[str, float]:
        """Pair of characters → how few results say it: the logarithm of all results to those that do."""
        found = Counter(pair for result in self.results for pair in pairs_of(result.words))
        return {pair: log((len(self.results) + 1) / (count + 1)) for pair, count in found.items()}

    @cached_property
    def indicated(self) -> frozenset[int]:
        """The results that the catalogue knows."""
        return frozenset(chain.from_iterable(self.by_indicator.values()))

    def closes(self, month: int) -> bool:
        """Whether it looks back on a span that holds the month."""
        return any(low <= month <= high for low, high in self.reviews)

    @property
    def answers(self) -> bool:
        """Whether what it does not mention can be said not to be reported: a report with its review part,
        not news of one or an excerpt of its plan.
        """
        return self.entry.kind in _REPORTS and any(part.role == "review" for part in self.entry.roles)


@lru_cache(maxsize=4096)
def place_key(code: str | None, place: str | None) -> str | None:
    """One key for a place under all its names (坪山新区, 坪山区); None where the place is not known."""
    division = coded(code) if code else None
    return full_name(today(division)) if division is not None else place


def reports_by_place(
    entries: Sequence[Entry], *, prepared: Callable[[Entry], Report] | None = None
) -> dict[str, list[Report]]:
    """Place → its reports, the earliest first; entries with the same content count once.

    ``prepared`` gives the report of an entry where it may have been made before.
    """
    made = prepared or report_of
    places: dict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in entries:
        key = place_key(entry.code, entry.place)
        if key is not None:
            places[key].setdefault(entry.id, entry)
    return {
        key: [made(entry) for entry in sorted(found.values(), key=_order)]
        for key, found in sorted(places.items())
    }


def report_of(entry: Entry) -> Report:
    """An entry as a source of results."""
    reviews = tuple(months for period in entry.review_period if (months := months_of(period)))
    return Report(
        entry=entry,
        reviews=reviews,
        last_month=max((high for _, high in reviews), default=-1),
        planned=_planned(entry),
    )


def answering(period: Months, own: Report, reports: Sequence[Report]) -> tuple[list[Report], list[Report]]:
    """The reports that look back on the end of a target's period first, and those after them.

    Where none does, the first are those that look back on a part of it.
    """
    start, end = period
    others = [report for report in reports if report.entry.id != own.entry.id]
    closing = [report for report in others if report.closes(end)]
    nearest = min((report.last_month for report in closing), default=None)
    first = [report for report in closing if report.last_month == nearest]
    if not first:
        own_end = own.last_month
        first = [r for r in others if r.last_month > own_end and r.last_month >= start]
        return first, []
    return first, [report for report in others if report.last_month > (nearest or 0)]


def _numbered(names: Iterable[str | None]) -> dict[str, tuple[int, ...]]:
    """Name → the numbers of those that bear it."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        if name is not None:
            found[name].append(number)
    return {name: tuple(numbers) for name, numbers in found.items()}


def _is_result(statement: Statement) -> bool:
    """Whether a statement tells what came about; a line among the aims does not, whatever its tense."""
    if statement.status == "target" or statement.modality is not None:
        return False
    return not any(matching_words().aims.search(title) for title in statement.section)


def _starts_from(fact: Fact) -> bool:
    """Whether a figure of the plan is the level that it is to be raised from."""
    return _FROM.search(fact.before) is not None


def _is_target(statement: Statement) -> bool:
    return statement.status == "target" and statement.place is None


def _planned(entry: Entry) -> int | None:
    """The year from which on the report promises."""
    starts = [months[0] // 12 for period in entry.plan_period if (months := months_of(period))]
    if starts:
        return min(starts)
    ends = [year for period in entry.review_period if (year := last_year(period)) is not None]
    return max(ends) + 1 if ends else None


def _order(entry: Entry) -> tuple[int, str, str]:
    planned = _planned(entry)
    return (planned if planned is not None else 0, entry.name.rpartition("/")[2], entry.id)
