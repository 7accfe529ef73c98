"""Adding documents to a ledger on disk: all of them or, where it is interrupted, none."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePath
from threading import Thread
from typing import Literal

from taizhang.ledger.fingerprint import program
from taizhang.ledger.judging import Ahead, Judge, fresh_of, places_of, write_verdicts
from taizhang.ledger.lock import only_builder
from taizhang.ledger.model import Entry
from taizhang.ledger.reading import LEDGER_NAME, connect, telling_damage
from taizhang.ledger.readme import README, README_NAME
from taizhang.ledger.refusals import unwritten
from taizhang.ledger.settling import settle
from taizhang.ledger.staging import Staging
from taizhang.ledger.writing import attach_old, write_documents

WAIT_SECONDS = 120.0
"""How long a builder waits for another one."""

_PART = ".ledger.sqlite.part"
_DISK = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)

State = Literal["added", "version", "copy", "known", "reread"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What became of a document that was given to a build.

    ``added``: a new report. ``version``: a new document, and ``other`` names another version of its report.
    ``copy``: the content is there under the name ``other``, nothing was added and the copy is not remembered.
    ``known``: it is there. ``reread``: it was there, read by another version of the program or without its
    place, and was replaced.
    """

    name: str
    id: str
    state: State
    other: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A finished build: what became of each document, in the order given, and what the ledger holds now.

    ``changed``: whether the file was written. ``outdated``: how many documents were read by another version
    of the program; given again, they are read afresh.
    """

    additions: tuple[Addition, ...]
    changed: bool
    documents: int
    outdated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    name: str
    file: str
    place: str | None
    report: str
    program: str


def add_documents(
    folder: Path,
    entries: Iterable[Entry],
    *,
    judge: Judge | None = None,
    ahead: Ahead | None = None,
    wait: float = WAIT_SECONDS,
    waiting: Callable[[], None] | None = None,
) -> Built:
    """Add ``entries`` to the ledger in ``folder``, which is made where it is not there.

    The ledger then depends on the set of documents alone, not on the order or the number of builds. The new
    file is written beside the old one and takes its place in one step: whoever opens the ledger, and whenever
    this is interrupted, finds it as before or as after. ``entries`` are gone through before the lock is
    taken. ``judge`` gives the verdicts of a place; ``ahead`` has the same judge at work
    already. Raises LedgerError: ``ledger.busy``, ``ledger.damaged``,
    ``ledger.format``, ``ledger.unwritten``; OSError where the folder cannot be written.
    """
    made_by = program()
    staging = Staging(program=made_by)
    try:
        given = []
        for entry in entries:
            staging.add(entry)
            given.append((entry.name, entry.id))
        folder.mkdir(parents=True, exist_ok=True)
        with only_builder(folder, wait=wait, waiting=waiting):
            (folder / _PART).unlink(missing_ok=True)
            (folder / f"{_PART}-journal").unlink(missing_ok=True)
            return _merge(staging, folder, given, made_by=made_by, judge=judge, ahead=ahead)
    finally:
        staging.close()


def _merge(
    staging: Staging,
    folder: Path,
    given: list[tuple[str, str]],
    *,
    made_by: str,
    judge: Judge | None,
    ahead: Ahead | None,
) -> Built:
    file, part = folder / LEDGER_NAME, folder / _PART
    old = file if file.exists() else None
    if old is not None:
        connect(old).close()
    with telling_damage(file):
        attach_old(staging.connection, old)
        held = _held(staging.connection, "old")
        rereads = {
            found
            for found, staged in staging.staged.items()
            if found in held
            and (held[found].program != made_by or (held[found].place is None and staged.place is not None))
        }
        for found in held.keys() & staging.staged.keys() - rereads:
            staging.drop(found)
        written = old is not None and staging.connection.execute("SELECT program FROM old.about").fetchone()
        changed = bool(staging.staged) or old is None or written != (made_by,)
        fresh = set(staging.staged) - rereads
        if changed:
            try:
                _write(staging, part, old=old, made_by=made_by, judge=judge, ahead=ahead)
                _replace(part, file)
            except sqlite3.OperationalError as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF in _DISK:
                    raise unwritten(folder, detail=error) from error
                raise
            finally:
                part.unlink(missing_ok=True)
    _write_readme(folder)
    now = held
    if changed:
        with telling_damage(file):
            connection = connect(file)
            try:
                now = _held(connection, "main")
            finally:
                connection.close()
    return Built(
        additions=_told(given, now, fresh=fresh, rereads=rereads),
        changed=changed,
        documents=len(now),
        outdated=sum(document.program != made_by for document in now.values()),
    )


def _write(
    staging: Staging,
    part: Path,
    *,
    old: Path | None,
    made_by: str,
    judge: Judge | None,
    ahead: Ahead | None,
) -> None:
    """Write the new file; the first place that has grown is judged ``ahead`` while SQLite writes the
    documents: where one report is added there is no other.
    """
    settle(staging.connection, staged=staging.staged.keys())
    places = places_of(staging.connection, program=made_by)
    grown = next((place for place in places if place.added), None)
    asked = ahead is not None and grown is not None and ahead.ask(grown, fresh_of(staging.connection, grown))
    write_documents(staging, part, program=made_by)
    with _flushing(part):
        known = {}
        if asked and ahead is not None and grown is not None and (rows := ahead.answer()) is not None:
            known[grown.name] = rows
        write_verdicts(part, old=old, places=places, judge=judge, known=known)


@contextmanager
def _flushing(part: Path) -> Iterator[None]:
    """Have what is written sent to the disk meanwhile, so that less is left for the end."""
    thread = Thread(target=_sync_early, args=(part,))
    thread.start()
    try:
        yield
    finally:
        thread.join()


def _told(
    given: list[tuple[str, str]], now: dict[str, _Held], *, fresh: set[str], rereads: set[str]
) -> tuple[Addition, ...]:
    told: list[Addition] = []
    seen: set[str] = set()
    versions: dict[str, list[str]] = {}
    for found, document in now.items():
        versions.setdefault(document.report, []).append(found)
    for name, found in given:
        state: State = "known"
        other: str | None = None
        siblings = [sibling for sibling in versions[now[found].report] if sibling != found]
        if PurePath(name).name != now[found].file or (found in seen and found in fresh | rereads):
            state, other = "copy", now[found].name
            told.append(Addition(name=name, id=found, state=state, other=other))
            continue
        if found in rereads:
            state = "reread"
        elif found in fresh and siblings:
            current = now[found].report
            state, other = "version", now[current if current != found else siblings[0]].name
        elif found in fresh:
            state = "added"
        seen.add(found)
        told.append(Addition(name=name, id=found, state=state, other=other))
    return tuple(told)


def _held(connection: sqlite3.Connection, within: str) -> dict[str, _Held]:
    rows = connection.execute(f"SELECT id, name, file, place, report, program FROM {within}.documents")  # noqa: S608
    return {
        found: _Held(name=name, file=file, place=place, report=report, program=made)
        for found, name, file, place, report, made in rows
    }


def _replace(part: Path, file: Path) -> None:
    """Put ``part`` in the place of ``file`` so that it outlives a power cut."""
    _sync(part)
    os.replace(part, file)
    if os.name == "posix":  # elsewhere a folder cannot be opened
        _sync(file.parent)


def _sync_early(path: Path) -> None:
    with suppress(OSError):  # the last one tells of it
        _sync(path)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_readme(folder: Path) -> None:
    page = folder / README_NAME
    data = README.encode("utf-8")
    if not page.is_file() or page.read_bytes() != data:
        part = folder / f".{README_NAME}.part"
        part.write_bytes(data)
        os.replace(part, page)
