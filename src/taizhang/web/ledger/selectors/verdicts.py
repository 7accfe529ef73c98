"""Verdicts as a list: what can be asked, which rows, how many of each outcome, both sentences of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from taizhang.views.reconciliation import HIT, JUDGED, OUTCOMES
from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, visible
from taizhang.web.ledger.margins import margin_in_words
from taizhang.web.ledger.models import Place, Verdict
from taizhang.web.ledger.models.verdicts import IS_PENDING
from taizhang.web.ledger.quoting import Quoted, statements_quoted
from taizhang.web.ledger.vocabulary import called, called_like, indicators_named
from taizhang.web.library.models import Statement
from taizhang.web.ui.lists.filters import Asked, Years, choice, choices, flag, text, years


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictsAsked(Asked):
    """What can be asked of the list of verdicts."""

    words: str = text(label="ledger.indicator_words")
    place: str = choice(label="ledger.place")
    year: Years = years(label="ledger.target_year")
    outcome: tuple[str, ...] = choices(label="ledger.outcome")
    modality: str = choice(label="ledger.modality")
    kind: str = choice(label="ledger.kind")
    indicator: str = choice(label="ledger.indicator")
    corrected: bool = flag(label="ledger.only_corrected")
    provisional: bool = flag(label="ledger.only_provisional")
    repeats: bool = flag(label="ledger.with_repeats")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many verdicts of each outcome; ``judged`` is the denominator, ``hit`` those met of it."""

    by_outcome: dict[str, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.by_outcome.values())

    @property
    def judged(self) -> int:
        """Those with a comparable result."""
        return sum(self.by_outcome.get(outcome, 0) for outcome in JUDGED)

    @property
    def hit(self) -> int:
        """Those met or exceeded."""
        return sum(self.by_outcome.get(outcome, 0) for outcome in HIT)

    @property
    def rate(self) -> float | None:
        """Met over judged, 0–1; None where nothing was judged."""
        return self.hit / self.judged if self.judged else None

    @property
    def percent(self) -> str:
        """The rate as it is read, "" where there is none."""
        return "" if self.rate is None else f"{self.rate:.0%}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A verdict with promise and result, each in its sentence."""

    verdict: Verdict
    target: Statement
    promise: Quoted
    result: Statement | None
    report: Quoted | None

    @property
    def name(self) -> str:
        """What it is about."""
        return called(self.verdict.indicator, self.verdict.subject)

    @property
    def margin(self) -> str:
        """How far the result is from the target, in words."""
        return margin_in_words(self.verdict, unit=self.target.unit_text)


def verdicts_seen(actor: Actor, action: Action = Action.VIEW) -> QuerySet[Verdict]:
    """The verdicts with which ``actor`` may do ``action``."""
    return visible(actor, Verdict.objects.all(), action)


def verdicts_asked(actor: Actor, asked: VerdictsAsked, action: Action = Action.VIEW) -> QuerySet[Verdict]:
    """The verdicts that fit, those of targets that a report states again only when asked."""
    rows = verdicts_seen(actor, action)
    if not asked.repeats:
        rows = rows.filter(repeats=False)
    if asked.outcome:
        rows = rows.filter(outcome__in=asked.outcome)
    if asked.place:
        rows = rows.filter(place_name=asked.place)
    if asked.modality:
        rows = rows.filter(modality=asked.modality)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.indicator:
        rows = rows.filter(indicator=asked.indicator)
    if asked.words:
        rows = rows.filter(called_like(asked.words) | Q(indicator__in=indicators_named(asked.words)))
    if asked.corrected:
        rows = rows.filter(correction__isnull=False)
    if asked.provisional:
        rows = rows.filter(provisional=True)
    return rows.filter(asked.year.on("first_year"))


def pending_last(rows: QuerySet[Verdict]) -> QuerySet[Verdict]:
    """``rows`` with ``is_pending`` to sort by."""
    return rows.annotate(is_pending=IS_PENDING)


def pairs_of(actor: Actor, verdicts: Sequence[Verdict]) -> list[Pair]:
    """Verdicts of one page or batch with both their sentences: one query however many they are."""
    quotes = statements_quoted(
        actor, [number for row in verdicts for number in (row.target_id, row.result_id)]
    )
    made = []
    for row in verdicts:
        target, promise = quotes[row.target_id]
        result, report = quotes.get(row.result_id or 0, (None, None))
        made.append(Pair(verdict=row, target=target, promise=promise, result=result, report=report))
    return made


def counts_of(rows: QuerySet[Verdict]) -> Counts:
    """How many of each outcome among ``rows``."""
    found = dict(rows.order_by().values_list("outcome").annotate(n=Count("*")))
    return Counts(by_outcome={outcome: found.get(outcome, 0) for outcome in OUTCOMES})


def places_in_work(actor: Actor, *, names: Sequence[str] = ()) -> Sequence[str]:
    """The places whose verdicts are being made again; only among ``names`` where given."""
    rows = visible(actor, Place.objects.exclude(revision=F("judged_revision")))
    if names:
        rows = rows.filter(name__in=names)
    return list(rows.values_list("name", flat=True)[:5])
