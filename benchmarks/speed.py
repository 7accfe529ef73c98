"""Speed and memory of the whole way from a file to its statements."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

_MEMORY = """
import resource, sys
from pathlib import Path
from taizhang.corpus.pipeline import statements_of

for path in sys.argv[1:]:
    statements_of(Path(path))
status = Path("/proc/self/status")
if status.exists():  # ru_maxrss would count the parent's memory too, from before the start of this program
    print(next(int(line.split()[1]) for line in status.open() if line.startswith("VmHWM")) / 1024)
else:
    unit = 1024**2 if sys.platform == "darwin" else 1024
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit)
"""
_START = "import sys; from taizhang.cli.main import main; sys.exit(main(['--help']))"
_REPORT_CHARACTERS = 25_000


def measure(shared: Path) -> dict[str, float]:
    """Characters a second (warm, one process, best of three), peak memory in MB, start-up in seconds."""
    files = sorted([*shared.glob("seeds/*.txt"), *shared.glob("corpus/*.txt")])
    if not files:
        return {}
    lengths = {path: len(path.read_bytes().decode("utf-8", "replace")) for path in files}
    near = min(files, key=lambda path: abs(lengths[path] - _REPORT_CHARACTERS))
    measured = {
        "speed.characters_a_second": _speed(files, sum(lengths.values())),
        "memory.one_report_mb": _memory([near]),
        "memory.corpus_mb": _memory(files),
        "start.help_seconds": _start_up(),
    }
    print(
        f"{len(files)} files, {sum(lengths.values()):,} characters; one report: {lengths[near]:,} characters"
    )
    return measured


def _speed(files: list[Path], characters: int) -> float:
    from taizhang.corpus.pipeline import statements_of

    statements_of(files[0])
    best = 0.0
    for _ in range(3):
        started = time.perf_counter()
        for path in files:
            statements_of(path)
        best = max(best, characters / (time.perf_counter() - started))
    return best


def _memory(files: list[Path]) -> float:
    command = [sys.executable, "-c", _MEMORY, *map(str, files)]
    return float(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def _start_up() -> float:
    best = 60.0
    for _ in range(3):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", _START], capture_output=True, check=True)
        best = min(best, time.perf_counter() - started)
    return best
