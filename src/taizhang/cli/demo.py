"""``taizhang demo``: the sample reports, ready to click."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from taizhang.cli.commands import Command
from taizhang.cli.language import say
from taizhang.cli.show import write_site

_MARKER = "TRAPS.md"
_FORMATS = (".docx", ".pdf", ".html", ".txt")


@click.command("demo", cls=Command)
@click.option(
    "-o",
    "--output",
    metavar="SITE",
    default="taizhang-demo",
    type=click.Path(path_type=Path, file_okay=False),
)
@click.option("--no-open", is_flag=True)
def command(output: Path, no_open: bool) -> int:
    """Write the site of the sample reports and open it."""
    examples = _examples()
    status = write_site(_one_of_each(examples), output)
    index = (output / "index.html").resolve()
    if index.is_file() and not no_open and _has_screen():
        import webbrowser

        webbrowser.open(index.as_uri())
    return status


def _has_screen() -> bool:
    """Whether a window can open: on a server a text browser would take over the terminal."""
    windows = ("DISPLAY", "WAYLAND_DISPLAY")
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in windows)


def _one_of_each(folder: Path) -> list[Path]:
    """The sample reports, of one that is there in several formats the first of ``_FORMATS``."""
    chosen: dict[str, Path] = {}
    for suffix in _FORMATS:
        for path in folder.glob(f"*{suffix}"):
            chosen.setdefault(path.stem, path)
    return [chosen[stem] for stem in sorted(chosen)]


def _examples() -> Path:
    """``examples/`` of this checkout: under the working folder, or beside the package that runs."""
    import taizhang

    for base in (Path.cwd(), *Path(taizhang.__file__).resolve().parents[1:3]):
        if (base / "examples" / _MARKER).is_file():
            return base / "examples"
    raise click.UsageError(say("demo.no_examples"))
