"""``taizhang serve``: the web application."""

from __future__ import annotations

import contextlib
import socket
from pathlib import Path

import click

from taizhang.cli.commands import Command
from taizhang.cli.failures import tell
from taizhang.cli.language import say
from taizhang.cli.web_options import DATA, HOST, PORT


@click.command("serve", cls=Command)
@DATA
@HOST
@PORT
@click.option("--processes", metavar="N", type=click.IntRange(min=1), default=1)
@click.option("--worker/--no-worker", "worker", default=None)
def command(data: Path | None, host: str, port: int, processes: int, worker: bool | None) -> int:
    """Serve until interrupted."""
    from taizhang.web.start import demand_migrated, start

    start(data=data)
    demand_migrated()
    run(host=host, port=port, processes=processes, worker=worker)
    return 0


def run(*, host: str, port: int, processes: int = 1, worker: bool | None = None) -> None:
    """Serve; Django is set up and the database is of this version."""
    from taizhang.web.installation import installation
    from taizhang.web.serving import serve, working_beside

    demand_free(host, port)
    if worker is None:
        worker = installation().mode == "embedded"
    tell(say("serve.ready", address=f"http://{host}:{port}/"))
    with working_beside() if worker else contextlib.nullcontext():
        serve(host=host, port=port, processes=processes)


def answers(host: str) -> None:
    """Serve on a free port until the first page was answered once. Raises OSError where it never is."""
    import threading
    import time
    import urllib.request

    from taizhang.web.serving import serve

    with socket.socket() as probe:
        probe.bind((host, 0))
        port = probe.getsockname()[1]
    threading.Thread(target=serve, kwargs={"host": host, "port": port}, daemon=True).start()
    for left in reversed(range(100)):
        try:
            with urllib.request.urlopen(f"http://{host}:{port}/", timeout=20) as page:
                page.read()
            return
        except OSError:
            if not left:
                raise
            time.sleep(0.2)


def demand_free(host: str, port: int) -> None:
    """Raise UsageError where something else serves there already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise click.UsageError(say("serve.port_taken", port=port)) from error
