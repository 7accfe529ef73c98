import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from taizhang.core.verdict import Evidence

ROOT = Path(__file__).resolve().parents[2]
FIRST = """深圳市2031年政府工作报告
一、2030年工作回顾
全市生产总值增长5.2%。
二、2031年主要目标
全市生产总值增长5%左右。
三、2031年工作任务
新建学校100所。
"""
NEXT = """深圳市2032年政府工作报告
一、2031年工作回顾
全市生产总值增长5.4%。
二、2032年主要目标
全市生产总值增长4.5%至5%。
三、2032年工作任务
新建学校200所。
"""


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("study", ROOT / "tools" / "study_growth_targets.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["study"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_the_study_is_computed_from_the_reports(
    tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = tmp_path / "shared" / "corpus"
    corpus.mkdir(parents=True)
    rows = ["file\ttitle\tplace\tyear\tdoc_type\tchars\torigin\tcomplete"]
    for year, text in ((2031, FIRST), (2032, NEXT)):
        (corpus / f"{year}.txt").write_text(text, encoding="utf-8")
        rows.append(f"{year}.txt\t报告\t深圳市\t{year}\t政府工作报告\t9\towner/name:{year}.txt\tfull")
    (corpus / "INDEX.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["study", str(tmp_path / "shared"), "-o", str(tmp_path / "docs")])
    tool.main()
    zh = (tmp_path / "docs" / "zh" / "study-growth-targets.md").read_text(encoding="utf-8")
    (row,) = [line for line in zh.splitlines() if line.startswith("| 2031 ")]
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells[:4] == ["2031", "约5%", "5.4%", "● 完成"]
    at = FIRST.index("5%左右")
    assert cells[4] == f"[2031](https://github.com/owner/name) {at}–{at + 2}"
    (row,) = [line for line in zh.splitlines() if line.startswith("| 2032 ")]
    assert "待见分晓" in row
    english = (tmp_path / "docs" / "en" / "study-growth-targets.md").read_text(encoding="utf-8")
    assert "2 years with a growth target" in english
    chart = (tmp_path / "docs" / "images" / "growth-targets.svg").read_text(encoding="utf-8")
    assert chart.count('class="actual"') == 1
    assert chart.count('class="band"') == 1, "the range of 2032"


@pytest.mark.parametrize(
    ("origin", "address"),
    [
        ("owner/some.name:folder/file.txt @1234", "https://github.com/owner/some.name"),
        ("http://example.invalid/a.html", "http://example.invalid/a.html"),
        ("a scan", None),  # nothing to link to
    ],
)
def test_addresses_of_origins(tool: ModuleType, origin: str, address: str | None) -> None:
    assert tool._address(origin) == address


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_study_in_the_documentation_copies_no_sentences(language: str) -> None:
    page = (ROOT / "docs" / language / "study-growth-targets.md").read_text(encoding="utf-8")
    for line in page.splitlines():
        if line.startswith("| ") and line[2:6].isdigit():
            target, result = (cell.strip() for cell in line.split("|")[2:4])
            assert max(len(target), len(result)) <= 24, line


def test_a_result_in_words_is_not_quoted(tool: ModuleType) -> None:
    told = Evidence(
        document="2032.txt",
        start=3,
        end=15,
        text="生产总值增速快于全国",
        value=None,
        unit="",
        cmp="eq",
        period="2031",
        modality=None,
        status="actual",
    )
    assert tool._figure(told, "zh") == "只有文字"
    assert tool._figure(told, "en") == "in words only"
