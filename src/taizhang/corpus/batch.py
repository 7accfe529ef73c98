"""One job over many files: in order, past bad files, and past a worker process that dies."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from taizhang.core.errors import Language, TaizhangError

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a file gave nothing: an error's code and wording, and the traceback for ``--debug``.

    A value instead of the exception, for it has to travel from a worker process.
    """

    code: str
    zh: str
    en: str
    trace: str = ""

    def message(self, language: Language) -> str:
        """The wording in the asked language."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Generic[T]):
    """What became of one file: a value or a failure, never both."""

    path: Path
    value: T | None = None
    failure: Failure | None = None


def run_batch(paths: Sequence[Path], job: Callable[[Path], T], *, workers: int = 0) -> Iterator[Outcome[T]]:
    """Run ``job`` over ``paths`` and yield an outcome for each, in their order.

    ``workers`` is the number of processes, 0 for this process alone. ``job`` must be importable
    by its name, its value picklable. A worker that dies (killed, out of memory) costs only the file that it
    dies of a second time, alone.
    """
    if not workers:
        for path in paths:
            yield attempt(job, path)
        return
    from taizhang.corpus.processes import run_in_processes  # what they need is not loaded for one file

    yield from run_in_processes(paths, job, workers=workers)


def attempt(job: Callable[[Path], T], path: Path) -> Outcome[T]:
    """Run ``job`` on one file; whatever it raises becomes a failure."""
    try:
        return Outcome(path=path, value=job(path))
    except TaizhangError as error:
        failure = Failure(code=error.code, zh=error.zh, en=error.en, trace=traceback.format_exc())
    except Exception as error:
        failure = _fault(path, error)
    return Outcome(path=path, failure=failure)


def _fault(path: Path, error: Exception) -> Failure:
    kind = type(error).__name__
    return Failure(
        code="batch.fault",
        zh=f"处理 {path} 时程序出错（{kind}：{error}）。加 --debug 可看详情；请把它报告给开发者。",
        en=f"{path}: the program failed ({kind}: {error}). Use --debug to see where, and report it.",
        trace=traceback.format_exc(),
    )


def death(path: Path) -> Failure:
    """The failure of a file on which worker processes died."""
    return Failure(
        code="batch.worker_died",
        zh=f"处理 {path} 的进程两次中途退出（可能内存不足）。请单独处理该文件，或减少 --workers。",
        en=f"{path}: the process working on it died twice (out of memory?). "
        "Try the file alone, or fewer --workers.",
    )
