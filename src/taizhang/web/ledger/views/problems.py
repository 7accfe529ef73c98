"""Problems that reports admit (问题), and which come again."""

from __future__ import annotations

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponseBase
from django.views.decorators.http import require_safe

from taizhang.views.flow import flowing
from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.ledger.links import span_of
from taizhang.web.ledger.selectors.passages import (
    PassagesAsked,
    ProblemLine,
    problem_lines,
    problems_asked,
)
from taizhang.web.ledger.views.listed import ListPage, answer_list, place_options, staff_only
from taizhang.web.library.counted import counted
from taizhang.web.library.models import Problem
from taizhang.web.ui.lists.columns import Column
from taizhang.web.ui.lists.filters import parse


def _source(line: ProblemLine) -> str:
    return span_of(line.problem.document_id, line.problem.start, line.problem.end)


PAGE = ListPage(
    name="problems",
    columns=(
        Column(
            key="text",
            label="ledger.problem",
            value=lambda line: flowing(line.problem.text),
            href=_source,
            side=True,
        ),
        Column(
            key="again",
            label="ledger.admitted_again",
            value=lambda line: "、".join(str(again.year) for again in line.again),
        ),
        Column(
            key="place",
            label="ledger.place",
            value=lambda line: line.problem.document.place,
            sort=("document__place", "-document__year", "start"),
        ),
        Column(
            key="year",
            label="ledger.report_year",
            value=lambda line: line.problem.document.year,
            sort=("document__year", "document__place", "start"),
        ),
    ),
    order=("-document__year", "document__place", "document", "start"),
    template="ledger/problems.html",
)


@login_required
@require_safe
def problems(request: ActorRequest) -> HttpResponseBase:
    """The list."""
    staff_only(request)
    asked = parse(PassagesAsked, request.GET)
    return answer_list(
        request,
        PAGE,
        asked=asked,
        find=lambda action: problems_asked(request.actor, asked, action),
        every=counted(request.actor, Problem.objects.all()),
        make=partial(problem_lines, request.actor),
        options={"place": place_options()},
    )
