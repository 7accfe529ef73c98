"""The tables are what their descriptions say, and the pages about them are up to date."""

import importlib.util
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from ledger_reports import ask, entry, reports, text_of

from taizhang.core.errors import Language
from taizhang.ledger import add_documents
from taizhang.ledger.rows import rows_of
from taizhang.ledger.schema import document_tables, tables, views

ROOT = Path(__file__).resolve().parents[2]
EVERYTHING = "SELECT {columns} FROM {table}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    add_documents(tmp_path, reports())
    return tmp_path


def test_rows_have_the_columns_of_their_tables() -> None:
    rows = rows_of(reports()[0], program="test")
    assert set(rows) == {table.name for table in document_tables()}
    for table in document_tables():
        assert {len(row) for row in rows[table.name]} <= {len(table.columns)}, table.name


def test_the_file_describes_itself(folder: Path) -> None:
    described: dict[str, list[str]] = {}
    for table, column, zh, en in ask(folder, "SELECT table_name, column_name, zh, en FROM schema"):
        assert zh
        assert en
        described.setdefault(table, [])
        if column:
            described[table].append(column)
    for name, kind in ask(folder, "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')"):
        found = [row[1] for row in ask(folder, f"PRAGMA table_info({name})")]
        assert found == described[name] or kind == "view", name
    assert set(described) == set(tables()) | {view.name for view in views()}


@pytest.mark.parametrize("view", [view.name for view in views()])
def test_every_view_answers(folder: Path, view: str) -> None:
    rows = ask(folder, EVERYTHING.format(columns="*", table=view))
    assert bool(rows) is (view not in ("outcomes", "superseded"))


def test_values_are_of_the_declared_types(folder: Path) -> None:
    kinds = {"text": str, "integer": int, "real": float, "boolean": int, "list": str, "spans": str}
    for table in tables().values():
        for row in ask(folder, EVERYTHING.format(columns=", ".join(table.names), table=table.name)):
            for column, value in zip(table.columns, row, strict=True):
                assert value is not None or column.optional, (table.name, column.name)
                assert value is None or isinstance(value, kinds[column.type]), (table.name, column.name)
                if column.type == "boolean":
                    assert value in (0, 1)
                if column.type in ("list", "spans"):
                    assert isinstance(json.loads(value), list)


def test_sentences_stand_in_a_column_and_in_a_view(folder: Path) -> None:
    given_in = {found.id: found for found in reports()}
    rows = ask(folder, "SELECT * FROM sentences ORDER BY document, ordinal")
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    for document, found in given_in.items():
        told = [row[1:] for row in rows if row[0] == document]
        assert told == [(at, s.start, s.end, s.paragraph) for at, s in enumerate(found.sentences)]
        assert told


def test_offsets_lead_to_the_text(folder: Path) -> None:
    for table in ("statements", "tasks", "problems"):
        rows = ask(
            folder,
            f"SELECT f.text, substr(d.text, f.start_offset + 1, f.end_offset - f.start_offset) "
            f"FROM {table} AS f JOIN documents AS d ON d.id = f.document",
        )
        assert rows
        assert all(text == there for text, there in rows)


def test_offsets_count_characters_beyond_the_first_plane(tmp_path: Path) -> None:
    add_documents(tmp_path, [entry("\ufeff𠮷🏗️" + text_of().replace("新增", "𠮷新增"))])
    rows = ask(
        tmp_path,
        "SELECT s.text, substr(d.text, s.start_offset + 1, s.end_offset - s.start_offset) "
        "FROM statements AS s JOIN documents AS d ON d.id = s.document",
    )
    assert len(rows) > 4
    assert all(text == there for text, there in rows)


def test_references_hold(folder: Path) -> None:
    assert ask(folder, "PRAGMA foreign_key_check") == []
    assert ask(folder, "PRAGMA integrity_check") == [("ok",)]


def test_a_column_s_name_is_no_word_of_sql(folder: Path) -> None:
    # “end” would have to be quoted in every question that anybody asks.
    with closing(sqlite3.connect(folder / "ledger.sqlite")) as connection:
        for table in tables().values():
            for column in table.names:
                connection.execute(EVERYTHING.format(columns=column, table=table.name))


def test_duckdb_reads_it_where_it_has_the_extension(folder: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    connection = duckdb.connect()
    try:
        connection.execute("LOAD sqlite")
    except duckdb.Error:
        pytest.skip("DuckDB's sqlite extension is not installed here")
    connection.execute(f"ATTACH '{folder / 'ledger.sqlite'}' AS l (TYPE sqlite, READ_ONLY)")
    for table in tables().values():
        found = connection.execute(EVERYTHING.format(columns="*", table=f"l.{table.name}")).fetchall()
        assert len(found) == len(ask(folder, EVERYTHING.format(columns="*", table=table.name)))


def test_the_note_beside_it_names_what_is_there(folder: Path) -> None:
    note = (folder / "README.txt").read_text(encoding="utf-8")
    asked = re.findall(r'"(SELECT[^"]+)"', note)
    assert len(asked) >= 4
    for question in asked:
        ask(folder, question)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_on_the_file_is_up_to_date(language: Language) -> None:
    spec = importlib.util.spec_from_file_location(
        "build_ledger_docs", ROOT / "tools" / "build_ledger_docs.py"
    )
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    written = (ROOT / "docs" / language / "ledger.md").read_text(encoding="utf-8")
    assert written == tool.page(language), "run make docs"
