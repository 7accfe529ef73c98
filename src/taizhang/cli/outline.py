"""``taizhang outline``: what a document is and how it is built."""

from __future__ import annotations

from pathlib import Path

import click

from taizhang.cli.commands import Command
from taizhang.cli.output import emit


@click.command("outline", cls=Command)
@click.argument("path", metavar="PATH", type=click.Path(path_type=Path))
@click.option("--text", "text_only", is_flag=True)
def command(path: Path, text_only: bool) -> int:
    """Print the outline as JSON, or the text that its offsets refer to."""
    if text_only:
        from taizhang.documents import read_path

        # Bytes, for text mode would turn \n into \r\n on Windows and shift every offset.
        emit(read_path(path).text.encode("utf-8", "surrogatepass"))
        return 0
    from taizhang.corpus.pipeline import report_of
    from taizhang.views.outline_record import make_outline

    emit(make_outline(report_of(path)))
    return 0
