import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from calling import Call

from taizhang.cli.language import choose_language

COMMAND = [sys.executable, "-c", "import sys; from taizhang.cli.main import main; sys.exit(main())"]


@pytest.mark.parametrize(
    ("arguments", "status", "words", "reason"),
    [
        (["extrakt", "x"], 2, "extract", "a command that does not exist: the nearest is named"),
        (["extract"], 2, "PATH", "nothing to read"),
        (["extract", "x", "--fromat", "csv"], 2, "--format", "an option that does not exist"),
        (["extract", "x", "--format", "doc"], 2, "jsonl csv xlsx parquet", "a choice that does not exist"),
        (["extract", "x", "--workers", "0"], 2, "--workers", "no workers"),
        (["extract", "x", "--format", "xlsx"], 2, "-o", "a workbook on standard output"),
        (["extract", "不存在.txt"], 2, "不存在.txt", "a file that is not there"),
        (["outline", "不存在.txt"], 2, "不存在.txt", "a file that is not there"),
        (["outline", "."], 2, ".", "a folder where a file is meant"),
        (["tasks", "x", "-o", "t.docx"], 2, ".xlsx", "a format that is not made"),
        (["show", "不存在", "-o", "site"], 2, "不存在", "a folder that is not there"),
        (["corpus", "x", "-o", "o", "--scheduler", "tcp://a:1"], 2, "dask", "a scheduler without its engine"),
        (["evaluate", "不存在.jsonl", "x"], 2, "不存在.jsonl", "answers that are not there"),
        ([], 2, "extract", "no command: the help"),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_wrong_calls(
    call: Call,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    status: int,
    words: str,
    reason: str,
    language: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TAIZHANG_LANG", language)
    result = call(*arguments)
    assert result.status == status, reason
    assert words in result.err, reason
    assert result.out == "", reason
    assert "Traceback" not in result.err
    if arguments:
        assert 1 <= len(result.err.splitlines()) <= 2, reason


def test_a_folder_without_documents_is_nothing_usable(call: Call, tmp_path: Path) -> None:
    result = call("extract", tmp_path)
    assert result.status == 1
    assert "没有找到可读的文件" in result.err


def test_a_text_without_statements_is_nothing_usable(call: Call, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("云溪区的河边有许多树。\n", encoding="utf-8")
    result = call("extract", tmp_path / "a.txt")
    assert (result.status, result.out) == (1, "")
    assert "没有找到陈述" in result.err


def test_a_fault_is_one_line_and_a_traceback_only_when_asked(
    call: Call, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("taizhang.corpus.pipeline.report_of", fail)
    result = call("outline", report)
    assert result.status == 1
    assert len(result.err.splitlines()) == 1
    assert "--debug" in result.err
    with pytest.raises(ZeroDivisionError):
        call("outline", report, "--debug")


def test_a_batch_shows_tracebacks_only_when_asked(
    call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("taizhang.corpus.pipeline.statements_of", fail)
    assert "Traceback" not in call("extract", folder).err
    assert "Traceback" in call("extract", folder, "--debug").err


def test_a_folder_that_may_not_be_written(call: Call, report: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = call("extract", report, "-o", tmp_path / "file" / "x.jsonl")
    assert result.status == 2
    assert len(result.err.splitlines()) == 1


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    big = folder / "big.txt"
    big.write_text((folder / "a.txt").read_text(encoding="utf-8") * 400, encoding="utf-8")
    with subprocess.Popen(
        [*COMMAND, "extract", str(big)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout
        assert run.stderr
        run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == b""
        assert run.wait(60) == 141


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT to another process on Windows")
def test_interruption_is_clean() -> None:
    waiting = "lambda path: (print('up', flush=True), time.sleep(60))"
    slow = f"import taizhang.documents as d, time; d.read_path = {waiting}; {COMMAND[2]}"
    command = [sys.executable, "-c", slow, "outline", "x.txt"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout
        assert run.stderr
        assert run.stdout.readline().strip() == b"up"
        run.send_signal(signal.SIGINT)
        assert run.wait(60) == 130
        assert len(run.stderr.read().strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "environment", "language", "reason"),
    [
        (["x"], {}, "zh", "nothing said: Chinese"),
        (["x"], {"LANG": "C.UTF-8"}, "zh", "C names no language"),
        (["x"], {"LANG": "en_US.UTF-8"}, "en", "the locale"),
        (["x"], {"LANG": "de_DE.UTF-8"}, "en", "neither: English"),
        (["x"], {"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh", "LC_ALL goes before LANG"),
        (["x"], {"LANG": "zh_CN.UTF-8", "TAIZHANG_LANG": "en"}, "en", "the variable goes before the locale"),
        (["x", "--lang", "zh"], {"TAIZHANG_LANG": "en"}, "zh", "the option before all"),
        (["--lang=en", "x"], {}, "en", "with an equals sign"),
        (
            ["x", "--lang", "fr"],
            {"LANG": "en_US"},
            "en",
            "a wrong one is refused later, in the locale's language",
        ),
        (["--", "--lang", "en"], {}, "zh", "after -- it is a file"),
    ],
)
def test_language(
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    environment: dict[str, str],
    language: str,
    reason: str,
) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: (None, None))
    assert choose_language(arguments, environment) == language, reason


def test_help_loads_nothing_heavy() -> None:
    """The start stays quick because nothing that reads or writes files of other formats is loaded for it."""
    code = (
        "import sys; from taizhang.cli.main import main; main(['--help']); "
        "heavy = {'rich', 'lxml', 'xlsxwriter', 'openpyxl', 'duckdb', 'distributed', 'pypdfium2', 'docx', "
        "'ahocorasick_rs', 'taizhang.documents', 'taizhang.structure', 'taizhang.extraction'}; "
        "sys.exit(' '.join(heavy & set(sys.modules)) or 0)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
