"""Findings (发现): what shows when reports are laid beside each other."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from taizhang.views.reasons import reasons_in
from taizhang.views.reconciliation import TOPICS
from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import REVIEWERS
from taizhang.web.ledger.models import Finding
from taizhang.web.ledger.selectors.findings import (
    FindingsAsked,
    Found,
    findings_asked,
    findings_seen,
    topics_counted,
    with_quotes,
)
from taizhang.web.ledger.selectors.tasks import TasksAsked, tasks_asked
from taizhang.web.ledger.selectors.verdicts import places_in_work
from taizhang.web.ledger.services.dismissing import dismiss_finding, restore_finding
from taizhang.web.ledger.views.access import staff_deed, staff_page
from taizhang.web.ledger.views.listed import ListPage, answer_list, place_options
from taizhang.web.ledger.views.verdict_tabs import tabs
from taizhang.web.ledger.vocabulary import options
from taizhang.web.library.counted import counted
from taizhang.web.library.models import Task
from taizhang.web.library.vocabulary import word_of
from taizhang.web.library.worded import MOST_NUMBERED, MOST_WITH_WORDS, Worded, having
from taizhang.web.ui.lists.columns import Column
from taizhang.web.ui.lists.filters import parse
from taizhang.web.ui.lists.listing import counted as count
from taizhang.web.ui.lists.listing import told as count_told
from taizhang.web.ui.parts import done
from taizhang.web.words import language, say

NOT_TESTABLE = "not_testable"
COLUMNS: tuple[Column[Found], ...] = (
    Column(
        key="topic",
        label="ledger.topic",
        value=lambda row: word_of("topic", row.finding.topic),
        sort=("topic",),
    ),
    Column(key="place", label="ledger.place", value=lambda row: row.finding.place_name),
    Column(key="year", label="ledger.year", value=lambda row: row.finding.year, sort=("year",)),
    Column(key="subject", label="ledger.finding_subject", value=lambda row: row.finding.subject),
    Column(key="first", label="ledger.earlier", value=lambda row: row.first.text if row.first else ""),
    Column(
        key="first_document",
        label="ledger.earlier_document",
        value=lambda row: str(row.first.document or "") if row.first else "",
    ),
    Column(key="second", label="ledger.later", value=lambda row: row.second.text if row.second else ""),
    Column(
        key="second_document",
        label="ledger.later_document",
        value=lambda row: str(row.second.document or "") if row.second else "",
    ),
    Column(
        key="reasons",
        label="ledger.reasons",
        value=lambda row: reasons_in(row.finding.reasons, language=language()),
    ),
    Column(
        key="confidence",
        label="ledger.confidence_label",
        value=lambda row: row.finding.confidence,
        sort=("confidence",),
    ),
    Column(key="caution", label="ledger.caution", value=lambda row: row.finding.caution),
    Column(
        key="dismissed",
        label="ledger.dismiss.reason",
        value=lambda row: row.finding.dismissal.why if row.finding.dismissal else "",
    ),
    Column(key="key", label="ledger.verdict_key", value=lambda row: row.finding.key),
)
PAGE = ListPage(
    name="findings",
    columns=COLUMNS,
    order=("place_name", "topic", "-year", "pk"),
    template="ledger/findings.html",
)
TASKS: tuple[Column[Task], ...] = (
    Column(key="place", label="ledger.place", value=lambda row: row.report_place, sort=("report_place",)),
    Column(key="year", label="ledger.year", value=lambda row: row.report_year, sort=("report_year",)),
    Column(
        key="task",
        label="ledger.task",
        value=lambda row: row.text,
        href=lambda row: reverse("ledger:task", args=[row.key]),
    ),
    Column(
        key="strength", label="ledger.strength_label", value=lambda row: word_of("strength", row.strength)
    ),
    Column(key="why_not", label="ledger.why_not", value=lambda row: word_of("why_not", row.why_not)),
    Column(key="document", label="ledger.earlier_document", value=lambda row: str(row.document), page=False),
)
TASK_PAGE = ListPage(
    name="findings",
    columns=TASKS,
    order=("-report_year", "report_place", "document", "start"),
    template="ledger/not_testable.html",
)


@staff_page
def findings(request: ActorRequest) -> HttpResponseBase:
    """The list of findings; of topic ``not_testable``, that of tasks nobody can check."""
    asked = parse(FindingsAsked, request.GET)
    if asked.topic not in (*TOPICS, NOT_TESTABLE):
        asked = replace(asked, topic="")
    actor = request.actor
    of_tasks = TasksAsked(place=asked.place, year=asked.year, words=asked.words, not_testable=True)
    # They are only counted beside the findings: to look for many again takes longer than to number them once.
    worded = having(Task, asked.words, most=MOST_WITH_WORDS) if asked.words else None
    untestable = partial(tasks_asked, actor, of_tasks, worded=worded)
    counts = topics_counted(findings_asked(actor, replace(asked, topic="")))
    numbers = {topic: count_told(number) for topic, number in counts.items()}
    named = [asked.place] if asked.place else []
    told = {
        "counts": {**numbers, NOT_TESTABLE: _untestable_counted(actor, of_tasks, worded=worded)},
        "topic": asked.topic,
        "tabs": tabs("findings", request.GET),
        "in_work": places_in_work(actor, names=named),
        "may_dismiss": REVIEWERS.always(actor),
    }
    choices = {
        "place": place_options(),
        "topic": [*options("topic", TOPICS), (NOT_TESTABLE, say("ledger.not_testable"))],
    }
    if asked.topic == NOT_TESTABLE:
        return answer_list(
            request,
            TASK_PAGE,
            asked=asked,
            find=untestable,
            every=counted(actor, Task.objects.all()),
            options=choices,
            more=told,
        )
    return answer_list(
        request,
        PAGE,
        asked=asked,
        find=lambda action: findings_asked(actor, asked, action).select_related("dismissal__person"),
        every=findings_seen(actor),
        make=partial(with_quotes, actor),
        known=counts[asked.topic] if asked.topic else sum(counts.values()),
        options=choices,
        more=told,
    )


@staff_deed
def dismiss(request: ActorRequest, key: str) -> HttpResponse:
    """Says that there is nothing to a finding."""
    finding = _finding(request, key)
    why = request.POST.get("why", "").replace("\0", "")
    try:
        dismiss_finding(actor=request.actor, finding=finding, why=why, now=timezone.now())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        done(request, say("ledger.dismiss.done"), undo="ledger:restore", key=key)
    return redirect(_back(request))


@staff_deed
def restore(request: ActorRequest, key: str) -> HttpResponse:
    """Takes a dismissal back."""
    restore_finding(actor=request.actor, finding=_finding(request, key), now=timezone.now())
    messages.success(request, say("ledger.dismiss.undone"))
    return redirect(_back(request))


def _untestable_counted(actor: Actor, of_tasks: TasksAsked, *, worded: Worded | None) -> str:
    """How many tasks, in words: of more than were numbered, those among them will do if they are many."""
    if worded and worded.cut:
        few = tasks_asked(actor, replace(of_tasks, words="")).filter(worded.numbered())
        if (number := count(few, most=MOST_NUMBERED)) > MOST_NUMBERED:
            return count_told(number, MOST_NUMBERED)
    return count_told(count(tasks_asked(actor, of_tasks, worded=worded)))


def _finding(request: ActorRequest, key: str) -> Finding:
    rows = findings_seen(request.actor).filter(key=key).order_by("pk")[:1]
    return get_object_or_404(Finding, pk__in=[row.pk for row in rows])


def _back(request: ActorRequest) -> str:
    """The list as it was, where the form says so."""
    asked = request.POST.get("back", "")
    page = reverse("ledger:findings")
    safe = url_has_allowed_host_and_scheme(asked, allowed_hosts=None) and asked.startswith(page)
    return asked if safe else page
