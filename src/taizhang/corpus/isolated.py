"""One file read in a process of its own, with limits on time and memory: what comes from outside may be meant
to harm, or only too big.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec

from taizhang.core.errors import TaizhangError
from taizhang.documents.model import Table
from taizhang.ledger.model import Entry

MEGABYTE = 1024 * 1024


class ReadingFailedError(TaizhangError):
    """A file that gave nothing, for the reason that the reader tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a file may cost: seconds on the clock, megabytes of memory, pages drawn as pictures."""

    seconds: int = 120
    megabytes: int = 3072
    pages: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page drawn as a picture: its file, size in pixels, and the half-open offsets of its text."""

    number: int
    file: str
    width: int
    height: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a file gave: its entry, its pages as pictures in the folder given, the reader's warnings, and the
    tables of its text.
    """

    entry: Entry
    pages: tuple[Page, ...]
    warnings: tuple[str, ...]
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a file gave nothing, as it travels between the processes."""

    code: str
    zh: str
    en: str


def read_isolated(path: Path, *, name: str, folder: Path, limits: Limits | None = None) -> Reading:
    """Read the file at ``path``, called ``name``, in another process; pictures of pages go into ``folder``.

    Raises ReadingFailedError with the reader's reason, or ``isolated.too_heavy`` where the process ran into
    a limit or died.
    """
    allowed = limits or Limits()
    answer = folder / "answer.json"
    command = [sys.executable, "-m", "taizhang.corpus.reading_process"]
    arguments = [
        str(path),
        name,
        str(folder),
        str(allowed.seconds),
        str(allowed.megabytes),
        str(allowed.pages),
    ]
    kept = {key: value for key, value in os.environ.items() if not _secret(key)}
    try:
        subprocess.run(  # noqa: S603 - our own module
            [*command, *arguments],
            env=kept,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=allowed.seconds,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        raise _too_heavy(name, allowed) from error
    told = _decoded(answer.read_bytes())
    if isinstance(told, Refusal):
        raise ReadingFailedError(told.code, zh=told.zh, en=told.en)
    return told


def _decoded(told: bytes) -> Reading | Refusal:
    try:
        return msgspec.json.decode(told, type=Reading)
    except msgspec.ValidationError:
        return msgspec.json.decode(told, type=Refusal)


def _secret(key: str) -> bool:
    """What the process that opens foreign files has no need to know."""
    return key.startswith(("TAIZHANG_", "DATABASE_", "DJANGO_"))


def _too_heavy(name: str, limits: Limits) -> ReadingFailedError:
    return ReadingFailedError(
        "isolated.too_heavy",
        zh=f"读取 {name} 用去的时间或内存超过上限（{limits.seconds} 秒、{limits.megabytes} MB），已停止。"
        "请把文件拆小，或另存为 .docx、.txt 再上传。",
        en=f"{name} took more than {limits.seconds} seconds or {limits.megabytes} MB and was stopped. "
        "Split it, or save it as .docx or .txt and upload that.",
    )
