"""Statements as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from taizhang.core.statement import Statement
from taizhang.views.cells import COLUMNS, flat_row


def make_csv(statements: Sequence[Statement]) -> bytes:
    """UTF-8 without a BOM, CRLF line ends (RFC 4180), a header line; absent values are empty."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    writer.writerows(flat_row(statement) for statement in statements)
    return buffer.getvalue().encode("utf-8", "surrogatepass")
