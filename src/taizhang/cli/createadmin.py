"""``taizhang createadmin``: the first administrator."""

from __future__ import annotations

from pathlib import Path

import click

from taizhang.cli.commands import Command
from taizhang.cli.language import say
from taizhang.cli.web_options import DATA


@click.command("createadmin", cls=Command)
@DATA
@click.option("--username", metavar="NAME", default="admin")
@click.option("--name", metavar="NAME", default="管理员")
@click.option("--unit", metavar="UNIT", default="本地区")
@click.option("--site", metavar="ADDRESS", default="http://127.0.0.1:8000")
def command(data: Path | None, username: str, name: str, unit: str, site: str) -> int:
    """Make the administrator and print the link."""
    from taizhang.web.start import demand_migrated, start

    start(data=data)
    demand_migrated()
    from django.core.exceptions import ValidationError
    from django.utils import timezone

    from taizhang.web.accounts.services.administrators import make_administrator

    try:
        token = make_administrator(username=username, name=name, unit=unit, now=timezone.now())
    except ValidationError as error:
        raise click.UsageError(say("createadmin.refused", reason=" ".join(error.messages))) from error
    click.echo(f"{site.rstrip('/')}/enter/{token}")
    return 0
