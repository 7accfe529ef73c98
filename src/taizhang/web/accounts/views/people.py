"""People: list, one person, posts taken up and left, links to sign in."""

from __future__ import annotations

import csv

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taizhang.web.accounts.forms import ChangePersonForm, HoldingForm, LeaveForm, PersonForm
from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.models import Holding, Person
from taizhang.web.accounts.policies import Action, demand, may, visible
from taizhang.web.accounts.selectors import holdings_of, people_listed
from taizhang.web.accounts.services.people import add_person, change_person
from taizhang.web.accounts.services.posts import leave, take_up
from taizhang.web.accounts.services.sign_in import make_link
from taizhang.web.accounts.views.complaints import show
from taizhang.web.accounts.views.manage import tabs
from taizhang.web.ui.cells import harmless
from taizhang.web.words import say

_ROWS = 50


@login_required
@require_safe
def listing(request: ActorRequest) -> HttpResponse:
    """People (人员) and their posts."""
    if request.actor.is_visitor:
        raise PermissionDenied
    words, closed = request.GET.get("q", "").strip(), request.GET.get("closed") == "1"
    rows = people_listed(request.actor, words=words, closed=closed)
    return render(
        request,
        "accounts/people.html",
        {
            "page": Paginator(rows, _ROWS).get_page(request.GET.get("page")),
            "words": words,
            "closed": closed,
            **tabs(request.actor, current="people"),
            "may_add": may(request.actor, Action.ADD, Person),
            "may_export": may(request.actor, Action.EXPORT, Person),
            "today": timezone.localdate(),
        },
    )


@login_required
@require_safe
def export(request: ActorRequest) -> HttpResponse:
    """The list as it is shown, as CSV."""
    demand(request.actor, Action.EXPORT, Person)
    words, closed = request.GET.get("q", "").strip(), request.GET.get("closed") == "1"
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="people.csv"'
    writer = csv.writer(answer)
    writer.writerow(
        [say(f"accounts.{name}") for name in ("person_name", "username", "phone", "is_active", "posts")]
    )
    shown = visible(request.actor, people_listed(request.actor, words=words, closed=closed), Action.EXPORT)
    for row in shown:
        posts = "、".join(str(holding.post) for holding in row.holdings.all() if holding.until is None)
        values = [row.name, row.username, row.phone, "1" if row.is_active else "0", posts]
        writer.writerow([harmless(value) for value in values])
    return answer


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: ActorRequest) -> HttpResponse:
    """A new account; then the page with its link."""
    demand(request.actor, Action.ADD, Person)
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = add_person(actor=request.actor, now=timezone.now(), **form.cleaned_data)
        except ValidationError as error:
            show(form, error)
        else:
            messages.success(request, say("accounts.person_kept", name=made.name))
            return redirect("accounts:person", made.pk)
    return render(request, "accounts/form.html", {"form": form, "heading": say("accounts.add_person")})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: ActorRequest, number: int) -> HttpResponse:
    """One person: posts through time; for a manager, changes."""
    found = _person(request, number)
    may_manage = may(request.actor, Action.MANAGE, found)
    form = ChangePersonForm(
        request.POST or None,
        initial={"name": found.name, "phone": found.phone, "is_active": found.is_active},
    )
    if request.method == "POST":
        demand(request.actor, Action.MANAGE, found)
        if form.is_valid():
            try:
                change_person(actor=request.actor, person=found, now=timezone.now(), **form.cleaned_data)
            except ValidationError as error:
                show(form, error)
            else:
                messages.success(request, say("accounts.person_kept", name=found.name))
                return redirect("accounts:person", number)
    today = timezone.localdate()
    return render(
        request,
        "accounts/person.html",
        {
            "person": found,
            "holdings": holdings_of(found),
            "form": form,
            "take_form": HoldingForm(initial={"since": today}),
            "leave_form": LeaveForm(initial={"until": today}),
            **tabs(request.actor, current="people"),
            "may_manage": may_manage,
        },
    )


@login_required
@never_cache
@require_POST
def link(request: ActorRequest, number: int) -> HttpResponse:
    """Make a one-time link and show it once."""
    found = _person(request, number)
    token = make_link(actor=request.actor, person=found, now=timezone.now())
    address = request.build_absolute_uri(reverse("accounts:enter", args=[token]))
    return render(request, "accounts/link.html", {"person": found, "address": address})


@login_required
@require_POST
def take(request: ActorRequest, number: int) -> HttpResponse:
    """The person takes up a post."""
    found = _person(request, number)
    form = HoldingForm(request.POST)
    if form.is_valid():
        try:
            take_up(actor=request.actor, person=found, now=timezone.now(), **form.cleaned_data)
        except ValidationError as error:
            show(form, error)
        else:
            messages.success(request, say("accounts.post_taken", name=found.name))
            return redirect("accounts:person", number)
    demand(request.actor, Action.ADD, Holding)
    return render(request, "accounts/form.html", {"form": form, "heading": say("accounts.take_up")})


@login_required
@require_POST
def leave_post(request: ActorRequest, number: int) -> HttpResponse:
    """The person leaves a post."""
    rows = visible(request.actor, Holding.objects.select_related("post__unit", "person"), Action.CHANGE)
    holding = get_object_or_404(rows, pk=number, until=None)
    form = LeaveForm(request.POST)
    if form.is_valid():
        try:
            leave(actor=request.actor, holding=holding, now=timezone.now(), **form.cleaned_data)
        except ValidationError as error:
            show(form, error)
        else:
            messages.success(request, say("accounts.post_left", name=holding.person.name))
            return redirect("accounts:person", holding.person_id)
    return render(request, "accounts/form.html", {"form": form, "heading": say("accounts.leave")})


def _person(request: ActorRequest, number: int) -> Person:
    return get_object_or_404(visible(request.actor, Person.objects.all()), pk=number)
