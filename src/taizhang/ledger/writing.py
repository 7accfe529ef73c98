"""Writing the ledger file: whole, from sorted rows, so that the same content is the same bytes."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from taizhang.ledger.schema import (
    APPLICATION,
    FORMAT,
    TableLayout,
    create_indexes,
    create_table,
    description_rows,
    document_tables,
    tables,
)
from taizhang.ledger.staging import Staging

_PAGE_SIZE = 4096
_SETTLED = ("report", "is_current", "name")
_NO_END = 1 << 62


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """Documents, the first and the last of them, between which the ledger has no others."""

    first: str
    last: str
    is_staged: bool


def attach_old(connection: sqlite3.Connection, old: Path | None) -> None:
    """Make the ledger at ``old`` readable as ``old``; an empty one where there is none."""
    where = f"{old.resolve().as_uri()}?mode=ro&immutable=1" if old else ":memory:"
    connection.execute("ATTACH ? AS old", (where,))
    if old is None:
        for table in tables().values():
            connection.execute(create_table(table, within="old"))


def write_documents(staging: Staging, target: Path, *, program: str) -> None:
    """Write the documents of ``staging`` and of the ledger attached to it as ``old`` into ``target``.

    What ``settle`` has settled must be there. A document that both hold comes from ``staging``. The tables of
    verdicts are made and left empty.
    """
    connection = staging.connection
    connection.execute("ATTACH ? AS new", (str(target.resolve()),))
    connection.execute(f"PRAGMA new.page_size = {_PAGE_SIZE}")
    connection.execute("PRAGMA new.journal_mode = OFF")
    connection.execute("PRAGMA new.synchronous = OFF")
    connection.execute(f"PRAGMA new.application_id = {APPLICATION}")
    connection.execute(f"PRAGMA new.user_version = {FORMAT}")
    connection.execute("BEGIN")
    for table in tables().values():
        connection.execute(create_table(table, within="new"))
    connection.execute("INSERT INTO new.about VALUES (?, ?)", (FORMAT, program))
    connection.executemany("INSERT INTO new.schema VALUES (?, ?, ?, ?, ?)", description_rows())
    runs = _runs(connection)
    for table in document_tables():
        for statement in create_indexes(table, within="new", as_ordered=True):
            connection.execute(statement)
        if table.name == "documents":
            connection.execute(_documents(table))
        else:
            for run in runs:
                _copy(connection, table, run)
        for statement in create_indexes(table, within="new", as_ordered=False):
            connection.execute(statement)
    connection.execute("COMMIT")
    connection.execute("DETACH new")


def _runs(connection: sqlite3.Connection) -> list[_Run]:
    """The documents by identifier, those that follow each other in one of the two databases together."""
    found = connection.execute("SELECT id, is_staged FROM settled ORDER BY id")
    runs = []
    for is_staged, documents in groupby(found, key=itemgetter(1)):
        members = [document for document, _ in documents]
        runs.append(_Run(first=members[0], last=members[-1], is_staged=bool(is_staged)))
    return runs


def _copy(connection: sqlite3.Connection, table: TableLayout, run: _Run) -> None:
    """Write the rows of a run of documents. Those of the old ledger stand in order: they need no sorting."""
    listed = ", ".join(table.names)
    into = f"INSERT INTO new.{table.name} ({listed}) SELECT {listed} FROM"
    if run.is_staged:
        connection.execute(
            f"{into} main.{table.name} WHERE document BETWEEN ? AND ? ORDER BY {table.order}",
            (run.first, run.last),
        )
        return
    ends = [
        connection.execute(
            f"SELECT rowid FROM old.{table.name} WHERE document {beyond} ? ORDER BY document LIMIT 1",  # noqa: S608
            (document,),
        ).fetchone()
        for beyond, document in ((">=", run.first), (">", run.last))
    ]
    if ends[0] is not None:
        end = ends[1][0] if ends[1] is not None else _NO_END
        connection.execute(
            f"{into} old.{table.name} WHERE rowid >= ? AND rowid < ? ORDER BY rowid", (ends[0][0], end)
        )


def _documents(table: TableLayout) -> str:
    """The statement that fills the table of documents, sorted, with what was settled of each."""
    listed = ", ".join(table.names)
    chosen = ", ".join(f"s.{name}" if name in _SETTLED else f"f.{name}" for name in table.names)
    ordered = ", ".join(f"f.{name}" for name in table.order.split(", "))
    return (
        f"INSERT INTO new.documents ({listed}) SELECT {chosen} FROM "  # noqa: S608
        f"(SELECT {listed} FROM main.documents UNION ALL SELECT {listed} FROM old.documents "
        f"WHERE id IN (SELECT id FROM settled WHERE NOT is_staged)) AS f "
        f"JOIN settled AS s ON s.id = f.id ORDER BY {ordered}"
    )
