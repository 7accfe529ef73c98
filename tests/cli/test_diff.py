import json
from pathlib import Path

from calling import Call


def test_a_changed_figure_is_in_the_table(call: Call, report: Path, tmp_path: Path) -> None:
    new = tmp_path / "正式稿.txt"
    new.write_text(report.read_text("utf-8").replace("增长6%左右", "增长5%左右"), "utf-8")
    result = call("diff", report, new)
    assert result.status == 0
    assert "数字改动" in result.out
    assert "6% → 5%" in result.out
    assert "数字改动 1" in result.out
    assert result.err == ""


def test_json_has_places_in_both(call: Call, report: Path, tmp_path: Path) -> None:
    new = tmp_path / "正式稿.txt"
    text = report.read_text("utf-8").replace("增长6%左右", "增长5%左右")
    new.write_text(text, "utf-8")
    record = json.loads(call("diff", report, new, "--format", "json").out)
    (change,) = record["changes"]
    assert (record["old"], record["new"]) == (str(report), str(new))
    assert change["sort"] == "figure_changed"
    assert text[change["new"]["start"] : change["new"]["end"]] == change["new"]["text"]


def test_the_same_is_said_in_a_line(call: Call, report: Path) -> None:
    result = call("diff", report, report)
    assert (result.status, result.out) == (0, "两份文件的承诺没有差别。\n")


def test_what_is_no_version_is_compared_with_a_warning(call: Call, report: Path, tmp_path: Path) -> None:
    other = tmp_path / "别的.txt"
    other.write_text("汐河市2030年政府工作报告\n\n二、重点工作\n\n建成汐河大桥。", "utf-8")
    result = call("diff", report, other)
    assert result.status == 0
    assert "不像同一报告" in result.err


def test_a_file_that_cannot_be_read(call: Call, report: Path, tmp_path: Path) -> None:
    result = call("diff", report, tmp_path / "没有.txt")
    assert result.status == 2
    assert "没有.txt" in result.err
