"""How long pages take on a filled database: median and 95th percentile in milliseconds, queries, kilobytes.

usage: python benchmarks/web_pages.py FOLDER [--requests N] [--gate MILLISECONDS] [--only NAME] [--words A,B]

FOLDER is an installation made by ``web_fill.py`` (with ``DATABASE_URL`` the rows are there). Pages are asked
for within this process, one after another, as an administrator, each time another document, place, figure or
word. With ``--gate`` the exit status is 1 where a page's 95th percentile is above it.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

WORDS = (
    "就业",
    "生产总值",
    "地铁",
    "5G",
    "营商环境",
    "固定资产投资",
    "学位",
    "增长",
    "PM2.5",
    "人工智能产业",
)


def main() -> int:
    """Measure, print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--requests", type=int, default=40)
    parser.add_argument("--gate", type=float)
    parser.add_argument("--only", default="", help="pages whose name contains this")
    parser.add_argument("--words", default=",".join(WORDS), help="what lists and the search are asked for")
    asked = parser.parse_args()

    from taizhang.web.start import start

    start(data=asked.folder)
    from taizhang.web.serving import settle

    settle()  # as the server does
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    client = Client(headers={"accept-language": "zh"})
    client.force_login(_administrator(), backend="django.contrib.auth.backends.ModelBackend")
    print(f"{'page':34}{'median':>8}{'p95':>8}{'max':>8}{'queries':>9}{'kB':>7}")
    slow = []
    for name, addresses in pages(words=asked.words.split(",")):
        if asked.only not in name:
            continue
        times: list[float] = []
        size = queries = 0
        for number, address in zip(range(asked.requests + 2), addresses, strict=False):
            if number == 0:  # the first has templates to compile
                with CaptureQueriesContext(
                    connection,
                ) as caught:
                    client.get(address)
                queries = len(caught)
                continue
            began = time.perf_counter()
            answer = client.get(address)
            body = b"".join(answer) if answer.streaming else answer.content
            times.append((time.perf_counter() - began) * 1000)
            size = max(size, len(body))
            if answer.status_code == 404:  # a place tells of an indicator only where another place is meant
                times.pop()
            elif answer.status_code != 200:
                raise SystemExit(f"{address} answers {answer.status_code}")
        if not times:
            print(f"{name:34} nothing to ask for")
            continue
        high = quantile(times, 0.95)
        told = (statistics.median(times), high, max(times))
        print(
            f"{name:34}" + "".join(f"{one:8.0f}" for one in told) + f"{queries:9}{size // 1024:7}", flush=True
        )
        if asked.gate is not None and high > asked.gate:
            slow.append(name)
    if slow:
        print(f"above {asked.gate:.0f} ms: {', '.join(slow)}")
    return 1 if slow else 0


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` of ``values`` lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def pages(*, words: Sequence[str] = WORDS) -> Iterator[tuple[str, Iterator[str]]]:
    """Each page by name, with addresses without end, that differ as those of readers do."""
    from django.urls import NoReverseMatch, reverse

    from taizhang.web.ledger.models import Finding, Place, Project, Verdict
    from taizhang.web.library.models import Document, Statement, Task

    chance = random.Random(20)

    def some(rows: Any, *fields: str) -> list[Any]:
        """Up to 200 rows from all over a table."""
        first, last = rows.order_by("pk").values_list("pk", flat=True).first(), rows.order_by("-pk").first()
        if first is None or last is None:
            return []
        wanted = [chance.randint(first, last.pk) for _ in range(200)]
        return list(rows.filter(pk__in=wanted).values_list(*fields))

    documents = some(Document.objects.filter(state="read", withdrawn_at=None), "pk")
    longest = list(Document.objects.order_by("-statements_count").values_list("pk")[:5])
    statements = some(Statement.objects.exclude(indicator=""), "key", "indicator", "report_place")
    verdicts = some(Verdict.objects.all(), "key", "place_name", "first_year", "indicator")
    tasks = some(Task.objects.all(), "key")
    projects = some(Project.objects.all(), "key")
    findings = some(Finding.objects.all(), "place_name")
    places = some(Place.objects.all(), "name", "last_year")

    def address(name: str, *arguments: object, **asked: object) -> str:
        from urllib.parse import urlencode

        told = urlencode({key: value for key, value in asked.items() if value not in (None, "")})
        return reverse(name, args=arguments) + (f"?{told}" if told else "")

    def ask(rows: Sequence[Any], make: Callable[[Any], str]) -> Iterator[str]:
        while rows:
            yield make(chance.choice(rows))

    plans: list[tuple[str, Callable[[], Iterator[str]]]] = [
        ("home", lambda: ask([0], lambda _: address("home"))),
        ("documents", lambda: ask(places, lambda row: address("library:documents", place=row[0]))),
        ("documents, all", lambda: ask([0], lambda _: address("library:documents"))),
        ("document", lambda: ask(documents, lambda row: address("library:document", row[0]))),
        ("reading view", lambda: ask(documents, lambda row: address("library:reading", row[0]))),
        ("reading view, longest", lambda: ask(longest, lambda row: address("library:reading", row[0]))),
        ("source panel", lambda: ask(statements, lambda row: address("library:source", row[0]))),
        ("review queue", lambda: ask([0], lambda _: address("library:queue"))),
        ("indicators", lambda: ask(places, lambda row: address("ledger:indicators", place=row[0]))),
        ("indicators, all", lambda: ask([0], lambda _: address("ledger:indicators"))),
        (
            "indicator",
            lambda: ask(statements, lambda row: address("ledger:indicator", row[1], place=row[2])),
        ),
        ("targets, all", lambda: ask([0], lambda _: address("ledger:targets"))),
        ("targets", lambda: ask(places, lambda row: address("ledger:targets", place=row[0]))),
        ("tasks, all", lambda: ask([0], lambda _: address("ledger:tasks"))),
        ("tasks", lambda: ask(places, lambda row: address("ledger:tasks", place=row[0]))),
        ("tasks with words", lambda: ask(words, lambda word: address("ledger:tasks", words=word))),
        ("targets with words", lambda: ask(words, lambda word: address("ledger:targets", words=word))),
        ("projects with words", lambda: ask(words, lambda word: address("ledger:projects", words=word))),
        ("problems with words", lambda: ask(words, lambda word: address("ledger:problems", words=word))),
        ("terms with words", lambda: ask(words, lambda word: address("ledger:terms", words=word))),
        ("verdicts with words", lambda: ask(words, lambda word: address("ledger:verdicts", words=word))),
        ("findings with words", lambda: ask(words, lambda word: address("ledger:findings", words=word))),
        ("goals with words", lambda: ask(words, lambda word: address("ledger:goals", words=word))),
        ("documents with words", lambda: ask(words, lambda word: address("library:documents", words=word))),
        ("task", lambda: ask(tasks, lambda row: address("ledger:task", row[0]))),
        ("projects, all", lambda: ask([0], lambda _: address("ledger:projects"))),
        ("project", lambda: ask(projects, lambda row: address("ledger:project", row[0]))),
        ("problems, all", lambda: ask([0], lambda _: address("ledger:problems"))),
        ("terms, all", lambda: ask([0], lambda _: address("ledger:terms"))),
        ("verdicts, all", lambda: ask([0], lambda _: address("ledger:verdicts"))),
        ("verdicts", lambda: ask(places, lambda row: address("ledger:verdicts", place=row[0]))),
        ("verdict", lambda: ask(verdicts, lambda row: address("ledger:verdict", row[0]))),
        ("findings, all", lambda: ask([0], lambda _: address("ledger:findings"))),
        ("findings", lambda: ask(findings, lambda row: address("ledger:findings", place=row[0]))),
        ("overview", lambda: ask(places, lambda row: address("ledger:overview", place=row[0], year=row[1]))),
        ("place", lambda: ask(places, lambda row: address("ledger:place", place=row[0]))),
        ("compare", lambda: ask(statements, lambda row: address("ledger:compare", indicator=row[1]))),
        ("goals", lambda: ask(places, lambda row: address("ledger:goals", place=row[0]))),
        ("search", lambda: ask(words, lambda word: address("search:search", q=word))),
        ("published", lambda: ask([0], lambda _: address("publishing:home"))),
        ("people", lambda: ask([0], lambda _: address("accounts:people"))),
        ("log", lambda: ask([0], lambda _: address("accounts:log"))),
    ]
    for name, made in plans:
        try:
            first = next(made(), None)
        except NoReverseMatch:
            continue
        yield name, (made() if first is not None else iter(()))


def _administrator() -> Any:
    from django.utils import timezone

    from taizhang.web.accounts.actors import SYSTEM
    from taizhang.web.accounts.sample import sample_district

    return sample_district(actor=SYSTEM, now=timezone.now())[0]


if __name__ == "__main__":
    raise SystemExit(main())
