"""Printed lines to paragraphs: hard line breaks inside a sentence are joined, also across pages."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from taizhang.documents.assemble import Grid, Paragraph
from taizhang.documents.pdf.geometry import Line

# A numbered heading or item (一、 （一） 第一章 1. ① ●) at the start of a line, after the end of a sentence.
_ITEM = re.compile(
    r"(?:[一二三四五六七八九十百]{1,4}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十百]{1,4}[章节部编条篇]"
    r"|\d{1,3}[.．、](?!\d)|[①-⑳㈠-㈩●◆■★▲※]|附[件录表][：:\d一二三四五])"
)
# Ends a sentence; a line without one, and not much shorter than the column, goes on.
_STOPS = "。！？；：!?;:"
# Further inside a paragraph than in its first line, which may be a heading.
_NEARLY_FULL = 0.15
_NEARLY_FULL_INSIDE = 0.3
_ENDED = "。！？；：!?;:…”’）)》"
# What a typesetter does not break: a figure with its separators, a foreign word.
_UNBROKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,%‰/\-－]*|[—…]{2}|[“‘（《].")
# Lines are set no further apart than this many font sizes, and fewer lines than this show no margins.
_WIDEST_LEADING = 2.5
_TOO_FEW = 6
_NO_START = "，。、；：？！”’）》％%…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """Where full lines of a column begin and end, and the usual distance between lines, in points."""

    left: float
    right: float
    leading: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A line with its page label and the margins of the column that it stands in."""

    line: Line
    page: str
    column: int | None
    margins: Margins


def margins_of(lines: Sequence[Line], *, width: float, fallback: Margins | None = None) -> Margins:
    """The margins of a column of lines.

    One too short to show them takes those of other pages, ``fallback``, or leaves as much to the right edge
    of the page, which is ``width`` wide, as to the left one.
    """
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    gaps = [above.middle - below.middle for above, below in pairwise(lines)]
    gaps = [gap for gap in gaps if gap > 0]
    leading = min(median(gaps) if gaps else math.inf, _WIDEST_LEADING * max(line.size for line in lines))
    if fallback is not None and len(lines) < _TOO_FEW:
        return Margins(
            left=min(left, fallback.left), right=max(right, fallback.right), leading=fallback.leading
        )
    if len(lines) < _TOO_FEW:
        right = max(right, width - left)
    return Margins(left=left, right=right, leading=leading)


def paragraphs_of(items: Iterable[Placed | Grid]) -> Iterator[Paragraph | Grid]:
    """Join the lines that go on from each other; tables stay where they are and end a paragraph."""
    text = ""
    pages: list[tuple[int, str]] = []
    before: Placed | None = None
    page: str | None = None
    is_inside = False
    for item in items:
        if isinstance(item, Grid):
            if text:
                yield Paragraph(text=text, pages=tuple(pages))
            text, pages, before, is_inside = "", [], None, False
            # The page may have begun with a paragraph already.
            begun = tuple((row, label) for row, label in item.pages if label != page)
            page = item.pages[-1][1] if item.pages else page
            yield Grid(cells=item.cells, pages=begun)
            continue
        if before is not None and not _goes_on(before, item, is_inside=is_inside):
            yield Paragraph(text=text, pages=tuple(pages))
            text, pages = "", []
        is_inside = bool(text)
        if before is not None and text:
            text += joint(before.line, item.line)
        if item.page != page:
            pages.append((len(text), item.page))
            page = item.page
        text += item.line.text
        before = item
    if text:
        yield Paragraph(text=text, pages=tuple(pages))


def joint(before: Line, after: Line) -> str:
    """What stands between two joined lines: a blank between foreign words, or where the line ended in one."""
    last, first = before.text[-1], after.text[0]
    if last.isascii() and first.isascii() and last.isalnum() and first.isalnum():
        both_words = last.isalpha() and first.isalpha()
        return " " if both_words or before.space_after else ""
    return ""


def _goes_on(before: Placed, after: Placed, *, is_inside: bool) -> bool:
    """Whether ``after`` continues the paragraph of ``before``; ``is_inside``: that is not its first line."""
    one, two = before.line, after.line
    if one.is_row or two.is_row:
        return False
    size = max(one.size, two.size)
    if abs(one.size - two.size) > 0.15 * size:
        return False
    same_column = before.page == after.page and before.column == after.column
    # The larger of two gaps parts paragraphs also where the lines are full.
    if same_column and one.middle - two.middle > 1.6 * before.margins.leading:
        return False
    if two.text[0] in _NO_START:
        return True
    if _ITEM.match(two.text) and one.text[-1] in _ENDED:
        return False
    indent_before, indent_after = one.x0 - before.margins.left, two.x0 - after.margins.left
    if indent_after > 1.2 * two.size and indent_after > indent_before + 0.5 * two.size:
        return False
    if _is_centred(before) and _is_centred(after):
        return False
    if _is_full(before, after):
        return indent_after <= 1.2 * two.size or one.text[-1] not in _STOPS
    # Set without justification, a line may break long before the margin; an indented one begins a paragraph.
    room, column = before.margins.right - one.x1, before.margins.right - before.margins.left
    if not is_inside and _ITEM.match(one.text):
        return False
    share = _NEARLY_FULL_INSIDE if is_inside else _NEARLY_FULL
    return one.text[-1] not in _STOPS and room < share * column and indent_after <= 1.2 * two.size


def _is_full(before: Placed, after: Placed) -> bool:
    """Whether the line reaches the right margin, or only lacks room for the unbroken start of the next."""
    line = before.line
    start = _UNBROKEN.match(after.line.text)
    width = after.line.size
    if start is not None:
        width = max(width, start.end() * (after.line.x1 - after.line.x0) / len(after.line.text))
    return before.margins.right - line.x1 < width + 0.75 * line.size


def _is_centred(placed: Placed) -> bool:
    line, margins = placed.line, placed.margins
    left, right = line.x0 - margins.left, margins.right - line.x1
    return left > 2 * line.size and abs(left - right) < 1.5 * line.size
