"""How long what a place or a document causes keeps others from writing: the longest transaction of each deed.

usage: python benchmarks/web_locks.py FOLDER [--place NAME] [--gate MILLISECONDS]

FOLDER is an installation made by ``web_fill.py`` and is CHANGED: give a copy. Each deed is done as the pages
and the worker do it, with the jobs it asks for; only transactions that wrote are told of. On SQLite nobody
else writes while one is open. With ``--gate`` the exit status is 1 where one held for longer.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def main() -> int:
    """Do each deed, print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--place", default="", help="the place with the most verdicts unless told")
    parser.add_argument("--gate", type=float)
    asked = parser.parse_args()

    from taizhang.web.start import start

    start(data=asked.folder)
    place = asked.place or _largest()
    slowest = 0.0
    print(f"{place}\n{'deed':44}{'held ms':>9}{'all ms':>9}{'rows':>8}")
    for name, deed in deeds(place):
        with metered() as held:
            began = time.perf_counter()
            deed()
            spent = time.perf_counter() - began
        longest = max(held, default=0.0) * 1000
        slowest = max(slowest, longest)
        print(f"{name:44}{longest:>9.0f}{spent * 1000:>9.0f}{held.rows:>8}", flush=True)
    return int(asked.gate is not None and slowest > asked.gate)


class Held(list[float]):
    """Seconds that each transaction was open; ``rows``: how many rows were written by all (SQLite)."""

    rows = 0


@contextmanager
def metered() -> Iterator[Held]:
    """Measure the transactions of this process, from having the lock until it is given back."""
    from django.db import connection

    held, opened = Held(), 0.0
    connection.ensure_connection()
    begin, commit, roll_back = connection.set_autocommit, connection.commit, connection.rollback
    counts = connection.vendor == "sqlite"
    written = connection.connection.total_changes if counts else 0

    def set_autocommit(autocommit: bool, **more: Any) -> None:
        nonlocal opened
        begin(autocommit, **more)
        if not autocommit:
            opened = time.perf_counter()

    def ended(end: Callable[[], None]) -> Callable[[], None]:
        def then() -> None:
            end()
            held.append(time.perf_counter() - opened)

        return then

    connection.set_autocommit = set_autocommit
    connection.commit, connection.rollback = ended(commit), ended(roll_back)
    try:
        yield held
    finally:
        connection.set_autocommit, connection.commit, connection.rollback = begin, commit, roll_back
        if counts:
            held.rows = connection.connection.total_changes - written


def deeds(place: str) -> Iterator[tuple[str, Callable[[], None]]]:
    """What is done, one after another; the jobs that a deed asked for are done and measured after it."""
    from django.utils import timezone

    from taizhang.web.accounts.actors import SYSTEM, Actor
    from taizhang.web.accounts.models import Tier
    from taizhang.web.jobs import queue
    from taizhang.web.ledger.models import Place, Verdict
    from taizhang.web.ledger.services.judging import ask_for_judging
    from taizhang.web.library.models import Document
    from taizhang.web.library.services import access, review, withdrawal
    from taizhang.web.library.services.intake import READ
    from taizhang.web.library.services.sensitivity import mark_sensitive

    now = timezone.now()
    document = (
        Document.objects.filter(place=place, is_current=True, withdrawn_at=None)
        .order_by("-statements_count")
        .first()
    )
    assert document is not None, place
    figures = document.statement_set.filter(review="none", status="actual")
    key, value = figures.exclude(value=None).values_list("key", "value")[0]
    reviewer: Actor = SYSTEM

    def judged() -> None:
        ask_for_judging(place, now=timezone.now())
        _work("ledger.judge")

    def emptied() -> None:
        from taizhang.web.ledger.models import Finding, Goal, Project, Series

        for model in (Verdict, Finding, Goal, Project, Series):
            model.objects.filter(place_name=place).delete()

    def read() -> None:
        queue.enqueue(READ, key=str(document.pk), payload={"document": document.pk}, now=timezone.now())
        _work(READ)

    def forgotten() -> None:
        for kind in ("statement", "task", "projectmention", "term", "problem"):
            getattr(document, f"{kind}_set").all().delete()
        document.passages.all().delete()

    def correct(value: float) -> None:
        figure = document.statement_set.get(key=key)
        review.correct(actor=reviewer, row=figure, seen=figure.version, fields={"value": value}, now=now)

    def rest(**said: Any) -> None:
        access.set_access(actor=SYSTEM, document=document, unit=None, now=now, **said)

    def mark(*, sensitive: bool) -> None:
        figure = document.statement_set.get(key=key)
        mark_sensitive(actor=SYSTEM, statement=figure, sensitive=sensitive, why="x", now=now)

    _work("ledger.judge")
    emptied()
    yield "judged for the first time", judged
    yield "judged again, nothing changed", judged
    yield "a figure corrected", lambda: correct(value + 1)
    yield "judged after that", lambda: _work("ledger.judge")
    correct(value)
    _work("ledger.judge")
    yield "a document read again", read
    _work("ledger.judge")
    forgotten()
    yield "a document read for the first time", read
    _work("ledger.judge")
    document.refresh_from_db()
    tier = Tier(document.tier)
    yield "a document for fewer readers", lambda: rest(tier=Tier.DRAFT, sensitive=False)
    yield "judged after that ", lambda: _work("ledger.judge")
    yield "and for as many as before", lambda: rest(tier=tier, sensitive=False)
    yield "judged after that  ", lambda: _work("ledger.judge")
    yield "a figure marked sensitive", lambda: mark(sensitive=True)
    yield "and no longer", lambda: mark(sensitive=False)
    yield "a document withdrawn", lambda: withdrawal.withdraw(actor=SYSTEM, document=document, now=now)
    yield "judged after that   ", lambda: _work("ledger.judge")
    yield "and restored", lambda: withdrawal.restore(actor=SYSTEM, document=document, now=now)
    yield "judged after that    ", lambda: _work("ledger.judge")
    assert Place.objects.filter(name=place).exists()


def _largest() -> str:
    from django.db.models import Count

    from taizhang.web.ledger.models import Verdict

    rows = Verdict.objects.order_by().values("place_name").annotate(number=Count("pk"))
    return str(rows.order_by("-number")[0]["place_name"])


def _work(kind: str) -> None:
    """Do the jobs of a kind that wait, as the worker does."""
    from django.utils import timezone

    from taizhang.web.jobs import queue
    from taizhang.web.jobs.handlers import handler_of

    while (job := queue.lease(worker="bench", now=timezone.now(), kinds=(kind,))) is not None:
        handler_of(kind)(job)


if __name__ == "__main__":
    raise SystemExit(main())
