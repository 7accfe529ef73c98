from pathlib import Path

import pytest
from batch_jobs import measure

from taizhang.corpus.batch import run_batch

NAMES = ["a", "refused", "bb", "fault", "slow", "ccc"]


@pytest.mark.parametrize("workers", [0, 2])
def test_outcomes_come_in_order_past_bad_files(workers: int) -> None:
    paths = [Path(name) for name in NAMES]
    outcomes = list(run_batch(paths, measure, workers=workers))
    assert [outcome.path for outcome in outcomes] == paths
    assert [outcome.value for outcome in outcomes] == [1, None, 2, None, 4, 3]
    refused, fault = outcomes[1].failure, outcomes[3].failure
    assert refused
    assert (refused.code, refused.message("zh"), refused.message("en")) == (
        "documents.empty",
        "空文件",
        "empty file",
    )
    assert fault
    assert fault.code == "batch.fault"
    assert "ZeroDivisionError" in fault.zh
    assert "division by zero" in fault.trace


def test_a_worker_that_dies_costs_its_own_file_alone() -> None:
    paths = [
        Path(name)
        for name in ("a", "bb", "deadly-1", "ccc", "deadly-2", "dddd", *(f"e{n}" for n in range(12)))
    ]
    outcomes = list(run_batch(paths, measure, workers=2))
    assert [outcome.path for outcome in outcomes] == paths
    died = [outcome.path.name for outcome in outcomes if outcome.failure]
    assert died == ["deadly-1", "deadly-2"]
    assert {outcome.failure.code for outcome in outcomes if outcome.failure} == {"batch.worker_died"}


def test_no_files() -> None:
    assert list(run_batch([], measure, workers=2)) == []
