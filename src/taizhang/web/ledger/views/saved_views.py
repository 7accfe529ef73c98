"""Saved views (保存的视图): save, rename, share, remove and bring back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import Action, demand, visible
from taizhang.web.accounts.views.complaints import show
from taizhang.web.ledger.forms import SavedViewForm
from taizhang.web.ledger.models import SavedView
from taizhang.web.ledger.selectors.saved_views import address_of, few_views, named, removed_views, views_of
from taizhang.web.ledger.services.saved_views import change_view, remove_view, restore_view, save_view
from taizhang.web.ledger.views.listed import staff_only
from taizhang.web.ui.front import on_front
from taizhang.web.ui.parts import done
from taizhang.web.words import say


@on_front
def front(request: ActorRequest) -> str:
    """Some of the views as links, on the first page."""
    views = few_views(request.actor)
    return render_to_string("ledger/front_views.html", {"views": views}, request) if views else ""


@login_required
@require_safe
def listing(request: ActorRequest) -> HttpResponse:
    """All views, own and shared, and the own ones that were removed."""
    staff_only(request)
    told = {
        "views": named(request.actor, list(views_of(request.actor))),
        "removed": removed_views(request.actor),
        "current": "views",
    }
    return render(request, "ledger/views.html", told)


@login_required
@require_POST
def save(request: ActorRequest) -> HttpResponse:
    """The filters of a list under a name; then that list again."""
    demand(request.actor, Action.ADD, SavedView)
    form = SavedViewForm(request.POST)
    page, query = request.POST.get("page_name", ""), request.POST.get("query", "")
    if not form.is_valid():
        return render(request, "ledger/view.html", _told(form, "ledger.save_view", page=page, query=query))
    try:
        view = save_view(actor=request.actor, page=page, query=query, now=timezone.now(), **form.cleaned_data)
    except ValidationError as error:
        show(form, error)
        return render(request, "ledger/view.html", _told(form, "ledger.save_view", page=page, query=query))
    messages.success(request, say("ledger.view_kept", name=view.name))
    return redirect(address_of(view))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: ActorRequest, number: int) -> HttpResponse:
    """Another name; shared or not."""
    view = _own(request, number)
    form = SavedViewForm(request.POST or None, initial={"name": view.name, "shared": view.shared})
    if request.method == "POST" and form.is_valid():
        try:
            change_view(actor=request.actor, view=view, now=timezone.now(), **form.cleaned_data)
        except ValidationError as error:
            show(form, error)
        else:
            messages.success(request, say("ledger.view_kept", name=view.name))
            return redirect("ledger:views")
    return render(request, "ledger/view.html", _told(form, "ledger.change_view"))


@login_required
@require_POST
def remove(request: ActorRequest, number: int) -> HttpResponse:
    """Out of the lists, with a button to undo it."""
    view = _own(request, number)
    remove_view(actor=request.actor, view=view, now=timezone.now())
    done(request, say("ledger.view_is_removed", name=view.name), undo="ledger:view_restore", number=number)
    return redirect("ledger:views")


@login_required
@require_POST
def restore(request: ActorRequest, number: int) -> HttpResponse:
    """Back in the lists."""
    view = _own(request, number)
    try:
        restore_view(actor=request.actor, view=view, now=timezone.now())
    except ValidationError as error:
        messages.error(request, "".join(error.messages))
    else:
        messages.success(request, say("ledger.view_is_back", name=view.name))
    return redirect("ledger:views")


def _own(request: ActorRequest, number: int) -> SavedView:
    return get_object_or_404(visible(request.actor, SavedView.objects.all(), Action.CHANGE), pk=number)


def _told(form: SavedViewForm, heading: str, **more: str) -> dict[str, object]:
    return {"form": form, "heading": say(heading), "current": "views", **more}
