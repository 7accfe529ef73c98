"""Foreign files are read in processes of their own: what becomes of one touches neither us nor the next."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from taizhang.corpus import isolated
from taizhang.corpus.isolated import IsolatedReader, Limits, ReadingFailedError, Request

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
linux = pytest.mark.skipif(sys.platform != "linux", reason="files are read in forked processes on Linux")


@pytest.fixture(scope="module")
def reader() -> Iterator[IsolatedReader]:
    made = IsolatedReader()
    yield made
    made.close()


@pytest.mark.parametrize(
    "name", ["yunlan-2023.txt", "yunlan-2024.pdf", "yunlan-2025.docx", "xingzhu-2024.html"]
)
def test_it_gives_what_reading_here_gives(reader: IsolatedReader, tmp_path: Path, name: str) -> None:
    from taizhang.corpus.reading_process import reading_of

    there, here = tmp_path / "there", tmp_path / "here"
    there.mkdir()
    here.mkdir()
    read = reader.read(EXAMPLES / name, name=name, folder=there, limits=Limits(pages=3))
    assert read == reading_of(EXAMPLES / name, name=name, folder=here, pages=3)
    assert {path.name for path in there.iterdir()} == {*(page.file for page in read.pages), "answer.json"}


def test_the_reason_comes_from_the_reader_and_the_next_file_is_read(
    reader: IsolatedReader, tmp_path: Path
) -> None:
    damaged = tmp_path / "坏.docx"
    damaged.write_bytes(b"PK\x03\x04 no archive")
    with pytest.raises(ReadingFailedError, match="坏") as refused:
        reader.read(damaged, name=damaged.name, folder=tmp_path)
    assert refused.value.code.startswith("documents.")
    assert reader.read(EXAMPLES / "yunlan-2023.txt", name="a.txt", folder=tmp_path).entry.statements


def test_too_little_memory_is_a_reason_too(reader: IsolatedReader, tmp_path: Path) -> None:
    with pytest.raises(ReadingFailedError) as refused:
        reader.read(EXAMPLES / "yunlan-2024.pdf", name="a.pdf", folder=tmp_path, limits=Limits(megabytes=1))
    assert refused.value.code in ("isolated.too_heavy", "documents.too_large")


def test_the_environment_of_the_process_holds_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAIZHANG_SECRET_KEY", "x")
    monkeypatch.setenv("DATABASE_URL", "x")
    assert not {"TAIZHANG_SECRET_KEY", "DATABASE_URL"} & isolated._environment().keys()


def test_where_nothing_can_be_forked_each_file_has_a_process_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(isolated.sys, "platform", "win32")
    made = IsolatedReader()
    assert made.read(EXAMPLES / "yunlan-2023.txt", name="a.txt", folder=tmp_path).entry.statements
    assert made._service is None


@linux
def test_a_service_that_died_is_started_again(reader: IsolatedReader, tmp_path: Path) -> None:
    reader.read(EXAMPLES / "yunlan-2023.txt", name="a.txt", folder=tmp_path)
    assert reader._service
    reader._service.kill()
    assert reader.read(EXAMPLES / "yunlan-2023.txt", name="a.txt", folder=tmp_path).entry.statements


@pytest.mark.parametrize("told", [b"", b"\xff", b"{}", b'{"pages": 3}', b"[" * 5000])
def test_an_answer_that_is_none_is_not_believed(told: bytes) -> None:
    assert isolated._decoded(told) is None


def test_a_picture_elsewhere_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret").write_text("x")
    (tmp_path / "in" / "link").symlink_to(tmp_path / "secret")
    (tmp_path / "in" / "page").write_text("x")
    assert isolated._own(tmp_path / "in", "page")
    for name in ("../secret", str(tmp_path / "secret"), "link", "", "..", "none"):
        assert not isolated._own(tmp_path / "in", name)


# A reader that does what a poisoned file might: it remembers, it talks, it crashes, it does not end.
_POISONED = """
import json, os, subprocess, sys, time
from pathlib import Path
from taizhang.corpus import reading_service as service
remembered = []
def read(path, name, folder, **limits):
    remembered.append(name)
    print("read")
    os.write(1, b"read\\n")
    if name == "crash": os.abort()
    if name == "leave": sys.exit(3)
    if name == "long":
        started = subprocess.Popen(["sleep", "600"])
        (folder / "pids").write_text(f"{os.getpid()} {started.pid}")
        time.sleep(600)
    (folder / "answer.json").write_text(json.dumps(remembered))
service.read_file = read
service._make_ready = lambda: None
service.serve()
"""


@pytest.fixture
def poisoned() -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-c", _POISONED], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    yield process
    if process.stdin and not process.stdin.closed:
        process.stdin.close()
    assert process.stdout
    process.stdout.close()
    process.wait()


def _ask(process: subprocess.Popen[bytes], name: str, folder: Path, seconds: int = 60) -> None:
    request = Request(path="", name=name, folder=str(folder), seconds=seconds, megabytes=1024, pages=0)
    assert process.stdin
    process.stdin.write(isolated.msgspec.json.encode(request) + b"\n")
    process.stdin.flush()


def _answer(process: subprocess.Popen[bytes]) -> bytes:
    assert process.stdout
    return process.stdout.readline()


@linux
def test_nothing_of_one_file_reaches_the_next(poisoned: Any, tmp_path: Path) -> None:
    for name, answer in (("one", isolated.READ), ("crash", isolated.FAILED), ("leave", isolated.FAILED)):
        _ask(poisoned, name, tmp_path)
        assert _answer(poisoned) == answer
    _ask(poisoned, "two", tmp_path)
    assert _answer(poisoned) == isolated.READ
    assert json.loads((tmp_path / "answer.json").read_text()) == ["two"], "it knows of none before it"


@linux
def test_what_does_not_end_is_killed_with_all_it_started(poisoned: Any, tmp_path: Path) -> None:
    _ask(poisoned, "long", tmp_path, seconds=2)
    assert _answer(poisoned) == isolated.FAILED
    for number in (tmp_path / "pids").read_text().split():
        _gone(int(number))
    _ask(poisoned, "next", tmp_path)
    assert _answer(poisoned) == isolated.READ


@linux
def test_when_the_worker_is_gone_nothing_is_left_behind(poisoned: Any, tmp_path: Path) -> None:
    _ask(poisoned, "long", tmp_path)
    while not (tmp_path / "pids").is_file() or not (tmp_path / "pids").read_text().strip():
        time.sleep(0.05)
    poisoned.stdin.close()
    poisoned.wait()
    for number in (tmp_path / "pids").read_text().split():
        _gone(int(number))


def _gone(number: int) -> None:
    """Wait until a process is no more, or only waits to be counted by its parent."""
    status = Path(f"/proc/{number}/stat")
    while status.exists():
        try:
            if status.read_text().rpartition(")")[2].split()[0] in "ZX":
                return
        except OSError:
            return
        time.sleep(0.05)
    assert not os.path.exists(f"/proc/{number}")
