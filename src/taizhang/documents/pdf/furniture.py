"""Running heads, footers and page numbers (页眉、页脚、页码): what belongs to the page and not to the
text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from taizhang.documents.pdf.geometry import Line

# Heads and feet stand in the outer parts of a page and are its first or last lines.
_ZONE = 0.13
_LINES_EACH_SIDE = 2
_SAME_HEIGHT = 6.0
_SHARE_OF_PAGES = 0.3
_NUMBER = re.compile(
    r"(?:[—–\-－―·•.\s]*(?:\d{1,4}|[ivxlcIVXLC]{1,7})[—–\-－―·•.\s]*"
    r"|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}|Page\s*\d{1,4}(?:\s*of\s*\d{1,4})?)"
)
_DECORATED = re.compile(r"[—–\-－―·•第/P]")
_DIGITS = re.compile(r"\d+")


def furniture_of(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[set[int]]:
    """For each page, which of its lines (in order from the top) are furniture.

    A line at the edge is furniture when the same words, digits aside, stand at the same height on three
    pages in ten (two at least), or when it is a page number: decorated, or counting on from page to page.
    """
    edges = [_edges(lines, height) for lines, height in zip(pages, heights, strict=True)]
    repeated: Counter[tuple[str, int]] = Counter()
    for lines, candidates in zip(pages, edges, strict=True):
        repeated.update({key for index in candidates for key in _keys(lines[index])})
    needed = max(2, round(_SHARE_OF_PAGES * len(pages)))
    offsets: Counter[int] = Counter()
    for page, (lines, candidates) in enumerate(zip(pages, edges, strict=True)):
        offsets.update({n - page for index in candidates if (n := _bare_number(lines[index])) is not None})
    out: list[set[int]] = []
    for page, (lines, candidates) in enumerate(zip(pages, edges, strict=True)):
        found = set()
        for index in candidates:
            line = lines[index]
            is_repeated = max(repeated[key] for key in _keys(line)) >= needed
            if (is_repeated and not _is_plain_number(line)) or _is_page_number(line, page, offsets):
                found.add(index)
        out.append(found)
    return out


def _edges(lines: Sequence[Line], height: float) -> list[int]:
    """The lines that may be furniture: the outermost ones, in the outer zones of the page."""
    order = sorted(range(len(lines)), key=lambda index: -lines[index].middle)
    top = [i for i in order[:_LINES_EACH_SIDE] if lines[i].middle > height * (1 - _ZONE)]
    bottom = [i for i in order[-_LINES_EACH_SIDE:] if lines[i].middle < height * _ZONE]
    return sorted({*top, *bottom})


def _keys(line: Line) -> tuple[tuple[str, int], tuple[str, int]]:
    """The words without figures, at the height rounded both ways, so that no boundary parts equal lines."""
    words = _DIGITS.sub("#", line.text.replace(" ", ""))
    step = line.middle / _SAME_HEIGHT
    return (words, 2 * int(step)), (words, 2 * int(step + 0.5) + 1)


def _is_plain_number(line: Line) -> bool:
    return _bare_number(line) is not None and not _DECORATED.search(line.text)


def _is_page_number(line: Line, page: int, offsets: Counter[int]) -> bool:
    if not _NUMBER.fullmatch(line.text.strip()):
        return False
    if _DECORATED.search(line.text):
        return True
    number = _bare_number(line)
    # A lone figure is a page number when another page counts on from it, or when it is that of this page.
    return number is not None and (offsets[number - page] >= 2 or number == page + 1)


def _bare_number(line: Line) -> int | None:
    digits = _DIGITS.findall(line.text) if _NUMBER.fullmatch(line.text.strip()) else []
    return int(digits[0]) if len(digits) == 1 else None
