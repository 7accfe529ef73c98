"""The reading view (阅读): the text with its records, pages of a PDF beside it, one record in full."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_vary_headers
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from taizhang.views.flow import flowing
from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import Action, may, visible
from taizhang.web.library.counted import hides
from taizhang.web.library.covered import covered_text
from taizhang.web.library.layout import blocks_of
from taizhang.web.library.marking import Mark, MarkedText
from taizhang.web.library.models import Document, DocumentState, PageImage
from taizhang.web.library.reading_records import (
    ReadingAsked,
    asked_of,
    cards_of,
    marks_of,
    options,
    record_at,
    records_of,
)
from taizhang.web.library.views.panel import panel_of
from taizhang.web.ui.lists.controls import chips, controls
from taizhang.web.ui.lists.filters import parse


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPage:
    """A page of a PDF: its number, size in pixels, and its text as HTML."""

    number: int
    width: int
    height: int
    text: SafeString


@login_required
@require_safe
def reading(request: ActorRequest, number: int) -> HttpResponse:
    """The text of a document with its records; ``?at=<key>`` chooses one, ``?start=&end=`` a stretch."""
    rows = visible(request.actor, Document.objects.select_related("body", "unit"))
    document = get_object_or_404(rows, pk=number, state=DocumentState.READ)
    at = request.GET.get("at", "")[:16]
    chosen = record_at(request.actor, document, at)
    context = {"document": document, **panel_of(request, document, chosen)}
    if request.headers.get("HX-Request"):
        answer = render(request, "library/reading_record.html", context)
        patch_vary_headers(answer, ("HX-Request",))
        return answer
    asked = parse(ReadingAsked, request.GET)
    every = records_of(request.actor, document)
    shown = asked_of(every, asked)
    query = _query(request)
    span = _span(request, len(document.body.text))
    marks = marks_of(every, chosen=at, query=query)
    if span is not None:
        marks.append(Mark(key="at", start=span[0], end=span[1], layer="span", names="at"))
    # A picture cannot be covered in places: who may not see a figure of it reads the text alone.
    text = covered_text(request.actor, document)
    pages = list(document.pages.all()) if text is document.body.text else []
    as_pages = bool(pages) and request.GET.get("view") == "pages"
    blocks, sections = blocks_of(document)
    marked = MarkedText(text, marks)
    html = [(block.start, marked.block(block, sections)) for block in blocks]
    answer = render(
        request,
        "library/reading.html",
        {
            **context,
            "listing": {
                "controls": controls(asked, options=options()),
                "chips": chips(asked, request.GET, options=options()),
            },
            "text": _joined(html) if not as_pages else "",
            "pages": _pages(pages, html) if as_pages else (),
            "has_pages": bool(pages),
            "as_pages": as_pages,
            "sections": [
                {"index": index, "title": flowing(section.title), "level": min(len(section.path), 3)}
                for index, section in enumerate(sections)
            ],
            "cards": cards_of(shown, chosen=at, query=query),
            "shown": len(shown),
            "every": len(every),
            "at": at,
            "may_review": may(request.actor, Action.REVIEW, document),
        },
    )
    patch_vary_headers(answer, ("HX-Request",))
    return answer


@login_required
@require_safe
@cache_control(private=True, max_age=3600)
def page_image(request: ActorRequest, number: int, page: int) -> HttpResponseBase:
    """The picture of a page, drawn by us from the PDF."""
    rows = visible(request.actor, PageImage.objects.select_related("document"))
    found = get_object_or_404(rows, document=number, number=page)
    if hides(request.actor, number, found.start, found.end):
        raise PermissionDenied  # a picture cannot be covered in places
    answer = FileResponse(found.file.open("rb"), content_type="image/webp")
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _query(request: ActorRequest) -> str:
    """The filters of the address as what follows another value of it."""
    kept = [
        (name, value)
        for name, values in request.GET.lists()
        for value in values
        if name not in ("at", "start", "end")
    ]
    return f"&{urlencode(kept)}" if kept else ""


def _span(request: ActorRequest, size: int) -> tuple[int, int] | None:
    told = [request.GET.get(name, "") for name in ("start", "end")]
    if not all(value.isascii() and value.isdigit() and len(value) <= 9 for value in told):
        return None
    start, end = (min(int(value), size) for value in told)
    return (start, end) if start < end else None


def _joined(html: list[tuple[int, str]]) -> SafeString:
    return mark_safe("\n".join(block for _, block in html))  # noqa: S308 - escaped piece by piece


def _pages(pages: list[PageImage], html: list[tuple[int, str]]) -> list[ShownPage]:
    """Each page with the blocks that begin on it; those before the first page stand on the first."""
    shown = []
    for index, page in enumerate(pages):
        low = 0 if index == 0 else page.start
        high = pages[index + 1].start if index + 1 < len(pages) else max(page.end, 1 << 40)
        mine = [pair for pair in html if low <= pair[0] < high]
        shown.append(ShownPage(number=page.number, width=page.width, height=page.height, text=_joined(mine)))
    return shown
