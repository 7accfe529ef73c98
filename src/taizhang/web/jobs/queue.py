"""Asking for work, taking it under a lease, finishing it. Every change is a compare-and-set on one row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from taizhang.core.errors import TaizhangError
from taizhang.web.jobs.handlers import note_failure
from taizhang.web.jobs.models import Job, JobState

LEASE = timedelta(seconds=60)
_PAUSES = (timedelta(seconds=5), timedelta(seconds=30), timedelta(minutes=2))
_CANDIDATES = 20


class LeaseLostError(Exception):
    """The job is another worker's by now; what was done of it must not be written."""


def enqueue(
    kind: str, *, key: str, payload: Mapping[str, Any], now: datetime, attempts_allowed: int = 4
) -> Job:
    """Ask for work. While the same ``kind`` and ``key`` waits or runs, that job is given back.

    Called inside the transaction of what asks for it, the work exists if and only if that is kept.
    """
    open_job = Job.objects.filter(kind=kind, key=key, state__in=(JobState.WAITING, JobState.RUNNING))
    if (known := open_job.first()) is not None:
        return known
    try:
        with transaction.atomic():
            return Job.objects.create(
                kind=kind,
                key=key,
                payload=dict(payload),
                due_at=now,
                created_at=now,
                attempts_allowed=attempts_allowed,
            )
    except IntegrityError:  # another asked for the same in between
        return open_job.get()


def lease(*, worker: str, now: datetime, kinds: tuple[str, ...]) -> Job | None:
    """Take the next job that is due, or one whose worker is gone; None when there is none.

    A job whose worker is gone for the last time allowed is failed: it may be what kills the workers.
    """
    free = Q(state=JobState.WAITING, due_at__lte=now) | Q(state=JobState.RUNNING, leased_until__lte=now)
    for job in Job.objects.filter(free, kind__in=kinds).order_by("due_at", "id")[:_CANDIDATES]:
        same = Job.objects.filter(free, pk=job.pk, attempts=job.attempts)
        if job.attempts >= job.attempts_allowed:
            with transaction.atomic():
                if same.update(state=JobState.FAILED, finished_at=now, leased_until=None, **_WORKER_GONE):
                    job.refresh_from_db()
                    note_failure(job)
            continue
        taken = same.update(
            state=JobState.RUNNING, attempts=F("attempts") + 1, leased_until=now + LEASE, leased_by=worker
        )
        if taken:
            job.refresh_from_db()
            return job
    return None


def renew(job: Job, *, now: datetime, done_parts: int | None = None, all_parts: int | None = None) -> None:
    """Hold a job for longer and note its progress. Raises LeaseLostError where another has it."""
    parts = {"done_parts": done_parts, "all_parts": all_parts}
    known = {name: value for name, value in parts.items() if value is not None}
    _mine(job, leased_until=now + LEASE, **known)


def finish(job: Job, *, now: datetime) -> None:
    """The work is done. Called in the transaction that writes its results: both or neither."""
    _mine(job, state=JobState.DONE, finished_at=now, leased_until=None, fault="", fault_zh="", fault_en="")


def fail(job: Job, *, now: datetime, error: Exception) -> None:
    """The work did not succeed: tried again after a pause, unless the error is one that will not pass."""
    lasting = isinstance(error, TaizhangError)
    zh, en = (error.zh, error.en) if isinstance(error, TaizhangError) else _UNKNOWN
    again = not lasting and job.attempts < job.attempts_allowed
    pause = _PAUSES[min(job.attempts, len(_PAUSES)) - 1] if again else timedelta(0)
    with transaction.atomic():
        _mine(
            job,
            state=JobState.WAITING if again else JobState.FAILED,
            due_at=now + pause,
            finished_at=None if again else now,
            leased_until=None,
            fault=error.code if isinstance(error, TaizhangError) else type(error).__name__[:64],
            fault_zh=zh,
            fault_en=en,
        )
        if not again:
            job.refresh_from_db()
            note_failure(job)


def try_again(job: Job, *, now: datetime) -> bool:
    """Put a failed job back in the queue with its attempts forgotten; False where it has not failed."""
    return bool(
        Job.objects.filter(pk=job.pk, state=JobState.FAILED).update(
            state=JobState.WAITING, attempts=0, due_at=now, finished_at=None
        )
    )


_WORKER_GONE = {
    "fault": "jobs.worker_gone",
    "fault_zh": "处理进程多次中断，已停止尝试。请换一种格式（如 .docx）再上传，或联系管理员。",
    "fault_en": "The process working on it broke off several times; no more is tried. "
    "Upload it in another format (.docx, say), or ask the administrator.",
}
_UNKNOWN = (
    "处理时程序出错，会再试几次；仍不成功时请联系管理员。",
    "The program failed on it and will try again; if that does not help, ask the administrator.",
)


def _mine(job: Job, **changes: Any) -> None:
    held = Job.objects.filter(
        pk=job.pk, state=JobState.RUNNING, leased_by=job.leased_by, attempts=job.attempts
    )
    if not held.update(**changes):
        raise LeaseLostError(job.pk)
