"""Two columns of prose on a page (双栏), as glossaries are often printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from taizhang.documents.pdf.geometry import Glyph
from taizhang.documents.pdf.lines import rows_of, segments_of

# Fewer rows, or shorter pieces, are a table without rulings, whose rows must stay together.
_FEWEST_ROWS = 4
_SHORTEST_PIECE = 10

Segment = list[Glyph]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Rows of glyphs that follow each other; ``column`` is None across the page, else which column it is."""

    column: int | None
    rows: list[Segment]


def in_reading_order(glyphs: Sequence[Glyph]) -> list[Block]:
    """Rows of glyphs in reading order: from the top, and where the page has two columns the left one
    first.
    """
    rows = rows_of(glyphs)
    pieces = [segments_of(row) for row in rows]
    blocks: list[Block] = []
    index = columns = 0
    while index < len(rows):
        end, gutter = _run(pieces, index)
        if gutter is None:
            if not blocks or blocks[-1].column is not None:
                blocks.append(Block(column=None, rows=[]))
            blocks[-1].rows.append(rows[index])
            index += 1
            continue
        run = [segment for row in pieces[index:end] for segment in row]
        blocks.append(Block(column=columns, rows=[segment for segment in run if segment[0].x0 < gutter]))
        blocks.append(Block(column=columns + 1, rows=[segment for segment in run if segment[0].x0 >= gutter]))
        columns += 2
        index = end
    return blocks


def _run(pieces: Sequence[Sequence[Segment]], start: int) -> tuple[int, float | None]:
    """How far two columns go on from a row that has both, and the middle of the gap between them."""
    if len(pieces[start]) != 2:
        return start, None
    low, high = pieces[start][0][-1].x1, pieces[start][1][0].x0
    end = start
    both: list[Sequence[Segment]] = []
    for row in pieces[start:]:
        if len(row) == 2:
            new_low, new_high = max(low, row[0][-1].x1), min(high, row[1][0].x0)
        elif len(row) == 1 and row[0][-1].x1 <= high:
            new_low, new_high = max(low, row[0][-1].x1), high
        elif len(row) == 1 and row[0][0].x0 >= low:
            new_low, new_high = low, min(high, row[0][0].x0)
        else:
            break
        if new_high - new_low < row[0][0].size * 0.8:
            break
        low, high = new_low, new_high
        both += [row] if len(row) == 2 else []
        end += 1
    if len(both) < _FEWEST_ROWS:
        return start, None
    if any(median(len(row[side]) for row in both) < _SHORTEST_PIECE for side in (0, 1)):
        return start, None
    return end, (low + high) / 2
