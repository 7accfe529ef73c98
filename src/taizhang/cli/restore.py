"""``taizhang restore``: from a backup into an empty place."""

from __future__ import annotations

from pathlib import Path

import click

from taizhang.cli.commands import Command
from taizhang.cli.failures import tell
from taizhang.cli.language import say
from taizhang.cli.web_options import DATA


@click.command("restore", cls=Command)
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@DATA
def command(source: Path, data: Path | None) -> int:
    """Put database and files in place, bring them to this version, check the log."""
    from taizhang.web.start import migrate, start

    start(data=data)
    from taizhang.web.audit.chain import verify
    from taizhang.web.backups import restore

    put = restore(source)
    migrate()
    finding = verify()
    if finding.broken is not None:
        tell(say("audit.broken", number=finding.broken, reason=finding.reason))
        return 1
    tell(say("restore.done", files=put.files, events=finding.events))
    return 0
