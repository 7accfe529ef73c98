"""One unit (单位): the tasks that name it, and what became of the figures in them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from django.http import Http404, HttpResponseBase
from django.urls import reverse

from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.ledger.selectors.tasks import TasksAsked, tasks_asked
from taizhang.web.ledger.selectors.unit_tasks import UnitTask, counts_of_unit, tasks_of_unit, unit_named
from taizhang.web.ledger.views.access import staff_page
from taizhang.web.ledger.views.listed import ListPage, answer_list, place_options
from taizhang.web.library.vocabulary import word_of
from taizhang.web.ui.lists.columns import Column
from taizhang.web.ui.lists.filters import parse
from taizhang.web.words import say


def _outcomes(row: UnitTask) -> str:
    return "；".join(
        f"{one.figure.text}：{word_of('verdict', one.verdict.outcome)}" for one in row.judged if one.verdict
    )


def _roles(row: UnitTask) -> str:
    return "、".join(say(f"library.unit_role.{role}") for role in dict.fromkeys(row.roles))


PAGE = ListPage(
    name="unit",
    columns=(
        Column(
            key="year",
            label="ledger.report_year",
            value=lambda row: row.task.report_year,
            sort=("report_year",),
        ),
        Column(
            key="place", label="ledger.place", value=lambda row: row.task.report_place, sort=("report_place",)
        ),
        Column(
            key="task",
            label="ledger.task",
            value=lambda row: row.task.text,
            href=lambda row: reverse("ledger:task", args=[row.task.key]),
        ),
        Column(
            key="role",
            label="ledger.unit_role_label",
            value=lambda row: "、".join(
                say(f"library.unit_role.{role}") for role in dict.fromkeys(row.roles)
            ),
        ),
        Column(
            key="strength",
            label="ledger.strength_label",
            value=lambda row: word_of("strength", row.task.strength),
            sort=("strength",),
        ),
        Column(
            key="deadline",
            label="ledger.task_deadline",
            value=lambda row: row.task.deadline,
            sort=("deadline",),
        ),
        Column(key="outcomes", label="ledger.rests_on", value=_outcomes),
    ),
    order=("-report_year", "report_place", "document", "start"),
    template="ledger/unit.html",
)


@staff_page
def unit(request: ActorRequest, number: int) -> HttpResponseBase:
    """The page of a unit."""
    actor = request.actor
    found = unit_named(actor, number)
    if found is None:
        raise Http404
    asked = replace(parse(TasksAsked, request.GET), unit=str(number))
    every = TasksAsked(unit=str(number))
    return answer_list(
        request,
        PAGE,
        asked=asked,
        find=lambda action: tasks_asked(actor, asked, action),
        every=tasks_asked(actor, every),
        make=partial(tasks_of_unit, actor, found),
        options={"place": place_options(), "unit": [(str(number), found.name)]},
        more={"unit": found, "heading": found.name, "counts": counts_of_unit(actor, asked)},
    )
