"""Filling the verdicts of a ledger that is being written: made anew where something changed, else kept."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from taizhang.core.verdict import Verdict
from taizhang.ledger.decode import read_entry
from taizhang.ledger.model import Entry
from taizhang.ledger.schema import create_indexes, tables, views
from taizhang.ledger.verdict_rows import verdict_rows
from taizhang.ledger.writing import attach_old

Judge = Callable[[Sequence[Entry]], Sequence[Verdict]]
"""Gives the verdicts of one place from the current versions of its documents, by year."""

_TABLES = ("verdicts", "evidence")


def write_verdicts(target: Path, *, old: Path | None, judge: Judge | None) -> None:
    """Fill the tables of verdicts in the file ``target`` and make the views, which rest on all tables.

    Those of a place are taken over from ``old`` where it holds the same current documents, read by the same
    program, and was itself written by it. Without ``judge`` there are no verdicts.
    """
    connection = sqlite3.connect(target, isolation_level=None, uri=True)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        attach_old(connection, old)
        connection.execute("BEGIN")
        if judge is not None:
            _judge_places(connection, judge)
        for table in _TABLES:
            for statement in create_indexes(tables()[table], within="main"):
                connection.execute(statement)
        for view in views():
            connection.execute(f"CREATE VIEW {view.name} AS\n{view.sql}")
        connection.execute("COMMIT")
    finally:
        connection.close()


def _judge_places(connection: sqlite3.Connection, judge: Judge) -> None:
    known = _current(connection, "old") if _program(connection, "old") == _program(connection, "main") else {}
    for place, documents in sorted(_current(connection, "main").items()):
        if known.get(place) == documents:
            for table in _TABLES:
                connection.execute(
                    f"INSERT INTO main.{table} SELECT * FROM old.{table} WHERE place = ? ORDER BY rowid",  # noqa: S608
                    (place,),
                )
            continue
        entries = [entry for found, *_ in documents if (entry := read_entry(connection, found)) is not None]
        for table, rows in zip(_TABLES, _rows(connection, place, entries, judge), strict=True):
            if rows:
                marks = ", ".join("?" * len(rows[0]))
                connection.executemany(f"INSERT INTO main.{table} VALUES ({marks})", rows)  # noqa: S608


def _rows(
    connection: sqlite3.Connection, place: str, entries: Sequence[Entry], judge: Judge
) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    statements = {
        (entry.id, start, end): found
        for entry in entries
        for found, start, end in connection.execute(
            "SELECT id, start_offset, end_offset FROM main.statements WHERE document = ?", (entry.id,)
        )
    }
    documents = {entry.name: entry.id for entry in entries}
    return verdict_rows(place, judge(entries), documents=documents, statements=statements)


def _current(connection: sqlite3.Connection, within: str) -> dict[str, list[tuple[str, str, str]]]:
    """The current documents of each place, in the order of the ledger, with the program that read them and
    the names by which reasons call them.
    """
    found: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for place, document, made, name in connection.execute(
        f"SELECT place, id, program, name FROM {within}.documents "  # noqa: S608
        "WHERE is_current = 1 AND place IS NOT NULL ORDER BY rowid"
    ):
        found[place].append((document, made, name))
    return dict(found)


def _program(connection: sqlite3.Connection, within: str) -> str | None:
    row = connection.execute(f"SELECT program FROM {within}.about").fetchone()  # noqa: S608
    return row[0] if row else None
