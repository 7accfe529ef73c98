"""A filled database for measuring the web application: reports read by several processes, without uploads.

usage: python benchmarks/web_fill.py FOLDER PATH [PATH ...] [--workers N] [--times N]

FOLDER becomes the installation (``taizhang serve --data FOLDER``); with ``DATABASE_URL`` the rows go there.
PATHs are reports or folders of them. ``--times 25`` adds each document 24 times more under invented places,
records and verdicts included: 40,000 statements become a million. Prints a link that signs in once.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

SUFFIXES = (".txt", ".html", ".docx", ".pdf")


def main() -> int:
    """Fill, judge, multiply; say how long each took."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--times", type=int, default=1)
    asked = parser.parse_args()

    from taizhang.web.start import migrate, start

    start(data=asked.folder)
    migrate()
    started = time.perf_counter()
    files = list(_files(asked.paths))
    fill(files, workers=asked.workers)
    print(f"{len(files)} files read in {time.perf_counter() - started:.0f} s", flush=True)
    started = time.perf_counter()
    places = judge_all()
    print(f"{places} places judged in {time.perf_counter() - started:.0f} s", flush=True)
    if asked.times > 1:
        from web_multiply import multiply

        started = time.perf_counter()
        multiply(asked.times - 1)
        print(f"multiplied in {time.perf_counter() - started:.0f} s", flush=True)
    _say_counts()
    print(_link())
    return 0


def fill(files: list[Path], *, workers: int) -> None:
    """Take in and read every file; one that cannot be read is named and left out."""
    from django.core.files import File
    from django.db import transaction
    from django.utils import timezone

    from taizhang.core.errors import TaizhangError
    from taizhang.web.accounts.actors import SYSTEM
    from taizhang.web.jobs.models import Job, JobState
    from taizhang.web.library.services.intake import READ, take_in
    from taizhang.web.library.services.keeping import keep_reading

    with tempfile.TemporaryDirectory() as name, ProcessPoolExecutor(workers) as pool:
        folders = [Path(name) / str(number) for number in range(len(files))]
        for folder in folders:
            folder.mkdir()
        waiting = [pool.submit(_read, file, folder) for file, folder in zip(files, folders, strict=True)]
        for file, folder, answer in zip(files, folders, waiting, strict=True):
            try:
                reading = answer.result()
            except TaizhangError as error:
                print(error.en, file=sys.stderr)
                continue
            now = timezone.now()
            with file.open("rb") as opened, transaction.atomic():
                document, is_new = take_in(
                    actor=SYSTEM, name=file.name, file=File(opened, name=file.name), now=now
                )
                if is_new:
                    keep_reading(document, reading, folder=folder, now=now)
    Job.objects.filter(kind=READ).update(state=JobState.DONE, finished_at=timezone.now())


def judge_all() -> int:
    """The verdicts of every place."""
    from django.utils import timezone

    from taizhang.web.jobs.models import Job, JobState
    from taizhang.web.ledger.models import Place
    from taizhang.web.ledger.services.judging import JUDGE, judge
    from taizhang.web.ledger.services.keeping import keep_judged

    places = list(Place.objects.all())
    for place in places:
        keep_judged(place, judge(place.name), revision=place.revision, now=timezone.now())
    Job.objects.filter(kind=JUDGE).update(state=JobState.DONE, finished_at=timezone.now())
    return len(places)


def _read(file: Path, folder: Path) -> object:
    from taizhang.corpus.reading_process import reading_of

    return reading_of(file, name=file.name, folder=folder, pages=50)


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        found = sorted(path.iterdir()) if path.is_dir() else [path]
        yield from (file for file in found if file.suffix.lower() in SUFFIXES)


def _say_counts() -> None:
    from taizhang.web.ledger.models import Finding, Verdict
    from taizhang.web.library.models import Document, Statement, Task

    for model in (Document, Statement, Task, Verdict, Finding):
        print(f"{model.__name__:12}{model.objects.count():>10,}")


def _link() -> str:
    from django.utils import timezone

    from taizhang.web.accounts.actors import SYSTEM
    from taizhang.web.accounts.sample import sample_district
    from taizhang.web.accounts.services.sign_in import make_link

    now = timezone.now()
    administrator, _ = sample_district(actor=SYSTEM, now=now)
    return f"/enter/{make_link(actor=SYSTEM, person=administrator, now=now)}"


if __name__ == "__main__":
    raise SystemExit(main())
