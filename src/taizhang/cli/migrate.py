"""``taizhang migrate``: the database of the web application."""

from __future__ import annotations

from pathlib import Path

import click

from taizhang.cli.commands import Command
from taizhang.cli.failures import tell
from taizhang.cli.language import say
from taizhang.cli.web_options import DATA


@click.command("migrate", cls=Command)
@DATA
def command(data: Path | None) -> int:
    """Bring the database to this version."""
    from taizhang.web.start import migrate, start

    start(data=data)
    tell(say("migrate.done", number=migrate()))
    return 0
