"""``taizhang show``: a static site of a ledger or of reports."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from taizhang.cli.commands import Command
from taizhang.cli.failures import tell
from taizhang.cli.language import say, speaking
from taizhang.cli.outcomes import Tally


@click.command("show", cls=Command)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", metavar="SITE", required=True, type=click.Path(path_type=Path, file_okay=False)
)
def command(paths: tuple[Path, ...], output: Path) -> int:
    """Write the site of a ledger, or a page for every document under ``paths`` and an index."""
    from taizhang.ledger import is_ledger

    ledgers = [path for path in paths if is_ledger(path)]
    if not ledgers:
        return write_site(paths, output)
    if len(paths) > 1:
        raise click.UsageError(say("show.one_ledger", ledger=ledgers[0]))
    return write_ledger_site(ledgers[0], output)


def write_ledger_site(folder: Path, output: Path) -> int:
    """Write the site of the ledger in ``folder`` into ``output``; tell where, and return the exit status."""
    from taizhang.cli.targets import folder_names
    from taizhang.ledger import open_ledger
    from taizhang.views.files import write_atomically
    from taizhang.views.gathering import gather
    from taizhang.views.site.ledger_site import make_ledger_site
    from taizhang.views.site.navigation import PAGES

    with open_ledger(folder) as ledger:
        entries, verdicts = tuple(ledger.entries()), ledger.verdicts()
    taken = [address.removesuffix(".html") for address in PAGES.values()]
    names = folder_names([Path(entry.name) for entry in entries], suffix=".html", taken=taken)
    files = make_ledger_site(
        gather(entries, verdicts),
        names=[names[Path(entry.name)] for entry in entries],
        language=speaking.get(),
    )
    for name, content in files.items():
        write_atomically(output / name, content)
    tell(say("show.ledger_written", index=output / PAGES["overview"], pages=len(entries)))
    return 0


def write_site(paths: Sequence[Path], output: Path) -> int:
    """Write the site of all documents under ``paths`` into ``output``; tell where, and return the exit
    status.
    """
    from taizhang.cli.targets import folder_names
    from taizhang.corpus.batch import run_batch
    from taizhang.corpus.pipeline import report_of
    from taizhang.documents import find_documents
    from taizhang.views.files import write_atomically
    from taizhang.views.site import make_site

    documents = find_documents(paths)
    tally = Tally(total=len(documents))
    outcomes = list(
        tally.watch(run_batch(documents, report_of), count=lambda report: len(report.statements) or 1)
    )
    usable = [(outcome.path, outcome.value) for outcome in outcomes if outcome.value is not None]
    if usable:
        names = folder_names([path for path, _ in usable], suffix=".html", taken=("index",))
        files = make_site(
            [report for _, report in usable],
            names=[names[path] for path, _ in usable],
            language=speaking.get(),
        )
        for name, content in files.items():
            write_atomically(output / name, content)
        tell(say("show.written", index=output / "index.html", pages=len(usable)))
    return tally.close(nothing="show.nothing")
