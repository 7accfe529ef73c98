"""What the databases need besides the table of pieces: FTS5 kept by triggers, or indexes of ``tsvector``."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from taizhang.web.search.models import Kind

_TABLE = "search_piece"
# Everything but spaces belongs to a token: the tokens are made in Python and only parted here. The index of
# first characters is for questions of one character; without it each would read a tenth of the whole index.
_SQLITE_MAKE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_words USING fts5(words, content='search_piece', "
    "content_rowid='id', prefix='1', "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* P* S* M* Cn Co Cf'\")"
)
_SQLITE_TRIGGERS = (
    "CREATE TRIGGER IF NOT EXISTS search_piece_added AFTER INSERT ON search_piece BEGIN "
    "INSERT INTO search_words (rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER IF NOT EXISTS search_piece_gone AFTER DELETE ON search_piece BEGIN "
    "INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', old.id, old.words); END",
    "CREATE TRIGGER IF NOT EXISTS search_piece_changed AFTER UPDATE OF id, words ON search_piece BEGIN "
    "INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', old.id, old.words); "
    "INSERT INTO search_words (rowid, words) VALUES (new.id, new.words); END",
)
_SQLITE_REMOVE = (
    *(f"DROP TRIGGER IF EXISTS search_piece_{what}" for what in ("added", "gone", "changed")),
    "DROP TABLE IF EXISTS search_words",
)
# One index for each kind: the many paragraphs must not slow the search for the few problems.
_POSTGRESQL_MAKE = tuple(
    f"CREATE INDEX IF NOT EXISTS {_TABLE}_words_{kind.name.lower()} ON {_TABLE} USING gin (words) "
    f"WHERE kind = {kind.value}"
    for kind in Kind
)
_POSTGRESQL_REMOVE = tuple(f"DROP INDEX IF EXISTS {_TABLE}_words_{kind.name.lower()}" for kind in Kind)


def install(database: BaseDatabaseWrapper) -> None:
    """Make what is missing; SQLite loses a table's triggers when a migration rebuilds the table."""
    if database.vendor == "postgresql":
        _run(database, _POSTGRESQL_MAKE)
    else:
        _run(database, (_SQLITE_MAKE, *_SQLITE_TRIGGERS))


def remove(database: BaseDatabaseWrapper) -> None:
    """Take it away: for taking the migration back."""
    _run(database, _POSTGRESQL_REMOVE if database.vendor == "postgresql" else _SQLITE_REMOVE)


def install_in_migration(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """``install`` as a step of a migration."""
    install(editor.connection)


def remove_in_migration(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """``remove`` as a step of a migration."""
    remove(editor.connection)


def _run(database: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with database.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
