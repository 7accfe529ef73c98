"""Builds the sample reports under examples/ from examples/sources/.

The same sources give the same bytes each time, as long as python-docx and reportlab
have the versions that the test of the examples names.

    python tools/build_examples.py            # writes examples/*.docx, *.pdf, *.html, *.txt, TRAPS.md
    python tools/build_examples.py -o FOLDER  # writes them elsewhere
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from sample_reports import pdf, plain, traps, web, word
from sample_reports.source import Report, read_report

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
WRITERS: dict[str, Callable[[Report], bytes]] = {
    "docx": word.render,
    "html": web.render,
    "pdf": pdf.render,
    "txt": plain.render,
}


def build(examples: Path, output: Path) -> list[Path]:
    """Write each report in each of its formats, and the page of traps; the paths written."""
    output.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for source in sorted((examples / "sources").glob("*.md")):
        report = read_report(source)
        for suffix in report.settings["formats"].split():
            path = output / f"{report.stem}.{suffix}"
            path.write_bytes(WRITERS[suffix](report))
            written.append(path)
    page = output / "TRAPS.md"
    page.write_text(traps.render(examples / "traps.json"), encoding="utf-8", newline="\n")
    written.append(page)
    return written


def main() -> None:
    """Read the arguments and build."""
    parser = argparse.ArgumentParser(description="Build the sample reports.")
    parser.add_argument("-o", "--output", type=Path, default=EXAMPLES, help="folder to write to")
    for path in build(EXAMPLES, parser.parse_args().output):
        print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
