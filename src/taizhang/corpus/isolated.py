"""One file read in a process of its own, with limits on time and memory: what comes from outside may be meant
to harm, or only too big.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import msgspec

from taizhang.core.errors import TaizhangError
from taizhang.documents.model import Table
from taizhang.ledger.model import Entry

MEGABYTE = 1024 * 1024
READ, FAILED = b"read\n", b"failed\n"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A file to be read, as it is asked of ``reading_service``."""

    path: str
    name: str
    folder: str
    seconds: int
    megabytes: int
    pages: int


class IsolatedReader:
    """Reads foreign files, each in a process of its own.

    On Linux these are forked from one that has loaded the rules and opens no file itself; elsewhere each is
    started anew, which takes a second. One at a time: who reads from several threads waits.
    """

    def __init__(self) -> None:
        self._service: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def read(self, path: Path, *, name: str, folder: Path, limits: Limits | None = None) -> Reading:
        """Read the file at ``path``, called ``name``; pictures of pages go into ``folder``.

        Raises ReadingFailedError with the reader's reason, or ``isolated.too_heavy`` where the process ran
        into a limit or died.
        """
        allowed = limits or Limits()
        request = Request(
            path=str(path),
            name=name,
            folder=str(folder),
            seconds=allowed.seconds,
            megabytes=allowed.megabytes,
            pages=allowed.pages,
        )
        with self._lock:
            done = self._asked(request) if sys.platform == "linux" else _in_new_process(request)
        answer = folder / "answer.json"
        if not done or not _own(folder, answer.name):
            raise _too_heavy(name, allowed)
        told = _decoded(answer.read_bytes())
        if told is None or (isinstance(told, Reading) and not all(_own(folder, p.file) for p in told.pages)):
            raise _too_heavy(name, allowed)
        if isinstance(told, Refusal):
            raise ReadingFailedError(told.code, zh=told.zh, en=told.en)
        return told

    def close(self) -> None:
        """End the process that others are forked from, if there is one."""
        service, self._service = self._service, None
        if service is not None and service.stdin is not None and service.stdout is not None:
            service.stdin.close()
            service.stdout.close()
            service.wait()

    def _asked(self, request: Request) -> bool:
        for _ in range(2):  # it may have died since it was last asked
            if self._service is None or self._service.poll() is not None:
                self.close()
                self._service = _started("taizhang.corpus.reading_service")
            stdin, stdout = self._service.stdin, self._service.stdout
            assert stdin is not None
            assert stdout is not None
            with suppress(BrokenPipeError):
                stdin.write(msgspec.json.encode(request) + b"\n")
                stdin.flush()
                if answer := stdout.readline():
                    return answer == READ
            self._service.wait()
        return False


def _started(module: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-m", module],
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _in_new_process(request: Request) -> bool:
    command = [sys.executable, "-m", "taizhang.corpus.reading_process"]
    told = (request.path, request.name, request.folder, request.seconds, request.megabytes, request.pages)
    try:
        subprocess.run(  # noqa: S603 - our own module
            [*command, *map(str, told)],
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=request.seconds,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return False
    return True


def _environment() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if not _secret(key)}


def _decoded(told: bytes) -> Reading | Refusal | None:
    """The answer; None for one that is none: who reads a foreign file is not to be trusted blindly."""
    for kind in (Reading, Refusal):
        with suppress(msgspec.DecodeError, UnicodeDecodeError):
            return cast("Reading | Refusal", msgspec.json.decode(told, type=kind))
    return None


def _own(folder: Path, name: str) -> bool:
    """Whether ``name`` is a plain file right in ``folder``, and no way to another place."""
    path = folder / name
    return Path(name).name == name and path.is_file() and not path.is_symlink()


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
