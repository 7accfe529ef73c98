"""All tables of a ledger on disk, to be exported."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from taizhang.ledger.reading import LEDGER_NAME, connect, open_ledger, telling_damage
from taizhang.ledger.schema import tables
from taizhang.views.exports.tables import Table

FORMATS = ("csv", "parquet", "sdmx", "datapackage")


def ledger_tables(folder: Path) -> Mapping[str, Table]:
    """The tables by name, their rows in the order of the ledger.

    Raises LedgerError: ``ledger.missing``, ``ledger.damaged``, ``ledger.format``.
    """
    file = folder / LEDGER_NAME
    found = {}
    with closing(connect(file)) as connection, telling_damage(file):
        for name, layout in tables().items():
            columns = ", ".join(layout.names)
            rows = connection.execute(f"SELECT {columns} FROM {name} ORDER BY rowid").fetchall()  # noqa: S608 - names of our own
            found[name] = Table(layout=layout, rows=rows)
    return found


def make_export(folder: Path, *, form: str) -> dict[str, bytes]:
    """File name to content of the export of the ledger in ``folder`` in one of ``FORMATS``.

    SDMX has the current version of each report alone; the other formats have everything. Raises
    LedgerError as ``open_ledger`` does, and TaizhangError ``views.no_duckdb`` where Parquet cannot be
    written.
    """
    if form == "sdmx":
        from taizhang.views.exports.sdmx import make_sdmx_files

        with open_ledger(folder) as ledger:
            return make_sdmx_files(ledger.entries())
    found = ledger_tables(folder)
    if form == "datapackage":
        from taizhang.views.exports.data_package import make_data_package

        return make_data_package(found)
    from taizhang.views.exports.tables import make_csv_files, make_parquet_files

    return make_parquet_files(found) if form == "parquet" else make_csv_files(found)
