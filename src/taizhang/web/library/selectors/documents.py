"""Which documents are asked for, and how far each has come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, FloatField, Q, QuerySet
from django.db.models.functions import Cast, NullIf

from taizhang.ledger.fingerprint import program
from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.models import Tier
from taizhang.web.accounts.policies import Action, visible
from taizhang.web.jobs.models import Job, JobState
from taizhang.web.library.models import Document, DocumentState
from taizhang.web.library.services.intake import READ
from taizhang.web.library.services.keeping import KINDS
from taizhang.web.ui.lists.filters import Asked, Years, choice, choices, flag, text, years

_OPEN = (JobState.WAITING, JobState.RUNNING)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsAsked(Asked):
    """What can be asked of the list of documents."""

    words: str = text(label="library.words")
    place: str = choice(label="library.place")
    year: Years = years(label="library.year")
    kind: tuple[str, ...] = choices(label="library.kind", group="library.kinds", values=KINDS)
    state: tuple[str, ...] = choices(
        label="library.state", group="library.states", values=tuple(DocumentState.values)
    )
    tier: tuple[str, ...] = choices(label="library.tier", group="library.tiers", values=tuple(Tier.values))
    unchecked: bool = flag(label="library.unchecked")
    current: bool = flag(label="library.current_only")
    withdrawn: bool = flag(label="library.withdrawn_ones")


def documents_asked(rows: QuerySet[Document], asked: DocumentsAsked) -> QuerySet[Document]:
    """The documents that fit, each with ``reviewed_share`` (0 to 1, None without statements)."""
    rows = rows.filter(withdrawn_at__isnull=not asked.withdrawn).filter(asked.year.on("year"))
    if asked.words:
        named = Q(title__contains=asked.words) | Q(file_name__contains=asked.words)
        rows = rows.filter(named | Q(place__contains=asked.words))
    if asked.place:
        rows = rows.filter(place=asked.place)
    for name in ("kind", "state", "tier"):
        if chosen := getattr(asked, name):
            rows = rows.filter(**{f"{name}__in": chosen})
    if asked.unchecked:
        rows = rows.filter(state=DocumentState.READ, confirmed_at=None)
    if asked.current:
        rows = rows.filter(is_current=True)
    share = Cast("reviewed_count", FloatField()) / NullIf(Cast(F("statements_count"), FloatField()), 0.0)
    return rows.annotate(reviewed_share=share)


def places_met(rows: QuerySet[Document]) -> list[str]:
    """The places of ``rows`` in the order of their names."""
    met = rows.exclude(place="").order_by("place").values_list("place", flat=True).distinct()
    return list(met)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What waits for the reader of documents, and what is being read now."""

    waiting: int
    running: int

    @property
    def open(self) -> int:
        """How many are not done."""
        return self.waiting + self.running


def reading_progress() -> Progress:
    """How many readings wait or run, of the whole library."""
    states = list(Job.objects.filter(kind=READ, state__in=_OPEN).values_list("state", flat=True))
    running = states.count(JobState.RUNNING)
    return Progress(waiting=len(states) - running, running=running)


def open_readings(documents: Iterable[Document]) -> dict[int, str]:
    """The state of the reading of each of ``documents`` that waits for one or is being read."""
    keys = [str(document.pk) for document in documents]
    found = Job.objects.filter(kind=READ, key__in=keys, state__in=_OPEN).values_list("key", "state")
    return {int(key): state for key, state in found}


def outdated(actor: Actor) -> QuerySet[Document]:
    """The documents that ``actor`` may have read again and that other rules than today's have read."""
    rows = visible(actor, Document.objects.all(), Action.CHANGE)
    return rows.filter(state=DocumentState.READ, withdrawn_at=None).exclude(program=program())
