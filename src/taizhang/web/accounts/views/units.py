"""Units and their posts: list, one unit, change, merge."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from taizhang.web.accounts.forms import AbolishForm, MergeForm, PostForm, UnitForm
from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.models import Post, Role, Unit, UnitKind
from taizhang.web.accounts.policies import Action, demand, may, visible
from taizhang.web.accounts.selectors import posts_of, units_listed
from taizhang.web.accounts.services.posts import abolish_post, add_post
from taizhang.web.accounts.services.units import add_unit, change_unit, merge_unit
from taizhang.web.accounts.views.complaints import show
from taizhang.web.accounts.views.manage import tabs
from taizhang.web.words import say


@login_required
@require_safe
def listing(request: ActorRequest) -> HttpResponse:
    """The tree of units (单位)."""
    if request.actor.is_visitor:
        raise PermissionDenied
    words, former = request.GET.get("q", "").strip(), request.GET.get("former") == "1"
    rows = list(units_listed(request.actor, today=timezone.localdate(), former=former, words=words))
    tree = [(row, range(row.path.count("/") - 2)) for row in rows]
    return render(
        request,
        "accounts/units.html",
        {
            "tree": tree,
            "words": words,
            "former": former,
            "all": visible(request.actor, Unit.objects.all()).count(),
            **tabs(request.actor, current="units"),
            "may_add": may(request.actor, Action.ADD, Unit),
        },
    )


@login_required
@require_safe
def unit(request: ActorRequest, number: int) -> HttpResponse:
    """One unit: names, place in the tree, posts and who held them."""
    found = _unit(request, number)
    above = Unit.objects.filter(pk__in=[int(part) for part in found.path.split("/") if part]).exclude(
        pk=number
    )
    return render(
        request,
        "accounts/unit.html",
        {
            "unit": found,
            "above": above,
            "below": visible(request.actor, found.children.all()),
            "posts": posts_of(request.actor, found),
            "post_form": PostForm(),
            **tabs(request.actor, current="units"),
            "may_change": may(request.actor, Action.CHANGE, found),
        },
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: ActorRequest) -> HttpResponse:
    """A new unit."""
    demand(request.actor, Action.ADD, Unit)
    form = UnitForm(request.POST or None, initial={"parent": request.GET.get("parent")})
    del form.fields["valid_until"], form.fields["why"]
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = add_unit(
                actor=request.actor, now=timezone.now(), **{**said, "kind": UnitKind(said["kind"])}
            )
        except ValidationError as error:
            show(form, error)
        else:
            messages.success(request, say("accounts.unit_kept", name=made.name))
            return redirect("accounts:unit", made.pk)
    return render(request, "accounts/form.html", {"form": form, "heading": say("accounts.add_unit")})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: ActorRequest, number: int) -> HttpResponse:
    """Correct a unit."""
    found = _unit(request, number)
    demand(request.actor, Action.CHANGE, found)
    form = UnitForm(
        request.POST or None,
        initial={
            **{name: getattr(found, name) for name in ("name", "short_name", "kind", "parent")},
            "aliases": "、".join(found.aliases.values_list("name", flat=True)),
            "valid_from": found.valid_from,
            "valid_until": found.valid_until,
        },
    )
    if request.method == "POST" and form.is_valid():
        said: dict[str, Any] = form.cleaned_data
        try:
            change_unit(
                actor=request.actor,
                unit=found,
                now=timezone.now(),
                **{**said, "kind": UnitKind(said["kind"])},
            )
        except ValidationError as error:
            show(form, error)
        else:
            messages.success(request, say("accounts.unit_kept", name=found.name))
            return redirect("accounts:unit", number)
    return render(
        request, "accounts/form.html", {"form": form, "heading": say("accounts.change_unit", name=found.name)}
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: ActorRequest, number: int) -> HttpResponse:
    """One unit goes into another."""
    found = _unit(request, number)
    demand(request.actor, Action.CHANGE, found)
    form = MergeForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            merge_unit(actor=request.actor, unit=found, now=timezone.now(), **form.cleaned_data)
        except ValidationError as error:
            show(form, error)
        else:
            messages.success(request, say("accounts.unit_merged", name=found.name))
            return redirect("accounts:unit", form.cleaned_data["into"].pk)
    return render(
        request,
        "accounts/form.html",
        {
            "form": form,
            "heading": say("accounts.merge_unit", name=found.name),
            "hint": say("accounts.merge_hint"),
        },
    )


@login_required
@require_http_methods(["POST"])
def add_post_to(request: ActorRequest, number: int) -> HttpResponse:
    """A new post of a unit."""
    found = _unit(request, number)
    form = PostForm(request.POST)
    if form.is_valid():
        try:
            add_post(
                actor=request.actor,
                unit=found,
                title=form.cleaned_data["title"],
                role=Role(form.cleaned_data["role"]),
                now=timezone.now(),
            )
        except ValidationError as error:
            show(form, error)
        else:
            return redirect("accounts:unit", number)
    demand(request.actor, Action.CHANGE, found)
    return render(
        request,
        "accounts/form.html",
        {"form": form, "heading": say("accounts.add_post")},
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def abolish(request: ActorRequest, number: int) -> HttpResponse:
    """A post is no more."""
    rows = visible(request.actor, Post.objects.select_related("unit"), Action.CHANGE)
    post = get_object_or_404(rows, pk=number, abolished_on=None)
    form = AbolishForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            abolish_post(actor=request.actor, post=post, now=timezone.now(), **form.cleaned_data)
        except ValidationError as error:
            show(form, error)
        else:
            return redirect("accounts:unit", post.unit_id)
    told = {"heading": say("accounts.abolish_which", name=post), "hint": say("accounts.abolish_hint")}
    return render(request, "accounts/form.html", {"form": form, **told})


def _unit(request: ActorRequest, number: int) -> Unit:
    """The unit, where it may be seen; else there is no such page."""
    return get_object_or_404(visible(request.actor, Unit.objects.all()), pk=number)
