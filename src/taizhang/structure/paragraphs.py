"""Paragraphs (段): lines joined again where a break stands inside a sentence.

Texts taken from PDFs and web pages break lines in mid-sentence: at the page edge, with a page number between,
around a link, sometimes with an empty line. A paragraph is one block of lines that belong to each other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from taizhang.structure.lines import Line
from taizhang.structure.model import Paragraph

_TERMINAL = re.compile(r"[。！？!?；;：:…][”’」』】）)》]*\Z")
# A line that begins so begins a paragraph, whatever stands before it.
_MARKED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}\s*[、.．]|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]|\d{1,2}\s?[.．、](?!\d)"
    r"|第[一二三四五六七八九十]{1,3}(?:[，、,章节篇]|部分)|[①-⑳]|[—―─]{1,3}(?![—―─])|[•●▪·■◆]|[-–]\s|[#*]"
    r"|附件|附：|各位代表|名词解释|同志们)"
)
# A line that begins so cannot begin a paragraph: punctuation, or a copula with its colon after a link.
_CARRY_ON = re.compile(
    r"[，。、；：！？,;:%％”’》）)」』】]|(?:是|为)[：:]|(?:的|等|个百分点)(?=[\u4e00-\u9fff，。])"
)
_OPEN_END = re.compile(r"[，、,（(“‘《「『—]\Z")
_PARTICLE_END = re.compile(r"(?<=..)[的和与及或在是对为以把将从]\Z")
_PAGE = re.compile(r"[-—–\s]*\d{1,4}[-—–\s]*\Z|第\s*\d+\s*页(?:[，,\s]*共\s*\d+\s*页)?\Z")
_PUNCTUATION = re.compile(r"[，。；]")
_STOP = re.compile(r"[。！？；]")
# A single tab may stand between a number and its words.
_CELL_BREAKS = 2


def split_paragraphs(
    text: str, lines: Sequence[Line], *, rows: Sequence[tuple[int, int]] = ()
) -> tuple[Paragraph, ...]:
    """The paragraphs that the lines form, in order; blank characters between them belong to none.

    ``rows`` are the rows of tables, half-open offsets in ascending order: each is a paragraph, whatever
    punctuation its cells lack. So is a line with tabs between three cells or more.
    """
    soft = _single_breaks_are_soft(text, lines)
    width = _wrap_width(text, lines)
    row_starts = [low for low, _ in rows]
    paragraphs: list[Paragraph] = []
    start = end = -1
    breaks = last = 0
    before: int | None = None
    for line in lines:
        content = text[line.start : line.end]
        breaks += line.breaks
        row = _row_of(line, content, rows, row_starts)
        if start >= 0 and (row is not None or before is not None):
            if row == before:
                end, breaks, last = line.end, 0, line.end - line.start
                continue
            paragraphs.append(Paragraph(start=start, end=end))
        elif start >= 0:
            if text[end - 1] not in "。！？" and _PAGE.match(content):
                continue
            if _continues(
                text,
                start,
                end,
                content,
                breaks=breaks,
                indented=line.indented,
                soft=soft,
                full=width is not None and last >= width,
            ):
                end, breaks, last = line.end, 0, line.end - line.start
                continue
            paragraphs.append(Paragraph(start=start, end=end))
        start, end, breaks, last, before = line.start, line.end, 0, line.end - line.start, row
    if start >= 0:
        paragraphs.append(Paragraph(start=start, end=end))
    return tuple(paragraphs)


def _row_of(
    line: Line, content: str, rows: Sequence[tuple[int, int]], row_starts: Sequence[int]
) -> int | None:
    """Where the row begins in which the line stands, None outside tables."""
    index = bisect_right(row_starts, line.start) - 1
    if index >= 0 and line.start < rows[index][1]:
        return rows[index][0]
    return line.start if content.count("\t") >= _CELL_BREAKS else None


def _single_breaks_are_soft(text: str, lines: Sequence[Line]) -> bool:
    """Whether the text keeps its paragraphs apart by empty lines, so that a single break means nothing."""
    ended = apart = 0
    for before, after in pairwise(lines):
        if text[before.end - 1] in "。！？":
            ended += 1
            apart += after.breaks > 1
    return ended > 0 and apart >= 0.8 * ended


def _wrap_width(text: str, lines: Sequence[Line]) -> int | None:
    """The length that lines are cut at, less a little, where most of them are cut (texts from print);
    else None.
    """
    cut = sorted(line.end - line.start for line in lines if text[line.end - 1] not in "。！？；：")
    if len(cut) < 8 or len(cut) < 0.5 * len(lines):
        return None
    width = cut[int(len(cut) * 0.75)]
    regular = sum(abs(length - width) <= 2 for length in cut)
    return width - 2 if width >= 18 and regular >= 0.5 * len(cut) else None


def _continues(
    text: str, start: int, end: int, content: str, *, breaks: int, indented: bool, soft: bool, full: bool
) -> bool:
    """Whether the line ``content`` carries on the paragraph ``text[start:end]``.

    ``full`` says that the line before it ran to the width at which this text cuts its lines.
    """
    tail = text[max(start, end - 4) : end]
    if _TERMINAL.search(tail):
        return False
    if _MARKED.match(content):
        return False
    if _CARRY_ON.match(content) or _OPEN_END.search(tail):
        return True
    if indented:
        return False
    heading = _MARKED.match(text, start, end) and not _STOP.search(text, start, end)
    if full:
        return True
    if heading:
        # A numbered heading is a line of its own, even where it has commas in it.
        return False
    if _PUNCTUATION.search(text, start, end):
        return True
    if breaks == 1 and _PARTICLE_END.search(tail):
        return True
    return soft and breaks == 1
