"""The records of one document for the reading view: which are shown, as marks in the text and as cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from operator import attrgetter
from typing import Any, NamedTuple

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
_SHOWN = ("key", "start", "end", "text", "review")
_OWN: dict[str, tuple[str, ...]] = {
    "statement": (
        *("status", "kind", "period", "subject", "value", "value_high"),
        *("unit_text", "cmp", "confidence"),
    ),
    "task": ("strength", "deadline"),
    "project": ("name", "stage"),
    "problem": (),
    "term": ("term",),
}
"""What marks and cards tell: the rest of a record is read when it is shown in full."""
_NAMES = {model: name for name, model in _MODELS.items()}
_LONGEST = 60


class Shown(NamedTuple):
    """What the reading view tells of a record: a report has a thousand, whole rows would take longer.

    ``what``: one of ``WHAT``; offsets are half-open; what a record of its kind has not is empty.
    """

    what: str
    key: str
    start: int
    end: int
    text: str
    review: str
    status: str = ""
    kind: str = ""
    period: str = ""
    subject: str = ""
    value: float | None = None
    value_high: float | None = None
    unit_text: str = ""
    cmp: str = ""
    confidence: float = 1.0
    strength: str = ""
    deadline: str = ""
    name: str = ""
    stage: str = ""
    term: str = ""

    @property
    def is_doubtful(self) -> bool:
        """Whether the program is unsure of a record that nobody has looked at."""
        return self.what == "statement" and self.review == Review.NONE and self.confidence < UNSURE


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


def records_of(actor: Actor, document: Document) -> list[Shown]:
    """Every record of a document that ``actor`` may see, in the order of the text."""
    found: list[Shown] = []
    for what, model in _MODELS.items():
        rows: QuerySet[Any] = visible(actor, model._default_manager.filter(document=document))
        columns = (*_SHOWN, *_OWN[what])
        for row in rows.order_by("start", "id").values_list(*columns):
            found.append(Shown(what, **dict(zip(columns, row, strict=True))))
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


def asked_of(records: Iterable[Shown], asked: ReadingAsked) -> list[Shown]:
    """The records that fit the filters; a filter on a field that a record has not leaves it out."""
    return [
        record
        for record in records
        if (not asked.what or record.what in asked.what)
        and (not asked.review or record.review in asked.review)
        and (not asked.status or record.status in asked.status)
        and (not asked.kind or record.kind in asked.kind)
        and (not asked.low or record.is_doubtful)
    ]


def marks_of(records: Iterable[Shown], *, chosen: str, query: str) -> list[Mark]:
    """The marks of records; ``query``: what else stands in the address, "" or beginning with ``&``."""
    words = {value: word_of("status", value) for value in STATUSES}
    marks = []
    for record in records:
        names = f"{record.what} r-{record.review}"
        title = href = ""
        if record.what == "statement":
            names += f" {record.status}"
            title = "，".join(filter(None, (words.get(record.status), record.period, record.subject)))
            href = f"?at={record.key}{query}"
        if record.key == chosen:
            names += " at"
        marks.append(
            Mark(
                key=record.key,
                start=record.start,
                end=record.end,
                layer=record.what,
                names=names,
                title=flowing(title),
                href=href,
            )
        )
    return marks


def cards_of(records: Sequence[Shown], *, chosen: str, query: str) -> SafeString:
    """The records as the items of a list, in compact HTML: there may be a thousand."""
    says = {
        **{f"review.{state}": say(f"library.review.state.{state}") for state in Review.values},
        **{f"what.{name}": say(f"library.reading.whats.{name}") for name in WHAT},
        "low": say("library.reading.low"),
    }
    word = cache(word_of)  # which language it is would be found out again for each card
    return mark_safe(  # noqa: S308 - escaped piece by piece
        "".join(_card(r, chosen=chosen, query=escape(query), says=says, word=word) for r in records)
    )


def _card(
    record: Shown, *, chosen: str, query: str, says: dict[str, str], word: Callable[[str, str], str]
) -> str:
    lead, title, notes = _told(record, word)
    if record.is_doubtful:
        notes = [*notes, f"? {says['low']}"]
    state = f'<span class="state">{says[f"review.{record.review}"]}</span>'
    current = ' aria-current="true"' if record.key == chosen else ""
    status = f" {record.status}" if record.what == "statement" else ""
    return (
        f'<li id="c-{record.key}" data-key="{record.key}"'
        f' class="card {record.what}{status} r-{record.review}"{current}>'
        f'<a href="?at={record.key}{query}"><span class="what">{says[f"what.{record.what}"]}</span> '
        f"<b>{escape(lead)}</b> {escape(title[:_LONGEST])}</a> "
        f'<span class="soft">{escape(" · ".join(filter(None, notes)))}</span> {state}</li>'
    )


def _told(record: Shown, word: Callable[[str, str], str]) -> tuple[str, str, list[str]]:
    match record.what:
        case "statement":
            notes = [word("status", record.status), record.period]
            return value_words(record, word=word), flowing(record.subject), notes
        case "task":
            return "", flowing(record.text), [word("strength", record.strength), record.deadline]
        case "project":
            return "", record.name, [word("stage", record.stage)]
        case "term":
            return "", record.term, []
    return "", flowing(record.text), []
