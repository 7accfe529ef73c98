"""One document: what it is, what was read from it, its file."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from taizhang.ledger.fingerprint import program
from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import Action, may, visible
from taizhang.web.library.covered import hidden_figures
from taizhang.web.library.models import Document, DocumentState
from taizhang.web.library.selectors.document import (
    counts_of,
    history_of,
    proposed_otherwise,
    versions_of,
    warnings_of,
)
from taizhang.web.library.selectors.documents import open_readings
from taizhang.web.library.services.intake import read_again
from taizhang.web.library.standing import standing_of
from taizhang.web.words import say


def document_for(actor: Actor, number: int, action: Action = Action.VIEW) -> Document:
    """The document, where ``actor`` may do ``action`` with it.

    Raises Http404 where it is not there or may not be seen, PermissionDenied where it may only be seen.
    """
    if actor.is_visitor:
        raise PermissionDenied
    rows = visible(actor, Document.objects.select_related("unit", "uploaded_by", "confirmed_by", "copy_of"))
    found = get_object_or_404(rows, pk=number)
    if not may(actor, action, found):
        raise PermissionDenied
    return found


@login_required
@require_safe
def document(request: ActorRequest, number: int) -> HttpResponse:
    """What it is, how well read, its versions, its history."""
    actor = request.actor
    found = document_for(actor, number)
    reading = open_readings([found]).get(found.pk)
    return render(
        request,
        "library/document.html",
        {
            "document": found,
            "standing": standing_of(found, reading),
            "counts": counts_of(actor, found) if found.state == DocumentState.READ else (),
            "versions": versions_of(actor, found),
            "copies": visible(actor, found.copies.filter(withdrawn_at=None)),
            "proposed": proposed_otherwise(found),
            "warnings": warnings_of(found),
            "pages": found.pages.count(),
            "history": history_of(actor, found),
            "is_outdated": found.state == DocumentState.READ and found.program != program(),
            "is_whole": not hidden_figures(actor, found.pk).exists(),
            "may_confirm": may(actor, Action.REVIEW, found),
            "may_change": may(actor, Action.CHANGE, found),
            "may_withdraw": may(actor, Action.DELETE, found),
        },
    )


@login_required
@require_safe
def file(request: ActorRequest, number: int) -> HttpResponseBase:
    """The file as it came: always as an attachment, whatever it is, so that no browser opens it in here."""
    found = document_for(request.actor, number, Action.EXPORT)
    if hidden_figures(request.actor, found.pk).exists():
        raise PermissionDenied  # a file cannot be covered in places
    answer = FileResponse(
        found.file.open("rb"),
        as_attachment=True,
        filename=found.file_name,
        content_type="application/octet-stream",
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer


@login_required
@require_POST
def again(request: ActorRequest, number: int) -> HttpResponse:
    """Have it read once more."""
    found = document_for(request.actor, number, Action.REVIEW)
    read_again(actor=request.actor, document=found, now=timezone.now())
    messages.success(request, say("library.read_again_asked", n=1))
    return redirect("library:document", number)
