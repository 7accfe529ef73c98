"""What of a document is found by its words: titles, records, paragraphs, each with the fields searched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from django.db.models import Manager, QuerySet

from taizhang.lexicon.indicators import catalogue
from taizhang.web.library.models import Document, Review, TaskUnit
from taizhang.web.library.worded import TARGET, mark_of_targets
from taizhang.web.search.models import Kind
from taizhang.web.search.tokens import mark_token

# PostgreSQL counts 256 places of a token and positions up to 16,383: a longer text is found in parts.
_LONGEST = 4000
_OVERLAP = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One thing to be found: ``fields`` are searched each for itself, no word reaches over two of them.

    ``marks``: what lists ask for together with words.
    """

    kind: Kind
    number: int
    start: int
    end: int
    fields: tuple[str, ...]
    marks: tuple[str, ...] = ()

    @property
    def digest(self) -> int:
        """Tells whether what is stored was made from these fields and marks."""
        parts = (*self.fields, *map(mark_token, self.marks))
        told = blake2b("\0".join(parts).encode(), digest_size=8)
        return int.from_bytes(told.digest(), "big", signed=True)


def contents_of(document: Document) -> Iterator[Content]:
    """Everything of a document that is found: not what a person has rejected."""
    title = (document.title, document.file_name, document.place)
    yield _content(Kind.DOCUMENT, document.pk, 0, 0, *title)
    yield from _records(document)
    text = document.body.text
    for number, start, end in document.passages.values_list("pk", "start", "end"):
        for first, last in _parted(text, start, end):
            yield _content(Kind.PASSAGE, number, first, last, text[first:last])


def _records(document: Document) -> Iterator[Content]:
    names = catalogue()
    columns = ("pk", "start", "end", "text", "subject", "indicator", "basis", "scope", "status")
    for row in _counting(document.statement_set).values_list(*columns, named=True):
        entry = names.get(row.indicator)
        called = (entry.zh, entry.en) if entry else ()
        said = (row.subject, row.text, row.basis, row.scope, *called)
        told = (TARGET, *((mark_of_targets(row.indicator),) if row.indicator else ()))
        marks = told if row.status == "target" else ()
        yield _content(Kind.STATEMENT, row.pk, row.start, row.end, *said, marks=marks)
    units: dict[int, list[str]] = {}
    for task, name in TaskUnit.objects.filter(task__document=document).values_list("task_id", "name"):
        units.setdefault(task, []).append(name)
    for number, start, end, told in _counting(document.task_set).values_list("pk", "start", "end", "text"):
        yield _content(Kind.TASK, number, start, end, told, *units.get(number, ()))
    mentions = _counting(document.projectmention_set)
    for number, start, end, name in mentions.values_list("pk", "start", "end", "name"):
        yield _content(Kind.PROJECT, number, start, end, name)
    for number, start, end, told in _counting(document.problem_set).values_list("pk", "start", "end", "text"):
        yield _content(Kind.PROBLEM, number, start, end, told)
    terms = _counting(document.term_set)
    for number, start, end, *fields in terms.values_list("pk", "start", "end", "term", "explanation"):
        yield _content(Kind.TERM, number, start, end, *fields)


def _counting(rows: Manager[Any]) -> QuerySet[Any]:
    return rows.exclude(review=Review.REJECTED)


def _content(
    kind: Kind, number: int, start: int, end: int, *fields: str, marks: tuple[str, ...] = ()
) -> Content:
    said = tuple(dict.fromkeys(filter(None, fields)))
    return Content(kind=kind, number=number, start=start, end=end, fields=said, marks=marks)


def _parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch in parts that are not too long, each beginning within the one before."""
    while end - start > _LONGEST:
        last = text.rfind("。", start + _LONGEST - _OVERLAP, start + _LONGEST) + 1 or start + _LONGEST
        yield start, last
        start = last - _OVERLAP
    yield start, end
