"""The queue: each job done once, whatever becomes of the workers."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError
from sample_people import NOW

from taizhang.core.errors import TaizhangError
from taizhang.web.jobs import handlers, queue, worker
from taizhang.web.jobs.models import Job, JobState
from taizhang.web.jobs.selectors import jobs_by_state
from taizhang.web.jobs.worker import run_one

pytestmark = pytest.mark.django_db
KIND = "tests.noted"
LATER = NOW + queue.LEASE + timedelta(seconds=1)


def _ask(key: str = "a") -> Job:
    return queue.enqueue(KIND, key=key, payload={"key": key}, now=NOW)


def _take(worker: str = "one", now: object = NOW) -> Job | None:
    return queue.lease(worker=worker, now=now, kinds=(KIND,))  # type: ignore[arg-type]


def test_the_same_work_is_one_job_until_it_is_done() -> None:
    job = _ask()
    assert _ask() == job
    taken = _take()
    assert taken == job == _ask(), "running is not done"
    assert taken
    queue.finish(taken, now=NOW)
    assert _ask() != job, "asked for again after it was done, it is new work"


def test_a_job_is_had_by_one_worker() -> None:
    _ask()
    assert _take("one")
    assert _take("two") is None


def test_the_job_of_a_worker_that_is_gone_is_taken_over() -> None:
    _ask()
    gone = _take("gone")
    assert gone
    taken = _take("next", LATER)
    assert taken == gone
    assert taken.attempts == 2
    for late in (
        lambda: queue.renew(gone, now=LATER),
        lambda: queue.finish(gone, now=LATER),
        lambda: queue.fail(gone, now=LATER, error=ValueError()),
    ):
        with pytest.raises(queue.LeaseLostError):
            late()
    queue.finish(taken, now=LATER)


def test_a_lease_that_is_renewed_is_kept() -> None:
    _ask()
    job = _take()
    assert job
    queue.renew(job, now=NOW + queue.LEASE / 2, done_parts=3, all_parts=9)
    assert _take("two", LATER) is None
    job.refresh_from_db()
    assert (job.done_parts, job.all_parts) == (3, 9)


def test_what_kills_every_worker_is_given_up_and_says_so() -> None:
    job = _ask()
    now = NOW
    for _ in range(job.attempts_allowed):
        assert _take("one", now)
        now += queue.LEASE + timedelta(seconds=1)
    assert _take("one", now) is None
    job.refresh_from_db()
    assert (job.state, job.fault) == (JobState.FAILED, "jobs.worker_gone")
    assert job.fault_zh
    assert job.fault_en
    assert queue.try_again(job, now=now)
    assert _take("one", now) == job


def test_a_fault_that_will_not_pass_is_not_tried_again() -> None:
    job = _ask()
    taken = _take()
    assert taken
    queue.fail(taken, now=NOW, error=TaizhangError("documents.empty", zh="空的", en="empty"))
    job.refresh_from_db()
    assert (job.state, job.fault) == ("failed", "documents.empty")
    assert (job.fault_zh, job.fault_en) == ("空的", "empty")


def test_another_fault_is_tried_again_after_a_pause_and_keeps_its_words_to_itself() -> None:
    job = _ask()
    taken = _take()
    assert taken
    queue.fail(taken, now=NOW, error=ValueError("a sentence of the document"))
    job.refresh_from_db()
    assert job.state == JobState.WAITING
    assert "sentence" not in job.fault_en + job.fault_zh + job.fault
    assert _take() is None
    assert _take("one", NOW + timedelta(minutes=5)) == job


@pytest.fixture
def noted() -> Iterator[list[str]]:
    notes: list[str] = []

    @handlers.handles(KIND)
    def note(job: Job) -> None:
        if job.payload["key"] == "bad":
            raise ValueError(job.payload["key"])
        notes.append(job.payload["key"])
        queue.finish(job, now=NOW)

    yield notes
    handlers._handlers.pop(KIND)


def test_a_worker_does_what_is_due_in_order(noted: list[str]) -> None:
    for key in ("a", "bad", "b"):
        _ask(key)
    while run_one(worker="one") is not None:
        pass
    assert noted == ["a", "b"]
    assert jobs_by_state() == {"waiting": 1, "running": 0, "done": 2, "failed": 0}


def test_a_kind_that_nobody_handles_waits() -> None:
    _ask()
    assert run_one(worker="one") is None


def test_a_worker_outlives_a_database_that_does_not_answer(
    noted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lease, stop, asked = queue.lease, threading.Event(), []

    def busy_at_first(**about: Any) -> Job | None:
        asked.append(about)
        if len(asked) == 1:
            raise OperationalError("database is locked")
        if len(asked) == 3:
            stop.set()
        return lease(**about)

    monkeypatch.setattr(queue, "lease", busy_at_first)
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)  # of this test's transaction
    _ask()
    assert worker.run(stop=stop, pause=0) == 1
    assert noted == ["a"]
    asked.clear()
    with pytest.raises(OperationalError):  # who asked for an end is told
        worker.run(stop=threading.Event(), until_empty=True)
