"""Saved views: lists with their filters under a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import visible
from taizhang.web.ledger.models import SavedView

# How many stand on a list page or the first page; all are on the page of saved views.
_FEW = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedView:
    """A saved view as a link; ``own``: whether it is that of the one who asks."""

    view: SavedView
    href: str
    own: bool


def views_of(actor: Actor, *, page: str = "") -> QuerySet[SavedView]:
    """The views that ``actor`` may use, of one page or of all: own ones and shared ones."""
    rows = visible(actor, SavedView.objects.filter(removed_at=None)).select_related("person")
    return rows.filter(page=page) if page else rows


def few_views(actor: Actor, *, page: str = "") -> list[NamedView]:
    """Some of them as links."""
    return named(actor, list(views_of(actor, page=page)[:_FEW]))


def named(actor: Actor, rows: Sequence[SavedView]) -> list[NamedView]:
    """Views as links; one whose page is no more is left out."""
    found = []
    for row in rows:
        href = address_of(row)
        if href:
            found.append(NamedView(view=row, href=href, own=row.person_id == actor.person))
    return found


def removed_views(actor: Actor) -> QuerySet[SavedView]:
    """The own views that were removed, the last first."""
    rows = SavedView.objects.filter(person=actor.person).exclude(removed_at=None)
    return visible(actor, rows).order_by("-removed_at")[:_FEW]


def address_of(view: SavedView) -> str:
    """The address that a view is a name for, "" where its page is no more."""
    try:
        path = reverse(view.page)
    except NoReverseMatch:
        return ""
    return f"{path}?{view.query}" if view.query else path
