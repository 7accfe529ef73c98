from pathlib import Path

import pytest
from calling import Call


@pytest.fixture
def ledger(call: Call, report: Path, tmp_path: Path) -> Path:
    later = tmp_path / "云溪区2026.txt"
    text = report.read_text(encoding="utf-8").replace("2025年", "2026年").replace("2024年", "2025年")
    later.write_text(text.replace("6.1%", "5.7%"), encoding="utf-8")
    made = tmp_path / "台账"
    assert call("build", report, later, "-o", made).status == 0
    return made


def test_a_ledger_gives_all_pages(call: Call, ledger: Path, tmp_path: Path) -> None:
    result = call("show", ledger, "-o", tmp_path / "site")
    assert result.status == 0, result.err
    names = {path.name for path in (tmp_path / "site").iterdir()}
    assert names == {
        "overview.html",
        "index.html",
        "reconciliation.html",
        "findings.html",
        "goals.html",
        "projects.html",
        "ambition.html",
        "comparison.html",
        "云溪区2025.html",
        "云溪区2026.html",
    }
    verdicts = (tmp_path / "site" / "reconciliation.html").read_text(encoding="utf-8")
    assert '<mark class="target">6%</mark>' in verdicts
    assert '<mark class="actual">5.7%</mark>' in verdicts
    assert "overview.html" in result.err


def test_a_document_named_like_a_page_keeps_its_own(call: Call, report: Path, tmp_path: Path) -> None:
    named = tmp_path / "overview.txt"
    named.write_bytes(report.read_bytes())
    assert call("build", named, "-o", tmp_path / "台账").status == 0
    assert call("show", tmp_path / "台账", "-o", tmp_path / "site").status == 0
    assert "overview-2.html" in {path.name for path in (tmp_path / "site").iterdir()}


def test_a_ledger_and_files_together_are_refused(
    call: Call, ledger: Path, report: Path, tmp_path: Path
) -> None:
    result = call("show", ledger, report, "-o", tmp_path / "site")
    assert result.status == 2
    assert "taizhang build" in result.err


@pytest.mark.parametrize("form", ["xlsx", "html"])
def test_reconcile_writes_files_for_people(call: Call, report: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / f"对账.{form}"
    assert call("reconcile", report, "-o", target).status == 0
    assert target.stat().st_size > 5000
