"""Which records count: those of current documents in use that no person has rejected."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, may, visible
from taizhang.web.library.covered import hidden_figures, hidden_statements
from taizhang.web.library.models import Record, Review, Statement
from taizhang.web.library.models.statements import SET_APART

RecordT = TypeVar("RecordT", bound=Record)
COUNTS = Q(document__is_current=True, document__withdrawn_at=None) & ~Q(review=Review.REJECTED)


def counted(actor: Actor, rows: QuerySet[RecordT], action: Action = Action.VIEW) -> QuerySet[RecordT]:
    """The records that count and with which ``actor`` may do ``action``.

    A task, a problem or a term in whose words a figure begins that is hidden from ``actor`` is left out: its
    text would tell the figure.
    """
    rows = visible(actor, rows, action).filter(COUNTS)
    if rows.model is Statement or may(actor, action, Statement):
        return rows
    # Set apart first (there is an index of those alone), then looked at more closely: they are few.
    hidden = hidden_statements(actor, action).filter(SET_APART)
    here = hidden.filter(
        document=OuterRef("document"), start__gte=OuterRef("start"), start__lt=OuterRef("end")
    )
    return rows.exclude(Q(document__in=hidden.values("document")) & Q(Exists(here)))


def hides(actor: Actor, document: int, start: int, end: int) -> bool:
    """Whether a figure hidden from ``actor`` begins between two offsets: then their text is not for them."""
    return hidden_figures(actor, document).filter(start__gte=start, start__lt=end).exists()
