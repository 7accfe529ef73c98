"""One builder at a time: a lock that the system takes back when its holder dies."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from taizhang.ledger.refusals import busy

LOCK_NAME = ".lock"
_PAUSE_SECONDS = 0.05


@contextmanager
def only_builder(folder: Path, *, wait: float, waiting: Callable[[], None] | None = None) -> Iterator[None]:
    """Hold the ledger in ``folder`` for writing; wait ``wait`` seconds for another holder, calling
    ``waiting`` once.

    The lock is the system's (flock): of a process that was killed nothing stays behind, so there are no stale
    locks to judge. The empty file ``.lock`` stays; who removed it could remove another's. Raises LedgerError
    ``ledger.busy``.
    """
    handle = os.open(folder / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        until = time.monotonic() + wait
        told = False
        while not _try_lock(handle):
            if time.monotonic() >= until:
                raise busy(folder, seconds=wait)
            if waiting is not None and not told:
                waiting()
                told = True
            time.sleep(_PAUSE_SECONDS)
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
