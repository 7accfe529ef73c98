"""Serving pages: waitress at one desk and on Windows, gunicorn where many work."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

_THREADS = 8


def serve(*, host: str, port: int, processes: int = 1) -> None:
    """Serve until interrupted. Django must be set up; more than one process: gunicorn, not on Windows."""
    from taizhang.web.wsgi import application

    settle()
    if processes > 1 and sys.platform != "win32":
        _serve_gunicorn(application, host=host, port=port, processes=processes)
        return
    import waitress

    from taizhang.web.installation import installation

    waitress.serve(
        application,
        host=host,
        port=port,
        threads=_THREADS,
        ident=None,
        clear_untrusted_proxy_headers=not installation().proxies,
        max_request_body_size=installation().upload_megabytes * 1024 * 1024 * 4,
    )


def settle() -> None:
    """Take what the application is made of out of the sight of the collector of garbage.

    Going through it would hold a page up for 70 ms now and then; nothing of it is ever garbage.
    """
    from django.urls import get_resolver

    _ = get_resolver().url_patterns  # imports the pages
    gc.collect()
    gc.freeze()


@contextlib.contextmanager
def working_beside() -> Iterator[None]:
    """A worker in a process of its own, as long as the block lasts; started again where it was killed."""
    signal.signal(signal.SIGTERM, _leave)  # without a handler the worker would be left behind
    stopping = threading.Event()
    held: list[subprocess.Popen[bytes]] = []

    def keep() -> None:
        pause = 0.0
        while not stopping.wait(pause):
            process = subprocess.Popen([sys.executable, "-m", "taizhang.cli.main", "worker"], env=os.environ)
            held[:] = [process]
            if stopping.is_set():
                process.terminate()
            process.wait()
            pause = 2.0

    keeper = threading.Thread(target=keep, daemon=True)
    keeper.start()
    try:
        yield
    finally:
        stopping.set()
        for process in held:
            process.terminate()
        keeper.join(timeout=10)


def work(*, until_empty: bool = False) -> int:
    """Be a worker until a signal to stop (or until nothing is due); how many jobs were done."""
    from taizhang.web.jobs.worker import run

    stop = threading.Event()
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
    return run(stop=stop, until_empty=until_empty)


def _leave(number: int, frame: object) -> None:
    raise SystemExit(0)


def _serve_gunicorn(application: Any, *, host: str, port: int, processes: int) -> None:
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
            chosen = {
                "bind": address,
                "workers": processes,
                "threads": _THREADS,
                "worker_class": "gthread",
                "timeout": 120,
                "max_requests": 20_000,
                "max_requests_jitter": 2_000,
            }
            for name, value in chosen.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            return application

    Server().run()
