"""The statements of the sample reports, line by line, and the same of one report in four formats.

``pytest tests/examples/test_golden.py --update-golden`` writes them anew.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from taizhang.core.statement import Statement
from taizhang.documents import read_path
from taizhang.extraction import extract_statements
from taizhang.structure import outline

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
GOLDEN = EXAMPLES / "golden"
NAMES = sorted(path.name for path in EXAMPLES.iterdir() if path.suffix in (".txt", ".html", ".docx", ".pdf"))
# Confidence is left out: it is calibrated anew without any statement changing.
FIELDS = (
    *("start", "end", "text", "value", "unit", "kind", "cmp", "status", "period", "modality"),
    *("subject", "indicator", "basis", "place", "scope", "relation"),
)
MEANING = ("value", "unit", "kind", "cmp", "status", "period", "subject", "indicator", "basis", "scope")
ANNEX = "计划主要指标表"


@cache
def read(name: str) -> tuple[str, tuple[Statement, ...]]:
    """The text of a sample report and its statements."""
    document = read_path(EXAMPLES / name)
    return document.text, extract_statements(document, outline(document))


def lines(name: str) -> list[str]:
    """The statements as golden lines, empty fields left out."""
    records = ({key: getattr(found, key) for key in FIELDS} for found in read(name)[1])
    return [
        json.dumps({k: v for k, v in record.items() if v not in (None, "")}, ensure_ascii=False)
        for record in records
    ]


@pytest.mark.parametrize("name", NAMES)
def test_statements_are_those_of_the_golden_file(name: str, updating: bool) -> None:
    path = GOLDEN / f"{name}.jsonl"
    found = lines(name)
    if updating:
        path.write_text("\n".join(found) + "\n", encoding="utf-8")
    expected = path.read_text(encoding="utf-8").splitlines()
    lost = [line for line in expected if line not in set(found)]
    gained = [line for line in found if line not in set(expected)]
    assert (lost, gained) == ([], []), "read the difference; if it is right, run with --update-golden"
    assert found == expected


def test_every_golden_file_has_its_report(updating: bool) -> None:
    assert updating or sorted(path.name for path in GOLDEN.iterdir()) == [f"{name}.jsonl" for name in NAMES]


def meanings(name: str, *, fields: tuple[str, ...] = MEANING, body: bool = False) -> list[dict[str, object]]:
    """What the statements say, without their places; with ``body`` only those before the annexed tables."""
    text, statements = read(name)
    end = text.index(ANNEX) if body else len(text)
    return [{key: getattr(s, key) for key in fields} for s in statements if s.start < end]


@pytest.mark.parametrize("name", ["yunlan-2025.html", "yunlan-2025.pdf"])
def test_formats_with_tables_say_the_same(name: str) -> None:
    assert meanings(name) == meanings("yunlan-2025.docx")


@pytest.mark.parametrize("name", ["yunlan-2025.html", "yunlan-2025.pdf", "yunlan-2025.txt"])
def test_the_body_says_the_same_in_every_format(name: str) -> None:
    fields = (*MEANING, "modality", "relation")
    assert meanings(name, fields=fields, body=True) == meanings("yunlan-2025.docx", fields=fields, body=True)
    assert len(meanings(name, body=True)) > 200
