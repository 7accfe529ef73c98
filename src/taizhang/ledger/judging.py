"""Filling the verdicts of a ledger that is being written: made anew where something changed, else kept."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Protocol

from taizhang.core.verdict import Verdict
from taizhang.ledger.decode import read_figures, read_verdicts
from taizhang.ledger.model import Before, Entry
from taizhang.ledger.rows import Row
from taizhang.ledger.schema import create_indexes, tables, views
from taizhang.ledger.verdict_rows import EVIDENCE_ORDINAL, Written, verdict_rows
from taizhang.ledger.writing import attach_old


class Judge(Protocol):
    """Gives the verdicts of one place from the current versions of its documents, by year."""

    def __call__(self, entries: Sequence[Entry], *, before: Before | None) -> Sequence[Verdict]:
        """Of the records the entries hold the parts and the statements alone. ``before`` is there where the
        place has only grown: it spares work and changes no verdict.
        """


class Ahead(Protocol):
    """Judges a place beside the writing of its documents."""

    def expect(self, place: str | None) -> None:
        """Prepare for a report of this place."""

    def ask(self, place: Place, fresh: Case) -> bool:
        """Have ``place`` judged, whose new documents ``fresh`` holds; whether an answer is to be waited for.

        The caller holds the lock of the ledger.
        """

    def answer(self) -> VerdictRows | None:
        """What was asked for; None where it must be judged in another way."""


VerdictRows = tuple[list[Row], list[Row]]
"""The rows of the tables ``verdicts`` and ``evidence`` of one place."""

_Current = tuple[str, str, str]
_TABLES = ("verdicts", "evidence")
_BEFORE = "SELECT place, id, program, name FROM old.documents WHERE is_current = 1 ORDER BY rowid"
_NOW = (
    "SELECT f.place, f.id, f.program, s.name FROM (SELECT * FROM main.documents UNION ALL "
    "SELECT * FROM old.documents WHERE id IN (SELECT id FROM settled WHERE NOT is_staged)) AS f "
    "JOIN settled AS s ON s.id = f.id WHERE s.is_current = 1"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in the ledger that is being written: identifier and name of each of its current documents, in
    the order of the ledger, whether its verdicts must be made anew, and, where it has only grown, which
    documents are new.
    """

    name: str
    documents: tuple[tuple[str, str], ...]
    is_changed: bool
    added: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a place is judged by: its entries, the identifiers of their statements by entry and span, what was
    judged before, and how the ledger has written that, by the identity of the verdict.
    """

    place: str
    entries: tuple[Entry, ...]
    statements: Mapping[tuple[str, int, int], str]
    before: Before | None = None
    written: Mapping[int, Written] = field(default_factory=dict)


def places_of(connection: sqlite3.Connection, *, program: str) -> tuple[Place, ...]:
    """The places of the documents of ``main`` and ``old``, as ``settle`` has settled them, by name.

    A place is as before where the ledger ``old`` holds the same current documents under the same names, read
    by the same program, and was itself written by ``program``.
    """
    written = connection.execute("SELECT program FROM old.about").fetchone()
    known = _current(connection, _BEFORE) if written == (program,) else {}
    order = ", ".join(f"f.{column}" for column in tables()["documents"].order.split(", "))
    now = _current(connection, f"{_NOW} ORDER BY {order}")
    return tuple(
        Place(
            name=place,
            documents=tuple((document, name) for document, _, name in documents),
            is_changed=known.get(place) != documents,
            added=_added(known.get(place, []), documents),
        )
        for place, documents in sorted(now.items())
    )


def case_of(connection: sqlite3.Connection, place: Place) -> Case:
    """What ``place`` is judged by; a document that is not in ``main`` is taken from ``old``."""
    case = _case(connection, place.name, place.documents, within=("main", "old"))
    if not place.added:
        return case
    return _with_before(connection, case, within="old", added=place.added)


def fresh_of(connection: sqlite3.Connection, place: Place) -> Case:
    """What is new of ``place``, from ``main``."""
    documents = [(document, name) for document, name in place.documents if document in place.added]
    return _case(connection, place.name, documents, within=("main",))


def standing(connection: sqlite3.Connection, place: str) -> Case:
    """What a finished ledger holds of a place, as if nothing had been added to it."""
    documents = connection.execute(
        "SELECT id, name FROM documents WHERE is_current = 1 AND place = ? ORDER BY rowid", (place,)
    ).fetchall()
    case = _case(connection, place, documents, within=("main",))
    return _with_before(connection, case, within="main", added=frozenset())


def _case(
    connection: sqlite3.Connection,
    place: str,
    documents: Sequence[tuple[str, str]],
    *,
    within: Sequence[str],
) -> Case:
    """The case of some documents, each taken from the first of the databases that has it."""
    entries = []
    statements = {}
    for document, name in documents:
        for database in within:
            entry = read_figures(connection, document, within=database, name=name)
            if entry is not None:
                entries.append(entry)
                for found, start, end in connection.execute(
                    f"SELECT id, start_offset, end_offset FROM {database}.statements WHERE document = ?",  # noqa: S608
                    (document,),
                ):
                    statements[document, start, end] = found
                break
    return Case(place=place, entries=tuple(entries), statements=statements)


def _with_before(connection: sqlite3.Connection, case: Case, *, within: str, added: frozenset[str]) -> Case:
    """The case with what was judged of its place; without where the ledger was built without a judge."""
    verdicts = tuple(read_verdicts(connection, case.place, within=within))
    if not verdicts:
        return case
    written = _written(connection, case.place, within=within)
    return replace(
        case,
        before=Before(added=added, verdicts=verdicts),
        written={id(verdict): rows for verdict, rows in zip(verdicts, written, strict=True)},
    )


def _written(connection: sqlite3.Connection, place: str, *, within: str) -> Iterator[Written]:
    """The rows of each verdict of a place, in the order of the ledger."""
    found = {}
    for table in _TABLES:
        listed = ", ".join(tables()[table].names)
        asked = f"SELECT {listed} FROM {within}.{table} WHERE place = ? ORDER BY rowid"  # noqa: S608
        found[table] = connection.execute(asked, (place,))
    cited = groupby(found["evidence"], key=itemgetter(EVIDENCE_ORDINAL))
    for row, (_, rows) in zip(found["verdicts"], cited, strict=True):
        yield row, list(rows)


def judged(case: Case, judge: Judge) -> VerdictRows:
    """The rows of the verdicts that ``judge`` gives."""
    documents = {entry.name: entry.id for entry in case.entries}
    return verdict_rows(
        case.place,
        judge(case.entries, before=case.before),
        documents=documents,
        statements=case.statements,
        written=case.written,
    )


def write_verdicts(
    target: Path,
    *,
    old: Path | None,
    places: Sequence[Place],
    judge: Judge | None,
    known: Mapping[str, VerdictRows],
) -> None:
    """Fill the tables of verdicts in the file ``target`` and make the views, which rest on all tables.

    Those of a place that is not changed are taken over from ``old``, those that are ``known`` are written,
    all others are judged. Without ``judge`` there are no verdicts.
    """
    connection = sqlite3.connect(target, isolation_level=None, uri=True)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        attach_old(connection, old)
        connection.execute("BEGIN")
        held = _held(connection)
        for place in places:
            if judge is None:
                break
            if place.is_changed:
                _insert(connection, known.get(place.name) or judged(case_of(connection, place), judge))
                continue
            for table in _TABLES:
                connection.execute(
                    f"INSERT INTO main.{table} SELECT * FROM old.{table} "  # noqa: S608
                    "WHERE rowid BETWEEN ? AND ? ORDER BY rowid",
                    held.get((table, place.name), (1, 0)),
                )
        for table in _TABLES:
            for statement in create_indexes(tables()[table], within="main"):
                connection.execute(statement)
        for view in views():
            connection.execute(f"CREATE VIEW {view.name} AS\n{view.sql}")
        connection.execute("COMMIT")
    finally:
        connection.close()


def _insert(connection: sqlite3.Connection, rows_by_table: VerdictRows) -> None:
    for table, rows in zip(_TABLES, rows_by_table, strict=True):
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO main.{table} VALUES ({marks})", rows)  # noqa: S608


def _held(connection: sqlite3.Connection) -> dict[tuple[str, str], tuple[int, int]]:
    """Table and place → the first and the last of its rows in the ledger ``old``, which stand together."""
    return {
        (table, place): (first, last)
        for table in _TABLES
        for place, first, last in connection.execute(
            f"SELECT place, min(rowid), max(rowid) FROM old.{table} GROUP BY place"  # noqa: S608
        )
    }


def _added(known: Sequence[_Current], documents: Sequence[_Current]) -> frozenset[str]:
    """The new documents where there were some before and all of them are as they were, else nothing."""
    if not known or not set(known) < set(documents):
        return frozenset()
    return frozenset(document for document, *_ in set(documents) - set(known))


def _current(connection: sqlite3.Connection, question: str) -> dict[str, list[_Current]]:
    """The current documents of each place, in the order of the ledger, with the program that read them and
    the names by which reasons call them.
    """
    found: defaultdict[str, list[_Current]] = defaultdict(list)
    for place, *document in connection.execute(question):
        if place is not None:
            found[place].append(tuple(document))
    return dict(found)
