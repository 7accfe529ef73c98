"""The sample district with its reports read and judged: made once in a run, then only written again."""

import shutil
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction

from taizhang.web import demonstration

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
_rows: list[tuple[type[models.Model], list[models.Model]]] = []


def load_sample(*, media: Path, kept: Path) -> None:
    """Fill the database; ``media`` becomes the folder of files. ``kept`` holds the files between tests."""
    if _rows:
        shutil.copytree(kept, media, dirs_exist_ok=True)
        _write()
        return
    demonstration.load(EXAMPLES)
    for model in _models():
        found: list[Any] = list(model._base_manager.order_by("pk"))
        if found:
            _rows.append((model, found))
    shutil.copytree(media, kept, dirs_exist_ok=True)


def _models() -> list[type[models.Model]]:
    own = [app for app in apps.get_app_configs() if app.name.startswith("taizhang.web")]
    return [model for app in own for model in app.get_models(include_auto_created=True)]


def _write() -> None:
    with connection.constraint_checks_disabled(), transaction.atomic():
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            else:
                cursor.execute("PRAGMA defer_foreign_keys = ON")
        for model, rows in _rows:
            for row in rows:
                row._state.adding = True
            model._base_manager.bulk_create(rows, batch_size=200)
        with connection.cursor() as cursor:
            for line in connection.ops.sequence_reset_sql(no_style(), [model for model, _ in _rows]):
                cursor.execute(line)
