"""Judging (对账) in a process of its own, which makes itself ready while a new document is being read."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, cast

if TYPE_CHECKING:  # loading them takes as long as starting the process
    from taizhang.ledger.judging import Case, Place, VerdictRows

State = tuple[int, int, int]
"""What tells one state of the file from another: a build puts a new file in the place of the old one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Process:
    """A process that is told and answers; ``end`` ends it at once and waits until it is gone."""

    pid: int
    told: BinaryIO
    answers: BinaryIO
    end: Callable[[], object]


class JudgeAhead:
    """The reconciliation in a process of its own, for one build of the ledger ``file``.

    It loads the rules and, once the place is known, what stands of it in the ledger, and judges while the
    documents are written: two threads would wait for each other. It spares time and changes nothing: where
    it does not answer, for whatever reason, the build judges by itself. A context manager: the process starts
    with the block, where the file is there, and ends with it. On Linux it is forked from this one, which must
    not have started threads by then; elsewhere it is started anew, which takes half a second.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._process: _Process | None = None
        self._expected: str | None = None

    def __enter__(self) -> JudgeAhead:
        if self._file.exists():
            forks = sys.platform == "linux" and threading.active_count() == 1
            self._process = _forked(self._file) if forks else _started(self._file)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def expect(self, place: str | None) -> None:
        """Have what stands of ``place`` read: a report of it is coming. The first place counts."""
        if self._process is not None and self._expected is None and place is not None:
            self._expected = place
            self._tell(place)

    def ask(self, place: Place, fresh: Case) -> bool:
        """Have ``place`` judged, whose new documents ``fresh`` holds; whether an answer is to be waited for.

        The caller holds the lock of the ledger. Not asked of a place whose former documents have changed.
        """
        if self._process is None or not place.added:
            return False
        self._tell((place, fresh, state_of(self._file)))
        return self._process is not None

    def answer(self) -> VerdictRows | None:
        """What was asked for; None where the process did not get to it."""
        rows: VerdictRows | None = None
        if self._process is not None:
            with suppress(OSError, EOFError, pickle.UnpicklingError):
                rows = pickle.load(self._process.answers)  # noqa: S301 - our own process
        return rows

    def _tell(self, message: Any) -> None:
        if self._process is not None:
            try:
                pickle.dump(message, self._process.told, protocol=pickle.HIGHEST_PROTOCOL)
                self._process.told.flush()
            except OSError:  # it has died
                self._end()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.end()
            for pipe in (process.told, process.answers):
                with suppress(OSError):  # what was not sent any more
                    pipe.close()


def _started(file: Path) -> _Process:
    process = subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-P", "-m", "taizhang.corpus.judge_process", str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin is not None
    assert process.stdout is not None

    def end() -> None:
        process.kill()
        process.wait()

    return _Process(
        pid=process.pid,
        told=cast("BinaryIO", process.stdin),
        answers=cast("BinaryIO", process.stdout),
        end=end,
    )


def _forked(file: Path) -> _Process:
    hears, tells = os.pipe()
    listens, answers = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(tells)
            os.close(listens)
            from taizhang.corpus.judge_process import main

            main(file, told=os.fdopen(hears, "rb"), answers=os.fdopen(answers, "wb"))
        finally:
            os._exit(0)  # nothing of the other process is to be ended or written twice
    os.close(hears)
    os.close(answers)

    def end() -> None:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(pid, 0)

    return _Process(pid=pid, told=os.fdopen(tells, "wb"), answers=os.fdopen(listens, "rb"), end=end)


def state_of(file: Path) -> State:
    """The state that the file is in. Raises OSError where there is none."""
    found = os.stat(file)
    return found.st_ino, found.st_size, found.st_mtime_ns
