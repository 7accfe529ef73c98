"""Which records count: those of current documents in use that no person has rejected."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Q, QuerySet

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, visible
from taizhang.web.library.models import Record, Review

RecordT = TypeVar("RecordT", bound=Record)
COUNTS = Q(document__is_current=True, document__withdrawn_at=None) & ~Q(review=Review.REJECTED)


def counted(actor: Actor, rows: QuerySet[RecordT], action: Action = Action.VIEW) -> QuerySet[RecordT]:
    """The records that count and with which ``actor`` may do ``action``."""
    return visible(actor, rows, action).filter(COUNTS)
