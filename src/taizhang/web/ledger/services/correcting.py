"""Correcting a verdict, and taking the correction back."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, demand
from taizhang.web.audit.services import record
from taizhang.web.ledger.models import Correction, Outcome, Verdict
from taizhang.web.ledger.services.judging import hold
from taizhang.web.ledger.services.settling import SETTLED, settle
from taizhang.web.library.models import Review, Statement
from taizhang.web.words import say


@transaction.atomic
def correct_verdict(
    *, actor: Actor, verdict: Verdict, outcome: Outcome, result: Statement | None, why: str, now: datetime
) -> Correction:
    """Say what the verdict is and on which result it rests (None: on none), and why.

    A correction in force is taken back first. Raises ValidationError without a reason, for a result that
    does not count or is of another place or no later report, where a verdict that needs a result has none,
    and where the verdict is gone since it was looked at.
    """
    _as_it_is_now(verdict)
    demand(actor, Action.REVIEW, verdict)
    if actor.person is None:
        raise PermissionDenied("a correction is made by a person")
    if result is not None:
        demand(actor, Action.VIEW, result)
    _check(verdict, outcome, result, why)
    before = {"outcome": verdict.outcome, "result": verdict.result_id}
    Correction.objects.filter(target=verdict.target_id, withdrawn_at=None).update(
        withdrawn_at=now, withdrawn_by=actor.person
    )
    correction = Correction.objects.create(
        target_id=verdict.target_id,
        outcome=outcome,
        result=result,
        why=why.strip(),
        person_id=actor.person,
        at=now,
    )
    settle(verdict, correction)
    verdict.save(update_fields=SETTLED)
    record(
        actor=actor,
        action="ledger.verdict_corrected",
        subject=verdict,
        before=before,
        after={"outcome": verdict.outcome, "result": verdict.result_id},
        why=correction.why,
        at=now,
    )
    return correction


@transaction.atomic
def withdraw_correction(*, actor: Actor, verdict: Verdict, now: datetime) -> None:
    """What the rules say holds again; the correction stays in the history. Nothing happens without one."""
    _as_it_is_now(verdict)
    demand(actor, Action.REVIEW, verdict)
    taken_back = Correction.objects.filter(target=verdict.target_id, withdrawn_at=None)
    if not taken_back.update(withdrawn_at=now, withdrawn_by=actor.person):
        return
    before = {"outcome": verdict.outcome, "result": verdict.result_id}
    settle(verdict, None)
    verdict.save(update_fields=SETTLED)
    record(
        actor=actor,
        action="ledger.correction_withdrawn",
        subject=verdict,
        before=before,
        after={"outcome": verdict.outcome, "result": verdict.result_id},
        at=now,
    )


_NEEDS_RESULT = frozenset((Outcome.EXCEEDED, Outcome.MET, Outcome.NEARLY, Outcome.MISSED))


def _as_it_is_now(verdict: Verdict) -> None:
    """Read a verdict again once its place is held: it may have been judged since it was looked at."""
    hold(verdict.place_name)
    try:
        verdict.refresh_from_db(from_queryset=Verdict.objects.select_related("target", "result"))
    except Verdict.DoesNotExist:
        raise ValidationError({"outcome": say("ledger.correct.gone")}) from None


def _check(verdict: Verdict, outcome: Outcome, result: Statement | None, why: str) -> None:
    if not why.strip():
        raise ValidationError({"why": say("ledger.correct.why_missing")})
    if result is None:
        if outcome in _NEEDS_RESULT:
            raise ValidationError({"result": say("ledger.correct.result_missing")})
        return
    target = verdict.target
    document = result.document
    counts = document.is_current and document.withdrawn_at is None and result.review != Review.REJECTED
    later = (result.report_year or 0) > (target.report_year or 0)
    if not counts or not later or result.report_place != target.report_place:
        raise ValidationError({"result": say("ledger.correct.result_unfit")})
