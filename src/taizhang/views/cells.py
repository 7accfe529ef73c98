"""Cells of tables that go to spreadsheet programs: flat, and safe against formulas (公式注入)."""

from __future__ import annotations

import dataclasses
import json
import re

from taizhang.core.statement import Statement

COLUMNS = tuple(field.name for field in dataclasses.fields(Statement))
LONGEST_CELL = 32_767
"""The most characters that a cell of an .xlsx file can hold (Excel's limit)."""

Flat = str | int | float | None
_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
_ESCAPED = re.compile(r"'+[=+\-@\t\r]")


def escape_cell(text: str) -> str:
    """Text that a spreadsheet program will not take for a formula.

    One apostrophe is put before text that starts with ``= + - @``, a tab or a return, or with apostrophes and
    then one of those; ``unescape_cell`` takes it away again, so nothing is lost.

    >>> escape_cell("=1+1"), escape_cell("'=1"), escape_cell("'quoted'")
    ("'=1+1", "''=1", "'quoted'")
    """
    return f"'{text}" if _DANGEROUS.match(text) else text


def unescape_cell(text: str) -> str:
    """What ``escape_cell`` was given."""
    return text[1:] if _ESCAPED.match(text) else text


def flat_row(statement: Statement) -> list[Flat]:
    """The fields of a statement as cells: lists as JSON, text escaped, None for what is absent."""
    return [_flat(getattr(statement, column)) for column in COLUMNS]


def _flat(value: object) -> Flat:
    if value is None or isinstance(value, (int, float)):
        return value
    if isinstance(value, str):
        return escape_cell(value)
    return json.dumps(value, ensure_ascii=False)
