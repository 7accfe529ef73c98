"""Laws of every reader: no figure lost or invented, every offset exact, only DocumentError comes out."""

import contextlib
import io
import re
import sys
import zipfile
from html import escape, unescape
from pathlib import Path

import making
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taizhang.core.errors import DocumentError
from taizhang.documents import Document, read_bytes

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
import fuzz

LETTERS = "增长的亿元公里约达到、，。；：%“”（）0123456789０５."
TEXT = st.text(alphabet=LETTERS, min_size=1, max_size=90).map(lambda text: "目标" + text)
CELLS = st.text(alphabet="甲乙丙元%0123456789.", min_size=1, max_size=6)
PARAGRAPHS = st.lists(TEXT, min_size=1, max_size=8)


def rows(width: int) -> st.SearchStrategy[tuple[tuple[str, ...], ...]]:
    return st.lists(st.tuples(*[CELLS] * width), min_size=2, max_size=5).map(tuple)


TABLES = st.integers(2, 4).flatmap(rows)
SLOWLY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def digits(text: str) -> str:
    return "".join(c for c in text if c.isdecimal())


def check_offsets(document: Document, table: tuple[tuple[str, ...], ...]) -> None:
    assert len(document.tables) == 1
    found = document.tables[0]
    assert [document.text[c.start : c.end] for c in found.cells] == [cell for row in table for cell in row]
    assert document.text[found.start : found.end] == "\n".join("\t".join(row) for row in table)
    starts = [anchor.start for anchor in document.anchors]
    assert starts == sorted(starts)
    cells = [document.text[a.start : a.end] for a in document.anchors if a.kind == "cell"]
    assert cells == [cell for row in table for cell in row]
    fuzz.check(document)


@given(PARAGRAPHS, TABLES)
@settings(max_examples=60, deadline=None)
def test_word(paragraphs: list[str], table: tuple[tuple[str, ...], ...]) -> None:
    data = making.docx("".join(map(making.paragraph, paragraphs)) + making.word_table(table))
    document = read_bytes(data, name="a.docx")
    assert document.text.split("\n")[: len(paragraphs)] == paragraphs
    check_offsets(document, table)
    markup = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    independent = "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", markup))
    assert digits(document.text) == digits(independent)


@given(PARAGRAPHS, TABLES)
@settings(max_examples=60, deadline=None)
def test_html(paragraphs: list[str], table: tuple[tuple[str, ...], ...]) -> None:
    rows = "".join("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>" for row in table)
    body = "".join(f"<p>{escape(p)}</p>" for p in paragraphs) + f"<table>{rows}</table>"
    page = making.html(body=body, around=False)
    document = read_bytes(page, name="a.html")
    assert document.text.split("\n")[: len(paragraphs) + 1] == [making.TITLE, *paragraphs]
    check_offsets(document, table)
    independent = unescape(re.sub(r"<[^>]+>", "", page.decode().partition("<body>")[2]))
    assert digits(document.text) == digits(independent)


@given(PARAGRAPHS, TABLES)
@SLOWLY
def test_pdf(paragraphs: list[str], table: tuple[tuple[str, ...], ...]) -> None:
    from pypdfium2 import PdfDocument

    data = making.pdf(paragraphs=("标题", *paragraphs), table=table, furniture=False)
    document = read_bytes(data, name="a.pdf")
    wanted = digits("".join(paragraphs) + "".join("".join(row) for row in table))
    assert digits(document.text) == wanted
    text = document.text.replace("\n", "").replace(" ", "")
    assert text.startswith("标题" + "".join(paragraphs).replace(" ", ""))
    independent = "".join(page.get_textpage().get_text_bounded() for page in PdfDocument(data))
    assert sorted(digits(document.text)) == sorted(digits(independent))
    check_offsets(document, table)


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.docx", "a.pdf", "a.doc", "a"]))
@settings(max_examples=300, deadline=None)
def test_any_bytes(data: bytes, name: str) -> None:
    with contextlib.suppress(DocumentError):
        fuzz.check(read_bytes(data, name=name))


@pytest.mark.parametrize("seed", [1, 2])
def test_damaged_files(seed: int) -> None:
    outcome = fuzz.fuzz_readers(200, seed)
    assert outcome.findings == []
    assert sum(outcome.results.values()) == 200
    assert any(result.endswith("read") for result in outcome.results)
    assert any("documents." in result for result in outcome.results)


def test_the_same_bytes_give_the_same_document() -> None:
    for name, data in fuzz.good_files():
        assert read_bytes(data, name=name) == read_bytes(data, name=name)
