"""``taizhang review export``: what people decided, as reference answers."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from taizhang.cli.commands import Command
from taizhang.cli.failures import tell
from taizhang.cli.language import say
from taizhang.cli.web_options import DATA


@click.command("review", cls=Command)
@click.argument("what", metavar="export", type=click.Choice(["export"]))
@click.option(
    "--output",
    "-o",
    metavar="FOLDER",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
)
@DATA
def command(what: str, output: Path, data: Path | None) -> int:
    """Write the answers, the documents and the table of ranges; 1 where nothing was looked through yet."""
    from taizhang.web.start import demand_migrated, start

    if output.is_dir() and any(output.iterdir()):
        raise click.UsageError(say("review.not_empty", folder=output))
    start(data=data)
    demand_migrated()
    from taizhang.web.accounts.actors import SYSTEM
    from taizhang.web.library.examples import ranges, references

    (output / "documents").mkdir(parents=True, exist_ok=True)
    found = []
    for one in references(SYSTEM):
        (output / one.name).write_bytes(one.lines)
        document = output / "documents" / one.document_name
        if not document.exists():
            with one.document.file.open("rb") as opened, document.open("wb") as kept:
                shutil.copyfileobj(opened, kept)
        found.append(one)
    if not found:
        tell(say("review.nothing"))
        return 1
    (output / "RANGES.tsv").write_text(ranges(found), encoding="utf-8")
    click.echo(say("review.done", number=len(found), folder=output))
    return 0
