"""Statements in the asked format, and files that are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from taizhang.core.statement import Statement
from taizhang.views.lines import make_jsonl


def make_statements(statements: Sequence[Statement], *, form: str) -> bytes:
    """The bytes of a ``jsonl``, ``csv``, ``xlsx`` or ``parquet`` file of ``statements``."""
    if form == "csv":
        from taizhang.views.csv_file import make_csv

        return make_csv(statements)
    if form == "xlsx":
        from taizhang.views.statement_workbook import make_statement_workbook

        return make_statement_workbook(statements)
    if form == "parquet":
        from taizhang.views.parquet import make_parquet

        return make_parquet(statements)
    return make_jsonl(statements)


def write_atomically(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``, making its folder; a reader sees the old file or the new one, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(temporary, 0o666 & ~_mask())  # mkstemp makes files for the owner's eyes only
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
