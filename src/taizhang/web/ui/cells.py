"""Cells of exported tables."""

from __future__ import annotations


def harmless(value: str) -> str:
    """A value that no spreadsheet takes for a formula: one that begins like it gets an apostrophe."""
    return "'" + value if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
