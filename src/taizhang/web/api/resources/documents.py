"""Documents and their texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from ninja import Query, Router, Schema
from pydantic import Field

from taizhang.web.accounts.policies import Action, may
from taizhang.web.api.asking import actor_asking
from taizhang.web.api.paging import Number, Page, Part, Text, Year, page_of
from taizhang.web.api.problems import refusals
from taizhang.web.api.provenance import documents_seen
from taizhang.web.library.covered import covered_text
from taizhang.web.library.models import Document, DocumentState, DocumentText, Statement

router = Router(tags=["文档 Documents"])


class DocumentOut(Schema):
    """A document and what it is."""

    number: int
    content_id: str
    title: str
    file_name: str
    state: str = Field(description="waiting 等待读取，read 已读取，failed 读不了，copy 重复")
    place: str
    code: str = Field(description="行政区划代码 division code")
    kind: str
    year: int | None
    review_period: list[str]
    plan_period: list[str]
    format: str
    characters: int
    tier: str
    uploaded_at: datetime
    statements: int | None = Field(description="只告诉看得到全部的人 for those who see all of them")
    targets: int | None
    tasks: int | None
    address: str


class SentenceOut(Schema):
    """A sentence: half-open offsets, and the number of its paragraph."""

    start: int
    end: int
    paragraph: int


class TextOut(Schema):
    """The text that every offset refers to."""

    number: int
    content_id: str
    text: str
    sentences: list[SentenceOut]


class DocumentsAsked(Part):
    """Which documents."""

    place: Text = ""
    kind: Text = ""
    year_from: Year | None = None
    year_to: Year | None = None


@router.get("", response={200: Page[DocumentOut], **refusals()}, summary="文档清单 List of documents")
def documents(request: HttpRequest, asked: Query[DocumentsAsked]) -> Any:
    """现行的、没有撤下的文档。Current documents in use."""
    rows = documents_seen(actor_asking(request))
    rows = rows.filter(place=asked.place) if asked.place else rows
    rows = rows.filter(kind=asked.kind) if asked.kind else rows
    rows = rows.filter(year__gte=asked.year_from) if asked.year_from else rows
    rows = rows.filter(year__lte=asked.year_to) if asked.year_to else rows
    return page_of(rows, asked, lambda found: documents_told(request, found))


@router.get("/{number}", response={200: DocumentOut, **refusals()}, summary="一份文档 One document")
def document(request: HttpRequest, number: Number) -> Any:
    """按文档号。By its number."""
    row = get_object_or_404(documents_seen(actor_asking(request)), pk=number)
    return documents_told(request, [row])[0]


@router.get("/{number}/text", response={200: TextOut, **refusals()}, summary="正文 Its text")
def text(request: HttpRequest, number: Number) -> Any:
    """各处的 start、end 都指这份正文里的字符；看不到的数字用 ▇ 遮住，位置不变。

    All offsets count the code points of this text; figures that may not be seen are covered by ▇.
    """
    rows = documents_seen(actor_asking(request)).filter(state=DocumentState.READ)
    row = get_object_or_404(rows.select_related("body"), pk=number)
    body = get_object_or_404(DocumentText, document=row)
    sentences = [
        SentenceOut(start=start, end=end, paragraph=paragraph) for start, end, paragraph in body.sentences
    ]
    shown = covered_text(actor_asking(request), row)
    return TextOut(number=row.pk, content_id=row.content_id, text=shown, sentences=sentences)


def documents_told(request: HttpRequest, rows: Sequence[Document]) -> list[DocumentOut]:
    """Documents as they are given."""
    counts = may(actor_asking(request), Action.VIEW, Statement)
    return [
        DocumentOut(
            number=row.pk,
            content_id=row.content_id,
            title=str(row),
            file_name=row.file_name,
            state=row.state,
            place=row.place,
            code=row.code,
            kind=row.kind,
            year=row.year,
            review_period=row.review_period,
            plan_period=row.plan_period,
            format=row.format,
            characters=row.characters,
            tier=row.tier,
            uploaded_at=row.uploaded_at,
            statements=row.statements_count if counts else None,
            targets=row.targets_count if counts else None,
            tasks=row.tasks_count if counts else None,
            address=request.build_absolute_uri(reverse("library:document", args=[row.pk])),
        )
        for row in rows
    ]
