"""Statements as Parquet, through DuckDB (extra ``analytics``)."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from taizhang.core.errors import TaizhangError
from taizhang.core.statement import Statement
from taizhang.views.cells import COLUMNS
from taizhang.views.lines import make_jsonl

_TYPES = {
    "start": "INTEGER",
    "end": "INTEGER",
    "value": "JSON",
    "base_value": "JSON",
    "section": "VARCHAR[]",
    "sentence": "INTEGER[]",
    "confidence": "DOUBLE",
}
_LOW_AND_HIGH = """ CASE json_type({name}) WHEN 'ARRAY' THEN CAST({name}->>0 AS DOUBLE) ELSE CAST({name} AS
DOUBLE) END AS {name}, CASE json_type({name}) WHEN 'ARRAY' THEN CAST({name}->>1 AS DOUBLE) END AS
{name}_high
"""


def make_parquet(statements: Sequence[Statement]) -> bytes:
    """The columns of the JSON lines, typed.

    A range has its low end in ``value`` and its high end in ``value_high``, which is null for a single
    number (and so for ``base_value``). Raises TaizhangError ``views.no_duckdb`` where DuckDB is not
    installed.
    """
    try:
        import duckdb
    except ImportError as error:
        raise TaizhangError(
            "views.no_duckdb",
            zh="写 Parquet 需要 DuckDB，本机没有安装。"
            "请运行 pip install 'taizhang[analytics]'，或改用 --format csv。",
            en="Parquet needs DuckDB, which is not installed. "
            "Run pip install 'taizhang[analytics]', or use --format csv.",
        ) from error
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "statements.jsonl"), Path(folder, "statements.parquet")
        source.write_bytes(make_jsonl(statements))
        columns = ", ".join(f"'{name}': '{_TYPES.get(name, 'VARCHAR')}'" for name in COLUMNS)
        chosen = ", ".join(
            _LOW_AND_HIGH.format(name=name) if _TYPES.get(name) == "JSON" else f'"{name}"' for name in COLUMNS
        )
        with duckdb.connect(config={"autoinstall_known_extensions": "false"}) as connection:
            connection.execute(
                f"COPY (SELECT {chosen} FROM read_json('{_quoted(source)}', format='newline_delimited', "  # noqa: S608 - names of our own
                f"columns={{{columns}}})) TO '{_quoted(target)}' (FORMAT parquet)"
            )
        return target.read_bytes()


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
