"""Glyphs to printed lines: by height first, then from left to right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from taizhang.documents.pdf.geometry import Glyph, Line

# A raised note mark shares half of its height with its line; neighbouring lines share none.
_SHARED_HEIGHT = 0.5
# Wider than a justified line opens its gaps, in ems: what stands apart is another column or cell.
APART = 1.8


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs grouped into rows from the top, each from left to right. The order in the file does not count.

    A word processor writes quotation marks in another font after the words between them, so that the order
    of the file is not the order of reading.
    """
    rows: list[list[Glyph]] = []
    low = high = 0.0
    for glyph in sorted(glyphs, key=lambda g: (-(g.y0 + g.y1), g.x0)):
        shared = min(high, glyph.y1) - max(low, glyph.y0)
        if rows and shared >= _SHARED_HEIGHT * min(high - low, glyph.height):
            rows[-1].append(glyph)
            # A row is as high as its largest glyph, so that a small raised one does not narrow it.
            if glyph.height > high - low:
                low, high = glyph.y0, glyph.y1
        else:
            rows.append([glyph])
            low, high = glyph.y0, glyph.y1
    for row in rows:
        row.sort(key=lambda g: (g.x0, g.x1))
    return rows


def segments_of(row: Sequence[Glyph]) -> list[list[Glyph]]:
    """A row cut where a gap is wider than ``APART`` ems; blanks at the cuts are left out."""
    segments: list[list[Glyph]] = []
    inked = [glyph for glyph in row if not glyph.char.isspace()]
    if not inked:
        return []
    size = _size(inked)
    blanks: list[Glyph] = []
    for glyph in row:
        if glyph.char.isspace():
            blanks.append(glyph)
            continue
        if segments and glyph.x0 - segments[-1][-1].x1 <= APART * size:
            segments[-1] += blanks
            segments[-1].append(glyph)
        else:
            segments.append([glyph])
        blanks = []
    if blanks and segments:
        segments[-1] += blanks
    return segments


def line_of(glyphs: Sequence[Glyph]) -> Line | None:
    """One line from glyphs in order; None where nothing is printed."""
    inked = [glyph for glyph in glyphs if not glyph.char.isspace()]
    if not inked:
        return None
    size = _size(inked)
    pieces: list[str] = []
    before: Glyph | None = None
    blank = is_row = False
    for glyph in glyphs:
        if glyph.char.isspace():
            blank = before is not None
            continue
        if before is not None and _printed_twice(before, glyph):
            continue
        if before is not None and (blank or _is_apart(before, glyph, size)):
            pieces.append(" ")
        is_row = is_row or (before is not None and glyph.x0 - before.x1 > APART * size)
        pieces.append(glyph.char)
        before, blank = glyph, False
    return Line(
        text="".join(pieces),
        x0=inked[0].x0,
        y0=min(glyph.y0 for glyph in inked),
        x1=max(glyph.x1 for glyph in inked),
        y1=max(glyph.y1 for glyph in inked),
        size=size,
        space_after=blank,
        is_row=is_row,
    )


def _size(glyphs: Sequence[Glyph]) -> float:
    return median(glyph.size for glyph in glyphs)


def _printed_twice(before: Glyph, glyph: Glyph) -> bool:
    """Bold made by printing a glyph again a hair beside itself.

    Two characters with one and the same box are a ligature: some fonts draw —— as one glyph.
    """
    near = 0.15 * glyph.height
    if (before.x0, before.x1) == (glyph.x0, glyph.x1):
        return False
    return before.char == glyph.char and abs(before.x0 - glyph.x0) < near and abs(before.y0 - glyph.y0) < near


def _is_apart(before: Glyph, glyph: Glyph, size: float) -> bool:
    gap = glyph.x0 - before.x1
    if before.char.isascii() and glyph.char.isascii() and (before.char.isalpha() or glyph.char.isalpha()):
        return gap > 0.2 * size
    # Between numbers a gap may be kerning; only a clear one separates them. Chinese stands without blanks.
    return gap > (0.5 if before.char.isascii() and glyph.char.isascii() else APART) * size
