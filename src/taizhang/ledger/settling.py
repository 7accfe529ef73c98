"""What a document's row says that depends on the other documents: name, report, whether it is current."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Set

from taizhang.ledger.versions import Candidate, Content, blocks, content_of, current_versions, unique_names

_WANTED = "id, file, place, kind, plan_period, review_period, report"


def settle(connection: sqlite3.Connection, *, staged: Set[str]) -> None:
    """Make the temporary table ``settled`` for the documents of ``main`` (those ``staged``) and ``old``.

    Versions are looked for anew only in blocks that a staged document joined or left.
    """
    rows = connection.execute(f"SELECT {_WANTED} FROM main.documents").fetchall()  # noqa: S608
    rows += [
        row
        for row in connection.execute(f"SELECT {_WANTED} FROM old.documents")  # noqa: S608
        if row[0] not in staged
    ]
    files = {row[0]: row[1] for row in rows}
    before = {row[0]: row[6] for row in rows}

    def content(document: str) -> Content:
        return _content(
            connection, document, file=files[document], within="main" if document in staged else "old"
        )

    reports = {document: document for document in files}
    for block in blocks(map(_candidate, rows)):
        members = {candidate.id for candidate in block}
        known = {document: before[document] for document in members}
        touched = members & staged or not members.issuperset(known.values())
        reports |= current_versions(block, content) if touched else known
    names = unique_names(files)
    connection.execute("DROP TABLE IF EXISTS temp.settled")
    connection.execute(
        "CREATE TEMP TABLE settled "
        "(id TEXT PRIMARY KEY, report TEXT, is_current INTEGER, name TEXT, is_staged INTEGER)"
    )
    connection.executemany(
        "INSERT INTO settled VALUES (?, ?, ?, ?, ?)",
        [
            (document, report, int(document == report), names[document], int(document in staged))
            for document, report in reports.items()
        ],
    )


def _candidate(row: tuple[str, ...]) -> Candidate:
    years = json.loads(row[4]) or json.loads(row[5])
    return Candidate(id=row[0], file=row[1], place=row[2], kind=row[3], years=" ".join(years))


def _content(connection: sqlite3.Connection, document: str, *, file: str, within: str) -> Content:
    text: str = connection.execute(
        f"SELECT text FROM {within}.documents WHERE id = ?",  # noqa: S608
        (document,),
    ).fetchone()[0]
    facts = connection.execute(
        f"SELECT base_value, base_unit, status FROM {within}.statements WHERE document = ?",  # noqa: S608
        (document,),
    )
    return content_of(text, file=file, facts=[(f"{value} {unit}", status) for value, unit, status in facts])
