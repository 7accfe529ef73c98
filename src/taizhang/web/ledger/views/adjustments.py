"""Adjusting a target (目标调整), and taking an adjustment back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import Action, demand, visible
from taizhang.web.accounts.views.complaints import show
from taizhang.web.ledger.forms import AdjustmentForm, WithdrawForm
from taizhang.web.ledger.models import Adjustment
from taizhang.web.ledger.services.adjusting import adjust_target, restore_adjustment, withdraw_adjustment
from taizhang.web.ledger.views.targets import target_by_key
from taizhang.web.words import say


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def adjust(request: ActorRequest, key: str) -> HttpResponse:
    """A later version of a target."""
    demand(request.actor, Action.ADD, Adjustment)
    target = target_by_key(request, key)
    form = AdjustmentForm(request.POST or None, unit=target.unit_text, initial={"cmp": target.cmp})
    if request.method == "POST" and form.is_valid():
        try:
            adjust_target(actor=request.actor, target=target, now=timezone.now(), **form.cleaned_data)
        except ValidationError as error:
            show(form, error)
        else:
            messages.success(request, say("ledger.adjustment_kept"))
            return redirect("ledger:target", key)
    return render(
        request,
        "ledger/adjust.html",
        {"form": form, "target": target, "heading": say("ledger.adjust"), "hint": "", "current": "targets"},
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: ActorRequest, number: int) -> HttpResponse:
    """An adjustment that was entered wrongly."""
    adjustment = _adjustment(request, number)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_adjustment(
                actor=request.actor, adjustment=adjustment, why=form.cleaned_data["why"], now=timezone.now()
            )
        except ValidationError as error:
            show(form, error)
        else:
            messages.success(request, say("ledger.adjustment_withdrawn"))
            return redirect("ledger:target", adjustment.target.key)
    told = {
        "form": form,
        "target": adjustment.target,
        "heading": say("ledger.withdraw_adjustment", text=adjustment.text),
        "hint": say("ledger.withdraw_hint"),
        "current": "targets",
    }
    return render(request, "ledger/adjust.html", told)


@login_required
@require_http_methods(["POST"])
def restore(request: ActorRequest, number: int) -> HttpResponse:
    """A withdrawn adjustment is in force again."""
    adjustment = _adjustment(request, number)
    try:
        restore_adjustment(actor=request.actor, adjustment=adjustment, now=timezone.now())
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, say("ledger.adjustment_restored"))
    return redirect("ledger:target", adjustment.target.key)


def _adjustment(request: ActorRequest, number: int) -> Adjustment:
    rows = visible(request.actor, Adjustment.objects.select_related("target__document"), Action.CHANGE)
    return get_object_or_404(rows, pk=number)
