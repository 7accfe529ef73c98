"""``taizhang corpus``: many documents, resumable."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import click

from taizhang.cli.commands import Command
from taizhang.cli.failures import tell
from taizhang.cli.language import say
from taizhang.cli.outcomes import Tally


@click.command("corpus", cls=Command)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", metavar="OUT", required=True, type=click.Path(path_type=Path, file_okay=False)
)
@click.option("--engine", type=click.Choice(["local", "dask"]), default="local")
@click.option("--scheduler", metavar="ADDRESS", default=None)
@click.option("--workers", metavar="N", type=click.IntRange(min=1), default=None)
def command(
    paths: tuple[Path, ...], output: Path, engine: str, scheduler: str | None, workers: int | None
) -> int:
    """Extract the statements of many documents into a folder; run again, it goes on where it stopped."""
    from taizhang.corpus.batch import run_batch
    from taizhang.corpus.cluster import run_dask
    from taizhang.corpus.resumable import run_corpus
    from taizhang.documents import find_documents

    if scheduler is not None and engine != "dask":
        raise click.UsageError(say("corpus.scheduler_alone"))
    documents = find_documents(paths)
    tally = Tally(total=len(documents))
    processes = workers or os.cpu_count() or 1
    if engine == "dask":
        runner = partial(run_dask, scheduler=scheduler, workers=processes)
    else:
        runner = partial(run_batch, workers=processes)
    outcomes = run_corpus(documents, output, engine=runner)
    skipped = 0
    for outcome in tally.watch(outcomes, count=lambda done: done.records):
        skipped += bool(outcome.value and outcome.value.skipped)
    if documents:
        tell(
            say(
                "corpus.report",
                total=tally.total,
                done=tally.usable - skipped,
                skipped=skipped,
                failed=tally.failed,
                records=tally.records,
                folder=output,
            )
        )
    return tally.close()
