"""Tasks (任务): the breakdown table and one task."""

from __future__ import annotations

from functools import partial
from itertools import islice

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from taizhang.views.flow import flowing
from taizhang.views.task_workbook import make_task_workbook
from taizhang.views.wording import wording
from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import Action
from taizhang.web.ledger.figures import as_written
from taizhang.web.ledger.links import span_of
from taizhang.web.ledger.selectors.batches import Batches, Firsts
from taizhang.web.ledger.selectors.tasks import (
    LACKS,
    TaskLine,
    TasksAsked,
    findings_about,
    has_words_alone,
    how_many_lack,
    sentence_of,
    task_lines,
    tasks_asked,
    unit_options,
)
from taizhang.web.ledger.task_table import names_of, table_rows, testable_in_words
from taizhang.web.ledger.views.listed import ListPage, answer_list, place_options, staff_only
from taizhang.web.library.counted import counted
from taizhang.web.library.models import Task
from taizhang.web.library.worded import MOST_NUMBERED, having
from taizhang.web.ui.lists.columns import Column, in_order
from taizhang.web.ui.lists.export import export_asked
from taizhang.web.ui.lists.filters import parse
from taizhang.web.ui.lists.listing import counted as how_many
from taizhang.web.words import language, say

# A sheet to be filled in by people; a longer list goes out as a plain one.
_MOST_ON_A_SHEET = 5000
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _figures(line: TaskLine) -> str:
    return "；".join(f"{flowing(figure.subject)} {as_written(figure)}" for figure in line.figures)


def _of(key: str) -> str:
    return reverse("ledger:task", args=[key])


PAGE = ListPage(
    name="tasks",
    columns=(
        Column(key="id", label="ledger.task_id", value=lambda line: line.task.key, page=False),
        Column(
            key="source", label="ledger.task_source", value=lambda line: str(line.task.document), page=False
        ),
        Column(
            key="offsets",
            label="ledger.task_offsets",
            value=lambda line: f"{line.task.start}-{line.task.end}",
            page=False,
        ),
        Column(key="number", label="ledger.number", value=lambda line: line.task.number),
        Column(
            key="category",
            label="ledger.category",
            value=lambda line: " / ".join(flowing(title) for title in line.task.section),
            page=False,
        ),
        Column(
            key="task",
            label="ledger.task",
            value=lambda line: flowing(line.task.text),
            href=lambda line: _of(line.task.key),
        ),
        Column(key="measure", label="ledger.measure", value=_figures),
        Column(key="lead", label="ledger.leading", value=lambda line: names_of(line.leading)),
        Column(key="cooperating", label="ledger.helping", value=lambda line: names_of(line.helping)),
        Column(
            key="deadline",
            label="ledger.deadline",
            value=lambda line: line.task.deadline,
            sort=("deadline", "document", "start"),
        ),
        Column(
            key="strength",
            label="ledger.strength_label",
            value=lambda line: say(f"ledger.strength.{line.task.strength}"),
            sort=("strength", "document", "start"),
        ),
        Column(
            key="testable",
            label="ledger.testable",
            value=lambda line: testable_in_words(line, language=language()),
            sort=("testable", "document", "start"),
        ),
        Column(
            key="place",
            label="ledger.place",
            value=lambda line: line.task.report_place,
            sort=("report_place", "-report_year", "document", "start"),
        ),
        Column(
            key="year",
            label="ledger.year",
            value=lambda line: line.task.report_year,
            sort=("report_year", "report_place", "document", "start"),
        ),
    ),
    order=("-report_year", "report_place", "document", "start"),
    template="ledger/tasks.html",
)


@login_required
@require_safe
def tasks(request: ActorRequest) -> HttpResponseBase:
    """The list; its workbook is the task-breakdown table (任务分解表), to be filled in."""
    staff_only(request)
    asked = parse(TasksAsked, request.GET)
    if export_asked(request.GET) == "xlsx":
        found = tasks_asked(request.actor, asked, Action.EXPORT)
        if how_many(found) <= _MOST_ON_A_SHEET:
            return _sheet(request, asked)
    worded = having(Task, asked.words) if asked.words else None
    firsts = lacking = None
    if not export_asked(request.GET):
        if worded and worded.cut and has_words_alone(request.actor, asked):
            found = tasks_asked(request.actor, TasksAsked())
            firsts = Firsts(worded, found, partial(task_lines, request.actor))
        else:
            lacking = how_many_lack(request.actor, asked, worded=worded)
    whole = lacking is not None and not any(getattr(asked, name) for name in LACKS)
    return answer_list(
        request,
        PAGE,
        asked=asked,
        find=lambda action: tasks_asked(request.actor, asked, action, worded=worded),
        every=counted(request.actor, Task.objects.all()),
        make=partial(task_lines, request.actor),
        options={"place": place_options(), "unit": unit_options(request.actor)},
        known=lacking["every"] if lacking and whole else None,
        firsts=firsts,
        most=MOST_NUMBERED if firsts else None,
        more={"lacking": [(name, lacking and lacking[name], getattr(asked, name)) for name in LACKS]},
    )


@login_required
@require_safe
def task(request: ActorRequest, key: str) -> HttpResponse:
    """One task: its sentence, figures, projects, units, and what was noticed about it."""
    staff_only(request)
    found = counted(request.actor, Task.objects.filter(key=key)).select_related("document__body").first()
    if found is None:
        raise Http404
    (line,) = task_lines(request.actor, [found])
    return render(
        request,
        "ledger/task.html",
        {
            "line": line,
            "around": sentence_of(request.actor, found),
            "task": found,
            "source": span_of(found.document_id, found.start, found.end),
            "testable": testable_in_words(line, language=language()),
            "projects": counted(request.actor, found.projects.all()),
            "noticed": findings_about(request.actor, found),
            "current": "tasks",
        },
    )


def _sheet(request: ActorRequest, asked: TasksAsked) -> HttpResponse:
    rows = in_order(tasks_asked(request.actor, asked, Action.EXPORT), asked, PAGE.columns, default=PAGE.order)
    lines: Batches[TaskLine] = Batches(rows, partial(task_lines, request.actor))
    one_year = asked.year.first if asked.year.first == asked.year.last else None
    title = wording(language())["tasks.title"].format(place=asked.place, period=one_year or "")
    book = make_task_workbook(
        list(islice(table_rows(lines, language=language()), _MOST_ON_A_SHEET)),
        title=" ".join(title.split()),
        language=language(),
    )
    answer = HttpResponse(book, content_type=_SHEET)
    day = timezone.localdate().isoformat()
    answer["Content-Disposition"] = f'attachment; filename="tasks-{day}.xlsx"'
    return answer
