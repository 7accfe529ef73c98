"""Feedback: received from anybody, handled by the staff."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, demand
from taizhang.web.audit.services import record
from taizhang.web.publishing.models import Case, CaseKind, CaseOutcome, CaseState, Figure
from taizhang.web.words import say

LONGEST = 2000
PER_HOUR = 10
PER_DAY = 500


@transaction.atomic
def receive(
    *, actor: Actor, figure: Figure, kind: CaseKind, message: str, contact: str, address: str, now: datetime
) -> Case:
    """Keep what a reader says of a published figure.

    Raises ValidationError where it is empty or too long, or where too much came from the same ``address`` (of
    which only a digest of the day is kept) within an hour, or from everybody within a day.
    """
    demand(actor, Action.ADD, Case)
    if figure.edition.withdrawn_at is not None:
        raise PermissionDenied("withdrawn")
    message = message.strip()
    if not message:
        raise ValidationError({"message": say("publishing.message_needed")})
    if len(message) > LONGEST:
        raise ValidationError({"message": say("publishing.message_long", n=LONGEST)})
    sender = _sender(address, now)
    recent = Case.objects.filter(received_at__gt=now - timedelta(hours=1), sender=sender).count()
    today = Case.objects.filter(received_at__gt=now - timedelta(days=1)).count()
    if recent >= PER_HOUR or today >= PER_DAY:
        raise ValidationError(say("publishing.too_many"))
    case = Case.objects.create(
        figure=figure,
        key=figure.key,
        kind=kind,
        message=message,
        contact=contact.strip()[:200],
        token=secrets.token_urlsafe(32),
        sender=sender,
        received_at=now,
    )
    record(actor=actor, action="publishing.case_received", subject=case, after={"kind": kind}, at=now)
    return case


@transaction.atomic
def take_up(*, actor: Actor, case: Case, now: datetime) -> None:
    """Say that somebody works on a case."""
    demand(actor, Action.CHANGE, case)
    taken = Case.objects.filter(pk=case.pk, state=CaseState.OPEN).update(
        state=CaseState.IN_HAND, handled_by_id=actor.person
    )
    if taken:
        record(actor=actor, action="publishing.case_taken_up", subject=case, at=now)


@transaction.atomic
def close(*, actor: Actor, case: Case, outcome: CaseOutcome, answer: str, now: datetime) -> None:
    """Close a case with an outcome and an answer for everybody; the contact is removed."""
    demand(actor, Action.CHANGE, case)
    if not answer.strip():
        raise ValidationError({"answer": say("publishing.answer_needed")})
    before = {"state": case.state, "outcome": case.outcome}
    Case.objects.filter(pk=case.pk).update(
        state=CaseState.CLOSED,
        outcome=outcome,
        answer=answer.strip(),
        contact="",
        handled_by_id=actor.person,
        closed_at=now,
    )
    after = {"state": CaseState.CLOSED, "outcome": outcome}
    record(actor=actor, action="publishing.case_closed", subject=case, before=before, after=after, at=now)


@transaction.atomic
def reopen(*, actor: Actor, case: Case, now: datetime) -> None:
    """Take a case up again that was closed."""
    demand(actor, Action.CHANGE, case)
    Case.objects.filter(pk=case.pk).update(state=CaseState.IN_HAND, outcome="", closed_at=None)
    record(
        actor=actor,
        action="publishing.case_reopened",
        subject=case,
        before={"outcome": case.outcome},
        at=now,
    )


def _sender(address: str, now: datetime) -> str:
    told = f"{now:%Y-%m-%d} {address}".encode()
    return hmac.new(str(settings.SECRET_KEY).encode(), told, hashlib.sha256).hexdigest()[:32]
