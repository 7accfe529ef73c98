"""The demonstration: filled once for all workers of a run, then served to each from a copy of its own."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from looking import Site

ROOT = Path(__file__).resolve().parents[3]
_FILL = """
import sys
from pathlib import Path
from taizhang.web.start import migrate, start
start(data=Path(sys.argv[1]), alone=True)
migrate()
from taizhang.web.demonstration import load
load(Path(sys.argv[2]))
"""
# Only what hangs is given up: how long a busy machine takes decides nothing.
_PATIENCE = 280


def filled(shared: Path) -> Path:
    """The folder of a demonstration with its samples; the first worker that comes fills it."""
    folder = shared / "demonstration"
    done = shared / "demonstration-filled"
    try:
        (shared / "demonstration-begun").mkdir()
    except FileExistsError:
        _wait(lambda: done.exists(), "another worker did not fill the demonstration")
        return folder
    subprocess.run(
        [sys.executable, "-c", _FILL, str(folder), str(ROOT / "examples")],
        env=_environment(),
        cwd=ROOT,
        check=True,
    )
    done.touch()
    return folder


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
            [*command, "-o", str(folder / "data")], env=_environment(), stderr=told, cwd=ROOT
        )

        def link() -> re.Match[str] | None:
            assert process.poll() is None, "the demonstration ended"
            return re.search(r"http://\S+/enter/\S+", log.read_text())

        try:
            found = _wait(link, "the demonstration does not start")
            _wait(lambda: _listens(port), "the demonstration does not listen")
            yield Site(address=f"http://127.0.0.1:{port}", link=found[0], folder=folder / "data")
        finally:
            process.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=20)
            process.kill()


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TAIZHANG", "DJANGO"))}
    return {**kept, "PYTHONUNBUFFERED": "1"}


def _wait(check: Callable[[], Any], complaint: str) -> Any:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if found := check():
            return found
        time.sleep(0.1)
    raise AssertionError(complaint)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
