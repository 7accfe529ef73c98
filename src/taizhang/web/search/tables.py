"""What the databases need besides the table of pieces: FTS5 kept by triggers, or indexes of ``tsvector``."""

from __future__ import annotations

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from taizhang.web.search.models import Kind
from taizhang.web.search.order import places_of

_TABLE = "search_piece"


def _after(kind: int) -> str:
    """Where the part of a kind ends; the last has no end, for its would be no number of the database."""
    return "MAXVALUE" if kind == max(Kind) else str(places_of(kind)[1] + 1)


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
# A part of the table for each kind, told by the range of its numbers: PostgreSQL then knows how often a word
# stands in each, without which it reads all figures for a word that many paragraphs have. The pairs of a
# paragraph are read to see whether they follow each other: kept in the row as far as it holds them, that
# takes a third of the time of fetching them from beside the table.
_POSTGRESQL_PARTS = (
    f"ALTER TABLE {_TABLE} RENAME TO {_TABLE}_whole",
    f"CREATE TABLE {_TABLE} (LIKE {_TABLE}_whole) PARTITION BY RANGE (id)",
    *(
        f"CREATE TABLE {_TABLE}_{kind.name.lower()} PARTITION OF {_TABLE} "
        f"FOR VALUES FROM ({places_of(kind)[0]}) TO ({_after(kind)}) WITH (toast_tuple_target = 8160)"
        for kind in Kind
    ),
    "INSERT INTO search_piece SELECT * FROM search_piece_whole",
    f"DROP TABLE {_TABLE}_whole",
    f"ALTER TABLE {_TABLE} ADD PRIMARY KEY (id)",
    f"ALTER TABLE {_TABLE} ADD FOREIGN KEY (document_id) REFERENCES library_document (id) "
    "DEFERRABLE INITIALLY DEFERRED",
    f"CREATE INDEX {_TABLE}_of_document ON {_TABLE} (document_id)",
    f"CREATE INDEX {_TABLE}_words ON {_TABLE} USING gin (words)",
)
_POSTGRESQL_SETTLED = (
    "SELECT gin_clean_pending_list(inhrelid) FROM pg_inherits "
    "WHERE inhparent = 'search_piece_words'::regclass",
    "ANALYZE search_piece",
)
_POSTGRESQL_IS_PARTED = "SELECT relkind = 'p' FROM pg_class WHERE oid = 'search_piece'::regclass"


def install(database: BaseDatabaseWrapper) -> None:
    """Make what is missing; SQLite loses a table's triggers when a migration rebuilds the table."""
    if database.vendor != "postgresql":
        _run(database, (_SQLITE_MAKE, *_SQLITE_TRIGGERS))
        return
    with database.cursor() as cursor:
        cursor.execute(_POSTGRESQL_IS_PARTED)
        (is_parted,) = cursor.fetchone()
    if not is_parted:
        with transaction.atomic(using=database.alias):
            _run(database, (*_POSTGRESQL_PARTS, *_POSTGRESQL_SETTLED))


def settle(database: BaseDatabaseWrapper) -> None:
    """After many rows were written, have PostgreSQL bring its index and what it knows up to date.

    The index holds what is new on a list of its own, which every question reads through.
    """
    if database.vendor == "postgresql":
        _run(database, _POSTGRESQL_SETTLED)


def remove(database: BaseDatabaseWrapper) -> None:
    """Take it away: for taking the migration back. On PostgreSQL the table goes with its parts."""
    if database.vendor != "postgresql":
        _run(database, _SQLITE_REMOVE)


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
