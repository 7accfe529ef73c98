import itertools
import signal
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_reports import ask, content, entry, reports, text_of

from taizhang.ledger import Entry, LedgerError, add_documents, known_files, open_ledger

NAMED = ["澜州市2031.txt", "澜州市2032.txt", "汐河市2031.txt", "汐河市2032.txt"]


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    given_in = reports()
    add_documents(tmp_path, given_in)
    with open_ledger(tmp_path) as ledger:
        assert {found.id: found for found in ledger.entries()} == {found.id: found for found in given_in}
        assert [found.name for found in ledger.documents()]
        assert ledger.entry("no such") is None
        assert [found.name for found in ledger.entries(place="汐河市")] == NAMED[2:]
    first = given_in[0]
    assert first.statements
    assert first.tasks
    assert first.projects
    assert first.problems
    assert any(task.units for task in first.tasks)
    assert any(task.statements for task in first.tasks)


def test_order_makes_no_difference(tmp_path: Path) -> None:
    found = set()
    for at, order in enumerate(itertools.islice(itertools.permutations(reports()), 0, 24, 5)):
        add_documents(tmp_path / str(at), order)
        found.add(content(tmp_path / str(at)))
    assert len(found) == 1


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=st.lists(st.integers(0, 4), max_size=3), order=st.permutations(range(4)))
def test_the_number_of_builds_makes_no_difference(
    tmp_path_factory: pytest.TempPathFactory, cuts: list[int], order: list[int]
) -> None:
    at_once, bit_by_bit = tmp_path_factory.mktemp("a"), tmp_path_factory.mktemp("b")
    given_in = reports()
    add_documents(at_once, given_in)
    ends = [0, *sorted(cuts), 4]
    for low, high in itertools.pairwise(ends):
        add_documents(bit_by_bit, [given_in[at] for at in order[low:high]])
    assert content(bit_by_bit) == content(at_once)


def test_twice_changes_nothing(tmp_path: Path) -> None:
    first = add_documents(tmp_path, reports())
    before, when = content(tmp_path), (tmp_path / "ledger.sqlite").stat().st_mtime_ns
    again = add_documents(tmp_path, reports())
    assert [addition.state for addition in first.additions] == ["added"] * 4
    assert [addition.state for addition in again.additions] == ["known"] * 4
    assert (first.changed, again.changed, again.documents) == (True, False, 4)
    assert content(tmp_path) == before
    assert (tmp_path / "ledger.sqlite").stat().st_mtime_ns == when


def test_a_copy_adds_nothing(tmp_path: Path) -> None:
    text = text_of()
    add_documents(tmp_path, [entry(text, "澜州市2031.txt")])
    before = content(tmp_path)
    spaced = text.replace("。", "。\r\n")  # the same report saved by another program
    built = add_documents(tmp_path, [entry(text, "a.txt"), entry(spaced, "b.txt")])
    assert [(addition.state, addition.other) for addition in built.additions] == [
        ("copy", "澜州市2031.txt"),
        ("copy", "澜州市2031.txt"),
    ]
    assert content(tmp_path) == before


def test_of_copies_given_together_the_same_stays_in_any_order(tmp_path: Path) -> None:
    text = text_of()
    copies = [entry(text, name) for name in ("澜州市2031.txt", "b.txt", "a.txt")]
    for at, order in enumerate(itertools.permutations(copies)):
        add_documents(tmp_path / str(at), order)
        assert ask(tmp_path / str(at), "SELECT name FROM documents") == [("a.txt",)]
        assert content(tmp_path / str(at)) == content(tmp_path / "0")


def test_a_copy_that_knows_the_place_is_kept_instead(tmp_path: Path) -> None:
    found = entry(text_of(), "报告.txt")
    add_documents(tmp_path, [replace(found, place=None, code=None)])
    assert known_files(tmp_path) == {}
    built = add_documents(tmp_path, [replace(found, name="澜州市报告.txt")])
    assert [addition.state for addition in built.additions] == ["reread"]
    assert ask(tmp_path, "SELECT place, name FROM documents") == [("澜州市", "澜州市报告.txt")]


def test_a_file_that_was_read_need_not_be_read_again(tmp_path: Path) -> None:
    found = entry(text_of())
    assert known_files(tmp_path) == {}
    add_documents(tmp_path, [found])
    assert known_files(tmp_path) == {found.digest: found.id}


