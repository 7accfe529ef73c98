"""``taizhang tasks``: the task-breakdown table."""

from __future__ import annotations

from pathlib import Path

import click

from taizhang.cli.commands import Command
from taizhang.cli.language import say, speaking
from taizhang.cli.outcomes import Tally


@click.command("tasks", cls=Command)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", metavar="FILE", required=True, type=click.Path(path_type=Path, dir_okay=False)
)
def command(paths: tuple[Path, ...], output: Path) -> int:
    """Write the tasks of every document under ``paths`` to one table."""
    form = output.suffix.lower()
    if form not in (".xlsx", ".jsonl"):
        raise click.UsageError(say("tasks.which_form", name=output.name))
    from taizhang.corpus.batch import run_batch
    from taizhang.corpus.pipeline import report_of
    from taizhang.documents import find_documents
    from taizhang.views.files import write_atomically
    from taizhang.views.task_lines import make_task_jsonl
    from taizhang.views.task_rows import table_title, task_rows
    from taizhang.views.task_workbook import make_task_workbook

    documents = find_documents(paths)
    tally = Tally(total=len(documents))
    outcomes = tally.watch(run_batch(documents, report_of), count=lambda report: len(report.tasks))
    reports = [outcome.value for outcome in outcomes if outcome.value is not None]
    if form == ".jsonl":
        data = make_task_jsonl(reports)
    else:
        language = speaking.get()
        rows = task_rows(reports, language=language)
        data = make_task_workbook(rows, title=table_title(reports, language=language), language=language)
    if tally.records:
        write_atomically(output, data)
    return tally.close(nothing="tasks.none")
