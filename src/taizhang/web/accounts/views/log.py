"""The log of events: list with filters in the address, one event, export, check of the chain."""

from __future__ import annotations

import csv
import json
from datetime import date

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import Action, demand, visible
from taizhang.web.accounts.views.manage import tabs
from taizhang.web.audit.chain import verify
from taizhang.web.audit.models import Event
from taizhang.web.audit.selectors import Asked, actions_met, events_asked
from taizhang.web.ui.cells import harmless

_ROWS = 50
_MOST_EXPORTED = 100_000


@login_required
@require_safe
def listing(request: ActorRequest) -> HttpResponse:
    """Who did what when and why (操作日志)."""
    demand(request.actor, Action.VIEW, Event)
    asked = _asked(request)
    rows = events_asked(visible(request.actor, Event.objects.all()), asked)
    return render(
        request,
        "accounts/log.html",
        {
            "page": Paginator(rows, _ROWS).get_page(request.GET.get("page")),
            "asked": asked,
            "actions": actions_met(),
            "finding": verify() if request.GET.get("check") == "1" else None,
            **tabs(request.actor, current="log"),
        },
    )


@login_required
@require_safe
def event(request: ActorRequest, number: int) -> HttpResponse:
    """One event with what was before and after."""
    found = get_object_or_404(visible(request.actor, Event.objects.all()), number=number)
    names = sorted({*found.before, *found.after})
    fields = [(name, _shown(found.before.get(name)), _shown(found.after.get(name))) for name in names]
    return render(
        request,
        "accounts/event.html",
        {"event": found, "fields": fields, **tabs(request.actor, current="log")},
    )


@login_required
@require_safe
def export(request: ActorRequest) -> HttpResponse:
    """The list as it is shown, as CSV."""
    demand(request.actor, Action.EXPORT, Event)
    rows = events_asked(visible(request.actor, Event.objects.all(), Action.EXPORT), _asked(request))
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="log.csv"'
    writer = csv.writer(answer)
    names = ("number", "at", "actor_name", "posts", "action", "subject_type", "subject_id", "subject_name")
    writer.writerow([*names, "before", "after", "why", "digest"])
    for row in rows[:_MOST_EXPORTED].iterator(chunk_size=2000):
        told = [str(getattr(row, name)) for name in names]
        changes = [json.dumps(value, ensure_ascii=False) for value in (row.before, row.after)]
        writer.writerow([harmless(value) for value in (*told, *changes, row.why, row.digest)])
    return answer


def _shown(value: object) -> str:
    """A value of an event for a reader: a dash for nothing, lists as words."""
    if value in (None, "", []):
        return "—"
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def _asked(request: ActorRequest) -> Asked:
    def day(name: str) -> date | None:
        try:
            return date.fromisoformat(request.GET.get(name, ""))
        except ValueError:
            return None

    return Asked(
        words=request.GET.get("q", "").strip(),
        action=request.GET.get("action", ""),
        since=day("since"),
        until=day("until"),
        zone=timezone.get_current_timezone(),
    )
