"""Triggers by which the database itself refuses to change or delete events."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_TABLE = "audit_event"
_SQLITE_INSTALL = tuple(
    f"CREATE TRIGGER IF NOT EXISTS {_TABLE}_no_{what} BEFORE {what.upper()} ON {_TABLE} "
    "BEGIN SELECT RAISE(ABORT, 'events are only added'); END"
    for what in ("update", "delete")
)
_SQLITE_REMOVE = tuple(f"DROP TRIGGER IF EXISTS {_TABLE}_no_{what}" for what in ("update", "delete"))
_POSTGRESQL_REMOVE = (
    f"DROP TRIGGER IF EXISTS {_TABLE}_only_added ON {_TABLE}",
    f"DROP TRIGGER IF EXISTS {_TABLE}_no_truncate ON {_TABLE}",
)
_POSTGRESQL_INSTALL = (
    "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'events are only added'; END $$",
    *_POSTGRESQL_REMOVE,
    f"CREATE TRIGGER {_TABLE}_only_added BEFORE UPDATE OR DELETE ON {_TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    f"CREATE TRIGGER {_TABLE}_no_truncate BEFORE TRUNCATE ON {_TABLE} EXECUTE FUNCTION audit_refuse()",
)


def install(database: BaseDatabaseWrapper) -> None:
    """Put the triggers in place (again)."""
    _run(database, _POSTGRESQL_INSTALL if database.vendor == "postgresql" else _SQLITE_INSTALL)


def remove(database: BaseDatabaseWrapper) -> None:
    """Take them away: for taking the migration back."""
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
