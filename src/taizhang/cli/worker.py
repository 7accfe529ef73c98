"""``taizhang worker``: the background jobs."""

from __future__ import annotations

from pathlib import Path

import click

from taizhang.cli.commands import Command
from taizhang.cli.failures import tell
from taizhang.cli.language import say
from taizhang.cli.web_options import DATA


@click.command("worker", cls=Command)
@DATA
@click.option("--until-empty", is_flag=True)
def command(data: Path | None, until_empty: bool) -> int:
    """Do jobs until told to stop."""
    from taizhang.web.start import demand_migrated, start

    start(data=data)
    demand_migrated()
    from taizhang.web.serving import work

    number = work(until_empty=until_empty)
    tell(say("worker.done", number=number))
    return 0
