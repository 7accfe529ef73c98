"""The tables of the ledger as CSV and Parquet, one file a table."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from taizhang.core.errors import TaizhangError
from taizhang.ledger.schema import TableLayout
from taizhang.views.cells import escape_cell

LEFT_OUT = frozenset(("schema", "about"))
"""Tables that tell of the ledger itself: the files of an export describe themselves."""
TEXT = ("documents", "text")
"""The column with the full text. Its cells are longer than a spreadsheet program takes, and an offset into a
cell that was quoted or escaped would be worth nothing: beside CSV each text is a file of its own."""

_PARQUET_TYPES = {
    "text": "VARCHAR",
    "integer": "BIGINT",
    "real": "DOUBLE",
    "boolean": "BOOLEAN",
    "list": "VARCHAR[]",
    "spans": "INTEGER[][]",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of the ledger with its rows in the order of the layout's columns; 0 and 1 stand for booleans,
    a JSON array for a list.
    """

    layout: TableLayout
    rows: Sequence[Sequence[Any]]


def make_table_csv(table: Table, *, for_spreadsheets: bool) -> bytes:
    """UTF-8 without a BOM, CRLF (RFC 4180), a header line; absent values are empty, booleans true and false.

    Where it is ``for_spreadsheets``, text that a spreadsheet program could take for a formula is escaped
    (``cells.escape_cell``); for programs every character stays as it is.
    """
    kept = [at for at, name in enumerate(table.layout.names) if (table.layout.name, name) != TEXT]
    columns = [table.layout.columns[at] for at in kept]
    boolean = {at for at in kept if table.layout.columns[at].type == "boolean"}
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow([column.name for column in columns])
    for row in table.rows:
        cells: list[Any] = []
        for at in kept:
            value = row[at]
            if isinstance(value, str) and for_spreadsheets:
                value = escape_cell(value)
            elif at in boolean and value is not None:
                value = "true" if value else "false"
            cells.append(value)
        writer.writerow(cells)
    return buffer.getvalue().encode("utf-8", "surrogatepass")


def make_csv_files(tables: Mapping[str, Table], *, for_spreadsheets: bool = True) -> dict[str, bytes]:
    """File name to content: ``<table>.csv`` for each table, ``texts/<id>.txt`` for each document.

    The texts are UTF-8 without any change, so that offsets count code points of the decoded file.
    """
    files = {
        f"{name}.csv": make_table_csv(table, for_spreadsheets=for_spreadsheets)
        for name, table in tables.items()
        if name not in LEFT_OUT
    }
    documents = tables.get(TEXT[0])
    if documents is not None:
        key, text = (documents.layout.names.index(name) for name in ("id", TEXT[1]))
        for row in documents.rows:
            files[f"texts/{row[key]}.txt"] = str(row[text]).encode("utf-8", "surrogatepass")
    return files


def make_parquet_files(tables: Mapping[str, Table]) -> dict[str, bytes]:
    """File name to content: ``<table>.parquet`` for each table, typed, the full text included.

    Raises TaizhangError ``views.no_duckdb`` where DuckDB is not installed.
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
    files = {}
    with (
        tempfile.TemporaryDirectory() as folder,
        duckdb.connect(config={"autoinstall_known_extensions": "false", "threads": "1"}) as connection,
    ):
        source, target = Path(folder, "rows.jsonl"), Path(folder, "rows.parquet")
        for name, table in tables.items():
            if name in LEFT_OUT:
                continue
            source.write_bytes(_json_lines(table))
            columns = ", ".join(
                f"'{column.name}': '{_PARQUET_TYPES[column.type]}'" for column in table.layout.columns
            )
            connection.execute(
                f"COPY (SELECT * FROM read_json('{_quoted(source)}', format='newline_delimited', "  # noqa: S608 - names of our own
                f"maximum_object_size={_LARGEST}, columns={{{columns}}})) "
                f"TO '{_quoted(target)}' (FORMAT parquet, COMPRESSION zstd)"
            )
            files[f"{name}.parquet"] = target.read_bytes()
    return files


_LARGEST = 256 * 1024 * 1024
"""Bytes of the longest row: a row of ``documents`` holds a whole text."""


def _json_lines(table: Table) -> bytes:
    names = table.layout.names
    types = [column.type for column in table.layout.columns]
    lines = []
    for row in table.rows:
        record = {name: _json_value(value, kind) for name, value, kind in zip(names, row, types, strict=True)}
        lines.append(json.dumps(record, ensure_ascii=False))
    return ("\n".join(lines) + "\n" if lines else "").encode("utf-8", "replace")


def _json_value(value: Any, kind: str) -> Any:
    if value is None:
        return None
    if kind == "boolean":
        return bool(value)
    return json.loads(value) if kind in ("list", "spans") else value


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
