"""Saving a list with its filters under a name, renaming, removing, bringing back."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import QueryDict
from django.urls import NoReverseMatch, reverse

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, demand
from taizhang.web.audit.services import changed, record
from taizhang.web.ledger.models import SavedView
from taizhang.web.words import say

_LONGEST_QUERY = 2000
# What of an address does not belong to a view: where one stands in the list, and what is fetched of it.
_PASSING = ("page", "export", "csrfmiddlewaretoken")


@transaction.atomic
def save_view(*, actor: Actor, name: str, page: str, query: str, shared: bool, now: datetime) -> SavedView:
    """Keep the filters of ``page`` under a name. A view of that name there is put in its place.

    Raises ValidationError for a page that is none, or more filters than an address holds.
    """
    demand(actor, Action.ADD, SavedView)
    if actor.person is None:
        raise PermissionDenied("a view belongs to a person")
    view = SavedView.objects.filter(person=actor.person, page=page, name=name, removed_at=None).first()
    before = _said(view) if view else {}
    view = view or SavedView(person_id=actor.person, page=_known(page), name=name, created_at=now)
    view.query, view.shared = filters_in(query), shared
    if len(view.query) > _LONGEST_QUERY:
        raise ValidationError(say("ledger.view_too_long"))
    view.full_clean()
    view.save()
    told_before, after = changed(before, _said(view))
    record(actor=actor, action="ledger.view_saved", subject=view, before=told_before, after=after, at=now)
    return view


@transaction.atomic
def change_view(*, actor: Actor, view: SavedView, name: str, shared: bool, now: datetime) -> None:
    """Rename a view, share it or keep it to oneself. Raises ValidationError where the name is taken."""
    demand(actor, Action.CHANGE, view)
    before = _said(view)
    view.name, view.shared = name, shared
    _demand_free(view)
    view.full_clean()
    view.save(update_fields=["name", "shared"])
    before, after = changed(before, _said(view))
    if after:
        record(actor=actor, action="ledger.view_changed", subject=view, before=before, after=after, at=now)


@transaction.atomic
def remove_view(*, actor: Actor, view: SavedView, now: datetime) -> None:
    """Take a view out of the lists; it can be brought back."""
    demand(actor, Action.DELETE, view)
    view.removed_at = now
    view.save(update_fields=["removed_at"])
    record(actor=actor, action="ledger.view_removed", subject=view, before=_said(view), at=now)


@transaction.atomic
def restore_view(*, actor: Actor, view: SavedView, now: datetime) -> None:
    """Bring a removed view back. Raises ValidationError where another has its name by now."""
    demand(actor, Action.CHANGE, view)
    _demand_free(view)
    view.removed_at = None
    view.save(update_fields=["removed_at"])
    record(actor=actor, action="ledger.view_restored", subject=view, after=_said(view), at=now)


def filters_in(query: str) -> str:
    """The filters and the order in the query of an address."""
    asked = QueryDict(query, mutable=True)
    for name in _PASSING:
        asked.pop(name, None)
    return asked.urlencode()


def _known(page: str) -> str:
    try:
        reverse(page)
    except NoReverseMatch:
        raise ValidationError(say("ledger.view_of_no_page")) from None
    return page


def _demand_free(view: SavedView) -> None:
    same = SavedView.objects.filter(person=view.person_id, page=view.page, name=view.name, removed_at=None)
    if same.exclude(pk=view.pk).exists():
        raise ValidationError({"name": say("ledger.view_name_taken", name=view.name)})


def _said(view: SavedView) -> dict[str, object]:
    return {"name": view.name, "page": view.page, "query": view.query, "shared": view.shared}
