"""The search."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from taizhang.web.api.asking import actor_asking
from taizhang.web.api.paging import Number, Text, Year
from taizhang.web.api.problems import RefusalError, refusals
from taizhang.web.search.asked import SearchAsked, part_of_results, search
from taizhang.web.search.highlights import spans
from taizhang.web.search.hits import make_hits
from taizhang.web.search.models import Kind
from taizhang.web.search.questions import Question, read_question
from taizhang.web.ui.lists.filters import Years

router = Router(tags=["搜索 Search"])
_SIZE = 20

KindAsked = Literal["document", "statement", "task", "project", "problem", "term", "passage"]


class Span(Schema):
    """A half-open span of a text."""

    start: int
    end: int


class HitOut(Schema):
    """A result; ``marks``: half-open spans of the words in ``title`` and in ``text``."""

    kind: str
    title: str
    title_marks: list[Span]
    text: str
    text_marks: list[Span]
    document: int
    content_id: str
    place: str
    year: int | None
    start: int
    end: int
    address: str


class Count(Schema):
    """How many results of a kind."""

    kind: str
    found: int
    is_exact: bool


class FoundOut(Schema):
    """What is found: counts of every kind, and a page of one."""

    counts: list[Count]
    kind: str
    page: int
    pages: int
    items: list[HitOut]


class Asked(Schema):
    """What is searched for."""

    q: Annotated[Text, Field(min_length=1, description="词，空格隔开的都要有 words, all of them")]
    kind: KindAsked = "passage"
    place: Text = ""
    year_from: Year | None = None
    year_to: Year | None = None
    report: Text = Field("", description="报告类别 kind of report")
    document: Number | None = None
    page: Annotated[int, Field(ge=1, le=500)] = 1


@router.get("", response={200: FoundOut, **refusals()}, summary="搜索 Search")
def found(request: HttpRequest, asked: Query[Asked]) -> Any:
    """与页面上的搜索相同；只找看得到的。As on the page of the search; only what may be seen."""
    question = read_question(asked.q)
    if not question:
        raise RefusalError(422, "no_words")
    actor = actor_asking(request)
    wanted = SearchAsked(
        q=asked.q,
        kind=asked.kind,
        place=asked.place,
        year=Years(first=asked.year_from, last=asked.year_to),
        report=asked.report,
        document=str(asked.document or ""),
    )
    findings = search(actor, wanted, question)
    kind = Kind[asked.kind.upper()]
    group = next(group for group in findings.groups if group.kind == kind)
    begin = (asked.page - 1) * _SIZE
    pieces = part_of_results(actor, findings, kind, slice(begin, begin + _SIZE))
    return FoundOut(
        counts=[
            Count(kind=group.name, found=group.found, is_exact=not group.cut) for group in findings.groups
        ],
        kind=asked.kind,
        page=asked.page,
        pages=max(1, -(-group.found // _SIZE)),
        items=[
            HitOut(
                kind=asked.kind,
                title=hit.told.title,
                title_marks=_spans(hit.told.title, question),
                text=hit.told.text,
                text_marks=_spans(hit.told.text, question),
                document=hit.document.pk,
                content_id=hit.document.content_id,
                place=hit.document.place,
                year=hit.document.year,
                start=hit.piece.start,
                end=hit.piece.end,
                address=request.build_absolute_uri(hit.href),
            )
            for hit in make_hits(pieces, question)
        ],
    )


def _spans(text: str, question: Question) -> list[Span]:
    return [Span(start=start, end=end) for start, end in spans(text, question)]
