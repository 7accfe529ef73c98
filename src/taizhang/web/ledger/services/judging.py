"""Laying the documents of a place beside each other again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, QuerySet

from taizhang.core.verdict import Verdict
from taizhang.ledger.model import Entry
from taizhang.reconcile import reconcile
from taizhang.views.gathering import gather
from taizhang.views.reconciliation import Reconciliation
from taizhang.web.jobs import queue
from taizhang.web.ledger.models import Place
from taizhang.web.library.entries import entries_of
from taizhang.web.library.models import Document, DocumentState

JUDGE = "ledger.judge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What the reports of a place give together, before it is written."""

    documents: Mapping[int, Document]
    verdicts: Sequence[Verdict]
    found: Reconciliation


def ask_for_judging(place: str, *, now: datetime) -> None:
    """Note that something of a place changed and have its verdicts made again; in the same transaction.

    Before anything of its verdicts is written: the row of the place is held from here on (``hold``).
    """
    Place.objects.get_or_create(name=place)
    Place.objects.filter(name=place).update(revision=F("revision") + 1)
    queue.enqueue(JUDGE, key=place, payload={"place": place}, now=now)


def hold(place: str) -> Place | None:
    """The row of a place, which who writes about its verdicts holds until the end of the transaction.

    So judging, corrections, dismissals and changes of records are written one after another, and none rests
    on what another is about to change. None where there is no such place yet.
    """
    return Place.objects.select_for_update().filter(name=place).first()


def in_use(place: str) -> QuerySet[Document]:
    """The documents that a place is judged by: read, current, not withdrawn."""
    rows = Document.objects.filter(place=place, state=DocumentState.READ, is_current=True, withdrawn_at=None)
    return rows.order_by("year", "id")


def judge(place: str) -> Judged:
    """Judge the current documents of a place; nothing is written."""
    documents = {row.pk: row for row in in_use(place).select_related("body")}
    entries: list[Entry] = entries_of(documents.values())
    verdicts = reconcile(entries)
    return Judged(documents=documents, verdicts=verdicts, found=gather(entries, verdicts))
