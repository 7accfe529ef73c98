"""Findings as lists: promises dropped, repeated, weakened; figures that contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from taizhang.views.reconciliation import TOPICS
from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, visible
from taizhang.web.ledger.links import span_of
from taizhang.web.ledger.models import Citation, Finding
from taizhang.web.ledger.quoting import Quoted, quoted, sentence_of
from taizhang.web.ledger.vocabulary import called_like
from taizhang.web.ui.lists.filters import Asked, Years, choice, flag, text, years
from taizhang.web.words import say

_SURE, _LIKELY = 0.8, 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsAsked(Asked):
    """What can be asked of findings."""

    words: str = text(label="ledger.finding_words")
    place: str = choice(label="ledger.place")
    year: Years = years(label="ledger.year")
    topic: str = choice(label="ledger.topic")
    plain: bool = flag(label="ledger.without_caution")
    dismissed: bool = flag(label="ledger.only_dismissed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A finding with its sentences, the earlier first."""

    finding: Finding
    quotes: tuple[Quoted, ...]

    @property
    def first(self) -> Quoted | None:
        """The earlier sentence."""
        return self.quotes[0] if self.quotes else None

    @property
    def second(self) -> Quoted | None:
        """The later sentence, where there is one."""
        return self.quotes[1] if len(self.quotes) > 1 else None

    @property
    def confidence(self) -> str:
        """How sure the program is, in words."""
        sure = self.finding.confidence
        if sure is None:
            return ""
        word = "sure" if sure >= _SURE else "likely" if sure >= _LIKELY else "unsure"
        return say(f"ledger.confidence.{word}", percent=f"{sure:.0%}")


def findings_seen(actor: Actor, action: Action = Action.VIEW) -> QuerySet[Finding]:
    """The findings with which ``actor`` may do ``action``."""
    return visible(actor, Finding.objects.all(), action)


def findings_asked(actor: Actor, asked: FindingsAsked, action: Action = Action.VIEW) -> QuerySet[Finding]:
    """The findings that fit; those that a person dismissed only when asked."""
    rows = findings_seen(actor, action).filter(dismissal__isnull=not asked.dismissed)
    if asked.topic:
        rows = rows.filter(topic=asked.topic)
    if asked.place:
        rows = rows.filter(place_name=asked.place)
    if asked.words:
        rows = rows.filter(called_like(asked.words))
    if asked.plain:
        rows = rows.filter(caution=False)
    return rows.filter(_within(asked.year))


def topics_counted(rows: QuerySet[Finding]) -> dict[str, int]:
    """How many findings of each topic."""
    found = dict(rows.order_by().values_list("topic").annotate(n=Count("pk")))
    return {topic: found.get(topic, 0) for topic in TOPICS}


def with_quotes(actor: Actor, findings: Sequence[Finding]) -> list[Found]:
    """Findings of one page or batch with their sentences: one query however many they are."""
    rows: Any = Citation.objects.filter(finding__in=findings).select_related("document")
    rows = rows.annotate(sentence=sentence_of(actor=actor, start="sentence_start", end="sentence_end"))
    quotes: defaultdict[int, list[Quoted]] = defaultdict(list)
    for row in rows.order_by("pk"):
        low, high = row.start - row.sentence_start, row.end - row.sentence_start
        quotes[row.finding_id].append(
            quoted(
                row.sentence,
                begins=row.sentence_start,
                start=row.start,
                end=row.end,
                text=row.sentence[low:high] if row.sentence else "…",
                href=span_of(row.document_id, row.start, row.end),
                document=row.document,
            )
        )
    return [Found(finding=finding, quotes=tuple(quotes[finding.pk])) for finding in findings]


def _within(asked: Years) -> Q:
    """Years are kept as periods (2024, 2021/2025): compared by how they begin."""
    fits = Q()
    if asked.first is not None:
        fits &= Q(year__gte=f"{asked.first:04d}")
    if asked.last is not None:
        fits &= Q(year__lt=f"{asked.last + 1:04d}")
    return fits
