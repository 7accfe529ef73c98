"""The records of one document for the reading view: which are shown, as marks in the text and as cards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from operator import attrgetter
from typing import Any

from django.db.models import QuerySet
from django.utils.safestring import SafeString, mark_safe

from taizhang.views.flow import flowing
from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import visible
from taizhang.web.library.marking import Mark
from taizhang.web.library.models import (
    UNSURE,
    Document,
    Problem,
    ProjectMention,
    Record,
    Review,
    Statement,
    Task,
    Term,
)
from taizhang.web.library.vocabulary import KINDS, STATUSES, value_words, word_of
from taizhang.web.ui.lists.filters import Asked, choices, flag
from taizhang.web.words import say

WHAT = ("statement", "task", "project", "problem", "term")
_MODELS: dict[str, type[Record]] = {
    "statement": Statement,
    "task": Task,
    "project": ProjectMention,
    "problem": Problem,
    "term": Term,
}
_SHOWN = ("document_id", "key", "start", "end", "text", "review")
_OWN: dict[type[Record], tuple[str, ...]] = {
    Statement: (
        *("status", "kind", "period", "subject", "value", "value_high"),
        *("unit_text", "cmp", "relation", "confidence"),
    ),
    Task: ("strength", "deadline"),
    ProjectMention: ("name", "stage"),
    Problem: (),
    Term: ("term",),
}
"""What marks and cards tell: the rest of a record is read when it is shown in full."""
_NAMES = {model: name for name, model in _MODELS.items()}
_LONGEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingAsked(Asked):
    """Which records are shown beside the text."""

    what: tuple[str, ...] = choices(label="library.reading.what", values=WHAT, group="library.reading.whats")
    status: tuple[str, ...] = choices(label="library.field.status", values=STATUSES)
    kind: tuple[str, ...] = choices(label="library.field.kind", values=KINDS)
    review: tuple[str, ...] = choices(
        label="library.field.review", values=tuple(Review.values), group="library.review.state"
    )
    low: bool = flag(label="library.reading.low")


def options() -> dict[str, list[tuple[str, str]]]:
    """The words of the filters' values that the views know."""
    return {
        "status": [(value, word_of("status", value)) for value in STATUSES],
        "kind": [(value, word_of("kind", value)) for value in KINDS],
    }


def name_of(record: Record) -> str:
    """Which of ``WHAT`` a record is."""
    return _NAMES[type(record)]


def records_of(actor: Actor, document: Document) -> list[Record]:
    """Every record of a document that ``actor`` may see, in the order of the text."""
    found: list[Record] = []
    for model in _MODELS.values():
        rows: QuerySet[Any] = visible(actor, model._default_manager.filter(document=document))
        found += rows.only(*_SHOWN, *_OWN[model]).order_by("start", "id")
    found.sort(key=attrgetter("start"))
    return found


def record_at(actor: Actor, document: Document, key: str) -> Record | None:
    """The record of a document with a key, whole; None where there is none that ``actor`` may see."""
    for model in _MODELS.values() if key else ():
        rows: QuerySet[Any] = visible(actor, model._default_manager.filter(document=document, key=key))
        found: Record | None = rows.select_related("document", "unit").first()
        if found is not None:
            return found
    return None


def asked_of(records: Iterable[Record], asked: ReadingAsked) -> list[Record]:
    """The records that fit the filters; a filter on a field that a record has not leaves it out."""
    return [
        record
        for record in records
        if (not asked.what or name_of(record) in asked.what)
        and (not asked.review or record.review in asked.review)
        and (not asked.status or getattr(record, "status", "") in asked.status)
        and (not asked.kind or getattr(record, "kind", "") in asked.kind)
        and (not asked.low or is_doubtful(record))
    ]


def is_doubtful(record: Record) -> bool:
    """Whether the program is unsure of a record that nobody has looked at."""
    return isinstance(record, Statement) and record.review == Review.NONE and record.confidence < UNSURE


def marks_of(records: Iterable[Record], *, chosen: str, query: str) -> list[Mark]:
    """The marks of records; ``query``: what else stands in the address, "" or beginning with ``&``."""
    words = {value: word_of("status", value) for value in STATUSES}
    marks = []
    for record in records:
        name = name_of(record)
        names = [name, f"r-{record.review}"]
        title = href = ""
        if isinstance(record, Statement):
            names.append(record.status)
            title = "，".join(filter(None, (words.get(record.status), record.period, record.subject)))
            href = f"?at={record.key}{query}"
        if record.key == chosen:
            names.append("at")
        marks.append(
            Mark(
                key=record.key,
                start=record.start,
                end=record.end,
                layer=name,
                names=" ".join(names),
                title=flowing(title),
                href=href,
            )
        )
    return marks


def cards_of(records: Sequence[Record], *, chosen: str, query: str) -> SafeString:
    """The records as the items of a list, in compact HTML: there may be a thousand."""
    says = {
        **{f"review.{state}": say(f"library.review.state.{state}") for state in Review.values},
        **{f"what.{name}": say(f"library.reading.whats.{name}") for name in WHAT},
        "low": say("library.reading.low"),
    }
    return mark_safe("".join(_card(r, chosen=chosen, query=query, says=says) for r in records))  # noqa: S308


def _card(record: Record, *, chosen: str, query: str, says: dict[str, str]) -> str:
    name = name_of(record)
    lead, title, notes = _told(record)
    if is_doubtful(record):
        notes = [*notes, f"? {says['low']}"]
    state = f'<span class="state">{says[f"review.{record.review}"]}</span>'
    current = ' aria-current="true"' if record.key == chosen else ""
    status = f" {record.status}" if isinstance(record, Statement) else ""
    return (
        f'<li id="c-{record.key}" data-key="{record.key}"'
        f' class="card {name}{status} r-{record.review}"{current}>'
        f'<a href="?at={record.key}{escape(query)}"><span class="what">{says[f"what.{name}"]}</span> '
        f"<b>{escape(lead)}</b> {escape(title[:_LONGEST])}</a> "
        f'<span class="soft">{escape(" · ".join(filter(None, notes)))}</span> {state}</li>'
    )


def _told(record: Record) -> tuple[str, str, list[str]]:
    match record:
        case Statement():
            title = flowing(record.subject)
            return value_words(record), title, [word_of("status", record.status), record.period]
        case Task():
            return "", flowing(record.text), [word_of("strength", record.strength), record.deadline]
        case ProjectMention():
            return "", record.name, [word_of("stage", record.stage)]
        case Term():
            return "", record.term, []
    return "", flowing(record.text), []
