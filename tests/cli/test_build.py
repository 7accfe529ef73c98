from pathlib import Path

from calling import Call

from taizhang.ledger import open_ledger


def test_a_folder_becomes_a_ledger_and_bad_files_are_named(call: Call, folder: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "台账"
    result = call("build", folder, "-o", ledger)
    assert result.status == 2
    assert result.out == ""
    assert "empty.txt" in result.err
    assert "broken.pdf" in result.err
    assert "新增 2 份" in result.err
    assert "是同一报告的两个版本" in result.err
    with open_ledger(ledger) as opened:
        assert {found.name for found in opened.documents()} == {"a.txt", "b.txt"}
        assert opened.verdicts()


def test_it_grows_and_twice_changes_nothing(call: Call, report: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "台账"
    assert call("build", report, "-o", ledger).status == 0
    before = (ledger / "ledger.sqlite").read_bytes()
    again = call("build", report, "-o", ledger)
    assert again.status == 0
    assert "新增 0 份，已有 1 份" in again.err
    assert (ledger / "ledger.sqlite").read_bytes() == before
    copy = tmp_path / "另存.txt"
    copy.write_bytes(report.read_bytes() + b"\n")
    copied = call("build", copy, "-o", ledger)
    assert copied.status == 0
    assert f"与台账中的 {report.name} 内容相同" in copied.err
    assert (ledger / "ledger.sqlite").read_bytes() == before
    later = tmp_path / "云溪区2026.txt"
    later.write_text(report.read_text("utf-8").replace("2025", "2026").replace("2024", "2025"), "utf-8")
    assert "新增 1 份，已有 0 份" in call("build", later, "-o", ledger).err


def test_the_ledger_itself_is_no_document(call: Call, report: Path, tmp_path: Path) -> None:
    assert call("build", tmp_path, "-o", tmp_path / "台账").status == 0
    again = call("build", tmp_path, "-o", tmp_path / "台账")
    assert again.status == 0
    assert "新增 0 份，已有 1 份" in again.err


def test_two_processes_build_the_same(call: Call, folder: Path, tmp_path: Path) -> None:
    call("build", folder, "-o", tmp_path / "one")
    call("build", folder, "-o", tmp_path / "two", "--workers", "2")
    assert (tmp_path / "one/ledger.sqlite").read_bytes() == (tmp_path / "two/ledger.sqlite").read_bytes()


def test_where_nothing_can_be_read_no_ledger_is_made(call: Call, tmp_path: Path) -> None:
    result = call("build", tmp_path / "没有.txt", "-o", tmp_path / "台账")
    assert result.status == 2
    assert "没有.txt" in result.err
    assert not (tmp_path / "台账").exists()
    (tmp_path / "空").mkdir()
    assert call("build", tmp_path / "空", "-o", tmp_path / "台账").status == 1


def test_a_damaged_ledger_is_named_with_the_way_out(call: Call, report: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "台账"
    call("build", report, "-o", ledger)
    (ledger / "ledger.sqlite").write_bytes(b"nonsense")
    result = call("build", report, "-o", ledger)
    assert result.status == 2
    assert "ledger.sqlite" in result.err
    assert "备份" in result.err
    assert "Traceback" not in result.err
