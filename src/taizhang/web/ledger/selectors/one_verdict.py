"""One verdict with all that helps to judge it: what stands around, what was not taken, its history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, may, visible
from taizhang.web.ledger.models import Alternative, Correction, Verdict
from taizhang.web.ledger.quoting import Quoted, statements_quoted
from taizhang.web.ledger.selectors.verdicts import Pair, pairs_of, verdicts_seen
from taizhang.web.library.counted import counted
from taizhang.web.library.covered import hidden_figures
from taizhang.web.library.models import Statement
from taizhang.web.library.sentences import Surroundings, surroundings

_MOST_YEARS = 30
_MOST_FOUND = 30
_NEAR = 400  # characters: neighbouring sentences are shown shortened to fewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A statement that could be the result: another one that was weighed, or one searched for."""

    statement: Statement
    quote: Quoted
    why: str = ""


def verdict_of(actor: Actor, key: str) -> Verdict | None:
    """The verdict on the target of this key, None where there is none to be seen."""
    rows = verdicts_seen(actor).filter(key=key).select_related("correction__person")
    return rows.order_by("pk").first()


def around(actor: Actor, statement: Statement | None) -> Surroundings | None:
    """What stands around a statement in its document, where that may be seen."""
    if statement is None or not may(actor, Action.VIEW, statement.document):
        return None
    near = {"start__lt": statement.sentence_end + _NEAR, "end__gt": statement.sentence_start - _NEAR}
    if hidden_figures(actor, statement.document_id).filter(**near).exists():
        return None
    return surroundings(actor, statement.document, statement.start, statement.end)


def alternatives_of(actor: Actor, verdict: Verdict) -> list[Candidate]:
    """What else was weighed, and why it was not taken."""
    rows = list(visible(actor, Alternative.objects.filter(verdict=verdict)))
    quotes = statements_quoted(actor, [row.statement_id for row in rows])
    return [
        Candidate(statement=quotes[row.statement_id][0], quote=quotes[row.statement_id][1], why=row.why)
        for row in rows
    ]


def later_statements(actor: Actor, verdict: Verdict, *, words: str = "") -> QuerySet[Statement]:
    """What later reports of the place say: statements that a person may choose as the result."""
    year = verdict.target.report_year or 0
    rows = counted(actor, Statement.objects.all()).filter(
        report_place=verdict.target.report_place, report_year__gt=year
    )
    if words:
        rows = rows.filter(Q(subject__contains=words) | Q(text__contains=words))
    return rows.order_by("report_year", "document", "start")


def found(actor: Actor, verdict: Verdict, *, words: str) -> list[Candidate]:
    """The first statements of later reports that contain ``words``; none where nothing is asked."""
    if not words:
        return []
    numbers = list(later_statements(actor, verdict, words=words).values_list("pk", flat=True)[:_MOST_FOUND])
    quotes = statements_quoted(actor, numbers)
    return [Candidate(statement=quotes[number][0], quote=quotes[number][1]) for number in numbers]


def other_years(actor: Actor, verdict: Verdict) -> list[Pair]:
    """The verdicts of the place on the same indicator and kind in other years, the latest first."""
    rows = verdicts_seen(actor).filter(
        place_name=verdict.place_name, kind=verdict.kind, indicator=verdict.indicator, repeats=False
    )
    if not verdict.indicator:
        rows = rows.filter(subject=verdict.subject)
    rows = rows.exclude(pk=verdict.pk).select_related("correction__person")
    return pairs_of(actor, list(rows.order_by("-first_year", "target_id")[:_MOST_YEARS]))


def history_of(actor: Actor, verdict: Verdict) -> Sequence[Correction]:
    """What people said of it, the latest first, what was taken back included."""
    rows = visible(actor, Correction.objects.filter(target=verdict.target_id))
    return list(rows.select_related("person", "withdrawn_by", "result"))
