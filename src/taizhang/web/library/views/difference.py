"""Two versions of a report beside each other."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from taizhang.ledger.difference import Change, Passage, Sort
from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import Action, may
from taizhang.web.library.models import Document, DocumentState
from taizhang.web.library.selectors.difference import (
    Compared,
    DifferenceAsked,
    changes_asked,
    compare,
    details_of,
    sign_of,
    words_of,
)
from taizhang.web.library.views.document import document_for
from taizhang.web.ui.lists.columns import Column
from taizhang.web.ui.lists.export import export, export_asked
from taizhang.web.ui.lists.filters import parse
from taizhang.web.ui.lists.listing import Listing, make_listing
from taizhang.web.ui.parts import Link
from taizhang.web.words import say


@login_required
@require_safe
def difference(request: ActorRequest, number: int, other: int) -> HttpResponseBase:
    """What ``number`` promises otherwise than ``other``, the older one."""
    new, old = document_for(request.actor, number), document_for(request.actor, other)
    if {new.state, old.state} != {DocumentState.READ}:
        raise Http404
    compared = compare(request.actor, old, new)
    asked = parse(DifferenceAsked, request.GET)
    rows = changes_asked(compared, asked)
    columns = _columns(compared)
    may_export = may(request.actor, Action.EXPORT, new) and may(request.actor, Action.EXPORT, old)
    if (kind := export_asked(request.GET)) is not None:
        if not may_export:
            raise PermissionDenied
        return export(rows, columns, name="difference", kind=kind)
    listing: Listing[Change] = make_listing(
        request.GET, asked=asked, rows=rows, columns=columns, every=compared.changes
    )
    return render(
        request,
        "library/difference.html",
        {
            "compared": compared,
            "counts": [(sign_of(cast("Sort", sort)), n) for sort, n in compared.counts.items()],
            "listing": listing,
            "heading": say("library.difference"),
            "crumbs": [
                Link(words=say("ui.menu.documents"), href=reverse("library:documents")),
                Link(words=str(new), href=reverse("library:document", args=[new.pk])),
            ],
            "may_export": may_export,
            "empty": say("library.no_difference"),
        },
    )


def _columns(compared: Compared) -> tuple[Column[Change], ...]:
    def leads(document: Document, passage: Passage | None) -> str:
        if passage is None:
            return ""
        return f"{reverse('library:span', args=[document.pk])}?start={passage.start}&end={passage.end}"

    return (
        Column(key="sort", label="library.change", value=lambda c: sign_of(c.sort)),
        Column(
            key="old",
            label="library.older",
            value=lambda c: words_of(c.old),
            href=lambda c: leads(compared.old, c.old),
            side=True,
        ),
        Column(
            key="new",
            label="library.newer",
            value=lambda c: words_of(c.new),
            href=lambda c: leads(compared.new, c.new),
            side=True,
        ),
        Column(key="details", label="library.change_details", value=details_of),
    )
