"""How often the program was right, as far as people have looked (准确率): shares with their denominators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from django.db.models import Count, Max
from django.db.models.fields.json import KT
from django.db.models.functions import TruncMonth

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import visible
from taizhang.web.library.models import Decision, DecisionKind, Review
from taizhang.web.library.vocabulary import word_of

_Z = 1.959964  # 95 in 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """``part`` of ``whole``, and between which shares the true one lies with 95 % confidence (Wilson)."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        """The share, 0 of nothing."""
        return self.part / self.whole if self.whole else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The lower and upper bound; 0 and 1 of nothing."""
        if not self.whole:
            return 0.0, 1.0
        n, p = self.whole, self.value
        middle = (p + _Z * _Z / (2 * n)) / (1 + _Z * _Z / n)
        half = _Z / (1 + _Z * _Z / n) * sqrt(p * (1 - p) / n + _Z * _Z / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)

    def __str__(self) -> str:
        if not self.whole:
            return "—"
        low, high = self.interval
        return f"{self.value:.1%} ({low:.1%}–{high:.1%})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What was decided about the records of one group.

    ``right``: accepted as read, of all that the program read and a person judged. ``found``: right or only
    to be corrected, of the same. ``added`` were not found at all; they have no rule.
    """

    name: str
    accepted: int
    corrected: int
    rejected: int
    added: int

    @property
    def right(self) -> Share:
        """Accepted as read."""
        return Share(part=self.accepted, whole=self.accepted + self.corrected + self.rejected)

    @property
    def found(self) -> Share:
        """A record indeed, its fields right or corrected."""
        return Share(
            part=self.accepted + self.corrected, whole=self.accepted + self.corrected + self.rejected
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """The tallies of statements in all, by kind, by rule and by month, and of tasks."""

    every: Tally
    by_kind: tuple[Tally, ...]
    by_rule: tuple[Tally, ...]
    by_month: tuple[Tally, ...]
    tasks: Tally


def accuracy(actor: Actor) -> Accuracy:
    """Of each record, the decision that stands counts; what was taken back does not."""
    statements = _groups(actor, "statement")
    tasks = _groups(actor, "task")
    return Accuracy(
        every=_tally("", statements),
        by_kind=_by(statements, 0, words=True),
        by_rule=_by(statements, 1),
        by_month=_by(statements, 2),
        tasks=_tally("", tasks),
    )


_Group = tuple[tuple[str, str, str], str, int]


def _groups(actor: Actor, about: str) -> list[_Group]:
    """((kind as read, rule, month), state, how many)."""
    standing = visible(actor, Decision.objects.filter(undone_by=None)).exclude(kind=DecisionKind.UNDO)
    last = standing.exclude(**{about: None}).order_by().values(about).annotate(last=Max("id")).values("last")
    rows = (
        Decision.objects.filter(pk__in=last)
        .order_by()
        .annotate(month=TruncMonth("at"), read_as=KT("machine__kind"), state=KT("after__review"))
        .values_list("read_as", "rule", "month", "state")
        .annotate(number=Count("id"))
    )
    return [
        ((read_as or "", rule, month.strftime("%Y-%m")), state, number)
        for read_as, rule, month, state, number in rows
        # What a person added and another rejected says nothing of the program.
        if state == Review.ADDED or read_as or about == "task"
    ]


def _by(groups: Iterable[_Group], place: int, *, words: bool = False) -> tuple[Tally, ...]:
    found: dict[str, list[_Group]] = {}
    for group in groups:
        if name := group[0][place]:
            found.setdefault(name, []).append(group)
    return tuple(
        _tally(word_of("kind", name) if words else name, members) for name, members in sorted(found.items())
    )


def _tally(name: str, groups: Iterable[_Group]) -> Tally:
    number: Counter[str] = Counter()
    for _, state, count in groups:
        number[state] += count
    return Tally(
        name=name,
        accepted=number[Review.ACCEPTED],
        corrected=number[Review.CORRECTED],
        rejected=number[Review.REJECTED],
        added=number[Review.ADDED],
    )
