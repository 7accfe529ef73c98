"""``taizhang extract``: the statements of documents."""

from __future__ import annotations

from pathlib import Path

import click

from taizhang.cli.commands import Command
from taizhang.cli.language import say
from taizhang.cli.outcomes import Tally
from taizhang.cli.output import emit

FORMATS = ("jsonl", "csv", "xlsx", "parquet")


@click.command("extract", cls=Command)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="OUT", type=click.Path(path_type=str))
@click.option("--format", "form", type=click.Choice(FORMATS))
@click.option("--workers", metavar="N", type=click.IntRange(min=1), default=1)
def command(paths: tuple[Path, ...], output: str | None, form: str | None, workers: int) -> int:
    """Print or write the statements of every document under ``paths``."""
    from taizhang.cli.targets import folder_names, is_folder
    from taizhang.corpus.batch import run_batch
    from taizhang.corpus.pipeline import statements_of
    from taizhang.documents import find_documents
    from taizhang.views.files import make_statements, write_atomically

    form = form or _format_of(output)
    if output is None and form in ("xlsx", "parquet"):
        raise click.UsageError(say("extract.needs_output", form=form))
    documents = find_documents(paths)
    tally = Tally(total=len(documents))
    outcomes = tally.watch(run_batch(documents, statements_of, workers=workers if workers > 1 else 0))
    if output is not None and is_folder(output):
        names = folder_names(documents, suffix=f".{form}")
        for outcome in outcomes:
            if outcome.value is not None:
                data = make_statements(outcome.value, form=form)
                write_atomically(Path(output) / names[outcome.path], data)
    elif output is None and form == "jsonl":
        for outcome in outcomes:
            if outcome.value:
                emit(make_statements(outcome.value, form=form))
    else:
        found = [statement for outcome in outcomes for statement in outcome.value or ()]
        data = make_statements(found, form=form)
        if output is None:
            emit(data)
        else:
            write_atomically(Path(output), data)
    return tally.close()


def _format_of(output: str | None) -> str:
    suffix = Path(output).suffix.lower().removeprefix(".") if output else ""
    return suffix if suffix in FORMATS else "jsonl"
