"""The sample reports: built the same each time, of the agreed length, every trap where it is said to be."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from importlib.metadata import version
from pathlib import Path

import docx
import pypdfium2
import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
SCRIPT = ROOT / "tools" / "build_examples.py"
SUFFIXES = ("docx", "html", "pdf", "txt")
REPORTS = sorted(path.name for path in EXAMPLES.iterdir() if path.suffix[1:] in SUFFIXES)
TRAPS = json.loads((EXAMPLES / "traps.json").read_text(encoding="utf-8"))["traps"]
FURNITURE = re.compile(r"^(?:— ?\d+ ?—|云岚区六届人大[四五]次会议文件)\s*$", re.M)
BUILT_WITH = {"python-docx": "1.2.0", "reportlab": "5.1.0"}


def bare(text: str) -> str:
    """Without blanks: lines are broken differently in each format."""
    return re.sub(r"\s", "", text)


@cache
def printed(name: str) -> str:
    """A built report with its page furniture, not read by the project's own readers."""
    path = EXAMPLES / name
    return {"docx": of_docx, "html": of_html, "pdf": of_pdf, "txt": of_text}[path.suffix[1:]](path)


@cache
def words(name: str) -> str:
    """The words of a built report, without blanks and page furniture."""
    return bare(FURNITURE.sub("", printed(name)))


def of_text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def of_html(path: Path) -> str:
    page = path.read_text(encoding="utf-8")
    title = re.search(r"<(h1|h2 class=\"title\")>(.*?)</", page)
    body = re.search(r'(?:id="zoom"|class="TRS_Editor")>(.*?)</(?:div|article)>', page, re.S)
    assert title
    assert body
    return html.unescape(re.sub(r"<[^>]+>", "", title[2] + body[1]))


def of_docx(path: Path) -> str:
    body = docx.Document(str(path)).element.body
    return "".join(node.text or "" for node in body.iter() if node.tag.endswith("}t"))


def of_pdf(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in pdf]
    return "\n".join(pages)


def built(folder: Path) -> Path:
    subprocess.run([sys.executable, str(SCRIPT), "-o", str(folder)], check=True, capture_output=True)
    return folder


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = built(tmp_path / "one"), built(tmp_path / "other")
    assert {path.name: path.read_bytes() for path in one.iterdir()} == {
        path.name: path.read_bytes() for path in other.iterdir()
    }


def test_the_committed_files_are_those_of_the_sources(tmp_path: Path) -> None:
    fresh = built(tmp_path)
    writers_differ = any(version(package) != wanted for package, wanted in BUILT_WITH.items())
    names = [
        name for name in [*REPORTS, "TRAPS.md"] if not (writers_differ and name.endswith(("docx", "pdf")))
    ]
    stale = [name for name in names if (fresh / name).read_bytes() != (EXAMPLES / name).read_bytes()]
    assert not stale, "run python tools/build_examples.py and commit what it writes"


def test_nothing_is_built_that_is_not_committed(tmp_path: Path) -> None:
    assert sorted(path.name for path in built(tmp_path).iterdir()) == sorted([*REPORTS, "TRAPS.md"])


@pytest.mark.parametrize("name", REPORTS)
def test_length(name: str) -> None:
    assert 5000 <= len(words(name)) <= 8000


def test_every_format_occurs_twice_and_one_report_is_in_all() -> None:
    formats = Counter(Path(name).suffix[1:] for name in REPORTS)
    assert set(formats) == set(SUFFIXES)
    assert min(formats.values()) >= 2
    assert max(Counter(Path(name).stem for name in REPORTS).values()) == len(SUFFIXES)


def test_the_formats_of_one_report_say_the_same() -> None:
    in_order = {name: "".join(sorted(words(name))) for name in REPORTS if name.startswith("yunlan-2025.")}
    # The web page shows the title above the number of the paper: same characters, another order.
    assert len(set(in_order.values())) == 1, {name: len(text) for name, text in in_order.items()}


@pytest.mark.parametrize("trap", TRAPS, ids=[trap["id"] for trap in TRAPS])
def test_each_quotation_of_a_trap_stands_in_its_document(trap: dict[str, list[dict[str, str]]]) -> None:
    for quote in trap["quotes"]:
        files = [name for name in REPORTS if Path(name).stem == quote["document"]]
        assert files
        # Not across a page: what a reader is shown must be one stretch of the text.
        assert all(bare(quote["text"]) in bare(printed(name)) for name in files), quote
    for silence in trap.get("absent", []):
        files = [name for name in REPORTS if Path(name).stem == silence["document"]]
        assert files
        assert not any(bare(silence["text"]) in words(name) for name in files), silence


@pytest.mark.parametrize(
    "trap", [trap for trap in TRAPS if trap["kind"] == "wrong_sum"], ids=lambda trap: trap["id"]
)
def test_the_wrong_sums_are_wrong(trap: dict[str, object]) -> None:
    parts, stated = trap["parts"], trap["stated"]
    assert isinstance(parts, list)
    assert round(sum(parts), 6) != stated


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("分别增长.{3,6}%和", "two subjects, two rates, one verb"),
        ("总量和增速均居全市第三", "one rank over two indicators"),
        ("国家级、省级创新平台2个、7个", "two names, then two counts"),
        (r"\d+-\d+家", "a range"),
        ("不到五年翻了一番", "a multiple in words"),
        ("超过七成", "a share in Chinese numerals, with a comparator"),
        ("近千亩|近三成", "an approximate numeral without digits"),
        ("突破千亿元", "a level passed, without digits"),
        ("1-11月", "a result of a part of the year"),
        ("预计全年", "an estimate at the head of a list"),
        ("高于全市.{2,5}个百分点", "a comparison with another place"),
        ("由上年的下降2.8%转为增长6.4%", "last year's figure beside this year's"),
        ("微克/立方米以下", "a ceiling on a concentration"),
        ("控制在5.5%以内", "a ceiling on a rate"),
        ("与经济增长同步", "a target without a numeral"),
        ("压减企业户数三分之一", "a fraction in words"),
        ("计划总投资187亿元", "a planned amount told in the review"),
        ("亿美元", "another currency"),
        ("5G基站", "a digit inside a name"),
        ("12号线", "a number that is a name"),
        ("世界500强", "a number that is a list's name"),
        (r"“20\+8”", "numbers that are a slogan"),
        ("（一）预期性指标.*（二）约束性指标", "two lists of targets"),
        ("牵头单位责任单位完成时限", "a table of tasks"),
        ("名词解释", "a glossary"),
    ],
)
def test_the_reports_hold_the_forms_they_were_written_for(pattern: str, why: str) -> None:
    assert any(re.search(pattern, words(name)) for name in REPORTS), why


@pytest.mark.shared
def test_no_run_of_24_characters_stands_in_a_real_report(shared: Path) -> None:
    length = 24
    sources = [bare(path.read_text(encoding="utf-8")) for path in sorted((EXAMPLES / "sources").glob("*.md"))]
    runs = {text[i : i + length] for text in sources for i in range(len(text) - length + 1)}
    for path in [*(shared / "seeds").glob("*.txt"), *(shared / "corpus").glob("*.txt")]:
        text = bare(path.read_text(encoding="utf-8", errors="replace"))
        copied = runs.intersection(text[i : i + length] for i in range(len(text) - length + 1))
        assert not copied, (path.name, sorted(copied)[:3])
