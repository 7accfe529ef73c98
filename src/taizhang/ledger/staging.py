"""The new documents of one build, kept aside until the ledger is written."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import PurePath

from taizhang.ledger.model import Entry
from taizhang.ledger.rows import rows_of
from taizhang.ledger.schema import create_table, document_tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """What decides between copies of one document: the lower ``rank`` is kept."""

    id: str
    name: str
    place: str | None
    rank: tuple[bool, int, str, str]


class Staging:
    """Rows of new documents in a temporary database that SQLite moves to the disk where it grows.

    ``connection`` has the document tables; the database goes with it.
    """

    def __init__(self, *, program: str) -> None:
        self.connection = sqlite3.connect("", isolation_level=None, uri=True)
        self.connection.execute("PRAGMA journal_mode = OFF")
        self.connection.execute("PRAGMA synchronous = OFF")
        self._program = program
        self.staged: dict[str, Staged] = {}
        for table in document_tables():
            self.connection.execute(create_table(table))
            key = "id" if table.name == "documents" else "document"
            self.connection.execute(f"CREATE INDEX staged_{table.name} ON {table.name} ({key})")

    def add(self, entry: Entry) -> None:
        """Keep an entry. Of two copies of one document that with a place stays, then that which gave more
        records (tables come out of a Word file better than out of plain text), then that with the first name.
        """
        file = PurePath(entry.name).name
        staged = Staged(
            id=entry.id,
            name=entry.name,
            place=entry.place,
            rank=(entry.place is None, -len(entry.statements) - len(entry.tasks), file, entry.digest),
        )
        before = self.staged.get(entry.id)
        if before is not None and before.rank <= staged.rank:
            return
        self.drop(entry.id)
        self.staged[entry.id] = staged
        self.connection.execute("BEGIN")
        for name, rows in rows_of(entry, program=self._program).items():
            if rows:
                marks = ", ".join("?" * len(rows[0]))
                self.connection.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)  # noqa: S608
        self.connection.execute("COMMIT")

    def drop(self, document: str) -> None:
        """Forget a document."""
        if self.staged.pop(document, None) is None:
            return
        for table in document_tables():
            key = "id" if table.name == "documents" else "document"
            self.connection.execute(f"DELETE FROM {table.name} WHERE {key} = ?", (document,))  # noqa: S608

    def close(self) -> None:
        """Let the temporary database go."""
        self.connection.close()
