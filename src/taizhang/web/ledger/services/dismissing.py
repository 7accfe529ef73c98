"""Saying that a finding is none, and taking that back."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, demand
from taizhang.web.audit.services import record
from taizhang.web.ledger.models import Dismissal, Finding
from taizhang.web.ledger.services.judging import hold
from taizhang.web.words import say


@transaction.atomic
def dismiss_finding(*, actor: Actor, finding: Finding, why: str, now: datetime) -> Dismissal:
    """Say that there is nothing to a finding (不成立), and why; it holds when findings are made again.

    Dismissed already, it stays with the reason given first. Raises ValidationError without a reason.
    """
    demand(actor, Action.REVIEW, finding)
    if actor.person is None:
        raise PermissionDenied("a finding is dismissed by a person")
    if not why.strip():
        raise ValidationError({"why": say("ledger.dismiss.why_missing")})
    hold(finding.place_name)
    known = Dismissal.objects.filter(finding_key=finding.key, withdrawn_at=None).first()
    if known is not None:
        return known
    dismissal = Dismissal.objects.create(
        finding_key=finding.key, why=why.strip(), person_id=actor.person, at=now
    )
    Finding.objects.filter(key=finding.key).update(dismissal=dismissal)
    record(actor=actor, action="ledger.finding_dismissed", subject=finding, why=dismissal.why, at=now)
    return dismissal


@transaction.atomic
def restore_finding(*, actor: Actor, finding: Finding, now: datetime) -> None:
    """The finding counts again; the dismissal stays in the history. Nothing happens without one."""
    demand(actor, Action.REVIEW, finding)
    hold(finding.place_name)
    held = Dismissal.objects.filter(finding_key=finding.key, withdrawn_at=None)
    if not held.update(withdrawn_at=now, withdrawn_by=actor.person):
        return
    Finding.objects.filter(key=finding.key).update(dismissal=None)
    record(actor=actor, action="ledger.finding_restored", subject=finding, at=now)
