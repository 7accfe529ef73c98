from collections.abc import Sequence
from pathlib import Path

import pytest
from ledger_reports import ask, content, entry, evidence, reports, text_of, verdict

from taizhang.core.verdict import Alternative, Verdict
from taizhang.ledger import Entry, add_documents, open_ledger
from taizhang.ledger.model import Before


class Judge:
    """A judge that remembers what it was asked, and says what is foreseen."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int]] = []
        self.before: list[Before | None] = []

    def __call__(self, entries: Sequence[Entry], *, before: Before | None = None) -> list[Verdict]:
        self.before.append(before)
        self.asked.append((str(entries[0].place), len(entries)))
        return [
            verdict(entries[0], target=4),
            verdict(
                entries[0],
                target=3,
                result=evidence(entries[-1], 1),
                margin=0.5,
                provisional=True,
                alternatives=(Alternative(evidence=evidence(entries[-1], 0), why="是总量，不是增速"),),
            ),
        ]


def test_verdicts_come_out_as_they_went_in(tmp_path: Path) -> None:
    given_in = reports()
    judge = Judge()
    add_documents(tmp_path, given_in, judge=judge)
    with open_ledger(tmp_path) as ledger:
        assert ledger.verdicts(place="汐河市") == tuple(Judge()(given_in[2:]))
        assert len(ledger.verdicts()) == 4
    assert judge.asked == [("汐河市", 2), ("澜州市", 2)]


def test_only_places_that_changed_are_judged_anew(tmp_path: Path) -> None:
    given_in = reports()
    add_documents(tmp_path / "bit by bit", given_in[:3], judge=Judge())
    judge = Judge()
    add_documents(tmp_path / "bit by bit", given_in[3:], judge=judge)
    assert judge.asked == [("汐河市", 2)]
    assert judge.before[0] is not None
    assert judge.before[0].added == {given_in[3].id}
    assert judge.before[0].verdicts == tuple(Judge()(given_in[2:3]))
    add_documents(tmp_path / "at once", given_in, judge=Judge())
    assert content(tmp_path / "bit by bit") == content(tmp_path / "at once")


def test_another_program_judges_all_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_documents(tmp_path, reports(), judge=Judge())
    monkeypatch.setattr("taizhang.ledger.building.program", lambda: "0.0.1+test")
    judge = Judge()
    add_documents(tmp_path, [], judge=judge)
    assert judge.asked == [("汐河市", 2), ("澜州市", 2)]
    assert judge.before == [None, None]


def test_a_place_that_was_never_judged_is_judged_whole(tmp_path: Path) -> None:
    given_in = reports(places=["汐河市"])
    add_documents(tmp_path, given_in[:1])
    judge = Judge()
    add_documents(tmp_path, given_in[1:], judge=judge)
    assert judge.before == [None]


def test_a_place_in_which_a_version_gave_way_is_judged_whole(tmp_path: Path) -> None:
    draft = entry(text_of().replace("工作报告\n", "工作报告（征求意见稿）\n", 1), "草稿.txt")
    add_documents(tmp_path, [draft], judge=Judge())
    judge = Judge()
    add_documents(tmp_path, [entry(text_of(), "报告.txt")], judge=judge)
    assert judge.before == [None]


def test_a_judge_sees_current_versions_alone(tmp_path: Path) -> None:
    draft = entry(text_of().replace("工作报告\n", "工作报告（征求意见稿）\n", 1), "草稿.txt")
    final = entry(text_of(), "报告.txt")
    seen: list[str] = []

    def judge(entries: Sequence[Entry], **_: object) -> tuple[()]:
        seen.extend(found.name for found in entries)
        return ()

    add_documents(tmp_path, [draft, final], judge=judge)
    assert seen == ["报告.txt"]


def test_a_judge_sees_names_as_the_ledger_will_have_them(tmp_path: Path) -> None:
    """Reasons name documents; a second file of one name gets another, and so may the first."""
    one, other = (entry(text_of(year=year), "报告.txt") for year in (2031, 2032))
    seen: list[str] = []

    def judge(entries: Sequence[Entry], **_: object) -> tuple[()]:
        seen[:] = [found.name for found in entries]
        assert all(statement.document == found.name for found in entries for statement in found.statements)
        return ()

    add_documents(tmp_path, [one], judge=judge)
    assert seen == ["报告.txt"]
    add_documents(tmp_path, [other], judge=judge)
    with open_ledger(tmp_path) as ledger:
        assert seen == [found.name for found in ledger.documents()]
    assert len(set(seen)) == 2


def test_the_tables_join_without_our_code(tmp_path: Path) -> None:
    add_documents(tmp_path, reports(), judge=Judge())
    rows = ask(
        tmp_path, "SELECT target, result, target_sentence, result_sentence FROM outcomes WHERE result <> ''"
    )
    assert len(rows) == 2
    for target, result, target_sentence, result_sentence in rows:
        assert target in target_sentence
        assert result in result_sentence
    assert ask(tmp_path, "PRAGMA foreign_key_check") == []
    assert ask(tmp_path, "PRAGMA integrity_check") == [("ok",)]


def test_a_verdict_on_a_document_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    stranger = entry(text_of("云溪市"), "云溪市.txt")
    with pytest.raises(ValueError, match="云溪市"):
        add_documents(tmp_path, reports()[:1], judge=lambda entries, **_: [verdict(stranger, target=3)])
