"""Writing the ledger file: whole, from sorted rows, so that the same content is the same bytes."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from taizhang.ledger.schema import (
    APPLICATION,
    FORMAT,
    create_indexes,
    create_table,
    description_rows,
    document_tables,
    tables,
)
from taizhang.ledger.staging import Staging

_PAGE_SIZE = 4096
_SETTLED = ("report", "is_current", "name")


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
    for table in document_tables():
        connection.execute(_merging(table.name, table.names, table.order))
        for statement in create_indexes(table, within="new"):
            connection.execute(statement)
    connection.execute("COMMIT")
    connection.execute("DETACH new")


def _merging(table: str, columns: tuple[str, ...], order: str) -> str:
    """The statement that fills a table of documents, sorted; the names are those of ``tables.yaml``."""
    is_list = table == "documents"
    key = "id" if is_list else "document"
    listed = ", ".join(columns)
    chosen = ", ".join(f"s.{name}" if is_list and name in _SETTLED else f"f.{name}" for name in columns)
    ordered = ", ".join(f"f.{name}" for name in order.split(", "))
    return (
        f"INSERT INTO new.{table} ({listed}) SELECT {chosen} FROM "  # noqa: S608
        f"(SELECT {listed} FROM main.{table} UNION ALL SELECT {listed} FROM old.{table} "
        f"WHERE {key} IN (SELECT id FROM settled WHERE NOT is_staged)) AS f "
        f"JOIN settled AS s ON s.id = f.{key} ORDER BY {ordered}"
    )
