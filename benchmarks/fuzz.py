"""Mutate good files and read them: whatever comes in, only a document or a DocumentError may come out.

Then mutate the texts of good reports and extract from them (``fuzz_extraction.py``).
Every input is made from the seed and its number alone, so that a finding can be made again:
``python benchmarks/fuzz.py --part readers --count 1 --first 4711 --seed 1``.
"""

from __future__ import annotations

import argparse
import faulthandler
import io
import random
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from taizhang.core.errors import DocumentError
from taizhang.documents import Document, Limits, read_bytes

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "documents"))
import making

# A stuck reader is ended with its stack printed after this many seconds for one input.
HANG_SECONDS = 60.0
LIMITS = Limits(seconds=10.0, unpacked=32 * 1024 * 1024)
INTERESTING = (
    *(
        b"\0",
        b"\xff" * 4,
        b"\x7f\xff\xff\xff",
        b"-1",
        b"0",
        b"99999999999",
        b"65536",
        b"<",
        b">",
        b"&",
        b"&#0;",
    ),
    *(
        b"<table>",
        b"<div>" * 50,
        b"</w:p>",
        b"<w:tbl><w:tr><w:tc>",
        b'w:val="-5"',
        b"colspan=99999",
        b"endobj",
    ),
    *(
        b"/Length 9999999",
        b"/Kids [3 0 R]",
        b"/Rotate 45",
        b"obj\n<<",
        b"\xe5\xa2",
        b"\xef\xbb\xbf",
        b"%PDF-",
    ),
    b"PK\x03\x04",
)


@dataclass(slots=True)
class Outcome:
    """What came of a run: how often each result, the slowest input, tracebacks of what must not happen."""

    results: Counter[str] = field(default_factory=Counter)
    slowest_seconds: float = 0.0
    slowest: str = ""
    seconds: float = 0.0
    findings: list[str] = field(default_factory=list)


def fuzz_readers(count: int, seed: int, *, first: int = 0) -> Outcome:
    """Read ``count`` mutated files, numbered from ``first``; findings are errors other than DocumentError."""
    seeds = good_files()

    def attempt(chance: random.Random) -> str:
        name, data = chance.choice(seeds)
        mutated = mutate(data, name=name, chance=chance, others=[other for _, other in seeds])
        try:
            check(read_bytes(mutated, name=name, limits=LIMITS))
        except DocumentError as error:
            return f"{Path(name).suffix} {error.code}"
        return f"{Path(name).suffix} read"

    return run(attempt, count=count, seed=seed, first=first)


def run(attempt: Callable[[random.Random], str], *, count: int, seed: int, first: int) -> Outcome:
    """Make ``count`` attempts, numbered from ``first``: count what they return, keep what they raise."""
    outcome = Outcome()
    began = time.monotonic()
    for number in range(first, first + count):
        chance = random.Random(f"{seed}:{number}")
        start = time.monotonic()
        faulthandler.dump_traceback_later(HANG_SECONDS, exit=True)
        try:
            result = attempt(chance)
        except Exception:
            result = "FINDING"
            outcome.findings.append(f"seed {seed} number {number}\n{traceback.format_exc()}")
        finally:
            faulthandler.cancel_dump_traceback_later()
        elapsed = time.monotonic() - start
        if elapsed > outcome.slowest_seconds:
            outcome.slowest_seconds, outcome.slowest = elapsed, f"number {number} {result}"
        outcome.results[result] += 1
    outcome.seconds = time.monotonic() - began
    return outcome


def check(document: Document) -> None:
    """What holds for every document that was read, however damaged its file."""
    text = document.text
    assert text
    text.encode("utf-8")
    for anchor in document.anchors:
        assert 0 <= anchor.start <= anchor.end <= len(text)
    for table in document.tables:
        for cell in table.cells:
            assert table.start <= cell.start <= cell.end <= table.end
            assert "\t" not in text[cell.start : cell.end]
            assert "\n" not in text[cell.start : cell.end]


