"""The review queue (审核): one record after the other, the least certain first."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import REVIEWERS, Action, visible
from taizhang.web.library.models import Decision, DecisionKind, Statement, Task
from taizhang.web.library.review_queue import (
    StatementsWaiting,
    TasksWaiting,
    behind,
    cursor_of,
    next_of,
    options,
    waiting,
)
from taizhang.web.library.sentences import surroundings
from taizhang.web.library.views.panel import panel_of
from taizhang.web.ui.lists.controls import chips, controls
from taizhang.web.ui.lists.filters import parse
from taizhang.web.ui.parts import Link
from taizhang.web.words import say

# Nobody looks through more in a month; counting all of a million would take longer than the page.
_MOST_COUNTED = 10_000


@login_required
@require_safe
def queue(request: ActorRequest) -> HttpResponse:
    """The next record to look at; ``?after=``: behind a place in the queue; ``?record=``: a certain one."""
    if not REVIEWERS.always(request.actor):
        raise PermissionDenied
    what = "task" if request.GET.get("what") == "task" else "statement"
    asked: StatementsWaiting | TasksWaiting = (
        parse(TasksWaiting, request.GET) if what == "task" else parse(StatementsWaiting, request.GET)
    )
    rows = waiting(request.actor, asked)
    record = _named(request, Task if what == "task" else Statement) or next_of(
        rows, cursor_of(request.GET.get("after", ""))
    )
    number = rows.order_by().values("pk")[: _MOST_COUNTED + 1].count()
    given = options(request.actor, asked)
    context: dict[str, Any] = {"record": None}
    if record is not None:
        context = {
            **panel_of(request, record.document, record, back=_here(request), in_place=False),
            "document": record.document,
            "around": surroundings(request.actor, record.document, record.start, record.end),
            "skip": _here(request, after=str(behind(record))),
            "reading": f"{reverse('library:reading', args=[record.document_id])}?at={record.key}",
        }
    return render(
        request,
        "library/review_queue.html",
        {
            **context,
            "tabs": _tabs(what),
            "what_asked": what,
            "waiting": say("ui.more_than", n=f"{_MOST_COUNTED:,}")
            if number > _MOST_COUNTED
            else f"{number:,}",
            "is_narrowed": bool(chips(asked, request.GET, options=given)),
            "listing": {"controls": controls(asked, options=given)},
            "last": _last(request),
        },
    )


def _named(request: ActorRequest, model: Any) -> Statement | Task | None:
    """The record asked for by its number: one that was just taken back, or decided by somebody else."""
    told = request.GET.get("record", "")
    if not (told.isascii() and told.isdigit() and len(told) < 19):
        return None
    rows = model.objects.select_related("document__body", "document__unit", "unit")
    found: Statement | Task | None = visible(request.actor, rows, Action.REVIEW).filter(pk=int(told)).first()
    return found


def _here(request: ActorRequest, **changes: str) -> str:
    asked = request.GET.copy()
    for name in ("after", "record"):
        asked.pop(name, None)
    for name, value in changes.items():
        asked[name] = value
    return f"{reverse('library:queue')}?{asked.urlencode()}"


def _tabs(what: str) -> list[Link]:
    at = reverse("library:queue")
    return [
        Link(words=say("library.review.statements"), href=at, current=what == "statement"),
        Link(words=say("library.review.tasks"), href=f"{at}?what=task", current=what == "task"),
        Link(words=say("library.review.accuracy"), href=reverse("library:accuracy")),
    ]


def _last(request: ActorRequest) -> Decision | None:
    """What this person decided last, where it can be taken back."""
    rows = Decision.objects.filter(person=request.actor.person).select_related("statement", "task")
    found = rows.order_by("-id").first()
    if found is None or found.kind == DecisionKind.UNDO or hasattr(found, "undone_by"):
        return None
    return found
