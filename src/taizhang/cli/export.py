"""``taizhang export``: a ledger for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from taizhang.cli.commands import Command
from taizhang.cli.failures import tell
from taizhang.cli.language import say

FORMATS = ("csv", "parquet", "sdmx", "datapackage")


@click.command("export", cls=Command)
@click.argument("ledger", metavar="LEDGER", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", metavar="DIR", required=True, type=click.Path(path_type=Path, file_okay=False)
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="csv")
def command(ledger: Path, output: Path, form: str) -> int:
    """Write the tables of a ledger into a folder."""
    from taizhang.views.exports.ledger_tables import make_export
    from taizhang.views.files import write_atomically

    files = make_export(ledger, form=form)
    for name, content in files.items():
        write_atomically(output / name, content)
    tell(say("export.written", files=len(files), folder=output))
    return 0
