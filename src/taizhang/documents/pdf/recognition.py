"""Text recognition for pages that are pictures (扫描件): RapidOCR where it is installed, nothing
otherwise.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from taizhang.documents.pdf.geometry import Line

# 200 dpi reads clean print without an error; more costs time and finds nothing.
_SCALE = 200 / 72


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
    result = engine(page.render(scale=_SCALE).to_numpy())
    if result.boxes is None or result.txts is None:
        return []
    lines: list[Line] = []
    for corners, text in zip(result.boxes, result.txts, strict=True):
        if not text.strip():
            continue
        xs = [float(x) / _SCALE for x, _ in corners]
        ys = [height - float(y) / _SCALE for _, y in corners]
        lines.append(Line(text.strip(), min(xs), min(ys), max(xs), max(ys), max(ys) - min(ys)))
    return _rows(lines)


def _rows(lines: list[Line]) -> list[Line]:
    out: list[Line] = []
    for line in sorted(lines, key=lambda entry: (-entry.middle, entry.x0)):
        above = out[-1] if out else None
        if above is not None and abs(above.middle - line.middle) < 0.4 * min(above.size, line.size):
            first, second = sorted((above, line), key=lambda entry: entry.x0)
            out[-1] = Line(
                f"{first.text} {second.text}",
                first.x0,
                min(first.y0, second.y0),
                max(first.x1, second.x1),
                max(first.y1, second.y1),
                max(first.size, second.size),
            )
        else:
            out.append(line)
    return out
