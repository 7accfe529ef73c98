import csv
import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from taizhang.core.errors import TaizhangError
from taizhang.core.statement import Statement
from taizhang.views.cells import COLUMNS, unescape_cell
from taizhang.views.files import make_statements, write_atomically
from taizhang.views.lines import make_jsonl, read_jsonl
from taizhang.views.report import Report

# The contract of the command line, in its order, and the relation that qualitative statements carry.
FIELDS = [
    "document",
    "start",
    "end",
    "text",
    "value",
    "unit",
    "base_value",
    "base_unit",
    "kind",
    "cmp",
    "status",
    "period",
    "modality",
    "subject",
    "indicator",
    "basis",
    "place",
    "scope",
    "section",
    "sentence",
    "rule",
    "confidence",
    "relation",
]


def hostile(statement: Statement) -> Statement:
    return replace(statement, subject="=HYPERLINK(1)", unit='"个,\n')


def test_jsonl_has_the_fields_of_the_contract(report: Report) -> None:
    for line in make_jsonl(report.statements).splitlines():
        assert list(json.loads(line)) == FIELDS


def test_jsonl_comes_back(report: Report) -> None:
    data = make_jsonl(report.statements)
    assert tuple(read_jsonl(data, name="x")) == report.statements
    assert json.loads(data.splitlines()[4])["value"] == [2000, 3000], "a range is a list"


def test_a_malformed_line_is_named() -> None:
    with pytest.raises(TaizhangError) as caught:
        list(read_jsonl(b'\n{"start": 1}\n', name="甲.jsonl"))
    assert caught.value.code == "records.malformed"
    assert "2" in caught.value.zh
    assert "甲.jsonl" in caught.value.en


def test_csv_holds_the_same(report: Report) -> None:
    statements = (*report.statements, hostile(report.statements[0]))
    rows = list(csv.reader(io.StringIO(make_statements(statements, form="csv").decode(), newline="")))
    assert rows[0] == list(COLUMNS)
    for statement, row in zip(statements, rows[1:], strict=True):
        cells = dict(zip(COLUMNS, row, strict=True))
        assert unescape_cell(cells["subject"]) == statement.subject
        assert cells["unit"] == statement.unit, "commas, quotes and line breaks survive"
        assert not cells["subject"].startswith("=")
        assert json.loads(cells["sentence"]) == list(statement.sentence)
        assert json.loads(cells["value"]) == (
            list(statement.value) if isinstance(statement.value, tuple) else statement.value
        )


def test_xlsx_holds_the_same_and_no_formula(report: Report) -> None:
    statements = (*report.statements, hostile(report.statements[0]))
    sheet = load_workbook(io.BytesIO(make_statements(statements, form="xlsx"))).active
    assert sheet is not None
    rows = list(sheet.iter_rows())
    assert [cell.value for cell in rows[0]] == list(COLUMNS)
    assert len(rows) == len(statements) + 1
    assert all(cell.data_type != "f" for row in rows for cell in row)
    assert rows[1][COLUMNS.index("value")].value == 512.6, "numbers stay numbers"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref


def test_parquet_holds_the_same(report: Report, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="the extra analytics is not installed")
    path = tmp_path / "s.parquet"
    path.write_bytes(make_statements(report.statements, form="parquet"))
    with duckdb.connect() as connection:
        found = connection.execute(
            f"SELECT text, value, value_high, section, sentence, modality FROM '{path}' ORDER BY start"
        ).fetchall()
    assert found[0][:3] == ("512.6亿元", 512.6, None)
    assert found[-1][1:3] == (2000, 3000), "low and high end of a range"
    assert found[0][3] == ["一、去年情况"]
    assert list(found[0][4]) == list(report.statements[0].sentence)
    assert found[0][5] is None


@pytest.mark.parametrize("form", ["jsonl", "csv", "xlsx"])
def test_the_same_statements_give_the_same_bytes(report: Report, form: str) -> None:
    assert make_statements(report.statements, form=form) == make_statements(report.statements, form=form)


def test_no_statements_make_a_file_too() -> None:
    assert make_statements((), form="jsonl") == b""
    assert make_statements((), form="csv").decode().strip().split(",") == list(COLUMNS)
    assert make_statements((), form="xlsx")


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "new" / "a.txt"
    write_atomically(target, b"old")
    with pytest.raises(TypeError):
        write_atomically(target, "not bytes")  # type: ignore[arg-type]
    assert target.read_bytes() == b"old"
    assert [path.name for path in target.parent.iterdir()] == ["a.txt"], "no leftovers"


def test_a_missing_duckdb_is_told(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(TaizhangError, match="no_duckdb") as caught:
        make_statements(report.statements, form="parquet")
    assert "taizhang[analytics]" in caught.value.zh
