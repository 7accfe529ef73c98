"""A text cut into what a page shows one below the other: headings, paragraphs, tables, leftovers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from taizhang.documents.model import Table
from taizhang.views.report import Report

BlockKind = Literal["heading", "paragraph", "table", "leftover"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the text, half-open offsets. ``section`` is the index of the heading, ``table`` the
    table itself.
    """

    start: int
    end: int
    kind: BlockKind
    section: int | None = None
    table: Table | None = None


def blocks(report: Report) -> tuple[Block, ...]:
    """The blocks in order, without overlap; only blank characters lie between them.

    Tables win over headings, headings over paragraphs; what none of them holds (page numbers, rules) is a
    leftover.
    """
    text = report.document.text
    found: list[Block] = []
    at = 0
    for block in sorted(_claims(report), key=lambda block: (block.start, _RANK[block.kind], block.end)):
        start = max(at, block.start)
        if start >= block.end or not text[start : block.end].strip():
            continue
        if block.kind == "table" and start > block.start:
            continue
        found += _leftovers(text, at, start)
        end = block.end
        if block.kind == "paragraph":
            found.append(Block(start=start, end=end, kind="paragraph"))
        else:
            found.append(block if start == block.start else Block(start=start, end=end, kind="paragraph"))
        at = end
    found += _leftovers(text, at, len(text))
    return tuple(found)


_RANK = {"table": 0, "heading": 1, "paragraph": 2, "leftover": 3}


def _claims(report: Report) -> Iterator[Block]:
    tables = report.document.tables
    cuts = []
    for table in tables:
        yield Block(start=table.start, end=table.end, kind="table", table=table)
        cuts.append((table.start, table.end))
    for index, section in enumerate(report.outline.sections):
        if not any(start <= section.start < end for start, end in cuts[: len(tables)]):
            yield Block(start=section.start, end=section.body, kind="heading", section=index)
            cuts.append((section.start, section.body))
    cuts.sort()
    paragraph, start, end = -1, 0, 0
    for sentence in report.outline.sentences:
        if sentence.paragraph != paragraph:
            yield from _without(start, end, cuts)
            paragraph, start = sentence.paragraph, sentence.start
        end = sentence.end
    yield from _without(start, end, cuts)


def _without(start: int, end: int, cuts: list[tuple[int, int]]) -> Iterator[Block]:
    """A paragraph, less the headings and tables that stand in it."""
    for low, high in cuts:
        if high <= start or low >= end:
            continue
        if low > start:
            yield Block(start=start, end=low, kind="paragraph")
        start = max(start, high)
    if start < end:
        yield Block(start=start, end=end, kind="paragraph")


def _leftovers(text: str, start: int, end: int) -> Iterator[Block]:
    if text[start:end].strip():
        yield Block(start=start, end=end, kind="leftover")
