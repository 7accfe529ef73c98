"""The same on PostgreSQL: the suite's own checks of log, rules and jobs, where a server can be started."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filled_sample import AT, filled

_PLACES = ("", "/usr/lib/postgresql/17/bin", "/usr/lib/postgresql/16/bin", "/usr/lib/postgresql/15/bin")
HERE = Path(__file__).parent
PARTS = 4


def _program(name: str) -> str:
    for place in _PLACES:
        if found := shutil.which(name, path=place or None):
            return found
    pytest.skip(f"PostgreSQL is not installed ({name})")


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server on a socket in a folder of its own; not as root, which it refuses."""
    initdb, control = _program("initdb"), _program("pg_ctl")
    folder = Path(subprocess.check_output(["mktemp", "-d", "/tmp/tzpgXXXXXX"], text=True).strip())
    is_root = os.name == "posix" and os.geteuid() == 0
    if is_root:
        shutil.chown(folder, "nobody")

    def run(*command: str) -> None:
        before = ["setpriv", "--reuid=nobody", "--clear-groups", "--"] if is_root else []
        done = subprocess.run(
            [*before, *command], capture_output=True, text=True, check=False, cwd=folder, timeout=120
        )
        if done.returncode:
            pytest.skip(f"PostgreSQL does not start here: {(done.stderr or done.stdout).strip()[-300:]}")

    data, log = folder / "data", folder / "log"
    try:
        run(initdb, "-D", str(data), "-U", "taizhang", "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust")
        quick = f"-k {folder} -c listen_addresses='' -c fsync=off"
        run(control, "-D", str(data), "-l", str(log), "-w", "-o", quick, "start")
        try:
            yield f"postgres://taizhang@/postgres?host={folder}"
        finally:
            run(control, "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def test_backup_and_restore_on_postgresql(server: str, tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    _program("pg_dump")
    folder = server.partition("host=")[2]

    def run(database: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        url = server.replace("/postgres?", f"/{database}?")
        data = str(tmp_path / database)
        kept = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO")}
        return subprocess.run(
            [sys.executable, "-m", "taizhang.cli.main", *arguments],
            env={**kept, "DATABASE_URL": url, "TAIZHANG_DATA": data, "TAIZHANG_LANG": "en"},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    for name, ctype in (("one", "C.UTF-8"), ("two", "C.UTF-8"), ("three", "C")):
        command = [_program("createdb"), "-h", folder, "-U", "taizhang", "-T", "template0"]
        subprocess.run([*command, f"--locale={ctype}", name], check=True)
    for arguments in (("migrate",), ("createadmin",), ("backup", "-o", str(tmp_path / "one.zip"))):
        told = run("one", *arguments)
        assert told.returncode == 0, told.stderr
    head = run("one", "audit", "verify").stdout.split()[-1]
    told = run("two", "restore", str(tmp_path / "one.zip"))
    assert told.returncode == 0, told.stderr
    assert run("two", "audit", "verify", "--head", head).returncode == 0
    assert run("two", "restore", str(tmp_path / "one.zip")).returncode == 2, (
        "what is there is not overwritten"
    )
    refused = run("three", "migrate")
    assert refused.returncode == 2, "a database in which Chinese cannot be searched"
    assert "C.UTF-8" in refused.stderr


def _files(part: int) -> list[str]:
    """Every file of these tests that asks the database, dealt out by size so that the parts are alike."""
    left_out = {Path(__file__).name, "test_running.py", "test_environment.py"}
    found = sorted(HERE.glob("test_*.py"), key=lambda path: (path.stat().st_size, path.name))
    return [str(path) for path in found if path.name not in left_out][part::PARTS]


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("part", range(PARTS))
def test_on_postgresql(server: str, part: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Everything of these tests that asks the database, run again on the server."""
    pytest.importorskip("psycopg")
    sample = filled(tmp_path_factory.getbasetemp())
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *_files(part)],
        env={**os.environ, "TAIZHANG_TEST_DATABASE_URL": server, AT: str(sample), "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        check=False,
        cwd=HERE.parents[1],
        timeout=850,  # only what hangs is given up
    )
    assert done.returncode == 0, done.stdout[-3000:]
