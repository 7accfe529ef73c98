"""The demonstration, served to each worker of a run from a copy of its own."""

import contextlib
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from filled_sample import ROOT, environment, wait
from looking import Site


@contextlib.contextmanager
def served(prepared: Path, folder: Path) -> Iterator[Site]:
    """``taizhang demo`` as a process of its own, on a copy of ``prepared`` in ``folder``."""
    shutil.copytree(prepared, folder / "data")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    log = folder / "log.txt"
    command = [sys.executable, "-m", "taizhang.cli.main", "demo", "--no-open", "--port", str(port)]
    with log.open("w") as told:
        process = subprocess.Popen(
            [*command, "-o", str(folder / "data")], env=environment(), stderr=told, cwd=ROOT
        )

        def link() -> re.Match[str] | None:
            assert process.poll() is None, "the demonstration ended"
            return re.search(r"http://\S+/enter/\S+", log.read_text())

        try:
            found = wait(link, "the demonstration does not start")
            wait(lambda: _listens(port), "the demonstration does not listen")
            yield Site(address=f"http://127.0.0.1:{port}", link=found[0], folder=folder / "data")
        finally:
            process.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=20)
            process.kill()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
