"""Starting Django for a command: its settings from the environment, its faults as messages."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from taizhang.core.errors import TaizhangError

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

SETTINGS = "taizhang.web.settings.live"


class NotInstalledError(TaizhangError):
    """The web application's libraries are missing."""


class NotMigratedError(TaizhangError):
    """The database is not that of this version."""


class WrongLocaleError(TaizhangError):
    """A database in which Chinese cannot be searched."""


def start(*, data: Path | None = None, alone: bool = False) -> None:
    """Set Django up for the installation in ``data`` (else ``TAIZHANG_DATA``, else ./taizhang-data).

    ``alone``: whatever else the environment says of an installation is left aside (the demonstration must
    never reach the database of a real one).
    Raises SettingsError for a wrong environment, NotInstalledError where the extra ``web`` is missing.
    """
    if data is not None:
        os.environ["TAIZHANG_DATA"] = str(data)
    if alone:
        for name in (
            "DATABASE_URL",
            "TAIZHANG_MODE",
            "TAIZHANG_SECRET_KEY",
            "TAIZHANG_HOSTS",
            "TAIZHANG_HTTPS",
        ):
            os.environ.pop(name, None)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    try:
        import django
    except ImportError as error:
        raise NotInstalledError(
            "usage.no_web",
            zh="网页应用需要另装的部分，请运行 pip install 'taizhang[web]'",
            en="the web application needs its extra: pip install 'taizhang[web]'",
        ) from error
    django.setup()


def demand_migrated() -> None:
    """Raise NotMigratedError where the database lacks tables of this version, or WrongLocaleError."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    demand_locale(connection)
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotMigratedError(
            "usage.not_migrated",
            zh="数据库还没有建好，或是旧版的。请先运行 taizhang migrate（旧库请先 taizhang backup）",
            en="the database is not made yet or is of an older version; run taizhang migrate (backup first)",
        )


def demand_locale(connection: BaseDatabaseWrapper) -> None:
    """Raise WrongLocaleError for a PostgreSQL database whose LC_CTYPE knows no Chinese characters.

    Under ``C`` its text search drops every Chinese word without a message.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT datctype FROM pg_database WHERE datname = current_database()")
        (ctype,) = cursor.fetchone()
    if ctype in ("C", "POSIX"):
        raise WrongLocaleError(
            "usage.database_locale",
            zh=f"数据库的 LC_CTYPE 是 {ctype}，中文搜不到。请用 createdb -T template0 --locale=C.UTF-8 重建",
            en=f"the database has LC_CTYPE {ctype}: search finds no Chinese. Make it with "
            "createdb -T template0 --locale=C.UTF-8",
        )


def migrate() -> int:
    """Bring the database to this version; how many steps it took."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from taizhang.web.audit.triggers import install
    from taizhang.web.search.services import complete
    from taizhang.web.search.tables import install as install_index

    demand_locale(connection)
    executor = MigrationExecutor(connection)
    steps = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    call_command("migrate", interactive=False, verbosity=0)
    # SQLite loses a table's triggers when a migration rebuilds the table.
    install(connection)
    install_index(connection)
    if steps:
        complete()  # documents from before there was a search
    return steps
