"""Which function does which kind of job."""

from __future__ import annotations

from collections.abc import Callable

from taizhang.web.jobs.models import Job

Handler = Callable[[Job], None]
_handlers: dict[str, Handler] = {}


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


def kinds() -> tuple[str, ...]:
    """The kinds that have a handler."""
    return tuple(sorted(_handlers))


def handler_of(kind: str) -> Handler:
    """The function for a kind."""
    return _handlers[kind]
