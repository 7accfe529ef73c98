"""What is found for a question: only what the one who asks may see, in counts as in results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import Exists, Model, OuterRef, QuerySet

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, may, visible
from taizhang.web.library.models import (
    Document,
    DocumentState,
    Passage,
    Problem,
    ProjectMention,
    Statement,
    Task,
    Term,
)
from taizhang.web.search.matching import Matches
from taizhang.web.search.models import Kind, Piece
from taizhang.web.search.questions import Question

# Counting stops here: a word that stands everywhere is not worth the time.
MOST_COUNTED = 10_000

MODELS: Mapping[Kind, type[Model]] = {
    Kind.DOCUMENT: Document,
    Kind.STATEMENT: Statement,
    Kind.TASK: Task,
    Kind.PROJECT: ProjectMention,
    Kind.PROBLEM: Problem,
    Kind.TERM: Term,
    Kind.PASSAGE: Passage,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What of a document its results can be narrowed by."""

    number: int
    title: str
    place: str
    year: int | None
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many pieces were found in each document; ``cut``: there are more, nobody counted how many."""

    by_document: Mapping[int, int]
    cut: bool

    def within(self, reports: Collection[int]) -> int:
        """How many were found in some documents."""
        return sum(number for document, number in self.by_document.items() if document in reports)


def documents_searched(actor: Actor, action: Action = Action.VIEW) -> QuerySet[Document]:
    """The documents in whose texts ``actor`` may search: read, in use, the current version."""
    rows = Document.objects.filter(state=DocumentState.READ, withdrawn_at=None, is_current=True)
    return visible(actor, rows, action)


def reports_searched(actor: Actor) -> dict[int, Report]:
    """The same with what they can be narrowed by."""
    columns = ("pk", "title", "file_name", "place", "year", "kind")
    return {
        number: Report(number=number, title=title or file_name, place=place, year=year, kind=kind)
        for number, title, file_name, place, year, kind in documents_searched(actor).values_list(*columns)
    }


def pieces_found(
    actor: Actor,
    question: Question,
    kind: Kind,
    *,
    documents: QuerySet[Document],
    action: Action = Action.VIEW,
) -> QuerySet[Piece]:
    """The pieces of a kind in ``documents`` that have every word, the newest reports first.

    ``documents``: from ``documents_searched``, perhaps narrowed. None for a question without words. For who
    may see every row whatever it is, the rows behind need not be looked at.
    """
    if not question:
        return Piece.objects.none()
    rows = Piece.objects.filter(Matches(question, kind=kind), kind=kind, document__in=documents)
    if kind != Kind.DOCUMENT and not may(actor, action, MODELS[kind]):
        behind = cast("Any", MODELS[kind]).objects.filter(pk=OuterRef("number"))
        rows = rows.filter(Exists(visible(actor, behind, action)))
    return rows.defer("words").order_by("pk")


def tally(pieces: QuerySet[Piece]) -> Tally:
    """How many pieces, by document; counting stops at ``MOST_COUNTED``."""
    found = list(pieces.order_by().values_list("document", flat=True)[: MOST_COUNTED + 1])
    return Tally(by_document=Counter(found[:MOST_COUNTED]), cut=len(found) > MOST_COUNTED)


def facet(
    tallies: Iterable[Tally], reports: Iterable[Report], value: Callable[[Report], Any]
) -> list[tuple[Any, int]]:
    """How many pieces were found for each value of the reports, the most first."""
    numbers: Counter[Any] = Counter()
    told = list(tallies)
    for report in reports:
        found = sum(one.by_document.get(report.number, 0) for one in told)
        if found and value(report):
            numbers[value(report)] += found
    return sorted(numbers.items(), key=lambda pair: (-pair[1], str(pair[0])))
