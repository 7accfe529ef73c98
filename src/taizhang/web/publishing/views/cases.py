"""Feedback: sent by anybody, followed by its sender, handled by the staff."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taizhang.web.accounts.addresses import client_address
from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import Action, demand, may, visible
from taizhang.web.accounts.views.complaints import show
from taizhang.web.publishing import selectors
from taizhang.web.publishing.forms import AnswerForm, FeedbackForm
from taizhang.web.publishing.lists import CASES, CasesAsked, cases_asked
from taizhang.web.publishing.models import Case, CaseKind, CaseOutcome, CaseState
from taizhang.web.publishing.services.cases import close, receive, reopen, take_up
from taizhang.web.publishing.shown import quoted
from taizhang.web.ui.lists.columns import in_order
from taizhang.web.ui.lists.export import export, export_asked
from taizhang.web.ui.lists.filters import parse
from taizhang.web.ui.lists.listing import make_listing
from taizhang.web.words import say


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: ActorRequest, key: str) -> HttpResponse:
    """Say something about a figure."""
    figure = selectors.figure_at(key)
    if figure is None or figure.edition.withdrawn_at is not None:
        return redirect("publishing:figure", key)
    form = FeedbackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if said["website"]:
            return redirect("publishing:figure", key)
        try:
            made = receive(
                actor=request.actor,
                figure=figure,
                kind=CaseKind(said["kind"]),
                message=said["message"],
                contact=said["contact"],
                address=client_address(request),
                now=timezone.now(),
            )
        except ValidationError as error:
            show(form, error)
        else:
            messages.success(request, say("publishing.thanks"))
            return redirect("publishing:case", made.token)
    return render(
        request, "publishing/feedback.html", {"form": form, "figure": figure, "quote": quoted(figure)}
    )


@require_safe
def case(request: ActorRequest, token: str) -> HttpResponse:
    """A case for whoever sent it."""
    found = get_object_or_404(Case.objects.select_related("figure__edition"), token=token)
    answer = render(request, "publishing/case.html", {"case": found, "quote": quoted(found.figure)})
    answer["Referrer-Policy"] = "no-referrer"  # the address is the key
    answer["X-Robots-Tag"] = "noindex"
    return answer


@login_required
@require_safe
def listing(request: ActorRequest) -> HttpResponseBase:
    """All feedback, for the staff."""
    if request.actor.is_visitor:
        raise PermissionDenied
    asked = parse(CasesAsked, request.GET)
    every = visible(request.actor, Case.objects.select_related("figure"))
    rows = in_order(cases_asked(every, asked), asked, CASES, default=("-id",))
    if (kind := export_asked(request.GET)) is not None:
        return export(visible(request.actor, rows, Action.EXPORT), CASES, name="feedback", kind=kind)
    return render(
        request,
        "publishing/cases.html",
        {
            "heading": say("publishing.cases"),
            "listing": make_listing(request.GET, asked=asked, rows=rows, columns=CASES, every=every),
            "may_export": True,
            "empty": say("publishing.no_cases"),
        },
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def handle(request: ActorRequest, number: int) -> HttpResponse:
    """One case: what was said, the figure, the answer."""
    rows = visible(request.actor, Case.objects.select_related("figure__edition", "handled_by"))
    found = get_object_or_404(rows, pk=number)
    form = AnswerForm(request.POST or None)
    if request.method == "POST":
        demand(request.actor, Action.CHANGE, found)
        if "take" in request.POST:
            take_up(actor=request.actor, case=found, now=timezone.now())
            return redirect("publishing:handle", number)
        if form.is_valid():
            try:
                close(
                    actor=request.actor,
                    case=found,
                    outcome=CaseOutcome(form.cleaned_data["outcome"]),
                    answer=form.cleaned_data["answer"],
                    now=timezone.now(),
                )
            except ValidationError as error:
                show(form, error)
            else:
                messages.success(request, say("publishing.case_is_closed"))
                return redirect("publishing:handle", number)
    return render(
        request,
        "publishing/handle.html",
        {
            "case": found,
            "form": form if request.method == "POST" and "take" not in request.POST else AnswerForm(),
            "quote": quoted(found.figure),
            "may_change": may(request.actor, Action.CHANGE, found),
            "closed": found.state == CaseState.CLOSED,
        },
    )


@login_required
@require_POST
def reopen_case(request: ActorRequest, number: int) -> HttpResponse:
    """Take a closed case up again."""
    found = get_object_or_404(visible(request.actor, Case.objects.all()), pk=number, state=CaseState.CLOSED)
    demand(request.actor, Action.CHANGE, found)
    reopen(actor=request.actor, case=found, now=timezone.now())
    return redirect("publishing:handle", number)
