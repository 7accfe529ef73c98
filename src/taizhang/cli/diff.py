"""``taizhang diff``: the commitments of two versions of a report."""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from taizhang.cli.commands import Command
from taizhang.cli.failures import tell
from taizhang.cli.language import say, speaking
from taizhang.cli.output import emit

if TYPE_CHECKING:
    from rich.table import Table

    from taizhang.ledger import Change, Difference, Entry, Passage
    from taizhang.ledger.difference import Sort

_SORTS: tuple[Sort, ...] = ("added", "dropped", "weakened", "strengthened", "figure_changed")
_WORDED = {"strength": "strength", "comparator": "cmp", "modality": "modality"}


@click.command("diff", cls=Command)
@click.argument("old", metavar="OLD", type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table")
def command(old: Path, new: Path, form: str) -> int:
    """Print what of the commitments of OLD is not the same in NEW."""
    from taizhang.ledger import difference, entry_at

    before, after = entry_at(old), entry_at(new)
    found = difference(before, after)
    if not found.versions:
        tell(say("diff.unrelated", old=old, new=new))
    if form == "json":
        emit(_json(before, after, found))
        return 0
    if not found.changes:
        click.echo(say("diff.same"))
        return 0
    _print(_table(found))
    counts = Counter(change.sort for change in found.changes)
    click.echo(say("diff.total", same=found.same, **{sort: counts[sort] for sort in _SORTS}))
    return 0


def _json(old: Entry, new: Entry, found: Difference) -> bytes:
    record = {"old": old.name, "new": new.name, **asdict(found)}
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def _table(found: Difference) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False)
    for heading in ("diff.what", "diff.old", "diff.new", "diff.details"):
        table.add_column(say(heading), ratio=None if heading == "diff.what" else 1)
    words = {sort: say(f"diff.{sort}") for sort in _SORTS}
    for change in found.changes:
        # Text: brackets of a report are not markup.
        cells = (words[change.sort], _cell(change.old), _cell(change.new), _details(change))
        table.add_row(*map(Text, cells))
    return table


def _cell(passage: Passage | None) -> str:
    if passage is None:
        return ""
    words = passage.text if passage.kind == "task" else f"{passage.about} {passage.text}"
    return f"{' '.join(words.split())} [{passage.start}:{passage.end}]"


def _details(change: Change) -> str:
    from taizhang.views.wording import wording

    known = wording(speaking.get())

    def worded(aspect: str, value: str) -> str:
        return known.get(f"{_WORDED[aspect]}.{value}", value) if aspect in _WORDED else value

    return "；".join(
        f"{say(f'diff.aspect_{detail.aspect}')} "
        f"{worded(detail.aspect, detail.old) or '—'} → {worded(detail.aspect, detail.new) or '—'}"
        for detail in change.details
    )


def _print(table: Table) -> None:
    from rich.console import Console

    # What is no terminal has no width; eighty columns would cut every sentence into strips.
    console = Console() if sys.stdout.isatty() else Console(width=160)
    console.print(table)
