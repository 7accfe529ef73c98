"""For whom something is that rests on several places of documents: for those who see every one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q

from taizhang.web.accounts.models import Tier
from taizhang.web.library.models import Document, Statement

_WIDTH = list(Tier)
# A place in a document: its number and half-open offsets.
Cited = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The documents of a place, and in them the figures that are for fewer readers than their document."""

    documents: Mapping[int, Document]
    marked: Mapping[int, tuple[Statement, ...]]

    def of(self, cited: Iterable[Cited]) -> dict[str, Any]:
        """Tier, sensitivity and unit of what rests on ``cited``.

        Hidden from most where nothing is cited, or a document that is not of ours: nobody knows for whom.
        """
        told = set(cited)
        numbers = {number for number, _, _ in told}
        if not numbers or not numbers <= self.documents.keys():
            return {"tier": Tier.DRAFT, "sensitive": True, "unit_id": None}
        figures = [
            figure
            for number, start, end in told
            for figure in self.marked.get(number, ())
            if figure.start < end and figure.end > start
        ]
        rows = [*(self.documents[number] for number in numbers), *figures]
        units = {row.unit_id for row in rows}
        return {
            "tier": min((row.tier for row in rows), key=lambda tier: _WIDTH.index(Tier(tier))),
            "sensitive": any(row.sensitive for row in rows),
            "unit_id": units.pop() if len(units) == 1 else None,
        }


def reach_of(documents: Mapping[int, Document]) -> Reach:
    """The reach of what rests on ``documents``, by their numbers."""
    rows = Statement.objects.filter(document__in=list(documents)).filter(
        Q(sensitive=True) | ~Q(tier=F("document__tier"))
    )
    marked: defaultdict[int, list[Statement]] = defaultdict(list)
    for row in rows.only("document_id", "start", "end", "tier", "sensitive", "unit_id"):
        marked[row.document_id].append(row)
    return Reach(documents=documents, marked={number: tuple(figures) for number, figures in marked.items()})
