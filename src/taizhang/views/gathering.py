"""What the reconciliation found, as values of the views."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taizhang.core.verdict import Verdict
from taizhang.ledger.model import Entry
from taizhang.reconcile import distinct
from taizhang.reconcile.checks import figure_findings
from taizhang.reconcile.comparison import observations
from taizhang.reconcile.paths import goal_paths
from taizhang.reconcile.projects import project_timelines
from taizhang.reconcile.promises import promise_findings
from taizhang.reconcile.quotes import Quote
from taizhang.views.reconciliation import TOPICS, Finding, Reconciliation
from taizhang.views.sources import Citation


def gather(entries: Sequence[Entry], verdicts: Sequence[Verdict]) -> Reconciliation:
    """``verdicts`` with everything else that shows when ``entries`` are laid beside each other.

    Of verdicts on a target that its report states more than once the first is kept.
    """
    return Reconciliation(
        entries=tuple(entries),
        verdicts=distinct(verdicts),
        findings=tuple(sorted([*_promises(entries), *_figures(entries)], key=_order)),
        timelines=project_timelines(entries),
        observations=observations(entries),
        goals=goal_paths(entries),
    )


def _promises(entries: Sequence[Entry]) -> Iterator[Finding]:
    for found in promise_findings(entries):
        first, *later = found.promises
        yield Finding(
            topic=found.kind,
            place=found.place,
            year=str(found.year),
            subject=found.subject,
            first=_citation(first),
            second=_citation(later[-1]) if later else None,
            reasons=found.reasons,
            confidence=found.confidence,
        )


def _figures(entries: Sequence[Entry]) -> Iterator[Finding]:
    for found in figure_findings(entries):
        first, *others = found.quotes
        yield Finding(
            topic="inconsistency",
            place=found.place,
            year=found.period,
            subject=found.subject,
            first=_citation(first),
            second=_citation(others[0]) if others else None,
            reasons=found.reasons,
            confidence=found.confidence,
            caution=found.weight == "caution",
        )


def _order(finding: Finding) -> tuple[str, int, int]:
    """By place, then topic, latest year first."""
    digits = finding.year[:4]
    return finding.place, TOPICS.index(finding.topic), -int(digits) if digits.isdigit() else 0


def _citation(quote: Quote) -> Citation:
    return Citation(document=quote.document, start=quote.start, end=quote.end)
