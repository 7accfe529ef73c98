"""What became of the promises of many reports, bundled for tables, workbooks and pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from taizhang.core.verdict import Evidence, Outcome, Verdict
from taizhang.ledger.model import Entry
from taizhang.reconcile.comparison import Observation
from taizhang.reconcile.paths import GoalPath
from taizhang.reconcile.projects import ProjectTimeline
from taizhang.views.sources import Citation

Topic = Literal["dropped", "repeated", "weakened", "inconsistency"]
TOPICS: tuple[Topic, ...] = get_args(Topic)
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

SIGNS: dict[Outcome, str] = {
    "exceeded": "▲",
    "met": "●",
    "nearly": "◐",
    "missed": "▼",
    "not_reported": "○",
    "not_comparable": "≠",
    "pending": "…",
}
"""The shape that goes with the word of a verdict, so that colour is never the only sign."""

JUDGED: frozenset[Outcome] = frozenset(("exceeded", "met", "nearly", "missed"))
"""Verdicts that rest on a comparable result: the denominator of a hit rate."""
HIT: frozenset[Outcome] = frozenset(("exceeded", "met"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something noticed when reports are laid beside each other.

    ``topic``: a promise not mentioned again (未再提及), made again (重复承诺), worded weaker (表述减弱), or
    figures that do not agree (数据不一致). ``first`` is the earlier place, ``second`` the later, None where
    there is none. ``reasons`` are short sentences that a reader can check; ``confidence`` lies between
    0 and 1. ``caution``: an ordinary reason may explain it, which ``reasons`` name.
    """

    topic: Topic
    place: str
    year: str
    subject: str
    first: Citation
    second: Citation | None
    reasons: tuple[str, ...]
    confidence: float | None = None
    caution: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """Verdicts (结论), findings, project timelines, comparable figures and goals of years of ``entries``."""

    entries: tuple[Entry, ...]
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...] = ()
    timelines: tuple[ProjectTimeline, ...] = ()
    observations: tuple[Observation, ...] = ()
    goals: tuple[GoalPath, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many targets of a group got which verdict (合计); ``provisional`` of them rest on estimates."""

    counts: dict[Outcome, int]
    provisional: int

    @property
    def total(self) -> int:
        """All targets."""
        return sum(self.counts.values())

    @property
    def judged(self) -> int:
        """Targets with a comparable result."""
        return sum(number for outcome, number in self.counts.items() if outcome in JUDGED)

    @property
    def hit(self) -> int:
        """Targets that were met or exceeded."""
        return sum(number for outcome, number in self.counts.items() if outcome in HIT)


def tally(verdicts: Iterable[Verdict]) -> Tally:
    """The counts of ``verdicts``, every outcome with its number, 0 included."""
    kept = list(verdicts)
    counts = Counter(verdict.verdict for verdict in kept)
    return Tally(
        counts={outcome: counts[outcome] for outcome in OUTCOMES},
        provisional=sum(verdict.provisional for verdict in kept),
    )


def year_of(period: str) -> str:
    """The year, or the years, under which a period is listed: a part of a year stands under its year.

    >>> year_of("2024-01/2024-06"), year_of("2021/2025")
    ('2024', '2021/2025')
    """
    first, _, last = period.partition("/")
    return first[:4] if "-" in period and last[:4] in ("", first[:4]) else period


def citation(evidence: Evidence) -> Citation:
    """Where the statement that a verdict cites stands."""
    return Citation(document=evidence.document, start=evidence.start, end=evidence.end)


def in_order(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """Verdicts as a reader looks them up: by place, latest year first, then as the report has them.

    What is pending stands behind the rest of its place: there is nothing to read there yet.
    """
    by_text = sorted(verdicts, key=lambda item: (item.place, item.target.document, item.target.start))
    by_year = sorted(by_text, key=lambda item: item.year, reverse=True)
    return tuple(sorted(by_year, key=lambda item: (item.place, item.verdict == "pending")))
