"""One verdict: the pair with what stands around it, why, other years, and its correction."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from taizhang.views.reconciliation import OUTCOMES
from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import Action, may, visible
from taizhang.web.ledger.models import Outcome, Verdict
from taizhang.web.ledger.selectors.one_verdict import (
    alternatives_of,
    around,
    found,
    history_of,
    other_years,
    verdict_of,
)
from taizhang.web.ledger.selectors.verdicts import pairs_of, places_in_work
from taizhang.web.ledger.services.correcting import correct_verdict, withdraw_correction
from taizhang.web.ledger.views.access import staff_deed, staff_form
from taizhang.web.library.models import Statement
from taizhang.web.library.selectors.records import record_by_key
from taizhang.web.words import say

_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What was sent of the form, and what is wrong with it by field."""

    outcome: str = ""
    result: str = ""
    why: str = ""
    wrong: dict[str, str] = field(default_factory=dict)


@staff_form
def verdict(request: ActorRequest, key: str) -> HttpResponse:
    """The page of a verdict; sent to it, a correction.

    Where a reviewer has rejected the target meanwhile, its address leads to the sentence.
    """
    row = verdict_of(request.actor, key)
    if row is None:
        if Verdict.objects.filter(key=key).exists():
            raise Http404  # one that is not for this reader is as one that is not there
        record = record_by_key(request.actor, key)
        messages.info(request, say("ledger.verdict.none_any_more"))
        return redirect("library:source", key=record.key)
    sent = Sent(outcome=row.outcome, result=str(row.result_id or ""))
    if request.method == "POST":
        sent = _corrected(request, row)
        if not sent.wrong:
            messages.success(request, say("ledger.correct.done"))
            return redirect("ledger:verdict", key=key)
    words = request.GET.get("find", "").replace("\0", "").strip()[:_LONGEST]
    pair = pairs_of(request.actor, [row])[0]
    alternatives = alternatives_of(request.actor, row)
    known = {row.result_id, *(one.statement.pk for one in alternatives)}
    return render(
        request,
        "ledger/verdict.html",
        {
            "pair": pair,
            "verdict": row,
            "target_around": around(request.actor, pair.target),
            "result_around": around(request.actor, pair.result),
            "alternatives": alternatives,
            "words": words,
            "found": [one for one in found(request.actor, row, words=words) if one.statement.pk not in known],
            "others": other_years(request.actor, row),
            "history": history_of(request.actor, row),
            "may_correct": may(request.actor, Action.REVIEW, row),
            "outcomes": OUTCOMES,
            "sent": sent,
            "in_work": places_in_work(request.actor, names=[row.place_name]),
        },
        status=400 if sent.wrong else 200,
    )


@staff_deed
def withdraw(request: ActorRequest, key: str) -> HttpResponse:
    """Takes the correction back."""
    row = _verdict(request, key)
    try:
        withdraw_correction(actor=request.actor, verdict=row, now=timezone.now())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, say("ledger.correct.withdrawn"))
    return redirect("ledger:verdict", key=key)


def _verdict(request: ActorRequest, key: str) -> Verdict:
    row = verdict_of(request.actor, key)
    if row is None:
        raise Http404
    return row


def _corrected(request: ActorRequest, row: Verdict) -> Sent:
    said = {
        name: request.POST.get(name, "").replace("\0", "").strip() for name in ("outcome", "result", "why")
    }
    wrong: dict[str, str] = {}
    result = None
    if said["outcome"] not in OUTCOMES:
        wrong["outcome"] = say("ledger.correct.outcome_missing")
    if said["result"]:
        rows = visible(request.actor, Statement.objects.select_related("document"))
        number = said["result"]
        result = rows.filter(pk=int(number)).first() if number.isascii() and number.isdigit() else None
        if result is None:
            wrong["result"] = say("ledger.correct.result_unfit")
    if not wrong:
        try:
            correct_verdict(
                actor=request.actor,
                verdict=row,
                outcome=Outcome(said["outcome"]),
                result=result,
                why=said["why"],
                now=timezone.now(),
            )
        except ValidationError as error:
            wrong = {name: " ".join(told) for name, told in error.message_dict.items()}
    return Sent(**said, wrong=wrong)
