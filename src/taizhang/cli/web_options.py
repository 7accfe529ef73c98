"""What the commands of the web application share: where the data is, and starting Django."""

from __future__ import annotations

from pathlib import Path

import click

DATA = click.option(
    "--data", metavar="FOLDER", default=None, type=click.Path(path_type=Path, file_okay=False)
)
HOST = click.option("--host", metavar="ADDRESS", default="127.0.0.1")
PORT = click.option("--port", metavar="N", type=click.IntRange(1, 65535), default=8000)
