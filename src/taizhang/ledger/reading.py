"""Opening a ledger for reading."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from taizhang.core.ids import document_id
from taizhang.core.verdict import Verdict
from taizhang.ledger.decode import read_entry, read_verdicts
from taizhang.ledger.fingerprint import program
from taizhang.ledger.model import Entry
from taizhang.ledger.refusals import damaged, no_ledger, other_format
from taizhang.ledger.schema import APPLICATION, FORMAT
from taizhang.structure.model import ReportKind

LEDGER_NAME = "ledger.sqlite"
_CORRUPT = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_LISTED = "id, report, name, place, code, kind, year, characters"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A document as the list of a ledger shows it; ``report`` is the identifier of the current version."""

    id: str
    report: str
    name: str
    place: str | None
    code: str | None
    kind: ReportKind
    year: int | None
    characters: int

    @property
    def is_current(self) -> bool:
        """Whether it is the current version (现行版本) of its report."""
        return self.id == self.report


class Ledger:
    """A ledger (台账) open for reading: the state that it had when it was opened, whoever builds meanwhile.

    Entries are decoded when they are asked for. Every method raises LedgerError ``ledger.damaged`` where the
    file turns out not to be whole. Close it, or use it as a context manager.
    """

    def __init__(self, folder: Path) -> None:
        self.file = folder / LEDGER_NAME
        self._connection = connect(self.file)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def documents(self) -> tuple[Listed, ...]:
        """All documents by place, year and kind, without their texts."""
        with _decoding(self.file):
            rows = self._connection.execute(f"SELECT {_LISTED} FROM documents ORDER BY rowid").fetchall()  # noqa: S608
        return tuple(
            Listed(
                id=row[0],
                report=row[1],
                name=row[2],
                place=row[3],
                code=row[4],
                kind=row[5],
                year=row[6],
                characters=row[7],
            )
            for row in rows
        )

    def entries(self, *, place: str | None = None, all_versions: bool = False) -> Iterator[Entry]:
        """The entries, of one place where it is given, each decoded as it is reached.

        Only the current version of each report unless ``all_versions``.
        """
        for listed in self.documents():
            if (place is None or listed.place == place) and (all_versions or listed.is_current):
                entry = self.entry(listed.id)
                if entry is not None:
                    yield entry

    def entry(self, document: str) -> Entry | None:
        """The entry of that identifier, or None."""
        with _decoding(self.file):
            entry = read_entry(self._connection, document)
        if entry is not None and document_id(entry.text) != entry.id:
            raise damaged(self.file, detail=f"the text of {entry.name} is not what it was")
        return entry

    def verdicts(self, *, place: str | None = None) -> tuple[Verdict, ...]:
        """The verdicts, of one place where it is given; they name documents as the entries do."""
        with _decoding(self.file):
            return tuple(read_verdicts(self._connection, place))


def open_ledger(folder: Path) -> Ledger:
    """Open the ledger in ``folder`` for reading.

    Raises LedgerError: ``ledger.missing``, ``ledger.damaged``, ``ledger.format``.
    """
    return Ledger(folder)


def is_ledger(path: Path) -> bool:
    """Whether ``path`` is a folder that holds a ledger."""
    return (path / LEDGER_NAME).is_file()


def known_files(folder: Path) -> dict[str, str]:
    """Files that need not be read again: the SHA-256 of their bytes and the identifier of their document.

    Left out are those that another version of the program or of its rules has read, and those without a
    place, for under another name it may be found. Empty where there is no ledger.
    """
    if not is_ledger(folder):
        return {}
    file = folder / LEDGER_NAME
    connection = connect(file)
    try:
        with telling_damage(file):
            found = connection.execute(
                "SELECT digest, id FROM documents WHERE program = ? AND place IS NOT NULL", (program(),)
            )
            return dict(found)
    finally:
        connection.close()


def connect(file: Path) -> sqlite3.Connection:
    """A connection that only reads. Raises LedgerError as ``open_ledger`` does."""
    try:
        with file.open("rb") as opened:
            head = opened.read(100)
            size = opened.seek(0, 2)
    except (FileNotFoundError, NotADirectoryError):
        raise no_ledger(file.parent) from None
    if len(head) < 100 or not head.startswith(b"SQLite format 3\0"):
        raise damaged(file, detail="no SQLite file")
    if int.from_bytes(head[68:72]) != APPLICATION:
        raise damaged(file, detail="no ledger")
    if int.from_bytes(head[60:64]) != FORMAT:
        raise other_format(file, found=int.from_bytes(head[60:64]), known=FORMAT)
    pages, page_size = int.from_bytes(head[28:32]), int.from_bytes(head[16:18])
    if size != pages * page_size:
        raise damaged(file, detail=f"{size} bytes instead of {pages * page_size}")
    with telling_damage(file):
        # Immutable: a build puts another file in this one's place and never writes into it.
        return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)


@contextmanager
def telling_damage(file: Path) -> Iterator[None]:
    """Turn what SQLite says of a broken file into LedgerError ``ledger.damaged``; other errors pass."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0)  # SQLite's own errors have one
        if code & 0xFF in _CORRUPT or "Could not decode" in str(error):
            raise damaged(file, detail=error) from error
        raise


@contextmanager
def _decoding(file: Path) -> Iterator[None]:
    """Turn rows that make no records into LedgerError ``ledger.damaged`` as well."""
    try:
        with telling_damage(file):
            yield
    except (KeyError, ValueError, TypeError, sqlite3.OperationalError) as error:
        raise damaged(file, detail=f"{type(error).__name__}: {error}") from error
