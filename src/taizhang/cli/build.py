"""``taizhang build``: a ledger on disk that grows."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from taizhang.cli.commands import Command
from taizhang.cli.failures import tell
from taizhang.cli.language import say
from taizhang.cli.outcomes import Tally

if TYPE_CHECKING:
    from taizhang.core.verdict import Verdict
    from taizhang.corpus.judge_ahead import JudgeAhead
    from taizhang.ledger import Entry
    from taizhang.ledger.model import Before


@click.command("build", cls=Command)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", metavar="LEDGER", required=True, type=click.Path(path_type=Path, file_okay=False)
)
@click.option("--workers", metavar="N", type=click.IntRange(min=1), default=1)
def command(paths: tuple[Path, ...], output: Path, workers: int) -> int:
    """Add every document under ``paths`` to the ledger; tell of each what became of it."""
    # Entries are frozen values without cycles: looking through them again and again took a fifth of the time.
    gc.set_threshold(200_000, 20, 20)
    from taizhang.corpus.judge_ahead import JudgeAhead
    from taizhang.ledger.reading import LEDGER_NAME  # loaded before the other process is forked: both need it

    # Where other processes read, they keep the processors busy, and many places wait to be judged.
    with JudgeAhead(output / LEDGER_NAME) if workers == 1 else nullcontext() as ahead:
        return _build(paths, output, workers=workers, ahead=ahead)


def _build(paths: tuple[Path, ...], output: Path, *, workers: int, ahead: JudgeAhead | None) -> int:
    from taizhang.corpus.batch import run_batch
    from taizhang.documents import find_documents
    from taizhang.ledger import add_documents, entry_unless_known, known_files

    job = partial(entry_unless_known, known=known_files(output), ahead=ahead)
    # What was written by the program into the ledger's folder is no document to be added.
    documents = [path for path in find_documents(paths) if output.resolve() not in path.resolve().parents]
    tally = Tally(total=len(documents))
    untouched: list[Path] = []

    def entries() -> Iterator[Entry]:
        outcomes = run_batch(documents, job, workers=workers if workers > 1 else 0)
        for outcome in tally.watch(outcomes, count=lambda value: 1):
            if isinstance(outcome.value, str):
                untouched.append(outcome.path)
            elif outcome.value is not None:
                yield outcome.value

    found = entries()
    first = next(found, None)
    if first is None and not untouched:
        return tally.close(nothing="build.nothing")
    built = add_documents(
        output,
        () if first is None else _chained(first, found),
        judge=_judge,
        ahead=ahead,
        waiting=lambda: tell(say("build.waiting", folder=output)),
    )
    counts = Counter(addition.state for addition in built.additions)
    for addition in built.additions:
        if addition.state in ("version", "copy"):
            tell(say(f"build.{addition.state}", name=addition.name, other=addition.other))
    # The process ends here: what is left need not be looked through for cycles once more.
    gc.freeze()
    tell(
        say(
            "build.report",
            added=counts["added"] + counts["version"],
            known=counts["known"] + counts["copy"] + len(untouched),
            reread=counts["reread"],
            documents=built.documents,
            folder=output,
        )
    )
    if built.outdated:
        tell(say("build.outdated", number=built.outdated))
    return tally.close(nothing="build.nothing")


def _chained(first: Entry, rest: Iterator[Entry]) -> Iterator[Entry]:
    yield first
    yield from rest


def _judge(entries: Sequence[Entry], *, before: Before | None) -> Sequence[Verdict]:
    from taizhang.reconcile import reconcile  # not needed where the other process judges

    return reconcile(entries, before=before)
