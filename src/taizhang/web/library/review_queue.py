"""What waits for a person's look, the least certain first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Q, QuerySet

from taizhang.lexicon.source import read_yaml
from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, visible
from taizhang.web.library.models import Document, DocumentState, Review, Statement, Task
from taizhang.web.library.vocabulary import KINDS, STATUSES, STRENGTHS, word_of
from taizhang.web.ui.lists.filters import Asked, choice

WAITS = Q(
    review=Review.NONE,
    document__is_current=True,
    document__withdrawn_at=None,
    document__state=DocumentState.READ,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementsWaiting(Asked):
    """Which statements to look at."""

    place: str = choice(label="library.field.place")
    document: str = choice(label="library.review.document")
    kind: str = choice(label="library.field.kind", values=KINDS)
    status: str = choice(label="library.field.status", values=STATUSES)
    rule: str = choice(label="library.field.rule")


@dataclass(frozen=True, slots=True, kw_only=True)
class TasksWaiting(Asked):
    """Which tasks to look at."""

    place: str = choice(label="library.field.place")
    document: str = choice(label="library.review.document")
    strength: str = choice(label="library.field.strength", values=STRENGTHS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """How far somebody has come: behind the record of this confidence and number."""

    confidence: float
    number: int

    def __str__(self) -> str:
        return f"{self.confidence!r}:{self.number}"


def cursor_of(told: str) -> Cursor | None:
    """The cursor that an address tells; None where it makes no sense."""
    confidence, _, number = told.partition(":")
    try:
        return Cursor(confidence=float(confidence), number=int(number[:18]))
    except ValueError:
        return None


def behind(row: Statement | Task) -> Cursor:
    """The cursor behind a record."""
    return Cursor(confidence=row.confidence if isinstance(row, Statement) else 0.0, number=row.pk)


def waiting(actor: Actor, asked: StatementsWaiting | TasksWaiting) -> QuerySet[Any]:
    """The records that wait and that ``actor`` may decide about, in the order of the queue."""
    is_statements = isinstance(asked, StatementsWaiting)
    model: Any = Statement if is_statements else Task
    rows = visible(actor, model.objects.filter(WAITS), Action.REVIEW)
    if asked.place:
        rows = rows.filter(report_place=asked.place)
    if asked.document.isascii() and asked.document.isdigit():
        rows = rows.filter(document=int(asked.document[:18]))
    names = ("kind", "status", "rule") if is_statements else ("strength",)
    rows = rows.filter(**{name: value for name in names if (value := getattr(asked, name))})
    return rows.order_by("confidence", "id") if is_statements else rows.order_by("id")


def next_of(rows: QuerySet[Any], after: Cursor | None) -> Statement | Task | None:
    """The first record behind ``after``; at the end of the queue, those passed over come again."""
    rows = rows.select_related("document__body", "document__unit", "unit")
    if after is not None:
        behind_it = Q(id__gt=after.number)
        if rows.model is Statement:
            # Said twice, for an index reaches a place by ">=" and not by "or".
            behind_it = Q(confidence__gte=after.confidence) & (Q(confidence__gt=after.confidence) | behind_it)
        found: Statement | Task | None = rows.filter(behind_it).first()
        if found is not None:
            return found
    again: Statement | Task | None = rows.first()
    return again


def options(actor: Actor, asked: StatementsWaiting | TasksWaiting) -> dict[str, list[tuple[str, str]]]:
    """The values of the filters: places and documents that ``actor`` may see, and words."""
    documents = visible(
        actor,
        Document.objects.filter(is_current=True, withdrawn_at=None, state=DocumentState.READ),
        Action.REVIEW,
    )
    places = documents.exclude(place="").order_by("place").values_list("place", flat=True).distinct()
    here = documents.filter(place=asked.place) if asked.place else documents.order_by("-read_at")
    return {
        "place": [(place, place) for place in places],
        "document": [(str(row.pk), str(row)) for row in here[:200]],
        "kind": [(value, word_of("kind", value)) for value in KINDS],
        "status": [(value, word_of("status", value)) for value in STATUSES],
        "strength": [(value, word_of("strength", value)) for value in STRENGTHS],
        "rule": [(rule, rule) for rule in _rules()],
    }


@cache
def _rules() -> tuple[str, ...]:
    return tuple(sorted(rule for rule in read_yaml("confidence")["rules"] if "." in rule))
