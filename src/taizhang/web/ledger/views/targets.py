"""Targets (目标): the list with versions and verdicts, and the versions of one."""

from __future__ import annotations

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from taizhang.views.flow import flowing
from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import Action, may
from taizhang.web.ledger.figures import as_written, margin_in_words, year_of
from taizhang.web.ledger.links import source_of
from taizhang.web.ledger.models import Adjustment
from taizhang.web.ledger.selectors.batches import Firsts
from taizhang.web.ledger.selectors.targets import (
    TargetLine,
    TargetsAsked,
    has_words_alone,
    how_many_numbered,
    indicator_options,
    target_lines,
    targets,
    targets_asked,
    targets_worded,
)
from taizhang.web.ledger.selectors.versions import withdrawn_of
from taizhang.web.ledger.views.listed import ListPage, answer_list, place_options, staff_only
from taizhang.web.library.counted import counted
from taizhang.web.library.models import Statement
from taizhang.web.library.vocabulary import indicator_name
from taizhang.web.library.worded import MOST_NUMBERED, MOST_WITH_WORDS
from taizhang.web.ui.lists.columns import Column
from taizhang.web.ui.lists.export import export_asked
from taizhang.web.ui.lists.filters import parse
from taizhang.web.words import say


def _adjusted(line: TargetLine) -> str:
    return "；".join(
        say(
            "ledger.adjusted_to",
            text=one.text,
            day=one.adjustment.decided_on.isoformat(),
            by=one.adjustment.decided_by,
            basis=one.adjustment.basis,
        )
        for one in line.adjustments
        if one.adjustment
    )


PAGE = ListPage(
    name="targets",
    columns=(
        Column(
            key="subject",
            label="ledger.subject",
            value=lambda line: flowing(line.target.subject),
            href=lambda line: reverse("ledger:target", args=[line.target.key]),
        ),
        Column(
            key="place",
            label="ledger.place",
            value=lambda line: line.target.report_place,
            sort=("report_place", "-report_year", "document", "start"),
        ),
        Column(
            key="year",
            label="ledger.year",
            value=lambda line: year_of(line.target),
            sort=("year", "report_place", "document", "start"),
        ),
        Column(
            key="indicator",
            label="ledger.indicator",
            value=lambda line: indicator_name(line.target.indicator) if line.target.indicator else "",
            sort=("indicator", "report_place", "document", "start"),
        ),
        Column(
            key="target",
            label="ledger.original",
            value=lambda line: as_written(line.target),
            href=lambda line: source_of(line.target.key),
            side=True,
        ),
        Column(key="adjusted", label="ledger.adjusted", value=_adjusted),
        Column(
            key="modality",
            label="ledger.modality_label",
            value=lambda line: say(f"ledger.modality.{line.target.modality}") if line.target.modality else "",
        ),
        Column(
            key="result",
            label="ledger.result",
            value=lambda line: as_written(line.result) if line.result else "",
            href=lambda line: source_of(line.result.key) if line.result else "",
            side=True,
        ),
        Column(
            key="outcome",
            label="ledger.outcome_label",
            value=lambda line: say(f"ledger.outcome.{line.verdict.outcome}") if line.verdict else "",
        ),
        Column(
            key="margin",
            label="ledger.margin",
            value=lambda line: margin_in_words(line.last.margin, line.target),
            number=True,
            file=False,
        ),
        Column(
            key="margin_number",
            label="ledger.margin_number",
            value=lambda line: line.last.margin,
            number=True,
            page=False,
        ),
    ),
    order=("-report_year", "report_place", "document", "start"),
    template="ledger/targets.html",
)


@login_required
@require_safe
def listing(request: ActorRequest) -> HttpResponseBase:
    """The list."""
    staff_only(request)
    asked = parse(TargetsAsked, request.GET)
    every, make = targets(request.actor), partial(target_lines, request.actor)
    worded = targets_worded(asked.words) if asked.words else None
    firsts = known = None
    if worded and has_words_alone(request.actor, asked) and not export_asked(request.GET):
        firsts = Firsts(worded, every, make) if worded.cut else None
        known = None if worded.cut else how_many_numbered(worded)
    return answer_list(
        request,
        PAGE,
        asked=asked,
        find=lambda action: targets_asked(request.actor, asked, action, worded=worded),
        every=every,
        make=make,
        known=known,
        firsts=firsts,
        most=MOST_NUMBERED if firsts else None,
        most_of_all=MOST_WITH_WORDS if worded else None,
        options={"place": place_options(), "indicator": indicator_options(request.actor)},
    )


@login_required
@require_safe
def target(request: ActorRequest, key: str) -> HttpResponse:
    """One target: its versions with the margin against each, and what was withdrawn."""
    staff_only(request)
    found = target_by_key(request, key)
    (line,) = target_lines(request.actor, [found])
    told = {
        "line": line,
        "target": found,
        "withdrawn": withdrawn_of(request.actor, found),
        "may_adjust": may(request.actor, Action.ADD, Adjustment),
        "current": "targets",
    }
    return render(request, "ledger/target.html", told)


def target_by_key(request: ActorRequest, key: str) -> Statement:
    """The target of a key that the reader may see. Raises Http404 where there is none."""
    rows = counted(request.actor, Statement.objects.filter(key=key, status="target"))
    found = rows.select_related("document").first()
    if found is None:
        raise Http404
    return found
