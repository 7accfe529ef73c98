"""What later reports say of a promise (回顾里的交代)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taizhang.core.commitment import Task
from taizhang.core.statement import Statement
from taizhang.ledger.model import Entry
from taizhang.reconcile.promises_words import Weights, WordIndex, pairs
from taizhang.reconcile.quotes import Quote, quote, quote_span, role_at
from taizhang.reconcile.yearly import YearReport

_LATE = re.compile(
    r"尚未|未能|未按|未如期|延期|滞后|迟缓|仍未|未(?:开工|启动|投入|建成|完工|完成|达)|搁置|暂缓|停滞|偏慢|正在办理|差距"
)
_DONE = re.compile(
    r"完成|建成|竣工|投用|投入使用|投产|开业|开馆|开园|开通|通车|开工|启用|落成|交付|获批|通过|出台|实现|达到?|增至|新增|获评|挂牌|封顶"
    r"|贯通|举办|引进|落户|成立|\d"
)
_CUT = re.compile(r"[；;。！？]")
_LIST = re.compile(r"[、和及与]|以及")
_TOLD = 0.62
_LEAST_ITEM = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A clause of a review that speaks of a promise; ``late`` says that it admits delay, ``done`` that it
    tells a result.
    """

    quote: Quote
    share: float
    late: bool
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviews:
    """The reports of one year, ready for looking up what they say of last year's promises."""

    reports: tuple[YearReport, ...]
    spans: tuple[tuple[YearReport, int, int, bool], ...]
    index: WordIndex
    indicators: frozenset[str]
    subjects: tuple[tuple[str, frozenset[str]], ...]
    results: tuple[tuple[YearReport, Statement, frozenset[str]], ...]

    @property
    def many_years(self) -> bool:
        """Whether the review covers several years and so may pass over what the last one brought."""
        return any("/" in period for report in self.reports for period in report.entry.review_period)

    @property
    def all_words(self) -> Sequence[frozenset[str]]:
        """The words of every clause."""
        return self.index.stretches

    def told(self, task: Task, entry: Entry, weights: Weights) -> Mention | None:
        """The clause of a review that speaks most fully of the promise or of one thing that it lists.

        Else a result of the same thing; None where there is neither.
        """
        for words in wordings(task):
            found = self._told(words, weights)
            if found is not None:
                return found
        return self._figure(task, entry)

    def _figure(self, task: Task, entry: Entry) -> Mention | None:
        """A result of the same indicator, or of a subject in much the same words and unit."""
        for position in task.statements:
            own = entry.statements[position]
            subject = pairs(own.subject)
            for report, other, words in self.results:
                same = own.indicator is not None and own.indicator == other.indicator
                if same or (own.base_unit == other.base_unit and _akin(subject, words)):
                    return Mention(
                        quote=quote(report.entry, report.year, other), share=1.0, late=False, done=True
                    )
        return None

    def _told(self, words: frozenset[str], weights: Weights) -> Mention | None:
        for position, share in self.index.ranked(words, weights):
            report, start, end, reviewing = self.spans[position]
            if share < _TOLD:
                break
            if not reviewing:
                continue
            clause = "".join(report.entry.text[start:end].split())
            late = bool(_LATE.search(clause))
            return Mention(
                quote=quote_span(report.entry, report.year, start, end),
                share=share,
                late=late,
                done=not late and bool(_DONE.search(clause)),
            )
        return None

    def anywhere(self, task: Task, entry: Entry, weights: Weights) -> float:
        """The largest share (0-1) of the promise's wording, or of one thing that it lists, in any clause.

        It is 1 where a figure of the same thing is told.
        """
        for position in task.statements:
            own = entry.statements[position]
            subject = pairs(own.subject)
            if own.indicator in self.indicators or any(
                own.base_unit == unit and _akin(subject, other) for unit, other in self.subjects
            ):
                return 1.0
        best = 0.0
        for words in wordings(task):
            ranked = self.index.ranked(words, weights)
            best = max(best, ranked[0][1] if ranked else 0.0)
        return best


def wordings(task: Task) -> tuple[frozenset[str], ...]:
    """The wording of a task as a whole, then of each thing that it lists: 甲、乙和丙."""
    whole = task.object if len(task.object) > 3 else task.text
    items = [pairs(item) for item in _LIST.split("".join(whole.split()))]
    listed = tuple(item for item in items if len(item) >= _LEAST_ITEM) if len(items) > 1 else ()
    return (pairs(whole), *listed)


def _akin(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two subjects may be one: most of the shorter stands in the longer. Errs on the side of yes."""
    shared = len(first & second)
    return shared >= 2 and shared >= 0.6 * min(len(first), len(second))


def reviews_of(reports: Sequence[YearReport]) -> Reviews:
    """The clauses and indicators of the reports of one year."""
    spans = tuple(span for report in reports for span in _spans(report))
    index = WordIndex([pairs(report.entry.text[start:end]) for report, start, end, _ in spans])
    statements = [statement for report in reports for statement in report.entry.statements]
    return Reviews(
        reports=tuple(reports),
        spans=spans,
        index=index,
        indicators=frozenset(one.indicator for one in statements if one.indicator),
        subjects=tuple((one.base_unit, pairs(one.subject)) for one in statements),
        results=tuple(
            (report, one, pairs(one.subject))
            for report in reports
            for one in report.entry.statements
            if one.status != "target"
        ),
    )


def _spans(report: YearReport) -> Iterator[tuple[YearReport, int, int, bool]]:
    """The stretches between semicolons, and whether they stand in the review or the problems."""
    text = report.entry.text
    for sentence in report.entry.sentences:
        reviewing = role_at(report.entry, sentence.start) in ("review", "problems")
        low = sentence.start
        for cut in _CUT.finditer(text, sentence.start, sentence.end):
            if cut.start() > low:
                yield report, low, cut.start(), reviewing
            low = cut.end()
        if low < sentence.end:
            yield report, low, sentence.end, reviewing
