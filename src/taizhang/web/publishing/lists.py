"""What the lists of this application can be asked, and their columns."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse

from taizhang.web.ledger.models import Outcome
from taizhang.web.publishing.models import Case, CaseKind, CaseState, Figure
from taizhang.web.ui.lists.columns import Column
from taizhang.web.ui.lists.filters import Asked, choice, text

PARTS = ("target", "result", "statement")


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresAsked(Asked):
    """What the list of an edition can be asked."""

    words: str = text(label="publishing.words")
    part: str = choice(label="publishing.part", group="publishing.parts", values=PARTS)
    outcome: str = choice(
        label="publishing.outcome", group="publishing.outcomes", values=tuple(Outcome.values)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesAsked(Asked):
    """What the list of cases can be asked."""

    words: str = text(label="publishing.words")
    state: str = choice(label="publishing.state", group="publishing.states", values=tuple(CaseState.values))
    kind: str = choice(label="publishing.kind", group="publishing.kinds", values=tuple(CaseKind.values))


def figures_asked(rows: QuerySet[Figure], asked: FiguresAsked) -> QuerySet[Figure]:
    """The figures that fit what is asked."""
    if asked.words:
        rows = rows.filter(Q(subject__icontains=asked.words) | Q(sentence__icontains=asked.words))
    if asked.part:
        rows = rows.filter(part=asked.part)
    if asked.outcome:
        rows = rows.filter(outcome=asked.outcome)
    return rows


def cases_asked(rows: QuerySet[Case], asked: CasesAsked) -> QuerySet[Case]:
    """The cases that fit what is asked."""
    if asked.words:
        rows = rows.filter(Q(message__icontains=asked.words) | Q(answer__icontains=asked.words))
    if asked.state:
        rows = rows.filter(state=asked.state)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    return rows


def _page_of(row: Figure) -> str:
    return reverse("publishing:figure_in_edition", args=[row.edition_id, row.key])


def _word(group: str, value: str) -> str:
    from taizhang.web.words import say

    return say(f"{group}.{value}") if value else ""


FIGURES: tuple[Column[Figure], ...] = (
    Column(
        key="subject",
        label="publishing.subject",
        value=lambda row: row.subject or row.indicator,
        sort=("subject",),
        href=_page_of,
    ),
    Column(key="text", label="publishing.figure", value=lambda row: row.text, number=True),
    Column(key="period", label="publishing.period", value=lambda row: row.period, sort=("period",)),
    Column(key="part", label="publishing.part", value=lambda row: _word("publishing.parts", row.part)),
    Column(
        key="outcome",
        label="publishing.outcome",
        value=lambda row: _word("publishing.outcomes", row.outcome),
        sort=("outcome",),
    ),
    Column(key="sentence", label="publishing.sentence", value=lambda row: row.sentence, page=False),
    Column(key="document", label="publishing.document", value=lambda row: row.document, page=False),
    Column(key="start", label="publishing.start", value=lambda row: row.start, page=False),
    Column(key="end", label="publishing.end", value=lambda row: row.end, page=False),
    Column(key="key", label="publishing.key", value=lambda row: row.key, page=False),
)
CASES: tuple[Column[Case], ...] = (
    Column(
        key="number",
        label="publishing.case_number",
        value=lambda row: f"#{row.pk}",
        href=lambda row: reverse("publishing:handle", args=[row.pk]),
    ),
    Column(
        key="received",
        label="publishing.received",
        value=lambda row: row.received_at,
        sort=("received_at",),
    ),
    Column(key="kind", label="publishing.kind", value=lambda row: _word("publishing.kinds", row.kind)),
    Column(key="about", label="publishing.about", value=lambda row: str(row.figure)),
    Column(key="message", label="publishing.message", value=lambda row: row.message),
    Column(
        key="state",
        label="publishing.state",
        value=lambda row: _word("publishing.states", row.state),
        sort=("state",),
    ),
    Column(
        key="outcome",
        label="publishing.case_outcome",
        value=lambda row: _word("publishing.case_outcomes", row.outcome),
    ),
)
