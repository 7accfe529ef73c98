"""The reading view: the text with its records."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import visible
from taizhang.web.library.models import Document, DocumentState


@login_required
@require_safe
def reading(request: ActorRequest, number: int) -> HttpResponse:
    """The text of a document with its records."""
    document = get_object_or_404(
        visible(request.actor, Document.objects.all()), pk=number, state=DocumentState.READ
    )
    return redirect("library:span", document.pk)
