"""``taizhang reindex``: the index of the search, made anew."""

from __future__ import annotations

from pathlib import Path

import click

from taizhang.cli.commands import Command
from taizhang.cli.failures import tell
from taizhang.cli.language import say
from taizhang.cli.web_options import DATA


@click.command("reindex", cls=Command)
@DATA
def command(data: Path | None) -> int:
    """Make the index of the search anew."""
    from taizhang.web.start import demand_migrated, start

    start(data=data)
    demand_migrated()
    from taizhang.web.search.services import rebuild

    tell(say("reindex.done", number=f"{rebuild():,}"))
    return 0
