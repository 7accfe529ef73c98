"""The source of a sample report: a few front matter lines, then one block a line.

``# `` title, ``> `` line under the title, ``% `` line set apart (file number, 附件), ``! `` line without
indent (各位代表：), ``## `` and ``### `` headings, ``^ `` caption of the table that follows, ``| a | b |``
table row, the first one being the head, anything else a paragraph. ``**…**`` is bold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["cover", "title", "subtitle", "flush", "heading1", "heading2", "paragraph", "caption", "table"]
Run = tuple[str, bool]

MARKS: tuple[tuple[str, Kind], ...] = (
    ("### ", "heading2"),
    ("## ", "heading1"),
    ("# ", "title"),
    ("> ", "subtitle"),
    ("% ", "cover"),
    ("! ", "flush"),
    ("^ ", "caption"),
)
_WIDE = r"[\u4e00-\u9fff]"
_NARROW = r"[0-9A-Za-z]"
_SEAM = re.compile(rf"(?<={_WIDE})(?={_NARROW})|(?<=[0-9A-Za-z%])(?={_WIDE})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of a report: runs of plain and bold text, or the rows of a table."""

    kind: Kind
    runs: tuple[Run, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def text(self) -> str:
        """The text of the runs without their weight."""
        return "".join(text for text, _ in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A sample report: its file stem, its settings and its blocks in order."""

    stem: str
    settings: dict[str, str]
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """The text of the title block."""
        return next(block.text for block in self.blocks if block.kind == "title")


def read_report(path: Path) -> Report:
    """Read one source file. Raises ValueError where the front matter is missing."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    settings = dict(line.split(": ", 1) for line in front.splitlines())
    if settings.get("spaced_numbers") == "true":
        body = "\n".join(_spaced(line) for line in body.splitlines())
    return Report(stem=path.stem, settings=settings, blocks=tuple(_blocks(body)))


def _spaced(line: str) -> str:
    """Blanks between Chinese and Latin letters or digits, as text drawn from typeset pages has them."""
    return _SEAM.sub(" ", line)


def _blocks(body: str) -> list[Block]:
    blocks: list[Block] = []
    rows: list[tuple[str, ...]] = []
    for line in [*body.splitlines(), ""]:
        if line.startswith("|"):
            rows.append(tuple(cell.strip() for cell in line.strip("|").split("|")))
            continue
        if rows:
            blocks.append(Block(kind="table", rows=tuple(rows)))
            rows = []
        if line:
            blocks.append(_block(line))
    return blocks


def _block(line: str) -> Block:
    for mark, kind in MARKS:
        if line.startswith(mark):
            return Block(kind=kind, runs=((line[len(mark) :], False),))
    parts = line.split("**")
    runs = tuple((text, index % 2 == 1) for index, text in enumerate(parts) if text)
    return Block(kind="paragraph", runs=runs)
