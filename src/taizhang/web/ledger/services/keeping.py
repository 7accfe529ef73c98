"""Keeping what was judged of a place: made ready without a lock, then written where it differs.

Who reads a place may wait for nobody, and who decides about its records not for long: on SQLite nobody else
writes while a transaction is open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from taizhang.web.differing import Differences, write
from taizhang.web.ledger.models import Place
from taizhang.web.ledger.services.judging import Judged, hold, in_use
from taizhang.web.ledger.services.noticing import (
    differing_findings,
    differing_goals,
    differing_projects,
    dismissals_of,
    keys_of_findings,
)
from taizhang.web.ledger.services.reach import reach_of
from taizhang.web.ledger.services.series import differing_series
from taizhang.web.ledger.services.verdicts import corrections_of, differing_verdicts

_TRIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What is to be written rests on this besides what was judged; changed meanwhile, it is made ready anew.

    ``revision`` grows with each change of documents and records; ``corrections`` and ``dismissals`` are
    those in force, by the numbers of targets and the keys of findings.
    """

    revision: int
    corrections: frozenset[tuple[int, int]]
    dismissals: frozenset[tuple[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """What is to be written, in the order in which it is, and the columns of the place's own row."""

    basis: Basis
    documents: frozenset[int]
    differing: tuple[Differences, ...]
    place: Mapping[str, Any]


def keep_judged(
    place: Place,
    judged: Judged,
    *,
    revision: int,
    now: datetime,
    together: Callable[[Place], None] | None = None,
) -> None:
    """Write what was judged in place of what was there; corrections and dismissals stay in force.

    ``revision`` is that of the place before it was judged. ``together`` is called with the place as it is
    now, inside the transaction that writes: what it does and what is kept happen both or neither. Rows that
    stay as they are keep their numbers and are not written. What a person decides between making ready and
    writing is taken in: it is made ready anew, at last with the place held.
    """
    for turn in range(_TRIES):
        ready = None if turn == _TRIES - 1 else prepare(place, judged)
        with transaction.atomic():
            held = hold(place.name)
            if held is None:
                raise Place.DoesNotExist(place.name)
            if ready is None:
                ready = prepare(held, judged)
            elif _basis(held, ready.documents, judged) != ready.basis:
                continue
            if together is not None:
                together(held)
            for found in ready.differing:
                write(found)
            Place.objects.filter(pk=held.pk).update(**ready.place, judged_revision=revision, judged_at=now)
            return


def prepare(place: Place, judged: Judged) -> Ready:
    """What is to be written, by documents and records as they are now; writes nothing."""
    fresh = Place.objects.get(pk=place.pk)
    current = {row.pk: row for row in in_use(place.name)}
    # One that was added since is judged with the next turn, one withdrawn since counts no more.
    documents = {number: row for number, row in current.items() if number in judged.documents}
    corrections = corrections_of(documents)
    dismissed = dismissals_of(keys_of_findings(judged))
    reach = reach_of(documents)
    differing = (
        *differing_verdicts(place, judged, documents=documents, corrections=corrections),
        *differing_findings(place, judged, reach=reach, dismissed=dismissed),
        differing_projects(place, judged, reach=reach),
        differing_goals(place, judged, reach=reach),
        differing_series(place),
    )
    years = [row.year for row in current.values() if row.year is not None]
    return Ready(
        basis=Basis(
            revision=fresh.revision,
            corrections=frozenset((target, row.pk) for target, row in corrections.items()),
            dismissals=frozenset(dismissed.items()),
        ),
        documents=frozenset(documents),
        differing=differing,
        place={
            "code": next((row.code for row in current.values() if row.code), ""),
            "first_year": min(years, default=None),
            "last_year": max(years, default=None),
            "documents_count": len(current),
        },
    )


def _basis(place: Place, documents: frozenset[int], judged: Judged) -> Basis:
    return Basis(
        revision=place.revision,
        corrections=frozenset((target, row.pk) for target, row in corrections_of(documents).items()),
        dismissals=frozenset(dismissals_of(keys_of_findings(judged)).items()),
    )
