"""The example in the documentation is what the extractor gives, and both languages tell the same fields."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from figures import in_part

from taizhang.core.statement import Statement

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = [DOCS / "zh" / "statements.md", DOCS / "en" / "statements.md"]


def rows(page: str, head: str) -> list[list[str]]:
    """The body of the table whose head begins with ``head``."""
    table = page[page.index(head) :].split("\n\n")[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_the_example_is_what_is_found(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    sentence = re.search("“(一般公共预算收入.*?)”", page)
    assert sentence is not None
    found = in_part(sentence.group(1))
    head = "| 原文" if path.parent.name == "zh" else "| `text`"
    assert [[s.text, f"{s.value:g}", s.unit, s.kind, s.cmp, s.subject] for s in found] == rows(page, head)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_every_field_is_explained(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    explained = set(re.findall("`([a-z_]+)`", page))
    assert {field.name for field in fields(Statement)} - {"document"} <= explained


def test_both_languages_name_the_same_fields_and_files() -> None:
    zh, en = (set(re.findall("`([a-z][a-z_./]*)`", path.read_text(encoding="utf-8"))) for path in PAGES)
    assert zh == en
