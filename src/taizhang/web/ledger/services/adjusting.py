"""Adjustments of targets: added by a decision with its legal basis, withdrawn where entered wrongly."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, demand, may
from taizhang.web.audit.services import record
from taizhang.web.ledger.models import Adjustment
from taizhang.web.library.models import Statement
from taizhang.web.words import say


@transaction.atomic
def adjust_target(
    *,
    actor: Actor,
    target: Statement,
    text: str,
    value: float | None,
    value_high: float | None,
    cmp: str,
    decided_on: date,
    decided_by: str,
    basis: str,
    why: str,
    now: datetime,
) -> Adjustment:
    """A later version of a target; ``value`` in the unit of the original.

    Raises ValidationError for a decision in the future, a range the wrong way round, what is no target.
    """
    demand(actor, Action.ADD, Adjustment)
    if actor.person is None or not may(actor, Action.VIEW, target):
        raise PermissionDenied("adjust a target")
    if target.status != "target":
        raise ValidationError(say("ledger.not_a_target"))
    if decided_on > now.date():
        raise ValidationError({"decided_on": say("ledger.decided_in_future")})
    if value is not None and value_high is not None and value_high <= value:
        raise ValidationError({"value_high": say("ledger.range_reversed")})
    made = Adjustment(
        target=target,
        text=text,
        value=value,
        value_high=value_high,
        cmp=cmp,
        decided_on=decided_on,
        decided_by=decided_by,
        basis=basis,
        why=why,
        person_id=actor.person,
        at=now,
    )
    made.full_clean()
    made.save(force_insert=True)
    record(
        actor=actor,
        action="ledger.target_adjusted",
        subject=made,
        before={"text": target.text},
        after={"text": text, "decided_on": decided_on, "decided_by": decided_by, "basis": basis},
        why=why,
        at=now,
    )
    return made


@transaction.atomic
def withdraw_adjustment(*, actor: Actor, adjustment: Adjustment, why: str, now: datetime) -> None:
    """Take an adjustment back; it stays to be read. Raises ValidationError where it was withdrawn before."""
    demand(actor, Action.CHANGE, adjustment)
    held = Adjustment.objects.select_for_update().get(pk=adjustment.pk)
    if held.withdrawn_at is not None:
        raise ValidationError(say("ledger.withdrawn_before"))
    held.withdrawn_at, held.withdrawn_by_id = now, actor.person
    held.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record(
        actor=actor,
        action="ledger.adjustment_withdrawn",
        subject=held,
        before={"text": held.text, "basis": held.basis},
        why=why,
        at=now,
    )


@transaction.atomic
def restore_adjustment(*, actor: Actor, adjustment: Adjustment, now: datetime) -> None:
    """Put a withdrawn adjustment in force again. Raises ValidationError where it is in force."""
    demand(actor, Action.CHANGE, adjustment)
    held = Adjustment.objects.select_for_update().get(pk=adjustment.pk)
    if held.withdrawn_at is None:
        raise ValidationError(say("ledger.in_force"))
    held.withdrawn_at, held.withdrawn_by_id = None, None
    held.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record(
        actor=actor,
        action="ledger.adjustment_restored",
        subject=held,
        after={"text": held.text, "basis": held.basis},
        at=now,
    )
