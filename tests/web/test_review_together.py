"""Many deciding at once: no decision is lost, none overwrites another. Processes on SQLite, threads on
PostgreSQL.
"""

import json
import os
import sqlite3
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection, connections
from sample_people import NOW, TODAY, SignedIn

from taizhang.web.accounts.actors import Actor, actor_of
from taizhang.web.accounts.models import Holding
from taizhang.web.audit.chain import verify
from taizhang.web.library.models import Decision, Document, Statement
from taizhang.web.library.services import review
from taizhang.web.library.services.keeping import count_records

HERE = Path(__file__).parent
_PREPARE = """
import sys
from pathlib import Path
from taizhang.web.start import migrate, start
start(data=Path(sys.argv[1])); migrate()
from taizhang.web import demonstration
demonstration.load(Path(sys.argv[2]))
"""


def _environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("TAIZHANG", "DJANGO"))}
    kept.pop("DATABASE_URL", None)
    return kept


def _run(*arguments: str) -> str:
    command = [sys.executable, "-m", "taizhang.cli.main", *arguments]
    done = subprocess.run(
        command, env=_environment(), capture_output=True, text=True, check=False, timeout=200
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_processes_on_sqlite(tmp_path: Path) -> None:
    data, examples = tmp_path / "data", HERE.parents[1] / "examples"
    subprocess.run(
        [sys.executable, "-c", _PREPARE, str(data), str(examples)],
        env=_environment(),
        check=True,
        timeout=200,
    )
    command = [sys.executable, str(HERE / "deciding_process.py"), str(data)]
    running = [
        subprocess.Popen(
            [*command, str(number)],
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(4)
    ]
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    answers = [json.loads(process.communicate("go\n", timeout=200)[0]) for process in running]
    each_told = sum(map(Counter, answers), Counter())
    assert each_told == {"done": 30, "taken": 90}, answers
    with sqlite3.connect(data / "taizhang.sqlite3") as database:
        (each,) = database.execute("SELECT count(*), count(DISTINCT statement_id) FROM library_decision")
        assert each == (30, 30)
        (wrong,) = database.execute(
            "SELECT count(*) FROM library_statement s JOIN library_decision d ON d.statement_id = s.id "
            "WHERE s.version <> 1 OR s.review <> json_extract(d.after, '$.review')"
        ).fetchone()
        assert wrong == 0
        counts = database.execute(
            "SELECT statements_count, reviewed_count, sum(s.review <> 'rejected'), sum(s.review <> 'none') "
            "FROM library_document d JOIN library_statement s ON s.document_id = d.id "
            "WHERE reviewed_count > 0 GROUP BY d.id"
        ).fetchone()
        assert counts[:2] == counts[2:], "no count is lost"
    _run("audit", "verify", "--data", str(data))
    # What was decided can be compared with what is extracted.
    answers_folder, found = tmp_path / "answers", tmp_path / "found.jsonl"
    _run("review", "export", "-o", str(answers_folder), "--data", str(data))
    lines = (answers_folder / "RANGES.tsv").read_text(encoding="utf-8").splitlines()
    gold, document, low, high = lines[1].split("\t")
    _run("extract", str(answers_folder / document), "-o", str(found))
    told = _run("evaluate", str(answers_folder / f"{gold}.gold.jsonl"), str(found), "--range", low, high)
    with sqlite3.connect(data / "taizhang.sqlite3") as database:
        (accepted,) = database.execute(
            "SELECT count(*) FROM library_statement WHERE review = 'accepted' AND value IS NOT NULL "
            "AND start >= ? AND start < ?",
            (int(low), int(high)),
        ).fetchone()
    assert told.split()[0] == str(accepted), "what was accepted is wanted, what was rejected is not"


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    "postgres" not in os.environ.get("TAIZHANG_TEST_DATABASE_URL", ""),
    reason="threads do not share a database in memory; SQLite has its own test above",
)
def test_threads_on_postgresql(sample: SignedIn) -> None:
    assert connection.vendor == "postgresql"
    document = Document.objects.filter(is_current=True).order_by("pk")[0]
    rows = list(Statement.objects.filter(document=document).order_by("pk")[:12])
    person = Holding.objects.filter(post__role="reviewer")[0].person
    actor = actor_of(person, today=TODAY)
    together = Barrier(4)
    with ThreadPoolExecutor(4) as pool:
        looked = [pool.submit(_look, actor, rows, number, together) for number in range(4)]
        told = sum((one.result(timeout=120) for one in looked), Counter())
    assert told == {"done": len(rows), "taken": len(rows) * 3}
    for row in rows:
        (decision,) = Decision.objects.filter(statement=row)
        row.refresh_from_db()
        assert (row.version, row.review) == (1, decision.after["review"])
    document.refresh_from_db()
    kept = (document.statements_count, document.reviewed_count)
    count_records(document)
    assert kept == (document.statements_count, document.reviewed_count), "no count is lost"
    assert verify().broken is None, "the log is one chain"


def _look(actor: Actor, rows: list[Statement], number: int, together: Barrier) -> Counter[str]:
    told: Counter[str] = Counter()
    decide = review.accept if number % 2 else review.reject
    together.wait(timeout=60)
    try:
        for row in rows[number:] + rows[:number]:
            try:
                decide(actor=actor, row=row, seen=0, now=NOW)
                told["done"] += 1
            except review.TakenError as taken:
                told["taken" if taken.decision else "untold"] += 1
    finally:
        connections.close_all()
    return told
