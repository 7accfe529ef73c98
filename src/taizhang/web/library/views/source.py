"""The sentence of a figure: in the side panel of any page, or as a page of its own."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import NoReverseMatch, reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import Action, may, visible
from taizhang.web.library.facts import facts_of
from taizhang.web.library.models import Document, DocumentState, Record, Statement, Task
from taizhang.web.library.selectors.records import record_by_key
from taizhang.web.library.sentences import surroundings
from taizhang.web.library.vocabulary import title_of


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictLink:
    """A verdict that rests on a statement: as its target, or as its result."""

    href: str
    outcome: str
    as_result: bool


@login_required
@require_safe
def source(request: ActorRequest, key: str) -> HttpResponse:
    """The sentence of a statement or task, by its permanent key."""
    record = record_by_key(request.actor, key)
    return _shown(request, record.document, record.start, record.end, record=record)


@login_required
@require_safe
def span(request: ActorRequest, number: int) -> HttpResponse:
    """The sentence of any stretch of a document: ``?start=&end=``, half-open offsets."""
    rows = visible(request.actor, Document.objects.select_related("body"))
    document = get_object_or_404(rows, pk=number, state=DocumentState.READ)
    start, end = _offset(request, "start"), _offset(request, "end")
    return _shown(request, document, start, max(start, end))


def verdict_links(actor: Actor, record: Record) -> list[VerdictLink]:
    """The verdicts that rest on a statement, where the ledger shows any: it is not known here."""
    if not isinstance(record, Statement):
        return []
    own = getattr(record, "verdict", None)
    answers = getattr(record, "answers", None)
    told = [] if answers is None else list(answers.all()[:3])
    links = []
    for verdict in filter(None, [own, *told]):
        if not may(actor, Action.VIEW, verdict):
            continue
        try:
            href = reverse("ledger:verdict", args=[verdict.key])
        except NoReverseMatch:
            return []
        links.append(VerdictLink(href=href, outcome=verdict.outcome, as_result=verdict is not own))
    return links


def _shown(
    request: ActorRequest, document: Document, start: int, end: int, *, record: Statement | Task | None = None
) -> HttpResponse:
    around = surroundings(request.actor, document, start, end)
    reading = reverse("library:reading", args=[document.pk])
    asked = f"at={record.key}" if record else f"start={around.start}&end={around.end}"
    answer = render(
        request,
        "library/source_part.html" if request.headers.get("HX-Request") else "library/source.html",
        {
            "document": document,
            "around": around,
            "record": record,
            "title": title_of(record) if record else str(document),
            "facts": facts_of(record) if record else (),
            "verdicts": verdict_links(request.actor, record) if record else (),
            "reading": f"{reading}?{asked}",
            "address": request.build_absolute_uri(request.get_full_path()),
        },
    )
    patch_vary_headers(answer, ("HX-Request",))
    return answer


def _offset(request: ActorRequest, name: str) -> int:
    value = request.GET.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) <= 9 else 0
