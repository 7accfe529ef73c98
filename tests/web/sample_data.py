"""The sample district with its reports read and judged, kept beside the tables and copied into them by SQL.

Writing the rows through the models for each test would take longer than most of the tests.
"""

from contextlib import closing
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, connections, models, transaction

from taizhang.web.search.models import Piece
from taizhang.web.search.services import complete

_BATCH = 500


def keep_sample(database: Path) -> None:
    """Put what the SQLite file ``database`` holds at hand as ``kept``, once for a connection."""
    if connection.vendor == "postgresql":
        _keep_on_postgresql(database)
        return
    with connection.cursor() as cursor:
        cursor.execute("ATTACH DATABASE %s AS kept", [f"file:{database}?immutable=1"])


def write_sample() -> None:
    """Copy every row of ``kept`` into the empty tables."""
    models_kept = _models()
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        else:
            cursor.execute("PRAGMA defer_foreign_keys = ON")
        for model in models_kept:
            table = connection.ops.quote_name(model._meta.db_table)
            columns = ", ".join(_columns(model))
            cursor.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM kept.{table}")
        for line in connection.ops.sequence_reset_sql(no_style(), models_kept):
            cursor.execute(line)
        if connection.vendor == "postgresql":
            # As after a minute of use: knowing nothing of the rows it joins every one with every other.
            tables = (connection.ops.quote_name(model._meta.db_table) for model in models_kept)
            cursor.execute("ANALYZE " + ", ".join(tables))


def _keep_on_postgresql(database: Path) -> None:
    connections.databases["kept"] = {**connections.databases["default"]} | {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": f"file:{database}?immutable=1",
        "OPTIONS": {"uri": True},
    }
    with connection.cursor() as cursor, closing(connections["kept"]):
        cursor.execute("CREATE SCHEMA kept")
        for model in _models():
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"CREATE TABLE kept.{table} (LIKE public.{table})")
        cursor.execute("SET search_path TO kept, public")
        for model in _models():
            if model is Piece:  # its words are stored otherwise there
                continue
            rows: list[Any] = list(model._base_manager.using("kept"))
            for row in rows:
                row._state.adding, row._state.db = True, None
            model._base_manager.bulk_create(rows, batch_size=_BATCH)
        complete()
        cursor.execute("RESET search_path")
    del connections["kept"], connections.databases["kept"]


def _columns(model: type[models.Model]) -> list[str]:
    return [connection.ops.quote_name(field.column) for field in model._meta.local_concrete_fields]


def _models() -> list[type[models.Model]]:
    own = [app for app in apps.get_app_configs() if app.name.startswith("taizhang.web")]
    return [model for app in own for model in app.get_models(include_auto_created=True)]
