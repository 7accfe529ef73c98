"""How PostgreSQL plans the questions of pages."""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper


def without_compiling(sender: Any, connection: BaseDatabaseWrapper, **rest: Any) -> None:
    """Have a new connection compile no plans: for a page's question that takes longer than to answer it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET jit = off")