def test_another_program_reads_afresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given_in = reports()
    add_documents(tmp_path, given_in)
    for module in ("building", "reading"):
        monkeypatch.setattr(f"taizhang.ledger.{module}.program", lambda: "0.0.1+test")
    assert known_files(tmp_path) == {}
    shorter = replace(given_in[0], problems=())
    built = add_documents(tmp_path, [shorter])
    assert [addition.state for addition in built.additions] == ["reread"]
    assert (built.documents, built.outdated) == (4, 3)
    with open_ledger(tmp_path) as ledger:
        assert ledger.entry(shorter.id) == shorter


def test_files_that_are_called_alike_are_told_apart(tmp_path: Path) -> None:
    one, other = entry(text_of("澜州市"), "甲/报告.txt"), entry(text_of("汐河市"), "乙/报告.txt")
    add_documents(tmp_path, [one])
    assert ask(tmp_path, "SELECT name FROM documents") == [("报告.txt",)]
    add_documents(tmp_path, [other])
    names = {f"报告~{found.id[:8]}.txt" for found in (one, other)}
    assert {row[0] for row in ask(tmp_path, "SELECT name FROM documents")} == names
    with open_ledger(tmp_path) as ledger:
        for found in ledger.entries():
            assert {statement.document for statement in found.statements} == {found.name}
    add_documents(tmp_path / "other", [other, one])
    assert content(tmp_path) == content(tmp_path / "other")


def test_nothing_is_left_beside_the_ledger(tmp_path: Path) -> None:
    (tmp_path / ".ledger.sqlite.part").write_bytes(b"left over by a build that was killed")
    add_documents(tmp_path, reports()[:1])
    assert {path.name for path in tmp_path.iterdir()} == {"ledger.sqlite", "README.txt", ".lock"}


def test_an_error_in_the_middle_leaves_the_ledger_as_it_was(tmp_path: Path) -> None:
    add_documents(tmp_path, reports()[:1])
    before = content(tmp_path)

    def entries() -> list[Entry]:
        raise OSError("the disk is gone")

    def judge(entries: object, **_: object) -> tuple[()]:
        raise RuntimeError("a fault")

    with pytest.raises(RuntimeError, match="a fault"):
        add_documents(tmp_path, reports(), judge=judge)
    with pytest.raises(OSError, match="the disk is gone"):
        add_documents(tmp_path, (found for found in entries()))
    assert content(tmp_path) == before
    assert not list(tmp_path.glob(".ledger*"))


@pytest.mark.skipif(sys.platform == "win32", reason="resource is not there")
def test_a_full_disk_leaves_the_ledger_as_it_was(tmp_path: Path) -> None:
    import resource

    add_documents(tmp_path, reports()[:1])
    before = content(tmp_path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before), hard))
    try:
        with pytest.raises(LedgerError) as caught:
            add_documents(tmp_path, reports())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)
    assert caught.value.code == "ledger.unwritten"
    assert content(tmp_path) == before
    assert not list(tmp_path.glob(".ledger*"))


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda data: data[:-5000], "ledger.damaged"),  # cut short by a full disk
        (lambda data: b"", "ledger.damaged"),
        (lambda data: b"PK" + data[2:], "ledger.damaged"),  # another kind of file
        (lambda data: data[:68] + b"\0\0\0\0" + data[72:], "ledger.damaged"),  # another program's database
        (lambda data: data[:60] + b"\0\0\0\7" + data[64:], "ledger.format"),  # a layout to come
        (lambda data: data[:40960] + b"\xff" * (len(data) - 40960), "ledger.damaged"),  # pages overwritten
    ],
)
def test_a_damaged_ledger_is_refused_and_left_alone(tmp_path: Path, damage: object, code: str) -> None:
    add_documents(tmp_path, reports())
    broken = damage(content(tmp_path))  # type: ignore[operator]
    (tmp_path / "ledger.sqlite").write_bytes(broken)
    with pytest.raises(LedgerError) as read:
        list(open_ledger(tmp_path).entries())
    assert read.value.code == code
    with pytest.raises(LedgerError) as written:
        add_documents(tmp_path, [entry(text_of("云溪市"))])
    assert written.value.code == code
    assert content(tmp_path) == broken
    for language in ("zh", "en"):
        assert "ledger.sqlite" in read.value.message(language)  # type: ignore[arg-type]


def test_a_text_that_was_tampered_with_is_noticed(tmp_path: Path) -> None:
    found = entry(text_of())
    add_documents(tmp_path, [found])
    data = content(tmp_path)
    changed = data.replace(b"512.6", b"912.6")
    assert changed != data
    (tmp_path / "ledger.sqlite").write_bytes(changed)
    with open_ledger(tmp_path) as ledger, pytest.raises(LedgerError, match="damaged"):
        ledger.entry(found.id)


def test_no_ledger_is_told(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(LedgerError) as caught:
            open_ledger(folder)
        assert caught.value.code == "ledger.missing"
