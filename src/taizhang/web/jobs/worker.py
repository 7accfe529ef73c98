"""A worker: takes jobs one at a time until it is told to stop."""

from __future__ import annotations

import logging
import os
import socket
import threading
import time
from contextlib import suppress

from django.db import DatabaseError, OperationalError, close_old_connections
from django.utils import timezone

from taizhang.web.jobs import queue
from taizhang.web.jobs.handlers import handler_of, kinds
from taizhang.web.jobs.models import Job, JobState

logger = logging.getLogger("taizhang.jobs")


def worker_name() -> str:
    """Host, process and thread: tells one worker from another."""
    return f"{socket.gethostname()}:{os.getpid()}:{threading.get_ident() % 100_000}"[:64]


def run_one(*, worker: str) -> Job | None:
    """Take one job and do it; None when there is nothing to do."""
    job = queue.lease(worker=worker, now=timezone.now(), kinds=kinds())
    if job is None:
        return None
    began = time.monotonic()
    stop = threading.Event()
    keeper = threading.Thread(target=_keep_lease, args=(job, stop), daemon=True)
    keeper.start()
    try:
        handler_of(job.kind)(job)
    except queue.LeaseLostError:
        logger.warning("lease lost", extra={"job": job.pk, "kind": job.kind})
    except Exception as error:
        logger.warning("job failed", exc_info=error, extra={"job": job.pk, "kind": job.kind})
        with suppress(queue.LeaseLostError):
            queue.fail(job, now=timezone.now(), error=error)
    finally:
        stop.set()
        keeper.join()
    job.refresh_from_db()
    if job.state == JobState.DONE:
        spent = round((time.monotonic() - began) * 1000)
        logger.info("job done", extra={"job": job.pk, "kind": job.kind, "milliseconds": spent})
    return job


def run(*, stop: threading.Event, pause: float = 1.0, until_empty: bool = False) -> int:
    """Do jobs until ``stop`` is set (``until_empty``: until none is due). Returns how many were done."""
    name, count = worker_name(), 0
    while not stop.is_set():
        close_old_connections()
        try:
            job = run_one(worker=name)
        except OperationalError as error:  # busy, or away for a moment; what was begun is taken up again
            if until_empty:
                raise
            logger.warning("the database does not answer", exc_info=error)
            stop.wait(pause)
            continue
        if job is not None:
            count += 1
        elif until_empty:
            break
        else:
            stop.wait(pause)
    return count


def _keep_lease(job: Job, stop: threading.Event) -> None:
    """Renew the lease while the handler works; a worker that was killed renews nothing."""
    from django.db import connection

    try:
        while not stop.wait(queue.LEASE.total_seconds() / 3):
            try:
                queue.renew(job, now=timezone.now())
            except DatabaseError as error:  # the database is busy: there is time to ask once more
                logger.warning("lease not renewed", exc_info=error, extra={"job": job.pk, "kind": job.kind})
    except queue.LeaseLostError:
        pass
    finally:
        connection.close()
