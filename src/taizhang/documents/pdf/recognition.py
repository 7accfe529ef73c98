"""Text recognition for pages that are pictures (扫描件): RapidOCR where it is installed, nothing
otherwise.
"""

from __future__ import annotations

from functools import cache
from statistics import median
from typing import Any

from taizhang.documents.pdf.geometry import Line

# 200 dpi reads clean print without an error; more costs time and finds nothing.
_SCALE = 200 / 72
_SAME_SIZE = 0.35


@cache
def recogniser() -> Any | None:
    """The recognition engine, loaded once; None where the extra ``ocr`` is not installed."""
    try:
        from rapidocr import RapidOCR
    except ImportError:
        return None
    return RapidOCR(params={"Global.log_level": "error"})


def recognise(page: Any) -> list[Line]:
    """The lines on a pdfium page, from the top, in points; pieces at one height are one line."""
    engine = recogniser()
    if engine is None:
        return []
    height = page.get_size()[1]
    result = engine(page.render(scale=_SCALE).to_pil())
    if result.boxes is None or result.txts is None:
        return []
    pieces: list[Line] = []
    for corners, text in zip(result.boxes, result.txts, strict=True):
        if not text.strip():
            continue
        xs = [float(x) / _SCALE for x, _ in corners]
        ys = [height - float(y) / _SCALE for _, y in corners]
        pieces.append(Line(text.strip(), min(xs), min(ys), max(xs), max(ys), max(ys) - min(ys)))
    return _rows(pieces)


def _rows(pieces: list[Line]) -> list[Line]:
    """Pieces at one height as one line. Boxes hug the ink: sizes near the usual one are taken as it."""
    if not pieces:
        return []
    usual = median(piece.size for piece in pieces)
    rows: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda entry: -entry.middle):
        if rows and abs(rows[-1][0].middle - piece.middle) < 0.4 * min(rows[-1][0].size, piece.size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_line(sorted(row, key=lambda entry: entry.x0), usual) for row in rows]


def _line(row: list[Line], usual: float) -> Line:
    size = max(piece.size for piece in row)
    return Line(
        " ".join(piece.text for piece in row),
        row[0].x0,
        min(piece.y0 for piece in row),
        max(piece.x1 for piece in row),
        max(piece.y1 for piece in row),
        usual if abs(size - usual) < _SAME_SIZE * usual else size,
        is_row=len(row) > 1,
    )
