"""The process of :class:`~taizhang.corpus.judge_ahead.JudgeAhead`: reads what stands, waits, judges."""

from __future__ import annotations

import gc
import os
import pickle
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any, BinaryIO

from taizhang.corpus.judge_ahead import State, state_of
from taizhang.ledger.judging import Case, Judge, Place, judged, standing
from taizhang.ledger.model import Before
from taizhang.ledger.reading import connect
from taizhang.reconcile import Reconciler


def main(file: Path, *, told: BinaryIO, answers: BinaryIO) -> None:
    """Answer what is asked until the other side is gone."""
    gc.disable()  # it lives for a second, and what it reads has no cycles
    messages: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_take_in, args=(told, messages), daemon=True).start()
    judge = Reconciler()
    stood: tuple[State, Case] | None = None
    while True:
        message = messages.get()
        if isinstance(message, str):
            stood = _stood(file, message)
            _rehearse(stood[1], judge)
            continue
        place, fresh, state = message
        if stood is None or stood[0] != state or stood[1].place != place.name:
            stood = _stood(file, place.name)
        rows = None if stood[0] != state else judged(_together(place, stood[1], fresh), judge)
        pickle.dump(rows, answers, protocol=pickle.HIGHEST_PROTOCOL)
        answers.flush()


def _take_in(told: BinaryIO, messages: SimpleQueue[Any]) -> None:
    """Take in what is told at once, so that the other side need not wait; end where it is gone."""
    try:
        while True:
            messages.put(pickle.load(told))  # noqa: S301 - the process that started this one
    except Exception:
        os._exit(0)


def _stood(file: Path, place: str) -> tuple[State, Case]:
    """What stands of ``place``, and the state of the file just before it was opened."""
    state = state_of(file)
    connection = connect(file)
    try:
        return state, standing(connection, place)
    finally:
        connection.close()


def _rehearse(stood: Case, judge: Judge) -> None:
    """Judge as if the last of the reports had just come: rules are made ready when they are first used, a
    judge may keep what it has prepared, and there is time.
    """
    if stood.before is not None:
        last = frozenset(entry.id for entry in stood.entries[-1:])
        judge(stood.entries, before=Before(added=last, verdicts=stood.before.verdicts))


def _together(place: Place, stood: Case, fresh: Case) -> Case:
    entries = {entry.id: entry for entry in (*stood.entries, *fresh.entries)}
    statements: Mapping[tuple[str, int, int], str] = {**stood.statements, **fresh.statements}
    before = None if stood.before is None else Before(added=place.added, verdicts=stood.before.verdicts)
    return replace(
        stood,
        entries=tuple(entries[document] for document, _ in place.documents),
        statements=statements,
        before=before,
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), told=sys.stdin.buffer, answers=sys.stdout.buffer)
