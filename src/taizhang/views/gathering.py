"""What the reconciliation found, as values of the views."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taizhang.core.verdict import Verdict
from taizhang.ledger.model import Entry
from taizhang.reconcile.checks import figure_findings
from taizhang.reconcile.promises import promise_findings
from taizhang.reconcile.quotes import Quote
from taizhang.views.reconciliation import Finding, Reconciliation
from taizhang.views.sources import Citation


def gather(entries: Sequence[Entry], verdicts: Sequence[Verdict]) -> Reconciliation:
    """``verdicts`` with everything else that shows when ``entries`` are laid beside each other."""
    findings = [*_promises(entries), *_figures(entries)]
    return Reconciliation(entries=tuple(entries), verdicts=tuple(verdicts), findings=tuple(findings))


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


def _citation(quote: Quote) -> Citation:
    return Citation(document=quote.document, start=quote.start, end=quote.end)
