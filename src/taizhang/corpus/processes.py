"""A batch in several processes, which outlives the death of any of them."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TypeVar

from taizhang.corpus.batch import Outcome, attempt, death

T = TypeVar("T")


def run_in_processes(
    paths: Sequence[Path], job: Callable[[Path], T], *, workers: int
) -> Iterator[Outcome[T]]:
    """Run ``job`` over ``paths`` in ``workers`` processes and yield an outcome for each, in their order."""
    waiting = deque(paths)
    while waiting:
        yield from _until_broken(waiting, job, workers=workers)


def _until_broken(waiting: deque[Path], job: Callable[[Path], T], *, workers: int) -> Iterator[Outcome[T]]:
    """Work off ``waiting`` with one pool; after a death settle what was under way and return."""
    under_way: deque[tuple[Path, Future[Outcome[T]]]] = deque()
    with _pool(workers) as pool:
        try:
            while waiting or under_way:
                while waiting and len(under_way) < 4 * workers:
                    path = waiting.popleft()
                    try:
                        under_way.append((path, pool.submit(attempt, job, path)))
                    except BrokenProcessPool:
                        waiting.appendleft(path)
                        break
                if not under_way:
                    break
                path, future = under_way[0]
                outcome = future.result()
                under_way.popleft()
                yield outcome
        except BrokenProcessPool:
            pass
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
    for path, future in under_way:
        if future.done() and not future.cancelled() and future.exception() is None:
            yield future.result()
        else:
            yield _alone(path, job)


def _alone(path: Path, job: Callable[[Path], T]) -> Outcome[T]:
    with _pool(1) as pool:
        try:
            return pool.submit(attempt, job, path).result()
        except BrokenProcessPool:
            return Outcome(path=path, failure=death(path))


def _pool(workers: int) -> ProcessPoolExecutor:
    # Forking a process that has threads (a progress bar) may hang; spawning is the same everywhere.
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