def good_files() -> list[tuple[str, bytes]]:
    """A sound file of each kind, and some that use more of their format."""
    notes = f'<w:footnote w:id="2">{making.paragraph("注释12")}</w:footnote>'
    rich = "".join(making.paragraph(p) for p in making.PARAGRAPHS[:4]) + making.word_table(making.TABLE) * 2
    rich += '<w:p><w:r><w:footnoteReference w:id="2"/><w:t>有注</w:t></w:r></w:p>'
    lines = [(100, y, 300, y) for y in (600.0, 650.0, 700.0)] + [
        (x, 600, x, 700) for x in (100.0, 200.0, 300.0)
    ]
    return [
        ("a.txt", making.plain_text().encode()),
        ("b.txt", making.plain_text().encode("gb18030")),
        ("c.txt", b"\xff\xfe" + making.plain_text().encode("utf-16-le")),
        ("a.html", making.html()),
        ("b.html", making.html(encoding="gbk")),
        ("a.docx", making.docx()),
        ("b.docx", making.docx(rich, parts={"footnotes": notes}, compression=zipfile.ZIP_STORED)),
        ("a.pdf", making.pdf()),
        (
            "b.pdf",
            making.drawn([(110, 620, 12, "甲"), (210, 620, 12, "乙"), (110, 670, 12, "12")], lines=lines),
        ),
        ("c.pdf", making.uncompressed(making.pdf(copies=2))),
    ]


def mutate(data: bytes, *, name: str, chance: random.Random, others: list[bytes]) -> bytes:
    """A damaged version of ``data``. Half of the zip files are damaged inside and packed soundly again."""
    if name.endswith(".docx") and chance.random() < 0.6:
        return _inside(data, chance=chance, others=others)
    return _bytes(data, chance=chance, others=others)


def _bytes(data: bytes, *, chance: random.Random, others: list[bytes]) -> bytes:
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        _MUTATIONS[chance.randrange(len(_MUTATIONS))](out, chance, others)
    return bytes(out)


def _inside(data: bytes, *, chance: random.Random, others: list[bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        victim = chance.choice(old.namelist())
        for entry in old.namelist():
            content = old.read(entry)
            new.writestr(entry, _bytes(content, chance=chance, others=others) if entry == victim else content)
    return out.getvalue()


def _place(out: bytearray, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(out) + 1)
    return start, min(len(out), start + int(chance.expovariate(1 / 40)) + 1)


def _flip(out: bytearray, chance: random.Random, others: list[bytes]) -> None:
    if out:
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)


def _overwrite(out: bytearray, chance: random.Random, others: list[bytes]) -> None:
    start, end = _place(out, chance)
    out[start:end] = chance.randbytes(end - start)


def _delete(out: bytearray, chance: random.Random, others: list[bytes]) -> None:
    start, end = _place(out, chance)
    del out[start:end]


def _repeat(out: bytearray, chance: random.Random, others: list[bytes]) -> None:
    start, end = _place(out, chance)
    out[start:start] = bytes(out[start:end]) * chance.choice((1, 2, 50))


def _insert(out: bytearray, chance: random.Random, others: list[bytes]) -> None:
    start, _ = _place(out, chance)
    out[start:start] = chance.choice(INTERESTING)


def _digits(out: bytearray, chance: random.Random, others: list[bytes]) -> None:
    places = [index for index, byte in enumerate(out) if 48 <= byte <= 57]
    if places:
        out[chance.choice(places)] = 48 + chance.randrange(10)


def _cut(out: bytearray, chance: random.Random, others: list[bytes]) -> None:
    start, _ = _place(out, chance)
    del out[start:]


def _splice(out: bytearray, chance: random.Random, others: list[bytes]) -> None:
    other = chance.choice(others)
    start, _ = _place(out, chance)
    at = chance.randrange(len(other))
    out[start:start] = other[at : at + chance.randrange(1, 2000)]


Mutation = Callable[[bytearray, random.Random, list[bytes]], None]
_MUTATIONS: tuple[Mutation, ...] = (
    _flip,
    _flip,
    _overwrite,
    _delete,
    _repeat,
    _insert,
    _digits,
    _cut,
    _splice,
)


def main() -> int:
    """Run from the command line; exit status 1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("readers", "extraction"), nargs="+", default=None)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    chosen = parser.parse_args()
    findings = 0
    for part in chosen.part or ("readers", "extraction"):
        print(f"== {part}")
        findings += _run(_fuzzer(part), chosen)
    return 1 if findings else 0


def _fuzzer(part: str) -> Callable[..., Outcome]:
    if part == "readers":
        return fuzz_readers
    # The other file takes Outcome and mutate from this one, which then is a module of its own.
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    from fuzz_extraction import fuzz_extraction

    return fuzz_extraction


def _run(fuzzer: Callable[..., Outcome], chosen: argparse.Namespace) -> int:
    outcome = fuzzer(chosen.count, chosen.seed, first=chosen.first)
    for result, number in sorted(outcome.results.items()):
        print(f"{number:7d}  {result}")
    print(f"{outcome.seconds:.1f} s; slowest {outcome.slowest_seconds:.2f} s ({outcome.slowest})")
    print(f"{len(outcome.findings)} findings")
    for finding in outcome.findings[:5]:
        print(finding)
    return len(outcome.findings)


if __name__ == "__main__":
    sys.exit(main())
