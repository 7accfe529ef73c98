"""Accepting, rejecting and taking back, from the reading view and from the queue."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import Action, visible
from taizhang.web.library.models import Decision, DecisionKind, Review, Statement, Task
from taizhang.web.library.review_queue import behind
from taizhang.web.library.services import review
from taizhang.web.library.views.panel import panel_of
from taizhang.web.ui.parts import done
from taizhang.web.words import say

_PLACES = ("at", "after", "record", "start", "end")  # what an address tells of a place, not of filters
MODELS: dict[str, type[Statement | Task]] = {"statement": Statement, "task": Task}


@login_required
@require_POST
def decide(request: ActorRequest, what: str, number: int) -> HttpResponse:
    """``do=accept`` or ``do=reject`` a record in the version ``seen``; then the next one."""
    row = record_of(request, what, number)
    act = {"accept": review.accept, "reject": review.reject}.get(request.POST.get("do", ""))
    if act is None:
        raise Http404
    try:
        decision = act(
            actor=request.actor,
            row=row,
            seen=seen_of(request.POST.get("seen", "")),
            now=timezone.now(),
            why=request.POST.get("why", "")[:500],
        )
    except review.TakenError as taken:
        return _taken(request, row, taken)
    return after_decision(request, decision)


@login_required
@require_POST
def undo(request: ActorRequest, number: int) -> HttpResponse:
    """Take a decision back and show its record again."""
    rows = visible(request.actor, Decision.objects.select_related("statement", "task"))
    decision = get_object_or_404(rows, pk=number)
    row = decision.statement or decision.task
    try:
        review.undo(actor=request.actor, decision=decision, now=timezone.now())
    except review.TakenError as taken:
        messages.warning(request, taken_words(taken))
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(request, say("library.review.undone", title=str(row)[:60]))
    assert row is not None  # a decision is about one record: the database holds it
    return go(request, _address(request, row, stay=True))


def record_of(request: ActorRequest, what: str, number: int) -> Statement | Task:
    """The record that may be decided about. Raises Http404."""
    model: Any = MODELS.get(what)
    if model is None:
        raise Http404
    rows = model.objects.select_related("document__body", "document__unit", "unit")
    found: Statement | Task = get_object_or_404(visible(request.actor, rows, Action.REVIEW), pk=number)
    return found


def seen_of(told: str) -> int:
    """The version that a form tells; -1, which no record has, where it tells none."""
    return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else -1


def taken_words(taken: review.TakenError) -> str:
    """What was decided meanwhile, by whom, and what to do."""
    decision = taken.decision
    if decision is None:
        return say("library.review.read_again_meanwhile")
    return say(
        "library.review.taken",
        who=decision.person.name if decision.person else "—",
        at=timezone.localtime(decision.at).strftime("%H:%M"),
        what=say(f"library.review.did.{decision.kind}"),
    )


def after_decision(request: ActorRequest, decision: Decision, *, reload: bool = False) -> HttpResponse:
    """Say what was done, with the way back, and go on: in the reading view in place, else by its address.

    ``reload``: the text or the cards changed, so that the page is made anew.
    """
    row = decision.statement or decision.task
    assert row is not None
    words = say(f"library.review.done.{decision.kind}", title=str(row)[:60])
    if request.headers.get("HX-Request") and not reload:
        following = _following(request, row)
        context = {
            "document": row.document,
            **panel_of(request, row.document, following, back=back_of(request)),
            "said": words,
            "undo": decision.pk,
        }
        answer = render(request, "library/reading_record.html", context)
        told = {
            "key": row.key,
            "review": row.review if decision.kind == DecisionKind.UNDO else decision.after["review"],
            "words": say(f"library.review.state.{decision.after['review']}"),
            "next": following.key if following else "",
        }
        answer["HX-Trigger-After-Swap"] = json.dumps({"record-decided": told})
        return answer
    done(request, words, undo="library:undo", number=decision.pk)
    return go(request, _address(request, row))


def back_of(request: ActorRequest) -> str:
    """Where the form was sent from: an address of our own, else ""."""
    told = request.POST.get("back", "") or request.GET.get("back", "")
    is_own = url_has_allowed_host_and_scheme(told, allowed_hosts=None) and told.startswith("/")
    return told if is_own else ""


def go(request: ActorRequest, address: str) -> HttpResponse:
    """To another page, also where htmx asked."""
    if request.headers.get("HX-Request"):
        answer = HttpResponse()
        answer["HX-Redirect"] = address
        return answer
    return redirect(address)


def _taken(request: ActorRequest, row: Statement | Task, taken: review.TakenError) -> HttpResponse:
    row = record_of(request, "statement" if isinstance(row, Statement) else "task", row.pk)
    if request.headers.get("HX-Request"):
        context = {
            "document": row.document,
            **panel_of(request, row.document, row, back=back_of(request)),
            "warned": taken_words(taken),
        }
        return render(request, "library/reading_record.html", context)
    messages.warning(request, taken_words(taken))
    return redirect(_address(request, row, stay=True))


def _address(request: ActorRequest, row: Statement | Task, *, stay: bool = False) -> str:
    """The page to go to: the next record where one was decided, the same where it is to be seen again."""
    back = back_of(request) or urlsplit(request.headers.get("Referer", "")).path
    parts = urlsplit(back)
    queue = reverse("library:queue")
    kept = [
        pair for pair in parse_qsl(parts.query) if pair[0] not in ("at", "after", "record", "start", "end")
    ]
    if parts.path == queue:
        place = ("record", str(row.pk)) if stay else ("after", str(behind(row)))
        return f"{queue}?{urlencode([*kept, place])}"
    following = row if stay else _following(request, row)
    reading = reverse("library:reading", args=[row.document_id])
    kept = kept if parts.path == reading else []
    return f"{reading}?{urlencode([*kept, ('at', (following or row).key)])}"


def _following(request: ActorRequest, row: Statement | Task) -> Statement | Task | None:
    """The record to look at next: the one the page names, else the next of its kind that nobody looked at."""
    wanted = request.POST.get("next", "")
    own: Any = type(row)
    other: Any = Task if own is Statement else Statement
    for model in (own, other) if wanted else ():
        named: Statement | Task | None = _rows(request, model, row).filter(key=wanted).first()
        if named is not None:
            return named
    waiting = _rows(request, own, row).filter(review=Review.NONE, start__gte=row.start)
    found: Statement | Task | None = waiting.exclude(pk=row.pk).order_by("start", "id").first()
    return found


def _rows(request: ActorRequest, model: Any, row: Statement | Task) -> QuerySet[Any]:
    rows = model.objects.select_related("document__body", "document__unit", "unit")
    return visible(request.actor, rows.filter(document=row.document_id))
