"""What the list pages of the ledger have in common: page, export, saved views."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import render

from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import Action, demand
from taizhang.web.ledger.models import Place
from taizhang.web.ledger.selectors.batches import Batches
from taizhang.web.ui.lists.columns import Column, in_order
from taizhang.web.ui.lists.controls import Options
from taizhang.web.ui.lists.export import export, export_asked
from taizhang.web.ui.lists.filters import Asked
from taizhang.web.ui.lists.listing import make_listing
from taizhang.web.words import say

Find = Callable[[Action], QuerySet[Any]]
Make = Callable[[Sequence[Any]], Sequence[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """A list: ``name`` is that of its address (``ledger:problems``) and of its files.

    ``order``: the database fields by which it is sorted unless asked otherwise. Its heading and what to say
    where nothing is there are ``ledger.<name>`` and ``ledger.none.<name>``.
    """

    name: str
    columns: tuple[Column[Any], ...]
    order: tuple[str, ...]
    template: str = "ledger/list.html"


def answer_list(
    request: ActorRequest,
    page: ListPage,
    *,
    asked: Asked,
    find: Find,
    every: QuerySet[Any],
    make: Make | None = None,
    options: Options | None = None,
    more: Mapping[str, Any] | None = None,
    known: int | None = None,
    firsts: Sequence[Any] | None = None,
    most: int | None = None,
    most_of_all: int | None = None,
) -> HttpResponseBase:
    """The page, or the file that the address asks for.

    ``find`` gives the rows asked with which the reader may do an action, ``every`` all that may be seen;
    ``make`` turns a batch of them into what the columns are of; ``known`` is their number, where it is known.
    ``firsts``: what the page shows in place of all that ``find`` gives; ``most``: where counting stops;
    ``most_of_all``: where counting ``every`` stops.
    """
    kind = export_asked(request.GET)
    found = in_order(find(Action.EXPORT if kind else Action.VIEW), asked, page.columns, default=page.order)
    rows: QuerySet[Any] | Sequence[Any] = Batches(found, make, known=known) if make else found
    if kind is not None:
        return export(rows, page.columns, name=page.name, kind=kind)
    listing = make_listing(
        request.GET,
        asked=asked,
        rows=rows if firsts is None else firsts,
        columns=page.columns,
        every=every,
        options=options,
        most=most,
        most_of_all=most_of_all,
    )
    told = {
        "listing": listing,
        "heading": say(f"ledger.lists.{page.name}"),
        "empty": say(f"ledger.none.{page.name}"),
        "may_export": True,
        "current": page.name,
        "saved_page": f"ledger:{page.name}",
        **(more or {}),
    }
    return render(request, page.template, told)


def staff_only(request: ActorRequest) -> None:
    """Raise PermissionDenied for whoever holds no post."""
    demand(request.actor, Action.VIEW, Place)


def place_options() -> list[tuple[str, str]]:
    """The places there are, for a filter."""
    names = Place.objects.order_by("code", "name").values_list("name", flat=True)
    return [(name, name) for name in names]
