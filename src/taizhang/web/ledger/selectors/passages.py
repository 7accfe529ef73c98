"""Admitted problems and explained terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import QuerySet

from taizhang.reconcile.likeness import LikenessIndex, index_of, likeness, vector_of
from taizhang.views.flow import flowing
from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action
from taizhang.web.ledger.links import span_of
from taizhang.web.library.counted import RecordT, counted
from taizhang.web.library.models import Problem, Term
from taizhang.web.library.worded import having
from taizhang.web.ui.lists.filters import Asked, Years, choice, text, years

# Two sentences about one problem: above this they name the same thing in other words.
ALIKE = 0.45
_MOST_COMPARED = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class PassagesAsked(Asked):
    """What can be asked of problems and terms."""

    words: str = text(label="ledger.words")
    place: str = choice(label="ledger.place")
    year: Years = years(label="ledger.report_year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """The same problem in another report."""

    year: int
    problem: Problem

    @property
    def href(self) -> str:
        """Its sentence."""
        return span_of(self.problem.document_id, self.problem.start, self.problem.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemLine:
    """A problem (问题), and where other reports of the place admit the same."""

    problem: Problem
    again: tuple[Again, ...]


def problems_asked(actor: Actor, asked: PassagesAsked, action: Action = Action.VIEW) -> QuerySet[Problem]:
    """The problems that fit what is asked."""
    rows = _asked(counted(actor, Problem.objects.all(), action), asked)
    return rows.filter(having(Problem, asked.words).condition()) if asked.words else rows


def terms_asked(actor: Actor, asked: PassagesAsked, action: Action = Action.VIEW) -> QuerySet[Term]:
    """The terms that fit what is asked."""
    rows = _asked(counted(actor, Term.objects.all(), action), asked)
    return rows.filter(having(Term, asked.words).condition()) if asked.words else rows


def problem_lines(actor: Actor, problems: Sequence[Problem]) -> list[ProblemLine]:
    """Problems of one page or batch, each beside those of other years of its place that are alike."""
    places = {problem.document.place for problem in problems}
    others = (
        counted(actor, Problem.objects.all())
        .filter(document__place__in=places)
        .select_related("document")
        .only("text", "start", "end", "document__place", "document__year")
        .order_by("document__year", "start")[:_MOST_COMPARED]
    )
    by_place: dict[str, list[Problem]] = {}
    for other in others:
        by_place.setdefault(other.document.place, []).append(other)
    indexes = {
        place: (found, _index(tuple(flowing(one.text) for one in found))) for place, found in by_place.items()
    }
    return [
        ProblemLine(problem=problem, again=_alike(problem, *indexes[problem.document.place]))
        if problem.document.place in indexes
        else ProblemLine(problem=problem, again=())
        for problem in problems
    ]


@lru_cache(maxsize=256)
def _index(texts: tuple[str, ...]) -> LikenessIndex:
    return index_of(map(vector_of, texts))


def _alike(problem: Problem, others: Sequence[Problem], index: LikenessIndex) -> tuple[Again, ...]:
    own = vector_of(flowing(problem.text))
    best: dict[int, tuple[float, Problem]] = {}
    for number in index.near(own, least=ALIKE):
        other = others[number]
        year = other.document.year
        if year is None or year == problem.document.year:
            continue
        alike = likeness(own, index.vectors[number])
        if alike > best.get(year, (0.0, other))[0]:
            best[year] = (alike, other)
    return tuple(Again(year=year, problem=best[year][1]) for year in sorted(best))


def _asked(rows: QuerySet[RecordT], asked: PassagesAsked) -> QuerySet[RecordT]:
    if asked.place:
        rows = rows.filter(document__place=asked.place)
    own = ("term", "explanation") if rows.model is Term else ()
    shown = ("text", "start", "end", "document__place", "document__year", *own)
    return rows.filter(asked.year.on("document__year")).select_related("document").only(*shown)
