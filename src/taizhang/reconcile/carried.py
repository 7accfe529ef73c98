"""Verdicts that stay as they are when reports are added, told without judging them again (沿用)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from taizhang.core.statement import Statement
from taizhang.core.verdict import Evidence, Verdict
from taizhang.ledger.model import Before
from taizhang.lexicon.matching import core_of
from taizhang.reconcile.each import members_of, told_of_each
from taizhang.reconcile.facts import Fact
from taizhang.reconcile.match import weighed
from taizhang.reconcile.periods import Months, months_of
from taizhang.reconcile.reports import Report, answering
from taizhang.reconcile.restated import restated

_YEAR = 12


def carried_over(reports: Sequence[Report], before: Before) -> dict[str, tuple[Verdict, ...]]:
    """Entry → its verdicts, for each of the ``reports`` of a place whose verdicts the added ones leave alone.

    All verdicts of a report stay or none, since its targets share out the results among themselves. They stay
    where the same reports answer first, no added one tells a cited figure again, and none tells a level that
    a verdict without a comparison might be explained by. In doubt they do not stay.
    """
    added = [report for report in reports if report.entry.id in before.added]
    others = [report for report in reports if report.entry.id not in before.added]
    verdicts: defaultdict[str, list[Verdict]] = defaultdict(list)
    for verdict in before.verdicts:
        verdicts[verdict.target.document].append(verdict)
    cited = _Cited(others)
    return {
        own.entry.id: tuple(verdicts[own.entry.name])
        for own in others
        if _stay(own, verdicts[own.entry.name], reports=reports, others=others, added=added, cited=cited)
    }


class _Cited:
    """The statements of reports by the spans by which verdicts cite them; two may have one span."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._reports = {report.entry.name: report for report in reports}
        self._spans: dict[str, dict[tuple[int, int], list[Statement]]] = {}

    def statements(self, evidence: Evidence) -> list[Statement]:
        """The statements at the place of the evidence."""
        spans = self._spans.get(evidence.document)
        if spans is None:
            spans = self._spans[evidence.document] = {}
            for statement in self._reports[evidence.document].entry.statements:
                spans.setdefault((statement.start, statement.end), []).append(statement)
        return spans.get((evidence.start, evidence.end), [])

    def facts(self, evidence: Evidence) -> list[Fact]:
        """The same, prepared."""
        report = self._reports[evidence.document]
        facts = (report.fact(statement) for statement in self.statements(evidence))
        return [one for fact in facts if fact is not None for one in (fact, *told_of_each(fact))]


def _stay(
    own: Report,
    verdicts: Sequence[Verdict],
    *,
    reports: Sequence[Report],
    others: Sequence[Report],
    added: Sequence[Report],
    cited: _Cited,
) -> bool:
    news: dict[str, list[Report]] = {}
    for period in {verdict.year for verdict in verdicts}:
        months = months_of(period)
        if months is None:
            return False
        first, later = answering(months, own, reports)
        if first != answering(months, own, others)[0]:
            return False
        if any(verdict.year == period and _may_be_explained(verdict, months, added) for verdict in verdicts):
            return False
        news[period] = [report for report in later if report in added]
    return not any(_told_again(verdict, news[verdict.year], cited) for verdict in verdicts)


def _may_be_explained(verdict: Verdict, months: Months, added: Sequence[Report]) -> bool:
    """Whether an added report may tell the level from which a growth is worked out beside the verdict."""
    if verdict.verdict != "not_comparable" or verdict.indicator is None:
        return False
    year_before = (months[0] - _YEAR, months[1] - _YEAR)
    return any(
        report.results[number].months == year_before
        for report in added
        for number in report.by_indicator.get(verdict.indicator, ())
    )


def _told_again(verdict: Verdict, news: Sequence[Report], cited: _Cited) -> bool:
    """Whether one of the later reports that are new tells the figure again that the verdict rests on.

    Of a verdict that rests on a corrected figure the first one stands in front of the alternatives.
    """
    if verdict.result is None:
        return False
    first_told = (alternative.evidence for alternative in verdict.alternatives[:1])
    return any(
        restated(target, weighed(target, told), list(news)) is not None
        for evidence in (verdict.result, *first_told)
        if any(
            core_of(name) in report.by_core
            for statement in cited.statements(evidence)
            for name in (statement.subject, *members_of(statement.subject))
            for report in news
        )
        for told in cited.facts(evidence)
        for target in cited.facts(verdict.target)
    )
