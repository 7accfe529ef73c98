"""The layout of the ledger file, read from ``tables.yaml`` and ``views.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from taizhang.lexicon.shipped import read_shipped

FORMAT = 2
"""Version of the layout; a ledger of another one is not opened."""

APPLICATION = 0x545A4C31
"""``PRAGMA application_id`` of a ledger: the bytes TZL1."""

_SQL_TYPES = {
    **dict.fromkeys(("text", "list", "spans"), "TEXT"),
    **dict.fromkeys(("integer", "boolean"), "INTEGER"),
    "real": "REAL",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column (列): its type, whether it may be null, the table whose id it is, and what it means."""

    name: str
    type: str
    optional: bool
    refers: str | None
    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLayout:
    """A table (表): rows stand in the file in the order of ``order``; ``keys`` are its unique indexes."""

    name: str
    zh: str
    en: str
    columns: tuple[Column, ...]
    keys: tuple[str, ...]
    order: str

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewLayout:
    """A view (视图): a question that is asked often, as SQL."""

    name: str
    zh: str
    en: str
    sql: str


@cache
def tables() -> dict[str, TableLayout]:
    """All tables by name, referred ones first."""
    return {
        name: _table(name, found) for name, found in read_shipped("taizhang.ledger", "tables.yaml").items()
    }


@cache
def views() -> tuple[ViewLayout, ...]:
    """All views; a view stands after those it uses."""
    return tuple(
        ViewLayout(name=name, zh=found["zh"], en=found["en"], sql=found["sql"].strip())
        for name, found in read_shipped("taizhang.ledger", "views.yaml").items()
    )


@cache
def document_tables() -> tuple[TableLayout, ...]:
    """The tables whose rows belong to one document each, ``documents`` first."""
    apart = ("about", "schema", "verdicts", "evidence")
    return tuple(table for table in tables().values() if table.name not in apart)


def create_table(table: TableLayout, *, within: str = "main") -> str:
    """The statement that makes ``table`` in the database ``within``, without its indexes."""
    lines = []
    for column in table.columns:
        line = f"  {column.name} {_SQL_TYPES[column.type]}"
        line += "" if column.optional else " NOT NULL"
        line += f" REFERENCES {column.refers} (id)" if column.refers else ""
        lines.append(line)
    return f"CREATE TABLE {within}.{table.name} (\n" + ",\n".join(lines) + "\n)"


def create_indexes(table: TableLayout, *, within: str, as_ordered: bool | None = None) -> list[str]:
    """The statements that make the unique indexes of ``table``, and one by document where none starts so.

    ``as_ordered``: only those in the order of the rows, which grow at their end while rows are written, or
    only the others, which are made faster of all rows together.
    """
    made = [(key, f"UNIQUE INDEX {within}.{table.name}_by_{'_'.join(key.split(', '))}") for key in table.keys]
    if "document" in table.names and not any(key.startswith("document") for key in table.keys):
        made.append(("document", f"INDEX {within}.{table.name}_by_document"))
    return [
        f"CREATE {index} ON {table.name} ({key})"
        for key, index in made
        if as_ordered is None or table.order.startswith(key) == as_ordered
    ]


def description_rows() -> list[tuple[str, str | None, str | None, str, str]]:
    """The rows of the ``schema`` table: each table, its columns, then the views."""
    rows: list[tuple[str, str | None, str | None, str, str]] = []
    for table in tables().values():
        rows.append((table.name, None, None, table.zh, table.en))
        for column in table.columns:
            type_name = column.type + (f" -> {column.refers}" if column.refers else "")
            type_name += "?" if column.optional else ""
            rows.append((table.name, column.name, type_name, column.zh, column.en))
    rows.extend((view.name, None, "view", view.zh, view.en) for view in views())
    return rows


def _table(name: str, found: dict[str, Any]) -> TableLayout:
    keys = [found[key] for key in ("key", "also") if key in found] + found.get("unique", [])
    default = "document, task, ordinal" if "task" in found["columns"] else "document, ordinal"
    return TableLayout(
        name=name,
        zh=found["zh"],
        en=found["en"],
        columns=tuple(_column(column, meaning) for column, meaning in found["columns"].items()),
        keys=tuple(keys),
        order=found.get("order", default),
    )


def _column(name: str, found: dict[str, str]) -> Column:
    written, _, refers = found["type"].partition(" -> ")
    return Column(
        name=name,
        type=written.removesuffix("?"),
        optional=written.endswith("?"),
        refers=refers or None,
        zh=found["zh"],
        en=found["en"],
    )
