"""What the library shows on the first page: what a newcomer can do at once, and the latest documents."""

from __future__ import annotations

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse

from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import Action, may, visible
from taizhang.web.library.models import Document, DocumentState, Statement
from taizhang.web.library.selectors.documents import reading_progress
from taizhang.web.library.views.upload import standings
from taizhang.web.words import say

_LATEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something to do from here; ``about`` says what comes of it."""

    words: str
    about: str
    href: str


def front(request: ActorRequest) -> str:
    """Upload one, read one, correct one, see a verdict; what was uploaded last and how far it is."""
    rows = visible(request.actor, Document.objects.filter(withdrawn_at=None))
    latest = list(rows.order_by("-uploaded_at", "-pk")[:_LATEST])
    told = {"steps": _steps(request, latest), "shown": standings(latest), "progress": reading_progress()}
    return render_to_string("library/front.html", told, request=request)


def _steps(request: ActorRequest, latest: list[Document]) -> list[Step]:
    steps = []
    if may(request.actor, Action.ADD, Document):
        about = say("library.first.upload")
        steps.append(Step(words=say("library.upload"), about=about, href=reverse("library:upload")))
    read = next((document for document in latest if document.state == DocumentState.READ), None)
    if read is None:
        return steps
    href = reverse("library:reading", args=[read.pk])
    steps.append(Step(words=say("library.first.read"), about=str(read), href=href))
    if may(request.actor, Action.ADD, Statement):
        about = say("library.first.review_about")
        steps.append(Step(words=say("library.first.review"), about=about, href=reverse("library:queue")))
    try:
        href = f"{reverse('ledger:verdicts')}?outcome=met&outcome=missed"
    except NoReverseMatch:  # the ledger stands above and may not be there
        return steps
    return [
        *steps,
        Step(words=say("library.first.verdict"), about=say("library.first.verdict_about"), href=href),
    ]
