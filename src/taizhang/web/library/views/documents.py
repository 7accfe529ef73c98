"""The list of documents (文档)."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import Action, may, visible
from taizhang.web.library.models import Document
from taizhang.web.library.selectors.documents import (
    DocumentsAsked,
    documents_asked,
    open_readings,
    outdated,
    places_met,
    reading_progress,
)
from taizhang.web.library.services.intake import read_outdated_again
from taizhang.web.library.standing import standing_of
from taizhang.web.ui.lists.columns import Column, in_order
from taizhang.web.ui.lists.export import export, export_asked
from taizhang.web.ui.lists.filters import parse
from taizhang.web.ui.lists.listing import Listing, make_listing
from taizhang.web.words import say


def _kind(document: Document) -> str:
    return say(f"library.kinds.{document.kind}") if document.kind else ""


def _share(document: Document) -> float | None:
    share: float | None = getattr(document, "reviewed_share", None)
    return None if share is None else round(share * 100, 1)


def _version(document: Document) -> str:
    if document.copy_of_id is not None or document.report_id is None:
        return ""
    return say("library.version_current" if document.is_current else "library.version_old")


COLUMNS: tuple[Column[Document], ...] = (
    Column(key="title", label="library.title", value=str, sort=("title", "file_name")),
    Column(
        key="place",
        label="library.place",
        value=lambda d: d.place,
        sort=("place", "-year"),
    ),
    Column(key="year", label="library.year", value=lambda d: d.year and str(d.year), sort=("year", "place")),
    Column(key="kind", label="library.kind", value=_kind, sort=("kind", "-year", "place")),
    Column(key="state", label="library.state", value=lambda d: str(standing_of(d)), sort=("state",)),
    Column(
        key="statements",
        label="library.statements",
        value=lambda d: d.statements_count,
        sort=("statements_count",),
        number=True,
    ),
    Column(
        key="targets",
        label="library.targets",
        value=lambda d: d.targets_count,
        sort=("targets_count",),
        number=True,
    ),
    Column(
        key="tasks", label="library.tasks", value=lambda d: d.tasks_count, sort=("tasks_count",), number=True
    ),
    Column(
        key="reviewed",
        label="library.reviewed",
        value=_share,
        sort=("reviewed_share",),
        number=True,
        unit="%",
    ),
    Column(
        key="unsure",
        label="library.unsure",
        value=lambda d: d.unsure_count,
        sort=("unsure_count",),
        number=True,
    ),
    Column(key="version", label="library.version", value=_version, sort=("-is_current", "report")),
    Column(
        key="tier",
        label="library.tier",
        value=lambda d: say(f"library.tiers.{d.tier}"),
        sort=("tier",),
    ),
    Column(key="uploaded", label="library.uploaded", value=lambda d: d.uploaded_at, sort=("uploaded_at",)),
    Column(key="file", label="library.file_name", value=lambda d: d.file_name, page=False),
    Column(key="sensitive", label="library.sensitive", value=lambda d: d.sensitive, page=False),
    Column(key="checked", label="library.checked_on", value=lambda d: d.confirmed_at, page=False),
    Column(key="fault", label="library.fault", value=lambda d: d.fault_zh, page=False),
)


@login_required
@require_safe
def documents(request: ActorRequest) -> HttpResponseBase:
    """Which reports are here, how well read, what waits for a look."""
    if request.actor.is_visitor:
        raise PermissionDenied
    asked = parse(DocumentsAsked, request.GET)
    every = visible(request.actor, Document.objects.filter(withdrawn_at__isnull=not asked.withdrawn))
    rows = in_order(
        documents_asked(every, asked), asked, COLUMNS, default=("-year", "place", "kind", "-is_current")
    )
    if (kind := export_asked(request.GET)) is not None:
        return export(visible(request.actor, rows, Action.EXPORT), COLUMNS, name="documents", kind=kind)
    options = {"place": [(place, place) for place in places_met(every)]}
    listing: Listing[Document] = make_listing(
        request.GET, asked=asked, rows=rows, columns=COLUMNS, every=every, options=options
    )
    open_here = open_readings(line.row for line in listing.lines)
    may_add = may(request.actor, Action.ADD, Document)
    return render(
        request,
        "library/documents.html",
        {
            "listing": listing,
            "heading": say("ui.menu.documents"),
            "shown": [
                (line.row, standing_of(line.row, open_here.get(line.row.pk))) for line in listing.lines
            ],
            "progress": reading_progress(),
            "outdated": outdated(request.actor).count(),
            "may_add": may_add,
            "may_export": True,
            "empty": say("library.none_withdrawn" if asked.withdrawn else "library.none_yet"),
            "empty_href": reverse("library:upload") if may_add else "",
            "empty_action": say("library.upload"),
        },
    )


@login_required
@require_POST
def again(request: ActorRequest) -> HttpResponse:
    """Have all documents read again that other rules have read."""
    if not may(request.actor, Action.CHANGE, Document):
        raise PermissionDenied
    count = read_outdated_again(actor=request.actor, documents=outdated(request.actor), now=timezone.now())
    messages.success(request, say("library.read_again_asked", n=count))
    return redirect("library:documents")
