"""``taizhang reconcile``: targets against results."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from taizhang.cli.commands import Command
from taizhang.cli.language import say, speaking
from taizhang.cli.outcomes import Tally
from taizhang.cli.output import emit

if TYPE_CHECKING:
    from rich.table import Table

    from taizhang.core.verdict import Evidence, Outcome, Verdict
    from taizhang.ledger import Entry

FORMATS = ("jsonl", "table", "xlsx", "html")
_OUTCOMES: tuple[Outcome, ...] = (
    "exceeded",
    "met",
    "nearly",
    "missed",
    "not_comparable",
    "not_reported",
    "pending",
)


@click.command("reconcile", cls=Command)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--format", "form", type=click.Choice(FORMATS))
@click.option("--workers", metavar="N", type=click.IntRange(min=1), default=1)
def command(paths: tuple[Path, ...], output: Path | None, form: str | None, workers: int) -> int:
    """Lay the targets of every document under ``paths`` beside what the later ones tell of them."""
    form = form or _format_of(output)
    if output is None and form == "xlsx":
        raise click.UsageError(say("reconcile.needs_output", form=form))
    from taizhang.corpus.batch import run_batch
    from taizhang.documents import find_documents
    from taizhang.ledger import entry_at
    from taizhang.reconcile import reconcile
    from taizhang.views.files import write_atomically

    documents = find_documents(paths)
    tally = Tally(total=len(documents))
    outcomes = tally.watch(
        run_batch(documents, entry_at, workers=workers if workers > 1 else 0), count=lambda entry: 0
    )
    entries = [outcome.value for outcome in outcomes if outcome.value is not None]
    verdicts = reconcile(entries)
    tally.records = len(verdicts)
    if not verdicts:
        return tally.close(nothing="reconcile.none")
    if form == "table" and output is None:
        _print(verdicts)
    else:
        data = _file_of(form, entries, verdicts)
        if output is None:
            emit(data)
        else:
            write_atomically(output, data)
    return tally.close(nothing="reconcile.none")


def _format_of(output: Path | None) -> str:
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    return suffix if suffix in FORMATS else "jsonl"


def _file_of(form: str, entries: Sequence[Entry], verdicts: Sequence[Verdict]) -> bytes:
    language = speaking.get()
    if form == "jsonl":
        from taizhang.views.verdict_lines import make_verdict_jsonl

        return make_verdict_jsonl(verdicts)
    if form == "table":
        return _plain(verdicts).encode("utf-8", "surrogatepass")
    from taizhang.views.gathering import gather

    found = gather(entries, verdicts)
    if form == "xlsx":
        from taizhang.views.reconciliation_workbook import make_reconciliation_workbook

        return make_reconciliation_workbook(found, language=language)
    from taizhang.views.site.reconciliation_page import make_reconciliation_page

    return make_reconciliation_page(found, language=language)


def _table(verdicts: Sequence[Verdict]) -> Table:
    """A row for each target that is not pending; a target that its report repeats has one row."""
    from rich.table import Table
    from rich.text import Text

    from taizhang.reconcile import distinct
    from taizhang.views.reasons import reasons_in
    from taizhang.views.wording import wording

    words = wording(speaking.get())
    table = Table(box=None, pad_edge=False)
    for heading in ("place", "year", "subject", "target", "result", "verdict", "reasons"):
        table.add_column(say(f"reconcile.{heading}"), ratio=2 if heading == "reasons" else None)
    for verdict in distinct(verdicts):
        if verdict.verdict == "pending":
            continue
        word = words[f"verdict.{verdict.verdict}"]
        if verdict.provisional:
            word += say("reconcile.provisional")
        cells = (
            verdict.place,
            verdict.year,
            verdict.subject,
            _figure(verdict.target),
            _figure(verdict.result),
        )
        # Text: brackets of a report are not markup.
        table.add_row(*map(Text, (*cells, word, reasons_in(verdict.reasons, language=speaking.get()))))
    return table


def _figure(evidence: Evidence | None) -> str:
    return "" if evidence is None else " ".join(evidence.text.split())


def _totals(verdicts: Sequence[Verdict]) -> str:
    from taizhang.reconcile import distinct
    from taizhang.views.wording import wording

    words = wording(speaking.get())
    counts = Counter(verdict.verdict for verdict in distinct(verdicts))
    return say("reconcile.comma").join(f"{words[f'verdict.{name}']} {counts[name]}" for name in _OUTCOMES)


def _print(verdicts: Sequence[Verdict]) -> None:
    from rich.console import Console

    wide = None if sys.stdout.isatty() else 240
    Console(width=wide, soft_wrap=False).print(_table(verdicts))
    click.echo(_totals(verdicts))


def _plain(verdicts: Sequence[Verdict]) -> str:
    from rich.console import Console

    console = Console(width=240, no_color=True, file=None, record=False)
    with console.capture() as captured:
        console.print(_table(verdicts))
    return captured.get() + _totals(verdicts) + "\n"
