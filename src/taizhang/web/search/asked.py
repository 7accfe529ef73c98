"""What can be asked of the search, and what it gives: groups with counts, facets, one page of results."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from django.db.models import QuerySet

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action
from taizhang.web.library.models import Document
from taizhang.web.search.models import Kind, Piece
from taizhang.web.search.questions import Question
from taizhang.web.search.selectors import (
    Report,
    Tally,
    documents_searched,
    facet,
    in_order,
    pieces_found,
    reports_searched,
    tally,
)
from taizhang.web.ui.lists.filters import Asked, Years, choice, text, years

KINDS = tuple(kind.name.lower() for kind in Kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchAsked(Asked):
    """What can be asked: words, one kind of result, and reports by place, year, kind and number."""

    q: str = text(label="search.words")
    kind: str = choice(label="search.kind", group="search.kinds", values=KINDS)
    place: str = choice(label="search.place")
    year: Years = years(label="search.year")
    report: str = choice(label="search.report")
    document: str = choice(label="search.document")

    @property
    def is_narrowed(self) -> bool:
        """Whether some reports alone are asked for."""
        return bool(self.place or self.year or self.report or self.document)

    def fits(self, report: Report, *, but: str = "") -> bool:
        """Whether a report is among those asked for; ``but``: one of the conditions left out."""
        first, last = self.year.first, self.year.last
        conditions = {
            "place": not self.place or report.place == self.place,
            "year": (first is None or (report.year or 0) >= first)
            and (last is None or (report.year or 9999) <= last),
            "report": not self.report or report.kind == self.report,
            "document": not self.document or str(report.number) == self.document,
        }
        return all(holds for name, holds in conditions.items() if name != but)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A kind of result: how many there are; ``cut``: at least so many."""

    kind: Kind
    found: int
    cut: bool

    @property
    def name(self) -> str:
        """As it stands in the address."""
        return self.kind.name.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What is found for a question: groups, tallies over all reports for facets.

    ``wanted``: the reports that were asked for, None for all; ``narrowed``: tallies over them where those
    over all reports were cut. ``reports`` reads the reports themselves, once: for words that stand in many
    of them nothing is told of each.
    """

    question: Question
    asked: SearchAsked
    wanted: frozenset[int] | None
    reports: Callable[[], Mapping[int, Report]]
    groups: tuple[Group, ...]
    tallies: Mapping[Kind, Tally]
    narrowed: Mapping[Kind, Tally]

    def among_wanted(self, found: Iterable[tuple[int, int]]) -> list[int]:
        """The numbers of the pieces found whose document is among those asked for."""
        return [number for number, document in found if self.wanted is None or document in self.wanted]


def search(actor: Actor, asked: SearchAsked, question: Question) -> Findings:
    """Count what ``actor`` may see of what was asked for."""
    reports = cache(partial(reports_searched, actor))
    wanted = None
    if asked.is_narrowed:
        wanted = frozenset(number for number, report in reports().items() if asked.fits(report))
    tallies: dict[Kind, Tally] = {}
    narrowed: dict[Kind, Tally] = {}
    groups = []
    every = documents_searched(actor)
    for kind in Kind:
        told = tally(pieces_found(actor, question, kind, documents=every))
        tallies[kind] = told
        if told.cut and wanted is not None and len(wanted) < len(reports()):
            told = tally(pieces_found(actor, question, kind, documents=_narrowed(every, asked)))
            narrowed[kind] = told
        groups.append(Group(kind=kind, found=told.within(wanted), cut=told.cut))
    return Findings(
        question=question,
        asked=asked,
        wanted=wanted,
        reports=reports,
        groups=tuple(groups),
        tallies=tallies,
        narrowed=narrowed,
    )


def results(
    actor: Actor, asked: SearchAsked, question: Question, kind: Kind, *, action: Action = Action.VIEW
) -> QuerySet[Piece]:
    """The pieces of one kind that were asked for, in their order."""
    documents = _narrowed(documents_searched(actor, action), asked)
    return pieces_found(actor, question, kind, documents=documents, action=action)


def part_of_results(actor: Actor, findings: Findings, kind: Kind, part: slice) -> list[Piece]:
    """Some of the results of one kind, in their order: of those that were counted, if all were."""
    told = findings.narrowed.get(kind, findings.tallies[kind])
    if told.cut:
        pieces = results(actor, findings.asked, findings.question, kind)
        return list(in_order(pieces, findings.among_wanted(told.found), part))
    chosen = sorted(findings.among_wanted(told.found))[part]
    return list(Piece.objects.filter(pk__in=chosen).defer("words").order_by("pk"))


def facet_of(findings: Findings, name: str, kinds: Sequence[Kind]) -> list[tuple[Any, int]] | None:
    """How many results there are for each value of one condition, were it not asked; the most first.

    None where not all were counted.
    """
    told = [findings.tallies[kind] for kind in kinds]
    if any(one.cut for one in told):
        return None
    fitting = [report for report in findings.reports().values() if findings.asked.fits(report, but=name)]
    return facet(told, fitting, _VALUES[name])


_VALUES: Mapping[str, Callable[[Report], Any]] = {
    "place": lambda report: report.place,
    "year": lambda report: report.year,
    "report": lambda report: report.kind,
    "document": lambda report: report.number,
}


def _narrowed(documents: QuerySet[Document], asked: SearchAsked) -> QuerySet[Document]:
    rows = documents.filter(asked.year.on("year"))
    if asked.place:
        rows = rows.filter(place=asked.place)
    if asked.report:
        rows = rows.filter(kind=asked.report)
    if asked.document:
        known = asked.document.isascii() and asked.document.isdigit() and len(asked.document) <= 9
        rows = rows.filter(pk=int(asked.document)) if known else rows.none()
    return rows
