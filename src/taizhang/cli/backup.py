"""``taizhang backup``: database and files in one archive."""

from __future__ import annotations

from pathlib import Path

import click

from taizhang.cli.commands import Command
from taizhang.cli.failures import tell
from taizhang.cli.language import say
from taizhang.cli.web_options import DATA


@click.command("backup", cls=Command)
@DATA
@click.option(
    "-o", "--output", metavar="FILE", required=True, type=click.Path(path_type=Path, dir_okay=False)
)
def command(data: Path | None, output: Path) -> int:
    """Write the archive."""
    from taizhang.web.start import demand_migrated, start

    start(data=data)
    demand_migrated()
    from taizhang.web.backups import backup

    made = backup(output)
    tell(say("backup.done", file=output, files=made.files, events=made.events))
    return 0
