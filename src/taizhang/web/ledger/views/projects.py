"""Projects (项目) through the years: the list with stage lines, and one project."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from taizhang.views.flow import flowing
from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import visible
from taizhang.web.ledger.models import Project
from taizhang.web.ledger.selectors.projects import (
    ProjectsAsked,
    admissions_of,
    line_of,
    projects_asked,
    told_of,
)
from taizhang.web.ledger.views.listed import ListPage, answer_list, place_options, staff_only
from taizhang.web.ui.lists.columns import Column
from taizhang.web.ui.lists.filters import parse
from taizhang.web.words import say


def _stages(project: Project) -> str:
    """The line in words: 开工 2023 → 投用 2025（承诺）."""
    told = []
    for step in line_of(project):
        if step.year is None:
            continue
        words = f"{say(f'ledger.stage.{step.stage}')} {step.year}"
        told.append(say("ledger.promised_step", step=words) if step.state == "promised" else words)
    return " → ".join(told)


def _years(project: Project) -> str:
    if project.first_year == project.last_year:
        return str(project.first_year or "")
    return f"{project.first_year}–{project.last_year}"


PAGE = ListPage(
    name="projects",
    columns=(
        Column(
            key="name",
            label="ledger.project",
            value=lambda row: flowing(row.name),
            sort=("name",),
            href=lambda row: reverse("ledger:project", args=[row.key]),
        ),
        Column(
            key="place",
            label="ledger.place",
            value=lambda row: row.place_name,
            sort=("place_name", "-last_year"),
        ),
        Column(
            key="now",
            label="ledger.stage_label",
            value=lambda row: say(f"ledger.stage.{row.stage}") if row.stage else "",
            page=False,
        ),
        Column(key="stages", label="ledger.stage_line", value=_stages),
        Column(key="years", label="ledger.told_in", value=_years, sort=("first_year", "last_year")),
        Column(
            key="again",
            label="ledger.promised_times",
            value=lambda row: row.again,
            sort=("again",),
            number=True,
        ),
        Column(
            key="behind", label="ledger.not_kept", value=lambda row: row.behind, sort=("behind",), number=True
        ),
    ),
    order=("place_name", "-last_year", "name"),
    template="ledger/projects.html",
)


@login_required
@require_safe
def projects(request: ActorRequest) -> HttpResponseBase:
    """The list."""
    staff_only(request)
    asked = parse(ProjectsAsked, request.GET)
    return answer_list(
        request,
        PAGE,
        asked=asked,
        find=lambda action: projects_asked(request.actor, asked, action),
        every=visible(request.actor, Project.objects.all()),
        options={"place": place_options()},
    )


@login_required
@require_safe
def project(request: ActorRequest, key: str) -> HttpResponse:
    """One project: its stages along the years, each with its source, and what became of the promises."""
    staff_only(request)
    found = visible(request.actor, Project.objects.filter(key=key)).first()
    if found is None:
        raise Http404
    told = {
        "project": found,
        "line": line_of(found),
        "told": told_of(found),
        "admissions": admissions_of(found),
        "current": "projects",
    }
    return render(request, "ledger/project.html", told)
