"""``taizhang audit verify``: is the log of events as it was written?"""

from __future__ import annotations

from pathlib import Path

import click

from taizhang.cli.commands import Command
from taizhang.cli.failures import tell
from taizhang.cli.language import say
from taizhang.cli.web_options import DATA


@click.command("audit", cls=Command)
@click.argument("what", metavar="verify", type=click.Choice(["verify"]))
@DATA
@click.option("--head", metavar="DIGEST", default="")
def command(what: str, data: Path | None, head: str) -> int:
    """Walk the log; 1 where it does not hold."""
    from taizhang.web.start import demand_migrated, start

    start(data=data)
    demand_migrated()
    from taizhang.web.audit.chain import contains, verify

    finding = verify()
    if finding.broken is not None:
        tell(say("audit.broken", number=finding.broken, reason=finding.reason))
        return 1
    if head and not contains(head):
        tell(say("audit.lost_head", head=head))
        return 1
    click.echo(say("audit.holds", number=finding.events, head=finding.head or "-"))
    return 0
