"""Killed at any moment, the ledger is as before or as after; two builders do not spoil each other's work."""

import pickle
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from ledger_reports import PROGRAM, content, reports

from taizhang.ledger import LedgerError, add_documents, open_ledger
from taizhang.ledger.lock import only_builder

# Adds pickled entries to a ledger and kills itself without warning at the event of the given number: a call
# or return of any function in any thread, Python's or C's (sqlite3.execute, os.replace, os.fsync). With 0 it
# prints how many events there are; that differs a little, as threads wait for each other or need not.
BUILDER = f"""
import os, pickle, signal, sys, threading
from pathlib import Path
import taizhang.ledger.building as building

building.program = lambda: {PROGRAM!r}
folder, entries, last = Path(sys.argv[1]), pickle.loads(Path(sys.argv[2]).read_bytes()), int(sys.argv[3])
events = 0

def count(frame, event, argument):
    global events
    events += 1
    if events == last:
        os.kill(os.getpid(), signal.SIGKILL)

threading.setprofile(count)
sys.setprofile(count)
building.add_documents(folder, entries)
sys.setprofile(None)
print(events)
"""


def _build(folder: Path, entries: Path, last: int = 0) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", BUILDER, str(folder), str(entries), str(last)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_killed_at_any_moment_it_is_as_before_or_as_after(tmp_path: Path) -> None:
    first, *more = reports()
    entries = tmp_path / "entries"
    entries.write_bytes(pickle.dumps(more))
    start, end = tmp_path / "start", tmp_path / "end"
    add_documents(start, [first])
    shutil.copytree(start, end)
    events = int(_build(end, entries).stdout)
    before, after = content(start), content(end)
    assert before != after
    moments = random.Random(events).sample(range(1, events), 8) + list(range(events - 60, events, 10))
    seen = set()
    for moment in moments:
        folder = tmp_path / str(moment)
        shutil.copytree(start, folder)
        killed = _build(folder, entries, moment)
        assert killed.returncode == -signal.SIGKILL or not killed.returncode, killed.stderr
        assert content(folder) in (before, after)
        seen.add(content(folder) == after)
        with open_ledger(folder) as ledger:
            assert len(list(ledger.entries())) in (1, 4)
        add_documents(folder, more)
        assert content(folder) == after
        assert not list(folder.glob(".*.part*"))
    assert seen == {False, True}, "the moments lie on one side of the replacement"


def test_a_first_build_that_is_killed_leaves_no_ledger(tmp_path: Path) -> None:
    entries = tmp_path / "entries"
    entries.write_bytes(pickle.dumps(reports()[:1]))
    events = int(_build(tmp_path / "whole", entries).stdout)
    _build(tmp_path / "killed", entries, events // 2)
    with pytest.raises(LedgerError) as caught:
        open_ledger(tmp_path / "killed")
    assert caught.value.code == "ledger.missing"


def test_two_builders_at_once_both_get_their_documents_in(tmp_path: Path) -> None:
    given_in = reports()
    builders = []
    for at, found in enumerate(given_in):
        entries = tmp_path / f"entries{at}"
        entries.write_bytes(pickle.dumps([found]))
        command = [sys.executable, "-c", BUILDER, str(tmp_path / "ledger"), str(entries), "0"]
        builders.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE))
    assert [(builder.communicate()[1], builder.returncode) for builder in builders] == [(b"", 0)] * 4
    add_documents(tmp_path / "at once", given_in)
    assert content(tmp_path / "ledger") == content(tmp_path / "at once")


def test_a_busy_ledger_is_told_and_left_alone(tmp_path: Path) -> None:
    told = []
    with only_builder(tmp_path, wait=0), pytest.raises(LedgerError) as caught:
        add_documents(tmp_path, reports()[:1], wait=0.2, waiting=lambda: told.append(True))
    assert caught.value.code == "ledger.busy"
    assert told == [True]
    assert not (tmp_path / "ledger.sqlite").exists()
    add_documents(tmp_path, reports()[:1])


def test_a_reader_keeps_what_it_opened(tmp_path: Path) -> None:
    given_in = reports()
    add_documents(tmp_path, given_in[:1])
    with open_ledger(tmp_path) as ledger:
        add_documents(tmp_path, given_in[1:])
        assert [found.id for found in ledger.entries()] == [given_in[0].id]
