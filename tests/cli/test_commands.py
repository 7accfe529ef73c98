import json
from pathlib import Path

import pytest
from calling import Call

from taizhang.cli.commands import MODULES
from taizhang.views.read_task_table import read_task_table


def records(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_extract_prints_lines(call: Call, report: Path) -> None:
    result = call("extract", report)
    assert (result.status, result.err) == (0, "")
    text = report.read_text(encoding="utf-8")
    found = records(result.out)
    assert {"512.6亿元", "6.1%", "3200个", "6%", "1.2万人"} <= {str(record["text"]) for record in found}
    for record in found:
        assert text[record["start"] : record["end"]] == record["text"]  # type: ignore[misc]
        assert record["document"] == str(report)


def test_a_batch_goes_on_past_bad_files(call: Call, folder: Path) -> None:
    result = call("extract", folder)
    assert result.status == 2, "a script must see that files are missing"
    assert {Path(str(record["document"])).name for record in records(result.out)} == {"a.txt", "b.txt"}
    told = result.err.splitlines()
    assert sum("empty.txt" in line for line in told) == 1
    assert sum("broken.pdf" in line for line in told) == 1
    assert "4 个文件中有 2 个" in told[-1]


def test_workers_give_the_same(call: Call, folder: Path) -> None:
    assert call("extract", folder, "--workers", "2").out == call("extract", folder).out


@pytest.mark.parametrize("form", ["jsonl", "csv", "xlsx"])
def test_a_folder_gets_a_file_for_each_document(call: Call, folder: Path, tmp_path: Path, form: str) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "A.txt").write_text((folder / "a.txt").read_text(encoding="utf-8"), encoding="utf-8")
    result = call("extract", folder, "-o", f"{tmp_path}/out/", "--format", form)
    assert result.out == ""
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == sorted([f"A.txt.{form}", f"a.txt-2.{form}", f"b.{form}"]) or names == sorted(
        [f"a.txt.{form}", f"A.txt-2.{form}", f"b.{form}"]
    ), "a and A do not overwrite each other, on any file system"


def test_the_ending_chooses_the_format(call: Call, report: Path, tmp_path: Path) -> None:
    assert call("extract", report, "-o", tmp_path / "x.csv").status == 0
    assert (tmp_path / "x.csv").read_text(encoding="utf-8").startswith("document,start,end,text")


def test_outline_is_one_object_and_text_is_what_offsets_mean(call: Call, report: Path) -> None:
    outline = json.loads(call("outline", report).out)
    text = call("outline", report, "--text").out
    assert text == report.read_text(encoding="utf-8")
    assert outline["document"] == str(report)
    assert outline["kind"] == "government_work_report"
    assert outline["roles"][0]["start"] == 0
    assert outline["roles"][-1]["end"] == len(text)
    for task in outline["tasks"]:
        assert text[task["start"] : task["end"]] == task["text"]


def test_tasks_go_to_a_table_that_is_read_back(call: Call, report: Path, tmp_path: Path) -> None:
    table, lines = tmp_path / "t.xlsx", tmp_path / "t.jsonl"
    assert call("tasks", report, "-o", table).status == 0
    assert call("tasks", report, "-o", lines).status == 0
    rows = read_task_table(table)
    assert [row.id for row in rows] == [record["id"] for record in records(lines.read_text(encoding="utf-8"))]
    assert any("云溪体育馆" in row.task for row in rows)


def test_show_writes_a_site(call: Call, folder: Path, tmp_path: Path) -> None:
    result = call("show", folder, "-o", tmp_path / "site")
    assert result.status == 2, "two files could not be read"
    assert sorted(path.name for path in (tmp_path / "site").iterdir()) == ["a.html", "b.html", "index.html"]
    assert "index.html" in result.err


def test_a_report_called_index_does_not_overwrite_the_index(call: Call, folder: Path, tmp_path: Path) -> None:
    (folder / "a.txt").rename(folder / "Index.txt")
    call("show", folder, "-o", tmp_path / "site")
    assert sorted(path.name for path in (tmp_path / "site").iterdir()) == [
        "Index-2.html",
        "b.html",
        "index.html",
    ]


def test_corpus_resumes(call: Call, folder: Path, tmp_path: Path) -> None:
    first = call("corpus", folder, "-o", tmp_path / "out", "--workers", "1")
    assert first.status == 2
    assert "完成 2，跳过 0" in first.err
    again = call("corpus", folder, "-o", tmp_path / "out", "--workers", "1")
    assert "完成 0，跳过 2" in again.err
    assert "失败 2" in again.err


def test_evaluate(call: Call, report: Path, tmp_path: Path) -> None:
    found = tmp_path / "found.jsonl"
    call("extract", report, "-o", found)
    result = call("evaluate", found, found, "--rules", "--errors", "3", "--need", "1")
    assert result.status == 0
    assert "1.0000  全字段 F1" in result.out
    gold = tmp_path / "gold.jsonl"
    gold.write_text(found.read_text(encoding="utf-8").replace('"cmp":"eq"', '"cmp":"lt"'), encoding="utf-8")
    worse = call("evaluate", gold, found, "--errors", "1", "--need", "1")
    assert worse.status == 1, "a check that failed"
    assert "cmp eq ≠ lt" in worse.out


def test_evaluate_does_not_mix_documents(call: Call, folder: Path, tmp_path: Path) -> None:
    found = tmp_path / "found.jsonl"
    call("extract", folder, "-o", found)
    result = call("evaluate", found, found)
    assert result.status == 2
    assert "2 份文件" in result.err


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", MODULES)
def test_every_command_has_help_with_an_example(call: Call, name: str, language: str) -> None:
    result = call(name, "--help", "--lang", language)
    assert result.status == 0
    assert f"taizhang {name}" in result.out
    assert ("例:" if language == "zh" else "Example:") in result.out
    assert ("显示本帮助" if language == "zh" else "Show this help") in result.out


def test_help_of_all_names_every_command(call: Call) -> None:
    result = call("--help")
    assert all(f"  {name} " in result.out for name in MODULES)
