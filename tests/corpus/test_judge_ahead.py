"""Judging beside a build changes nothing but its time, whatever becomes of the other process."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from taizhang.core.verdict import Verdict
from taizhang.corpus import judge_ahead
from taizhang.corpus.judge_ahead import JudgeAhead
from taizhang.ledger import Entry, add_documents, entry_at
from taizhang.ledger.judging import Case, Place
from taizhang.reconcile import reconcile

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
OLD = ("yunlan-2022.html", "yunlan-2023.txt", "yunlan-2024.pdf", "xingzhu-2024.html")
NEW, OTHER = "yunlan-2025.docx", "xingzhu-2025.docx"


@pytest.fixture(scope="module")
def stood(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stood")
    add_documents(folder, [entry_at(EXAMPLES / name) for name in OLD], judge=reconcile)
    return folder


@pytest.fixture(scope="module")
def grown(stood: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The ledger as a build without another process leaves it."""
    folder = tmp_path_factory.mktemp("grown") / "ledger"
    shutil.copytree(stood, folder)
    add_documents(folder, [entry_at(EXAMPLES / NEW)], judge=reconcile)
    return content(folder)


@pytest.fixture(params=["forked", "started"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of having another process. Where the tests run beside threads, forking is left to those that
    start a process of their own.
    """
    if request.param == "started":
        monkeypatch.setattr(judge_ahead, "_forked", judge_ahead._started)
    elif sys.platform != "linux" or threading.active_count() > 1:
        pytest.skip("nothing is forked here")
    return str(request.param)


@pytest.fixture
def folder(stood: Path, tmp_path: Path) -> Path:
    shutil.copytree(stood, tmp_path / "ledger")
    return tmp_path / "ledger"


def content(folder: Path) -> bytes:
    return folder.joinpath("ledger.sqlite").read_bytes()


class Counting:
    """The judge of this process, which counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, entries: Sequence[Entry], **known: object) -> Sequence[Verdict]:
        self.asked += 1
        return reconcile(entries, **known)  # type: ignore[arg-type]


def pid_of(ahead: JudgeAhead) -> int:
    assert ahead._process is not None
    return ahead._process.pid


def test_the_other_process_judges(folder: Path, grown: bytes) -> None:
    judge = Counting()
    with JudgeAhead(folder / "ledger.sqlite") as ahead:
        entry = entry_at(EXAMPLES / NEW, ahead=ahead)
        add_documents(folder, [entry], judge=judge, ahead=ahead)
    assert content(folder) == grown
    assert judge.asked == 0


@pytest.mark.parametrize("expected", [None, "云岚省星渚市", "无此地"], ids=["none", "another", "unknown"])
def test_whatever_place_was_expected(folder: Path, grown: bytes, expected: str | None) -> None:
    judge = Counting()
    with JudgeAhead(folder / "ledger.sqlite") as ahead:
        ahead.expect(expected)
        add_documents(folder, [entry_at(EXAMPLES / NEW)], judge=judge, ahead=ahead)
    assert content(folder) == grown
    assert judge.asked == 0


def test_a_new_place_beside_one_that_has_grown(folder: Path, tmp_path: Path) -> None:
    """The one that has grown is judged there, the new one here."""
    entries = [entry_at(EXAMPLES / name) for name in (NEW, OTHER)]
    shutil.copytree(folder, tmp_path / "plain")
    add_documents(tmp_path / "plain", entries, judge=reconcile)
    judge = Counting()
    with JudgeAhead(folder / "ledger.sqlite") as ahead:
        add_documents(folder, entries, judge=judge, ahead=ahead)
    assert content(folder) == content(tmp_path / "plain")
    assert judge.asked == 1


class Struck(JudgeAhead):
    """Something befalls it before or after it is asked."""

    def __init__(self, file: Path, befalls: Callable[[JudgeAhead], None], *, when: str) -> None:
        super().__init__(file)
        self.befalls, self.when = befalls, when

    def ask(self, place: Place, fresh: Case) -> bool:
        if self.when == "before":
            self.befalls(self)
        asked = super().ask(place, fresh)
        if self.when == "after":
            self.befalls(self)
        return asked


def killed(ahead: JudgeAhead) -> None:
    os.kill(pid_of(ahead), getattr(signal, "SIGKILL", signal.SIGTERM))
    time.sleep(0.05)


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_process_that_dies_costs_time_alone(folder: Path, grown: bytes, when: str) -> None:
    judge = Counting()
    with Struck(folder / "ledger.sqlite", killed, when=when) as ahead:
        add_documents(folder, [entry_at(EXAMPLES / NEW)], judge=judge, ahead=ahead)
    assert content(folder) == grown
    assert judge.asked == 1


def test_another_build_came_between(grown: bytes, tmp_path: Path) -> None:
    """What stood was read before the lock was taken: it is read again where the file is another one."""
    first, last = entry_at(EXAMPLES / OLD[1]), entry_at(EXAMPLES / NEW)
    young = tmp_path / "young"
    others = [entry_at(EXAMPLES / name) for name in OLD if name != OLD[1]]
    add_documents(young, others, judge=reconcile)
    judge = Counting()
    with JudgeAhead(young / "ledger.sqlite") as ahead:
        ahead.expect(last.place)
        add_documents(young, [first], judge=reconcile)
        add_documents(young, [last], judge=judge, ahead=ahead)
    assert content(young) == grown
    assert judge.asked == 0


def test_what_cannot_go_on_from_before_is_not_asked(folder: Path, tmp_path: Path) -> None:
    judge = Counting()
    new = tmp_path / "new"
    with JudgeAhead(new / "ledger.sqlite") as ahead:
        add_documents(new, [entry_at(EXAMPLES / NEW)], judge=judge, ahead=ahead)
    assert judge.asked == 1
    with JudgeAhead(folder / "ledger.sqlite") as ahead:
        add_documents(folder, [], judge=judge, ahead=ahead)
    assert judge.asked == 1


def test_no_ledger_in_the_file(folder: Path) -> None:
    """The build says what is wrong with it; the other process says nothing."""
    folder.joinpath("ledger.sqlite").write_bytes(b"no ledger")
    with JudgeAhead(folder / "ledger.sqlite") as ahead:
        entry = entry_at(EXAMPLES / NEW, ahead=ahead)
        with pytest.raises(Exception, match=r"ledger\.damaged"):
            add_documents(folder, [entry], judge=reconcile, ahead=ahead)


def test_it_ends_with_the_block(folder: Path) -> None:
    with JudgeAhead(folder / "ledger.sqlite") as ahead:
        ahead.expect("青溪市")
        pid = pid_of(ahead)
    assert gone(pid)


def test_a_command_has_it_judged_there(folder: Path, grown: bytes) -> None:
    """The command has no threads of its own yet: on Linux it forks."""
    code = (
        "import sys; import taizhang.reconcile\n"
        "def judge(*given, **known): raise SystemExit('judged here')\n"
        "taizhang.reconcile.reconcile = judge\n"
        "from taizhang.cli.main import main; sys.exit(main(sys.argv[1:]))\n"
    )
    command = [sys.executable, "-c", code, "build", str(EXAMPLES / NEW), "-o", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert content(folder) == grown


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_it_ends_with_a_build_that_is_killed(folder: Path) -> None:
    code = (
        "import os, signal, sys; from pathlib import Path\n"
        "from taizhang.corpus.judge_ahead import JudgeAhead\n"
        "with JudgeAhead(Path(sys.argv[1])) as ahead:\n"
        "    print(ahead._process.pid, flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    command = [sys.executable, "-c", code, str(folder / "ledger.sqlite")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL
    pid = int(done.stdout)
    for _ in range(600):  # it notices as soon as it has loaded
        if gone(pid):
            break
        time.sleep(0.05)
    assert gone(pid)


def gone(pid: int) -> bool:
    with suppress(OSError):
        os.kill(pid, 0)
        return _is_dead(pid)
    return True


def _is_dead(pid: int) -> bool:
    """Whether it has ended and nobody has asked how: whoever took over an orphan may not."""
    status = Path(f"/proc/{pid}/stat")
    return status.is_file() and status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"
