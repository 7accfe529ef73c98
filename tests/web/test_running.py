"""The commands of the web application, each as a process of its own on a fresh folder."""

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and modes of Unix")


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TAIZHANG", "DJANGO"))}
    kept.pop("DATABASE_URL", None)
    return {**kept, "TAIZHANG_DATA": str(folder), "TAIZHANG_LANG": "en"}


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "taizhang.cli.main", *arguments],
        env=_environment(folder),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=folder.parent,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a database, an administrator and a file."""
    data = tmp_path / "data"
    assert _run(data, "migrate").returncode == 0
    made = _run(data, "createadmin", "--unit", "望溪区", "--site", "https://plan.example/")
    assert re.fullmatch(r"https://plan\.example/enter/[\w-]{40,}\n", made.stdout)
    (data / "files" / "ab").mkdir(parents=True)
    (data / "files" / "ab" / "报告.txt").write_text("望溪区", encoding="utf-8")
    return data


def test_without_a_database_the_way_out_is_said(tmp_path: Path) -> None:
    told = _run(tmp_path / "data", "serve")
    assert told.returncode == 2
    assert "taizhang migrate" in told.stderr
    assert "Traceback" not in told.stderr


def test_backup_and_restore(folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "backups" / "one.zip"
    assert _run(folder, "backup", "-o", str(archive)).returncode == 0
    assert archive.stat().st_mode & 0o077 == 0, "a backup is as secret as the database"
    with zipfile.ZipFile(archive) as inside:
        assert not [name for name in inside.namelist() if "key" in name], "the key is not in it"
    head = re.search(r"digest of the last (\w+)", _run(folder, "audit", "verify").stdout)
    assert head

    restored = tmp_path / "restored"
    told = _run(restored, "restore", str(archive))
    assert told.returncode == 0, told.stderr
    assert (restored / "files" / "ab" / "报告.txt").read_text(encoding="utf-8") == "望溪区"
    assert _run(restored, "audit", "verify", "--head", head[1]).returncode == 0
    assert _run(restored, "restore", str(archive)).returncode == 2, "what is there is not overwritten"
    assert _run(folder, "backup", "-o", str(archive)).returncode == 2, "nor is a backup"


def test_a_damaged_backup_changes_nothing(folder: Path, tmp_path: Path) -> None:
    archive, damaged = tmp_path / "one.zip", tmp_path / "damaged.zip"
    _run(folder, "backup", "-o", str(archive))
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(damaged, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content + b"x" if name.startswith("files/") else content)
    cut = tmp_path / "cut.zip"
    cut.write_bytes(archive.read_bytes()[:-200])
    outside = tmp_path / "outside.zip"
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(outside, "w") as target:
        manifest = json.loads(source.read("manifest.json"))
        manifest["digests"]["../evil"] = "0" * 64
        target.writestr("manifest.json", json.dumps(manifest))
        target.writestr("database", source.read("database"))
        target.writestr("../evil", "x")
    for broken in (damaged, cut, outside):
        place = tmp_path / f"into-{broken.stem}"
        told = _run(place, "restore", str(broken))
        assert told.returncode == 2
        assert "not a whole backup" in told.stderr
        assert not (place / "files").exists()
    assert not (tmp_path / "evil").exists()


def test_a_tampered_log_is_told_by_the_exit_status(folder: Path) -> None:
    import sqlite3

    database = sqlite3.connect(folder / "taizhang.sqlite3")
    database.execute("DROP TRIGGER audit_event_no_update")
    database.execute("UPDATE audit_event SET actor_name = 'x' WHERE number = 2")
    database.commit()
    database.close()
    told = _run(folder, "audit", "verify")
    assert told.returncode == 1
    assert "event 2" in told.stderr


def test_writers_at_once_keep_the_log_whole(folder: Path) -> None:
    command = [sys.executable, "-m", "taizhang.cli.main", "createadmin", "--unit", "望溪区", "--username"]
    writers = [
        subprocess.Popen([*command, f"admin{n}"], env=_environment(folder), stdout=subprocess.PIPE)
        for n in range(6)
    ]
    for writer in writers:
        writer.communicate(timeout=120)
    assert [writer.returncode for writer in writers] == [0] * 6
    told = _run(folder, "audit", "verify")
    assert told.returncode == 0, told.stderr


def test_the_demonstration_leaves_a_real_installation_alone(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from taizhang.web.start import start; "
        "start(data=Path('demo'), alone=True); "
        "from django.conf import settings; print(settings.DATABASES['default']['NAME'])"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        env={
            **_environment(tmp_path / "real"),
            "DATABASE_URL": "postgres://plan@127.0.0.1/real",
            "TAIZHANG_MODE": "production",
        },
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert Path(told.stdout.strip()) == tmp_path / "demo" / "taizhang.sqlite3"


def test_the_demonstration_can_be_checked_and_ends_by_itself(tmp_path: Path) -> None:
    told = _run(tmp_path / "none", "demo", "--check", "-o", str(tmp_path / "demo"))
    assert told.returncode == 0, told.stderr
    assert "/enter/" in told.stderr
    assert (tmp_path / "demo" / "taizhang.sqlite3").is_file()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answer(address: str) -> str:
    for _ in range(150):
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"nothing answers at {address}")


@pytest.mark.parametrize("processes", ["1", "2"])
def test_serving_and_stopping(folder: Path, processes: str) -> None:
    port = _free_port()
    command = [sys.executable, "-m", "taizhang.cli.main", "serve", "--port", str(port)]
    server = subprocess.Popen(
        [*command, "--processes", processes, "--no-worker"],
        env=_environment(folder),
        stderr=subprocess.DEVNULL,
    )
    try:
        assert json.loads(_answer(f"http://127.0.0.1:{port}/healthz")) == {"status": "ok"}
        page = _answer(f"http://127.0.0.1:{port}/")
        style = re.search(r"/static/taizhang/base\.css\?v=\w+", page)
        assert style
        assert "--paper" in _answer(f"http://127.0.0.1:{port}{style[0]}")
        taken = _run(folder, "serve", "--port", str(port))
        assert taken.returncode == 2
        assert "--port" in taken.stderr
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=30)


def _children(parent: int) -> set[int]:
    """The processes whose parent is ``parent`` (Linux)."""
    found = set()
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if int(status.read_text().rpartition(")")[2].split()[1]) == parent:
                found.add(int(status.parent.name))
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").is_file(), reason="reads /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_the_worker_goes_with_the_server_and_comes_back_when_killed(
    folder: Path, how: signal.Signals
) -> None:
    port = _free_port()
    command = [sys.executable, "-m", "taizhang.cli.main", "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=_environment(folder), stderr=subprocess.DEVNULL)
    try:
        _answer(f"http://127.0.0.1:{port}/healthz")
        first = _until(lambda: _children(server.pid))
        os.kill(next(iter(first)), signal.SIGKILL)
        second = _until(lambda: _children(server.pid) - first)
    finally:
        server.send_signal(how)
        server.wait(timeout=30)
    _until(lambda: not Path(f"/proc/{next(iter(second))}").exists())


def _until(check: Callable[[], Any]) -> Any:
    for _ in range(300):
        if found := check():
            return found
        time.sleep(0.1)
    raise AssertionError("it does not happen")
