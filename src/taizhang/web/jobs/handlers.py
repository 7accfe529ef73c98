"""Which function does which kind of job."""

from __future__ import annotations

from collections.abc import Callable

from taizhang.web.jobs.models import Job

Handler = Callable[[Job], None]
_handlers: dict[str, Handler] = {}
_enders: dict[str, Handler] = {}


def handles(kind: str) -> Callable[[Handler], Handler]:
    """Register a function for a kind of job; in the ``handlers`` module of an application.

    The function writes its results and calls ``queue.finish`` in one transaction. It may be run again for the
    same job after a crash, so what it writes must be the same when written twice.
    """

    def keep(handler: Handler) -> Handler:
        if _handlers.setdefault(kind, handler) is not handler:
            raise ValueError(f"two handlers for {kind}")
        return handler

    return keep


def gives_up(kind: str) -> Callable[[Handler], Handler]:
    """Register what is to be noted when a job of this kind has failed for good, for whatever reason.

    Called in the transaction that ends the job, whose ``fault`` says why.
    """

    def keep(handler: Handler) -> Handler:
        if _enders.setdefault(kind, handler) is not handler:
            raise ValueError(f"two notes of failure for {kind}")
        return handler

    return keep


def note_failure(job: Job) -> None:
    """Have it noted that a job has failed for good."""
    if (ender := _enders.get(job.kind)) is not None:
        ender(job)


def kinds() -> tuple[str, ...]:
    """The kinds that have a handler."""
    return tuple(sorted(_handlers))


def handler_of(kind: str) -> Handler:
    """The function for a kind."""
    return _handlers[kind]
