"""The demonstration with its samples read and judged: filled once in a run, for every worker and process."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
# Where another process of this run has filled it already.
AT = "TAIZHANG_TEST_SAMPLE"
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


def filled(own: Path) -> Path:
    """The folder of the demonstration (``taizhang.sqlite3``, ``files``); the first that comes fills it.

    ``own`` is the base folder of the worker's temporary files.
    """
    if AT in os.environ:
        return Path(os.environ[AT])
    shared = own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own
    folder, done = shared / "demonstration", shared / "demonstration-filled"
    try:
        (shared / "demonstration-begun").mkdir()
    except FileExistsError:
        wait(done.exists, "another worker did not fill the demonstration")
        return folder
    try:
        subprocess.run(
            [sys.executable, "-c", _FILL, str(folder), str(ROOT / "examples")],
            env=environment(),
            cwd=ROOT,
            check=True,
        )
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        (shared / "demonstration-begun").rmdir()
        raise
    done.touch()
    return folder


def environment() -> dict[str, str]:
    """What a process of the application gets: nothing that was set for another installation."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TAIZHANG", "DJANGO"))}
    return {**kept, "PYTHONUNBUFFERED": "1"}


def wait(check: Callable[[], Any], complaint: str) -> Any:
    """What ``check`` gives as soon as it gives something; fails with the complaint when nothing comes."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if found := check():
            return found
        time.sleep(0.1)
    raise AssertionError(complaint)
