"""Django's database settings from ``DATABASE_URL``; SQLite in the data folder unless told."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from taizhang.web.settings.environment import SettingsError

_SQLITE_OPTIONS: dict[str, Any] = {
    # IMMEDIATE: a transaction that will write takes the lock at its start; upgraded later, two writers
    # would each hold a read lock, and one would fail at once whatever the timeout.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}


def database_settings(url: str, *, data: Path) -> dict[str, Any]:
    """The ``default`` entry of ``DATABASES`` for ``sqlite:///path``, ``postgres://...`` or an empty URL.

    Raises SettingsError for another kind of database.
    """
    if not url:
        return _sqlite(str(data / "taizhang.sqlite3"))
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path.removeprefix("/")) or ":memory:")
    if parts.scheme in ("postgres", "postgresql"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.removeprefix("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "OPTIONS": dict(parse_qsl(parts.query)),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    raise SettingsError(
        [
            (
                "DATABASE_URL 只认 postgres://用户:密码@主机/库名 或 sqlite:///文件",
                "DATABASE_URL must read postgres://user:password@host/name or sqlite:///file",
            )
        ]
    )


def _sqlite(name: str) -> dict[str, Any]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": dict(_SQLITE_OPTIONS)}
