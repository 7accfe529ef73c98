"""What is found for a question: only what the one who asks may see, in counts as in results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import Model, OuterRef, QuerySet, Subquery

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, may, visible
from taizhang.web.library.counted import counted
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
from taizhang.web.search.order import places_of
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
    """The pieces found, as their number and that of their document, in no order; how many in each document.

    ``cut``: there are more, nobody counted how many.
    """

    found: tuple[tuple[int, int], ...]
    by_document: Mapping[int, int]
    cut: bool

    def within(self, reports: Collection[int] | None) -> int:
        """How many were found in some documents; None for all."""
        if reports is None:
            return len(self.found)
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
    rows = pieces_with(question, kind, documents=documents)
    if kind != Kind.DOCUMENT and not (may(actor, action, MODELS[kind]) and may(actor, action, Statement)):
        behind = cast("Any", MODELS[kind]).objects.filter(pk=OuterRef("number"))
        # A task whose words tell a hidden figure is hidden too; paragraphs are set apart when figures are.
        seen = visible(actor, behind, action) if kind == Kind.PASSAGE else counted(actor, behind, action)
        # Asked row by row: as a join PostgreSQL would read the whole table of the kind for a few thousand.
        rows = rows.alias(seen=Subquery(seen.order_by().values("pk")[:1]))
        rows = rows.filter(seen__isnull=False)
    return rows.defer("words").order_by("pk")


def pieces_with(question: Question, kind: Kind, *, documents: QuerySet[Document]) -> QuerySet[Piece]:
    """The pieces of a kind in ``documents`` that have what is asked for, whoever may see them."""
    if not question:
        return Piece.objects.none()
    # The numbers of a kind lie together: PostgreSQL looks into its part of the table alone.
    part = Piece.objects.filter(pk__range=places_of(kind), document__in=documents)
    return part.filter(Matches(question, kind=kind)).defer("words").order_by("pk")


def in_order(pieces: QuerySet[Piece], told: Sequence[int], part: slice) -> QuerySet[Piece]:
    """Some of ``pieces`` in their order; ``told``: the numbers of some that are among them.

    The first so many do not stand after the last of as many that are known: behind it nothing is looked for.
    """
    bound = sorted(told)[: part.stop][-1:] if len(told) >= part.stop else []
    rows = pieces.filter(pk__lte=bound[0]) if bound else pieces
    return rows.order_by("pk")[part]


def tally(pieces: QuerySet[Piece]) -> Tally:
    """The pieces found, each with its document; counting stops at ``MOST_COUNTED``."""
    found = list(pieces.order_by().values_list("pk", "document")[: MOST_COUNTED + 1])
    cut = len(found) > MOST_COUNTED
    counted = found[:MOST_COUNTED]
    return Tally(found=tuple(counted), by_document=Counter(number for _, number in counted), cut=cut)


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
