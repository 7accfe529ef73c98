"""Publishing: which plans there are, what would be public, publishing it, taking it back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import Action, demand
from taizhang.web.accounts.views.complaints import show
from taizhang.web.library.models import Document, DocumentState
from taizhang.web.publishing.collecting import collect, differences, digest_of, documents_of
from taizhang.web.publishing.forms import PublishForm, WithdrawForm
from taizhang.web.publishing.models import Case, CaseState, Edition
from taizhang.web.publishing.selectors import standing_edition, standing_editions
from taizhang.web.publishing.services.editions import publish, restore, withdraw
from taizhang.web.words import say

_PLANS = 500


@login_required
@require_safe
def plans(request: ActorRequest) -> HttpResponse:
    """The plans in the library, each with its standing edition."""
    demand(request.actor, Action.ADD, Edition)
    rows = (
        Document.objects.filter(state=DocumentState.READ, is_current=True, withdrawn_at=None)
        .exclude(place="")
        .exclude(year=None)
        .values("place", "year")
        .annotate(documents=Count("id"))
        .order_by("-year", "place")[:_PLANS]
    )
    standing: dict[tuple[str, int | None], Edition] = {
        (row.place_name, row.year): row for row in standing_editions()
    }
    return render(
        request,
        "publishing/plans.html",
        {
            "plans": [{**row, "edition": standing.get((row["place"], row["year"]))} for row in rows],
            "open_cases": Case.objects.exclude(state=CaseState.CLOSED).count(),
        },
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: ActorRequest) -> HttpResponse:
    """A second look before a plan is published: what would be public, what not, what changed."""
    demand(request.actor, Action.ADD, Edition)
    place, year = request.GET.get("place", "")[:64], request.GET.get("year", "")
    if not (year.isascii() and year.isdigit() and len(year) == 4) or not documents_of(place, int(year)):
        raise Http404
    form = PublishForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = publish(
                actor=request.actor,
                place=place,
                year=int(year),
                note=form.cleaned_data["note"],
                now=timezone.now(),
            )
        except ValidationError as error:
            show(form, error)
        else:
            messages.success(request, say("publishing.is_published", number=made.pk))
            return redirect("publishing:edition", made.pk)
    collected = collect(place, int(year))
    before = standing_edition(place, int(year))
    differ = differences(list(before.figures.all()), collected.figures) if before else None
    return render(
        request,
        "publishing/prepare.html",
        {
            "form": form,
            "place": place,
            "year": year,
            "collected": collected,
            "targets": sum(figure.part == "target" for figure in collected.figures),
            "before": before,
            "differ": {name: len(keys) for name, keys in differ.items()} if differ else None,
            "same": before is not None and before.digest == digest_of(collected.figures),
        },
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_edition(request: ActorRequest, number: int) -> HttpResponse:
    """Take an edition back."""
    found = get_object_or_404(Edition, pk=number, withdrawn_at=None)
    demand(request.actor, Action.CHANGE, found)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw(actor=request.actor, edition=found, why=form.cleaned_data["why"], now=timezone.now())
        except ValidationError as error:
            show(form, error)
        else:
            messages.success(request, say("publishing.is_withdrawn", number=found.pk))
            return redirect("publishing:edition", number)
    earlier = (
        Edition.objects.filter(place_name=found.place_name, year=found.year, withdrawn_at=None, pk__lt=number)
        .order_by("-id")
        .first()
    )
    return render(request, "publishing/withdraw.html", {"form": form, "edition": found, "earlier": earlier})


@login_required
@require_POST
def restore_edition(request: ActorRequest, number: int) -> HttpResponse:
    """Let an edition that was taken back stand again."""
    found = get_object_or_404(Edition, pk=number)
    demand(request.actor, Action.CHANGE, found)
    restore(actor=request.actor, edition=found, now=timezone.now())
    messages.success(request, say("publishing.is_restored", number=found.pk))
    return redirect("publishing:edition", number)
