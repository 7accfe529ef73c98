"""Where a value stands: with each value that is given."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Expression, F, QuerySet
from django.db.models.functions import Substr
from django.http import HttpRequest
from django.urls import reverse
from ninja import Schema
from pydantic import Field

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, may, visible
from taizhang.web.library.models import Document


class Source(Schema):
    """The place in a document that a value comes from."""

    document: int = Field(description="文档号 number of the document")
    content_id: str = Field(description="由内容得出的文档编号 identifier derived from the content")
    title: str
    place: str
    year: int | None
    start: int = Field(description="起（字符，含）first code point")
    end: int = Field(description="止（字符，不含）code point after the last")
    text: str = Field(description="原文 the text from start to end")
    sentence: str | None = Field(None, description="所在的句子 the sentence it stands in")
    address: str = Field(description="固定网址 permanent address")


def source(
    request: HttpRequest,
    document: Document,
    *,
    start: int,
    end: int,
    text: str,
    sentence: str | None = None,
    key: str = "",
) -> Source:
    """Where something stands, with its permanent address."""
    path = (
        reverse("library:source", args=[key])
        if key
        else f"{reverse('library:span', args=[document.pk])}?start={start}&end={end}"
    )
    return Source(
        document=document.pk,
        content_id=document.content_id,
        title=str(document),
        place=document.place,
        year=document.year,
        start=start,
        end=end,
        text=text,
        sentence=sentence,
        address=request.build_absolute_uri(path),
    )


def documents_seen(actor: Actor) -> QuerySet[Document]:
    """The documents that count and that ``actor`` may see."""
    rows = Document.objects.filter(withdrawn_at=None, is_current=True)
    return visible(actor, rows)


def of_documents_seen(actor: Actor, rows: QuerySet[Any]) -> QuerySet[Any]:
    """``rows`` that stand in a document that ``actor`` may see: what quotes a document shows of it."""
    if may(actor, Action.VIEW, Document):
        return rows
    return rows.filter(document__in=documents_seen(actor))


def numbers_seen(actor: Actor, numbers: Iterable[int]) -> dict[int, Document]:
    """Those documents among ``numbers``."""
    return {row.pk: row for row in documents_seen(actor).filter(pk__in=set(numbers))}


def stretch(start: str = "start", end: str = "end") -> Expression:
    """The text of a document between two columns, cut by the database."""
    return Substr("document__body__text", F(start) + 1, F(end) - F(start))
