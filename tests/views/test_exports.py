import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from sample_chain import EARLIER, FIRST, SECOND, chain, make_reconciliation

from taizhang.ledger import add_documents
from taizhang.ledger.schema import tables
from taizhang.views.cells import unescape_cell
from taizhang.views.exports.ledger_tables import FORMATS, ledger_tables, make_export
from taizhang.views.exports.tables import LEFT_OUT

duckdb = pytest.importorskip("duckdb", reason="Parquet is written by DuckDB")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("ledger")
    verdicts = make_reconciliation().verdicts
    add_documents(made, chain(), judge=lambda entries, **_: verdicts)
    return made


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def test_a_file_for_each_table_and_a_text_for_each_document(folder: Path) -> None:
    files = make_export(folder, form="csv")
    wanted = {f"{name}.csv" for name in tables() if name not in LEFT_OUT}
    assert wanted == {name for name in files if not name.startswith("texts/")}
    documents = rows(files["documents.csv"])
    assert {row["name"] for row in documents} == {FIRST, SECOND}
    assert {f"texts/{row['id']}.txt" for row in documents} == set(files) - wanted
    assert "text" not in documents[0]


def test_offsets_count_in_the_text_files(folder: Path) -> None:
    files = make_export(folder, form="csv")
    found = rows(files["statements.csv"])
    assert len(found) == 9
    for row in found:
        text = files[f"texts/{row['document']}.txt"].decode("utf-8")
        assert text[int(row["start_offset"]) : int(row["end_offset"])] == row["text"]


def test_verdicts_lead_to_their_evidence(folder: Path) -> None:
    files = make_export(folder, form="csv")
    verdicts = {row["id"]: row for row in rows(files["verdicts.csv"])}
    assert sorted(row["verdict"] for row in verdicts.values()) == ["met", "nearly", "not_reported", "pending"]
    assert {row["is_provisional"] for row in verdicts.values()} == {"true", "false"}
    evidence = rows(files["evidence.csv"])
    assert {row["verdict"] for row in evidence} == set(verdicts)
    assert [row["why"] for row in evidence if row["role"] == "alternative"] == ["是一个街道的数。"]


def test_formulas_are_escaped_for_spreadsheets_and_not_for_programs(tmp_path: Path) -> None:
    first, _ = chain()
    nasty = replace(first, statements=(replace(first.statements[0], subject="=cmd()", basis="'-1"),))
    add_documents(tmp_path, [nasty])
    (row,) = rows(make_export(tmp_path, form="csv")["statements.csv"])
    assert (row["subject"], row["basis"]) == ("'=cmd()", "''-1")
    assert [unescape_cell(row[name]) for name in ("subject", "basis")] == ["=cmd()", "'-1"]
    (row,) = rows(make_export(tmp_path, form="datapackage")["data/statements.csv"])
    assert (row["subject"], row["basis"]) == ("=cmd()", "'-1")


def test_parquet_is_typed_and_holds_the_text(folder: Path, tmp_path: Path) -> None:
    for name, content in make_export(folder, form="parquet").items():
        (tmp_path / name).write_bytes(content)
    with duckdb.connect() as connection:

        def ask(question: str) -> list[tuple[object, ...]]:
            return connection.execute(question.replace("@", str(tmp_path))).fetchall()  # type: ignore[no-any-return]

        assert ask(f"SELECT text FROM '@/documents.parquet' WHERE name = '{FIRST}'") == [(EARLIER,)]
        types = dict(row[:2] for row in ask("DESCRIBE SELECT * FROM '@/statements.parquet'"))  # type: ignore[misc]
        assert types["value"] == "DOUBLE"
        assert types["section"] == "VARCHAR[]"
        assert ask("SELECT count(*) FROM '@/verdicts.parquet' WHERE is_provisional") == [(1,)]
        assert ask(
            "SELECT count(*) FROM '@/statements.parquet' s JOIN '@/documents.parquet' d ON d.id = s.document "
            "WHERE substr(d.text, s.start_offset::INT + 1, (s.end_offset - s.start_offset)::INT) <> s.text"
        ) == [(0,)]


def test_a_table_without_rows_is_a_file_with_its_columns(tmp_path: Path) -> None:
    first, _ = chain()
    add_documents(tmp_path, [replace(first, tasks=(), projects=())])
    for name, content in make_export(tmp_path, form="parquet").items():
        (tmp_path / name).write_bytes(content)
    with duckdb.connect() as connection:
        found = connection.execute(f"DESCRIBE SELECT * FROM '{tmp_path}/terms.parquet'").fetchall()
    assert [row[0] for row in found] == list(tables()["terms"].names)


_READ = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "array": json.loads,
}


def test_the_data_package_describes_what_is_there(folder: Path) -> None:
    files = make_export(folder, form="datapackage")
    description = json.loads(files["datapackage.json"])
    assert description["profile"] == "tabular-data-package"
    data = {item["name"]: rows(files[item["path"]]) for item in description["resources"]}
    for resource in description["resources"]:
        schema, found = resource["schema"], data[resource["name"]]
        header = files[resource["path"]].decode().splitlines()[0].split(",")
        assert [field["name"] for field in schema["fields"]] == header
        for field in schema["fields"]:
            assert field["title"]
            assert field["description"]
            for row in found:
                if row[field["name"]]:
                    _READ[field["type"]](row[field["name"]])
                else:
                    assert not field.get("constraints", {}).get("required"), (resource["name"], field["name"])
        keys = [tuple(row[name] for name in schema["primaryKey"]) for row in found]
        assert len(keys) == len(set(keys))
        for key in schema.get("foreignKeys", ()):
            known = {row["id"] for row in data[key["reference"]["resource"]]}
            assert {row[key["fields"]] for row in found if row[key["fields"]]} <= known


def test_every_format_gives_the_same_bytes_again(folder: Path) -> None:
    for form in FORMATS:
        assert make_export(folder, form=form) == make_export(folder, form=form), form


def test_the_rows_are_those_of_the_ledger(folder: Path) -> None:
    found = ledger_tables(folder)
    assert set(found) == set(tables())
    assert len(found["tasks"].rows) == 2
