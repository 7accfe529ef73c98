"""``taizhang reconcile`` on the sample reports."""

import json
from pathlib import Path

import pytest
from calling import Call

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TWO = (EXAMPLES / "yunlan-2022.html", EXAMPLES / "yunlan-2023.txt")
FIELDS = [
    "place", "year", "indicator", "subject", "kind", "target", "result", "verdict", "margin",
    "provisional", "reasons", "alternatives",
]  # fmt: skip
CITED = ["document", "start", "end", "text", "value", "unit", "cmp", "period", "modality", "status"]


def test_lines_have_the_fields_of_the_interface(call: Call) -> None:
    result = call("reconcile", *TWO)
    assert (result.status, result.err) == (0, "")
    records = [json.loads(line) for line in result.out.splitlines()]
    assert len(records) > 20
    text = TWO[1].read_text(encoding="utf-8")
    for record in records:
        assert list(record) == FIELDS
        assert list(record["target"]) == CITED
        cited = record["result"]
        if cited is not None and cited["document"] == str(TWO[1]):
            assert text[cited["start"] : cited["end"]] == cited["text"]
    assert {record["verdict"] for record in records} >= {"met", "nearly", "not_reported", "pending"}


def test_a_table_says_it_in_words(call: Call) -> None:
    result = call("reconcile", *TWO, "--format", "table")
    assert result.status == 0
    assert "未再提及" in result.out
    assert "待见分晓" in result.out.splitlines()[-1], "counted, though without a row"
    assert "not reported" in call("reconcile", *TWO, "--format", "table", "--lang", "en").out


@pytest.mark.parametrize(
    ("name", "opening"), [("对账.xlsx", b"PK"), ("对账.html", b"<!"), ("对账.jsonl", b"{")]
)
def test_the_ending_names_the_format(call: Call, tmp_path: Path, name: str, opening: bytes) -> None:
    assert call("reconcile", *TWO, "-o", tmp_path / name).status == 0
    assert (tmp_path / name).read_bytes().startswith(opening)


def test_a_workbook_needs_a_file(call: Call) -> None:
    result = call("reconcile", *TWO, "--format", "xlsx")
    assert result.status == 2
    assert "-o" in result.err


def test_documents_without_a_target_are_told(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "通知.txt"
    path.write_text("关于召开会议的通知。请准时参加。\n", encoding="utf-8")
    result = call("reconcile", path)
    assert (result.status, result.out) == (1, "")
    assert "没有找到目标" in result.err
