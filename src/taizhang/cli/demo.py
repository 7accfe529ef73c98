"""``taizhang demo``: the sample reports in the web application, or as a static site."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from taizhang.cli.commands import Command
from taizhang.cli.failures import tell
from taizhang.cli.language import say
from taizhang.cli.show import write_ledger_site
from taizhang.cli.web_options import PORT

_MARKER = "TRAPS.md"
_FORMATS = (".docx", ".pdf", ".html", ".txt")


@click.command("demo", cls=Command)
@click.option(
    "-o",
    "--output",
    metavar="FOLDER",
    default="taizhang-demo",
    type=click.Path(path_type=Path, file_okay=False),
)
@click.option("--no-open", is_flag=True)
@PORT
@click.option("--static", is_flag=True)
@click.option("--check", is_flag=True)
def command(output: Path, no_open: bool, port: int, static: bool, check: bool) -> int:
    """Open the samples in the web application, or write them as a site."""
    examples = _examples()
    if not static:
        return _serve(examples, output, port=port, no_open=no_open, check=check)
    status = _write(_one_of_each(examples), output)
    index = (output / "overview.html").resolve()
    if index.is_file() and not no_open and _has_screen():
        import webbrowser

        webbrowser.open(index.as_uri())
    return status


def _write(paths: list[Path], output: Path) -> int:
    """The site of a ledger of the samples, with what became of each promise."""
    from taizhang.ledger import add_documents, entry_at
    from taizhang.reconcile import reconcile

    ledger = output / "ledger"
    add_documents(ledger, [entry_at(path) for path in paths], judge=reconcile)
    return write_ledger_site(ledger, output)


def _serve(examples: Path, folder: Path, *, port: int, no_open: bool, check: bool) -> int:
    """A database in ``folder`` with the samples, served on this machine (``check``: until it answers)."""
    from taizhang.cli.serve import answers, demand_free, run
    from taizhang.web.start import migrate, start

    if not check:
        demand_free("127.0.0.1", port)
    start(data=folder, alone=True)
    migrate()
    from taizhang.web.demonstration import load

    address = f"http://127.0.0.1:{port}{load(examples)}"
    if check:
        answers("127.0.0.1")
        tell(say("demo.checked", address=address, folder=folder))
        return 0
    tell(say("demo.signing_in", address=address))
    if not no_open and _has_screen():
        import threading
        import webbrowser

        threading.Timer(1.5, webbrowser.open, [address]).start()
    run(host="127.0.0.1", port=port)
    return 0


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
