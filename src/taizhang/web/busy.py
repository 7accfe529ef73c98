"""Telling a database that is busy with what others write from one that is broken."""

from __future__ import annotations

import sqlite3

from django.db import DatabaseError

RETRY_AFTER = 5
_SQLITE = frozenset((sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED))
# Two that wait for each other, a lock that did not come in time, a transaction overtaken by another.
_POSTGRESQL = frozenset(("40P01", "55P03", "40001"))


def is_busy(error: BaseException | None) -> bool:
    """Whether the same asked again in a few seconds is likely to succeed: nothing of it was written."""
    if not isinstance(error, DatabaseError):
        return False
    cause = error.__cause__
    # The lowest byte tells the kind; those above it tell which sort of lock it was.
    number = getattr(cause, "sqlite_errorcode", None)
    return (number is not None and number & 0xFF in _SQLITE) or getattr(cause, "sqlstate", "") in _POSTGRESQL
