import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from taizhang.corpus.batch import Outcome, attempt, run_batch
from taizhang.corpus.resumable import MANIFEST, Extracted, read_manifest, run_corpus

TEXT = "澜州市云溪区政府工作报告\n2024年，全区生产总值完成512.6亿元，增长6.1%。2025年，生产总值增长6%左右。\n"


@pytest.fixture
def reports(tmp_path: Path) -> list[Path]:
    paths = []
    for number in range(4):
        path = tmp_path / "in" / f"{number}" / "报告.txt"
        path.parent.mkdir(parents=True)
        path.write_text(TEXT * (number + 1), encoding="utf-8")
        paths.append(path)
    return paths


def engine(paths: Sequence[Path], job: Callable[[Path], Extracted]) -> Iterator[Outcome[Extracted]]:
    return run_batch(paths, job)


def lines(folder: Path) -> dict[str, int]:
    return {
        path.name: len(path.read_text(encoding="utf-8").splitlines())
        for path in (folder / "statements").iterdir()
    }


def test_files_of_one_name_do_not_meet(reports: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    outcomes = list(run_corpus(reports, out, engine=engine))
    assert all(outcome.value and not outcome.value.skipped for outcome in outcomes)
    assert len(lines(out)) == 4
    assert sorted(lines(out).values()) == sorted(
        outcome.value.records for outcome in outcomes if outcome.value
    )
    assert min(lines(out).values()) > 0


def test_what_is_done_is_skipped_and_what_changed_is_not(reports: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    list(run_corpus(reports, out, engine=engine))
    reports[1].write_text(TEXT, encoding="utf-8")
    (out / str(read_manifest(out)[str(reports[2])]["file"])).unlink()
    skipped = {o.path: o.value.skipped for o in run_corpus(reports, out, engine=engine) if o.value}
    assert skipped == dict(zip(reports, (True, False, False, True), strict=True))


def test_a_run_cut_short_goes_on(reports: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    run = run_corpus(reports, out, engine=engine)
    next(run)
    next(run)
    run.close()
    with (out / MANIFEST).open("a", encoding="utf-8") as manifest:
        manifest.write('{"document": "half a li')
    outcomes = list(run_corpus(reports, out, engine=engine))
    assert sum(bool(o.value and o.value.skipped) for o in outcomes) == 2
    assert all(o.value.skipped for o in run_corpus(reports, out, engine=engine) if o.value)
    assert len(read_manifest(out)) == 4, "the broken line did not swallow the next one"


def test_a_failure_is_noted_and_tried_again(reports: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    reports[0].write_bytes(b"")
    first = list(run_corpus(reports, out, engine=engine))
    assert [bool(outcome.failure) for outcome in first] == [True, False, False, False]
    entry = read_manifest(out)[str(reports[0])]
    assert entry["error"].startswith("documents.")
    reports[0].write_text(TEXT, encoding="utf-8")
    again = {outcome.path: outcome for outcome in run_corpus(reports, out, engine=engine)}
    assert again[reports[0]].value
    assert json.loads((out / MANIFEST).read_text(encoding="utf-8").splitlines()[-1])["document"] == str(
        reports[0]
    )


def test_an_engine_that_gives_up_in_the_middle_loses_nothing_done(
    reports: list[Path], tmp_path: Path
) -> None:
    def faint(paths: Sequence[Path], job: Callable[[Path], Extracted]) -> Iterator[Outcome[Extracted]]:
        yield attempt(job, paths[0])
        raise MemoryError

    out = tmp_path / "out"
    with pytest.raises(MemoryError):
        list(run_corpus(reports, out, engine=faint))
    assert len(read_manifest(out)) == 1
