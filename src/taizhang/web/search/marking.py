"""Marks put into an index from before there were any, in one step of the database."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from taizhang.web.library.worded import TARGET, mark_of_targets
from taizhang.web.search.models import Kind
from taizhang.web.search.order import places_of
from taizhang.web.search.tables import install, settle
from taizhang.web.search.tokens import mark_token

_POSTGRESQL = """
UPDATE search_piece SET words = words || array_to_tsvector(
    CASE told.indicator WHEN '' THEN ARRAY[%(target)s] ELSE ARRAY[%(target)s, %(of)s || told.indicator] END
)
FROM library_statement told
WHERE search_piece.id BETWEEN %(first)s AND %(last)s
    AND told.id = search_piece.number AND told.status = 'target'
"""
# Without UPDATE … FROM, which older versions do not know.
_SQLITE = """
UPDATE search_piece SET words = words || (
    SELECT ' ' || %(target)s || CASE told.indicator WHEN '' THEN '' ELSE ' ' || %(of)s || told.indicator END
    FROM library_statement told WHERE told.id = search_piece.number
)
WHERE id BETWEEN %(first)s AND %(last)s AND instr(words, %(target)s) = 0
    AND number IN (SELECT id FROM library_statement WHERE status = 'target')
"""


def mark(database: BaseDatabaseWrapper) -> None:
    """Put the marks of all targets into their pieces; those that have them stay as they are."""
    first, last = places_of(Kind.STATEMENT)
    told: dict[str, str | int] = {
        "target": mark_token(TARGET),
        "of": mark_token(mark_of_targets("")),
        "first": first,
        "last": last,
    }
    with database.cursor() as cursor:
        cursor.execute(_POSTGRESQL if database.vendor == "postgresql" else _SQLITE, told)


def mark_in_migration(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """``mark`` as a step of a migration."""
    install(editor.connection)  # on SQLite the index follows the table by its triggers
    mark(editor.connection)
    settle(editor.connection)
