"""Targets with their versions, results and verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, may, visible
from taizhang.web.ledger.indicators import named_like
from taizhang.web.ledger.models import Adjustment, Outcome, Series, Verdict
from taizhang.web.ledger.selectors.versions import Version, adjustments_of, versions_of
from taizhang.web.library.counted import counted
from taizhang.web.library.models import Statement
from taizhang.web.library.vocabulary import indicator_name
from taizhang.web.library.worded import MOST_WITH_WORDS, TARGET, Worded, having, mark_of_targets
from taizhang.web.ui.lists.filters import Asked, Years, choice, choices, flag, text, years

OUTCOMES = tuple(outcome.value for outcome in Outcome)


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetsAsked(Asked):
    """What can be asked of targets."""

    words: str = text(label="ledger.words")
    place: str = choice(label="ledger.place")
    indicator: str = choice(label="ledger.indicator")
    year: Years = years(label="ledger.year")
    modality: str = choice(
        label="ledger.modality_label", group="ledger.modality", values=("expected", "binding")
    )
    outcome: tuple[str, ...] = choices(label="ledger.outcome_label", group="ledger.outcome", values=OUTCOMES)
    adjusted: bool = flag(label="ledger.adjusted")
    again: bool = flag(label="ledger.with_repeats")


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetLine:
    """A target (目标) with its verdict, as far as that may be seen, and its versions, the original first."""

    target: Statement
    verdict: Verdict | None
    versions: tuple[Version, ...]

    @property
    def result(self) -> Statement | None:
        """The statement that tells the result."""
        return self.verdict.result if self.verdict else None

    @property
    def last(self) -> Version:
        """The version in force."""
        return self.versions[-1]

    @property
    def adjustments(self) -> tuple[Version, ...]:
        """The versions after the original."""
        return self.versions[1:]


def targets(actor: Actor, action: Action = Action.VIEW) -> QuerySet[Statement]:
    """Every target, without those that only say another one of the same report again."""
    rows = counted(actor, Statement.objects.filter(status="target"), action)
    return rows.exclude(Exists(Verdict.objects.filter(target=OuterRef("pk"), repeats=True)))


def targets_asked(
    actor: Actor, asked: TargetsAsked, action: Action = Action.VIEW, *, worded: Worded | None = None
) -> QuerySet[Statement]:
    """The targets that fit what is asked; ``worded``: those with its words, where they were found before."""
    if asked.again:
        rows = counted(actor, Statement.objects.filter(status="target"), action)
    else:
        rows = targets(actor, action)
    rows = rows.filter(asked.year.on("year"))
    if asked.place:
        rows = rows.filter(report_place=asked.place)
    if asked.indicator:
        rows = rows.filter(indicator=asked.indicator)
    if asked.modality:
        rows = rows.filter(modality=asked.modality)
    if asked.words:
        rows = rows.filter((worded or targets_worded(asked.words)).condition())
    if asked.outcome:
        judged = Verdict.objects.filter(target=OuterRef("pk"), outcome__in=asked.outcome)
        rows = rows.filter(Exists(visible(actor, judged, action)))
    if asked.adjusted:
        told = Adjustment.objects.filter(target=OuterRef("pk"), withdrawn_at=None)
        rows = rows.filter(Exists(visible(actor, told, action)))
    return rows


def targets_worded(words: str) -> Worded:
    """The targets that have ``words``, or whose indicator is called by them."""
    named = [mark_of_targets(indicator) for indicator in named_like(words)]
    return having(Statement, words, most=MOST_WITH_WORDS, mark=TARGET, instead=named)


def how_many_numbered(worded: Worded) -> int:
    """How many targets are among those numbered, for who may see every one: without those said again."""
    again = Verdict.objects.filter(repeats=True).values_list("target", flat=True)
    return len(set(worded.numbers).difference(again))


def has_words_alone(actor: Actor, asked: TargetsAsked) -> bool:
    """Whether nothing but words is asked, in the usual order, by who may see every target that counts."""
    return asked == TargetsAsked(words=asked.words, page=asked.page) and may(actor, Action.VIEW, Statement)


def target_lines(actor: Actor, rows: Sequence[Statement]) -> list[TargetLine]:
    """Targets of one page or batch with verdict, result and versions."""
    numbers = [row.pk for row in rows]
    verdicts = verdicts_of(actor, numbers)
    adjustments = adjustments_of(actor, numbers)
    return [
        TargetLine(
            target=row,
            verdict=verdicts.get(row.pk),
            versions=tuple(versions_of(row, verdicts.get(row.pk), adjustments.get(row.pk, ()))),
        )
        for row in rows
    ]


def verdicts_of(actor: Actor, targets: Sequence[int]) -> dict[int, Verdict]:
    """The verdicts on several targets, each with its result."""
    rows = visible(actor, Verdict.objects.filter(target__in=targets)).select_related("result")
    return {row.target_id: row for row in rows}


def indicator_options(actor: Actor) -> list[tuple[str, str]]:
    """The indicators that there are figures of, in the order of the catalogue."""
    rows = visible(actor, Series.objects.all()).order_by("position").values_list("indicator", flat=True)
    return [(indicator, indicator_name(indicator)) for indicator in rows.distinct()]
