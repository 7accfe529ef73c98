"""Fifty people at once, reading and reviewing: no error, nothing lost.

usage: python benchmarks/web_load.py FOLDER [--people 50] [--seconds 120] [--processes 2]

FOLDER is an installation made by ``web_fill.py``; with ``DATABASE_URL`` the rows are there. The application
is served with its worker as ``taizhang serve`` does; each person has a session and looks at lists,
reading views, sources, verdicts and searches, and decides about records. At the end the decisions that were
answered as made are counted against those in the database, and the log of events is walked. Exit status 1
where a request failed, a decision is missing, or the log does not hold. Needs locust (not installed with the
project: ``pip install locust``).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any


def main() -> int:
    """Prepare, serve, have locust ask, count."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--processes", type=int, default=2)
    asked = parser.parse_args()

    from taizhang.web.start import start

    start(data=asked.folder)
    with tempfile.TemporaryDirectory() as name:
        told = Path(name) / "told.json"
        told.write_text(json.dumps(_prepare(asked.people)), encoding="utf-8")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        serve = ("serve", "--data", str(asked.folder), "--port", str(port))
        processes = ("--processes", str(asked.processes))
        served = subprocess.Popen(
            [sys.executable, "-m", "taizhang.cli.main", *serve, *processes], stderr=subprocess.DEVNULL
        )
        try:
            _wait_for(port)
            counts = Path(name) / "counts.json"
            people = str(Path(__file__).with_name("web_load_people.py"))
            # What is under way at the end is waited for: else it would be made and never answered.
            amount = ("-u", str(asked.people), "-r", "10", "-t", f"{asked.seconds}s", "--stop-timeout", "60")
            where = ("--host", f"http://127.0.0.1:{port}", "--exit-code-on-error", "0")
            subprocess.run(
                [
                    sys.executable,
                    "-m",
                    "locust",
                    "-f",
                    people,
                    "--headless",
                    "--only-summary",
                    *amount,
                    *where,
                ],
                env={**os.environ, "TOLD": str(told), "COUNTS": str(counts)},
                check=True,
            )
        finally:
            served.send_signal(signal.SIGINT)
            try:
                served.wait(timeout=20)
            except subprocess.TimeoutExpired:
                served.kill()
        return _count(json.loads(counts.read_text(encoding="utf-8")), before=json.loads(told.read_text()))


def _prepare(people: int) -> dict[str, Any]:
    """A session for each person, and numbers of records to look at."""
    from django.conf import settings
    from django.test import Client
    from django.utils import timezone

    from taizhang.web.accounts.actors import SYSTEM
    from taizhang.web.accounts.models import Person, Post, Role, Unit
    from taizhang.web.accounts.sample import sample_district
    from taizhang.web.accounts.services.people import add_person
    from taizhang.web.accounts.services.posts import add_post, take_up
    from taizhang.web.ledger.models import Place, Verdict
    from taizhang.web.library.models import Decision, Document, Statement

    now = timezone.now()
    sample_district(actor=SYSTEM, now=now)
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    unit = Unit.objects.order_by("path")[0]
    post = Post.objects.filter(title="load").first() or add_post(
        actor=SYSTEM, unit=unit, title="load", role=Role.REVIEWER, now=now
    )
    sessions = []
    for number in range(people):
        person = Person.objects.filter(username=f"load{number}").first()
        if person is None:
            person = add_person(actor=SYSTEM, username=f"load{number}", name=f"load {number}", now=now)
            take_up(actor=SYSTEM, post=post, person=person, since=now.date(), now=now)
        client = Client()
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        sessions.append(client.cookies[settings.SESSION_COOKIE_NAME].value)
    chance = random.Random(50)
    unseen = list(Statement.objects.filter(review="none").values_list("pk", "key")[:20_000])
    return {
        "cookie": settings.SESSION_COOKIE_NAME,
        "sessions": sessions,
        "statements": chance.sample(unseen, min(5_000, len(unseen))),
        "documents": list(Document.objects.filter(state="read").values_list("pk", flat=True)[:500]),
        "places": list(Place.objects.values_list("name", flat=True)[:100]),
        "verdicts": list(Verdict.objects.values_list("key", flat=True)[:2_000]),
        "decisions": Decision.objects.count(),
    }


def _wait_for(port: int) -> None:
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("the application does not start")


def _count(counts: dict[str, Any], *, before: dict[str, Any]) -> int:
    from django.db import connection

    from taizhang.web.audit.chain import verify
    from taizhang.web.library.models import Decision

    made = Decision.objects.count() - before["decisions"]
    walked = verify()
    print(
        f"{connection.vendor}: {counts['requests']} requests, {counts['failures']} failed, "
        f"median {counts['median']:.0f} ms, p95 {counts['p95']:.0f} ms; "
        f"{counts['decisions']} decisions answered, {made} in the database; "
        f"log of {walked.events} events {'holds' if walked.broken is None else 'BROKEN'}"
    )
    lost = counts["decisions"] != made
    return int(bool(counts["failures"]) or lost or walked.broken is not None or not counts["requests"])


if __name__ == "__main__":
    raise SystemExit(main())
