"""The documents of a database again and again under invented places: for measuring with many rows."""

from __future__ import annotations

from typing import Any

from django.db import connection, models, transaction

from taizhang.web.ledger.models import (
    Alternative,
    Citation,
    Finding,
    Goal,
    Place,
    Project,
    Series,
    Verdict,
)
from taizhang.web.library.models import (
    Document,
    DocumentText,
    Passage,
    Problem,
    ProjectMention,
    Statement,
    Task,
    TaskUnit,
    Term,
)
from taizhang.web.search.models import Piece

# Each after those it points to.
_TABLES: tuple[type[models.Model], ...] = (
    *(Place, Document, DocumentText, Statement, ProjectMention, Task, TaskUnit),
    *(Task.statements.through, Task.projects.through, Term, Problem, Passage),
    *(Verdict, Alternative, Finding, Citation, Goal, Project, Series, Piece),
)
_PLACES = ("name", "place", "place_name", "report_place")
_KEYS = {"key": 13, "content_id": 13, "file_digest": 60}
_NO_KEY = "0189"  # no identifier has these: a copy is never called like another
_START_BITS = 24  # below the number of the document in that of a piece


def multiply(more: int) -> None:
    """Add every document with all its records ``more`` times (63 at most); copy 7 of 某市 is of 某市7.

    By the database alone; its indexes are made anew afterwards.
    """
    steps = {table: _step(table) for table in _TABLES}
    with connection.cursor() as cursor:
        indexes = _without_indexes(cursor)
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA foreign_keys = OFF")
        for number in range(1, more + 1):
            with transaction.atomic():
                if connection.vendor == "postgresql":
                    cursor.execute("SET LOCAL session_replication_role = replica")
                for table in _TABLES:
                    cursor.execute(_copying(table, number, steps))
            print(f"copy {number} of {more}", flush=True)
        for line in indexes:
            cursor.execute(line)
        _reset_sequences(cursor)
        cursor.execute("ANALYZE")


def _copying(table: type[models.Model], number: int, steps: dict[type[models.Model], int]) -> str:
    """The statement that adds one copy of the rows that were there first."""
    fields = table._meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    told = ", ".join(_expression(table, field, number, steps) for field in fields)
    name = table._meta.db_table
    first = f'"{table._meta.pk.column}" <= {steps[table]}' if table is not Piece else _first_pieces(steps)
    return f'INSERT INTO "{name}" ({columns}) SELECT {told} FROM "{name}" WHERE {first}'


def _expression(
    table: type[models.Model], field: Any, number: int, steps: dict[type[models.Model], int]
) -> str:
    column = f'"{field.column}"'
    target = field.remote_field.model if field.remote_field else None
    if table is Piece and field.primary_key:
        return f"{column} + ({number * steps[Document]}::bigint << {_START_BITS})".replace(
            "::bigint", "::bigint" if connection.vendor == "postgresql" else ""
        )
    if field.primary_key:
        return f"{column} + {number * steps[table]}"
    if target in steps:
        return f"{column} + {number * steps[target]}"
    if table is Piece and field.name == "number":
        cases = " ".join(
            f"WHEN {kind} THEN {column} + {number * steps[model]}" for kind, model in _KINDS.items()
        )
        return f'CASE "kind" {cases} ELSE {column} END'
    if field.name in _KEYS:
        kept = _KEYS[field.name]
        mark = "".join(_NO_KEY[number >> shift & 3] for shift in (4, 2, 0))
        return f"CASE WHEN {column} = '' THEN '' ELSE substr({column}, 1, {kept}) || '{mark}' END"
    if field.name in _PLACES and (field.name != "name" or table is Place):
        return f"CASE WHEN {column} = '' THEN '' ELSE {column} || '{number}' END"
    return column


_KINDS: dict[int, type[models.Model]] = {
    1: Document,
    2: Statement,
    3: Task,
    4: ProjectMention,
    5: Problem,
    6: Term,
    7: Passage,
}


def _first_pieces(steps: dict[type[models.Model], int]) -> str:
    return f'"document_id" <= {steps[Document]}'


def _without_indexes(cursor: Any) -> list[str]:
    """Drop the indexes of PostgreSQL that no constraint needs; the statements that make them again."""
    if connection.vendor != "postgresql":
        return []
    tables = [table._meta.db_table for table in _TABLES]
    cursor.execute(
        "SELECT indexname, indexdef FROM pg_indexes i WHERE tablename = ANY(%s) AND NOT EXISTS "
        "(SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)",
        [tables],
    )
    found = cursor.fetchall()
    for name, _ in found:
        cursor.execute(f'DROP INDEX "{name}"')
    return [definition for _, definition in found]


def _step(table: type[models.Model]) -> int:
    return int(table._base_manager.aggregate(most=models.Max("pk"))["most"] or 0)


def _reset_sequences(cursor: Any) -> None:
    from django.core.management.color import no_style

    for line in connection.ops.sequence_reset_sql(no_style(), list(_TABLES)):
        cursor.execute(line)
