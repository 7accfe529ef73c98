"""How long a ledger of the whole corpus takes: to build, to add one report to, to open."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

_CALL = "import sys; from taizhang.cli.main import main; sys.exit(main(sys.argv[1:]))"
_OPEN = """
import sys, time
from pathlib import Path
started = time.perf_counter()
from taizhang.ledger import open_ledger
with open_ledger(Path(sys.argv[1])) as ledger:
    listed = ledger.documents()
    next(ledger.entries())
print(time.perf_counter() - started, len(listed))
"""
_WORKERS = 2


def measure(shared: Path) -> dict[str, float]:
    """Seconds of the wall clock from start to end of the command, size in MB, and whether two builds gave the
    same bytes as one (1 or 0). Of an addition also the seconds that processors worked, which tell more where
    other programs run.

    All reports but the last are built first, with two processes; the last is added; the reports of one city
    are reconciled from their files; opening includes loading the program and decoding one entry.
    """
    files = sorted([*shared.glob("seeds/*.txt"), *shared.glob("corpus/*.txt")])
    if len(files) < 2:
        return {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        whole, grown = folder / "whole", folder / "grown"
        build = _timed("build", *map(str, files), "-o", str(whole), "--workers", str(_WORKERS))
        _timed("build", *map(str, files[:-1]), "-o", str(grown), "--workers", str(_WORKERS))
        worked = _worked()
        add = _timed("build", str(files[-1]), "-o", str(grown))
        worked = _worked() - worked
        seconds, documents = map(float, _run(_OPEN, str(whole)).split())
        started = time.perf_counter()
        _run(_CALL, "reconcile", *_reports_of_one_place(whole, files))
        reconcile = time.perf_counter() - started
        one, other = (path.joinpath("ledger.sqlite").read_bytes() for path in (whole, grown))
        shutil.rmtree(grown)
    print(f"{len(files)} files, {documents:.0f} documents")
    return {
        "ledger.build_seconds": build,
        "ledger.add_seconds": add,
        "ledger.add_cpu_seconds": worked,
        "ledger.open_seconds": seconds,
        "ledger.reconcile_seconds": reconcile,
        "ledger.megabytes": len(one) / 1e6,
        "ledger.same_bytes": float(one == other),
    }


def _reports_of_one_place(folder: Path, files: list[Path]) -> list[str]:
    """The files of the first reports, 26 at most, of the place that has most of them."""
    with closing(sqlite3.connect(folder / "ledger.sqlite")) as connection:
        names = connection.execute(
            "SELECT file FROM documents WHERE is_current = 1 AND kind = 'government_work_report' AND place = "
            "(SELECT place FROM documents WHERE place LIKE '%市' GROUP BY place "
            "ORDER BY count(*) DESC LIMIT 1) "
            "ORDER BY year, file LIMIT 26"
        ).fetchall()
    paths = {file.name: str(file) for file in files}
    return [paths[name] for (name,) in names]


def _timed(*arguments: str) -> float:
    started = time.perf_counter()
    _run(_CALL, *arguments)
    return time.perf_counter() - started


def _worked() -> float:
    """Seconds that processors have worked for the commands so far."""
    used = os.times()
    return used.children_user + used.children_system


def _run(code: str, *arguments: str) -> str:
    # As it is where it is installed: what was compiled once need not be compiled again.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout


if __name__ == "__main__":
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2] / "shared"
    for figure, value in measure(root).items():
        print(f"{figure:28}{value:10.3f}")
