"""Uploading files (上传)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.models import Tier, Unit
from taizhang.web.accounts.policies import Action, demand, visible
from taizhang.web.installation import installation
from taizhang.web.jobs.models import JobState
from taizhang.web.library.forms import UploadForm
from taizhang.web.library.limited_upload import LimitedUpload
from taizhang.web.library.models import Document
from taizhang.web.library.selectors.documents import open_readings
from taizhang.web.library.services.intake import NotTakenError, most_bytes, take_in, too_large
from taizhang.web.library.standing import Standing, standing_of
from taizhang.web.words import language, say

_MOST_WATCHED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file: the document, whether it was there already, or why it was not taken."""

    name: str
    document: Document | None = None
    is_known: bool = False
    refusal: str = ""

    @property
    def standing(self) -> Standing | None:
        """Where a document just taken in stands."""
        return standing_of(self.document, JobState.WAITING) if self.document else None


@csrf_exempt  # the next function checks the token, once the handler is in its place
def upload(request: HttpRequest) -> HttpResponse:
    """Take in files; one request may hold one file or many."""
    limited = LimitedUpload(request, most=most_bytes())
    request.upload_handlers.insert(0, limited)
    return _upload(cast("ActorRequest", request), limited)


@csrf_protect
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def _upload(request: ActorRequest, limited: LimitedUpload) -> HttpResponse:
    demand(request.actor, Action.ADD, Document)
    form = UploadForm(request.POST or None, actor=request.actor)
    outcomes: list[Outcome] = []
    if request.method == "POST" and form.is_valid():
        tier, unit = Tier(form.cleaned_data["tier"]), form.cleaned_data["unit"]
        given = request.FILES.getlist("files")
        outcomes = [_taken(request, file.name or "", file, tier=tier, unit=unit) for file in given]
        outcomes += [_too_large(name) for name in limited.refused]
        if not outcomes:
            form.add_error("files", say("library.no_files"))
    told = {
        "form": form,
        "outcomes": outcomes,
        "numbers": [o.document.pk for o in outcomes if o.document and not o.is_known],
        "most_bytes": most_bytes(),
        "most_megabytes": installation().upload_megabytes,
    }
    if request.headers.get("HX-Request") and outcomes:
        return render(request, "library/upload_outcomes.html", told)
    return render(request, "library/upload.html", told)


@login_required
@require_safe
def progress(request: ActorRequest) -> HttpResponse:
    """How far the documents ``?d=1&d=2`` have come: a part of a page that asks again until all are done."""
    if request.actor.is_visitor:
        raise PermissionDenied
    numbers = [int(value) for value in request.GET.getlist("d")[:_MOST_WATCHED] if value.isdecimal()]
    rows = visible(request.actor, Document.objects.filter(pk__in=numbers)).order_by("pk")
    shown = standings(list(rows))
    is_open = any(standing.is_open for _, standing in shown)
    return render(request, "library/progress.html", {"shown": shown, "is_open": is_open})


def standings(documents: list[Document]) -> list[tuple[Document, Standing]]:
    """Each document with where it stands now."""
    readings = open_readings(documents)
    return [(document, standing_of(document, readings.get(document.pk))) for document in documents]


def _taken(request: ActorRequest, name: str, file: File[bytes], *, tier: Tier, unit: Unit | None) -> Outcome:
    try:
        document, is_new = take_in(
            actor=request.actor, name=name, file=file, now=timezone.now(), tier=tier, unit=unit
        )
    except NotTakenError as error:
        return Outcome(name=name, refusal=error.zh if language() == "zh" else error.en)
    return Outcome(name=name, document=document, is_known=not is_new)


def _too_large(name: str) -> Outcome:
    error = too_large(name, most_bytes() + 1)
    return Outcome(name=name, refusal=error.zh if language() == "zh" else error.en)
