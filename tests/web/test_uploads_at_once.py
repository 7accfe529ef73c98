"""The same file given by several at the same moment, and a worker killed while it reads."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, local
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connections
from sample_people import NOW

from taizhang.web.accounts.actors import SYSTEM
from taizhang.web.audit.models import Event
from taizhang.web.jobs.models import Job
from taizhang.web.library.models import Document
from taizhang.web.library.services import intake

BENCHMARK = Path(__file__).resolve().parents[2] / "benchmarks" / "web_upload.py"


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "files")


def _give() -> tuple[int, bool]:
    content = ContentFile("今年增长5%。".encode(), name="a.txt")
    document, is_new = intake.take_in(actor=SYSTEM, name="a.txt", file=content, now=NOW)
    return document.pk, is_new


def _is_there_once(folder: Path) -> bool:
    events = Event.objects.filter(action="library.taken_in")
    files = list((folder / "files" / "documents").iterdir())
    return [Document.objects.count(), events.count(), Job.objects.count(), len(files)] == [1, 1, 1, 1]


@pytest.mark.django_db(transaction=True)
def test_given_by_another_between_looking_and_writing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    known = intake._known
    others: list[tuple[int, bool]] = []

    def look(digest: str) -> Document | None:
        monkeypatch.setattr(intake, "_known", known)
        found = known(digest)
        others.append(_give())
        return found

    monkeypatch.setattr(intake, "_known", look)
    assert _give() == (others[0][0], False)
    assert others[0][1]
    assert _is_there_once(tmp_path), "no second document, event, job, and no file left over"


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    "postgres" not in os.environ.get("TAIZHANG_TEST_DATABASE_URL", ""),
    reason="threads do not share a database in memory",
)
def test_given_by_four_at_the_same_moment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    known, together, own = intake._known, Barrier(4), local()

    def look(digest: str) -> Document | None:
        found = known(digest)
        if not getattr(own, "looked", False):
            own.looked = True
            together.wait(timeout=60)  # all have looked, none has written
        return found

    def give(_: int) -> tuple[int, bool]:
        try:
            return _give()
        finally:
            connections.close_all()

    monkeypatch.setattr(intake, "_known", look)
    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(give, range(4)))
    assert len({number for number, _ in told}) == 1
    assert [is_new for _, is_new in told].count(True) == 1
    assert _is_there_once(tmp_path)


@pytest.mark.django_db
def test_a_file_that_could_not_be_noted_is_not_left_behind(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(intake.queue, "enqueue", fail)
    with pytest.raises(RuntimeError):
        intake.take_in(actor=SYSTEM, name="a.txt", file=ContentFile(b"abc", name="a.txt"), now=NOW)
    assert not Document.objects.exists()
    assert not Event.objects.filter(action="library.taken_in").exists()
    assert not list((tmp_path / "files" / "documents").iterdir())


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
def test_a_worker_killed_while_it_reads_loses_nothing(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TAIZHANG", "DJANGO"))}
    kept.pop("DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, str(BENCHMARK), "--documents", "8", "--kills", "1", "--hurry"],
        env=kept,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
