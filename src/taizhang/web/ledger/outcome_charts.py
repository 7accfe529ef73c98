"""Charts of what became of targets: shares of outcomes, rates over years."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from django.urls import reverse

from taizhang.views.reconciliation import OUTCOMES
from taizhang.web.ledger.selectors.verdicts import Counts
from taizhang.web.ui.charts.model import Chart
from taizhang.web.ui.charts.shares import Part, Whole, stacked_shares
from taizhang.web.ui.outcomes import sign_of


def verdicts_at(**asked: object) -> str:
    """The address of the list of verdicts with these filters."""
    kept = {name: value for name, value in asked.items() if value not in (None, "")}
    return f"{reverse('ledger:verdicts')}?{urlencode(kept)}" if kept else reverse("ledger:verdicts")


def outcome_shares(
    *,
    title: str,
    at: str,
    wholes: Sequence[tuple[str, Counts, Callable[[str], str]]],
    note: str = "",
) -> Chart:
    """A bar for each whole with the shares of outcomes: its name, its counts, where an outcome leads."""
    signs = [sign_of(outcome) for outcome in OUTCOMES]
    return stacked_shares(
        title=title,
        parts=[Part(sign=sign.shape, words=sign.words, token=sign.tone) for sign in signs],
        wholes=[
            Whole(
                head=head,
                counts=tuple(counts.by_outcome.get(outcome, 0) for outcome in OUTCOMES),
                hrefs=tuple(href(outcome) for outcome in OUTCOMES),
            )
            for head, counts, href in wholes
        ],
        at=at,
        note=note,
    )
