"""A page of pdfium to glyphs and rulings."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from taizhang.documents.limits import Limits
from taizhang.documents.pdf.geometry import Glyph, Page, Ruling
from taizhang.documents.refusals import refuse

# A drawing with more strokes than this is a map or a chart, not the frame of a table.
_MOST_SEGMENTS = 20_000
_FORM_DEPTH = 4
# Shorter strokes are the ends of thin rectangles or parts of drawn letters.
_SHORTEST = 4.0
_SLANT = 0.5
_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def load_page(page: Any, *, name: str, limits: Limits) -> Page:
    """The glyphs and rulings of a pdfium page, turned upright when the page is shown turned.

    Raises ``documents.too_large`` for a page with more characters than ``limits.characters``.
    """
    width, height = page.get_size()
    turn = page.get_rotation() % 360
    raw_size = (height, width) if turn in (90, 270) else (width, height)
    text_page = page.get_textpage()
    try:
        count = text_page.count_chars()
        if count > limits.characters:
            raise refuse("documents.too_large", name=name, detail=f"{count} characters on a page")
        glyphs, unmapped = _glyphs(text_page.raw, count, turn=turn, size=raw_size)
    finally:
        text_page.close()
    has_picture, rulings = _drawings(page.raw, turn=turn, size=raw_size)
    picture = has_picture and not any(not glyph.char.isspace() for glyph in glyphs)
    return Page(
        width=width,
        height=height,
        glyphs=tuple(glyphs),
        rulings=tuple(rulings),
        picture=picture,
        unmapped=unmapped,
    )


def _glyphs(text: Any, count: int, *, turn: int, size: tuple[float, float]) -> tuple[list[Glyph], int]:
    box = pdfium.FS_RECTF()
    reference = ctypes.byref(box)
    glyphs: list[Glyph] = []
    unmapped, high = 0, 0
    scales: dict[tuple[float, float], float] = {}
    for index in range(count):
        if pdfium.FPDFText_IsGenerated(text, index) == 1:  # blanks and line ends that pdfium puts in
            continue
        code = pdfium.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0
        high = 0
        if code in (0x02, 0xFFFE):  # pdfium's sign for a hyphen at the end of a line
            code = 0x2D
        if code in (0, 0xFFFD, 0xFFFF) or not 0 < code < 0x110000:
            unmapped += 1
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text, index, reference):
            continue
        size_key = (pdfium.FPDFText_GetFontSize(text, index), round(box.bottom, 1))
        if size_key not in scales:
            scales[size_key] = _scale(text, index)
        font_size = max(size_key[0] * scales[size_key], 1.0)
        left, bottom, right, top = _turned(box.left, box.bottom, box.right, box.top, turn=turn, size=size)
        if top - bottom < 1:
            # Some fonts declare no height; their nominal size is all there is.
            top = bottom + font_size
        char = chr(code)
        glyphs.append(Glyph(" " if char in "\t\r\n\xa0" else char, left, bottom, right, top, font_size))
    return glyphs, unmapped


def _scale(text: Any, index: int) -> float:
    """By how much the text matrix enlarges the nominal font size."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text, index, ctypes.byref(matrix)):
        return 1.0
    return math.hypot(matrix.c, matrix.d) or 1.0


def _turned(
    x0: float, y0: float, x1: float, y1: float, *, turn: int, size: tuple[float, float]
) -> tuple[float, float, float, float]:
    width, height = size
    if turn == 90:
        x0, y0, x1, y1 = y0, width - x1, y1, width - x0
    elif turn == 180:
        x0, y0, x1, y1 = width - x1, height - y1, width - x0, height - y0
    elif turn == 270:
        x0, y0, x1, y1 = height - y1, x0, height - y0, x1
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _drawings(page: Any, *, turn: int, size: tuple[float, float]) -> tuple[bool, list[Ruling]]:
    """Whether an image is on the page, and the straight strokes along the axes."""
    rulings: list[Ruling] = []
    has_picture, segments = False, 0
    objects = (
        (pdfium.FPDFPage_GetObject(page, i), _IDENTITY, 0) for i in range(pdfium.FPDFPage_CountObjects(page))
    )
    for item, matrix, _ in _with_forms(objects):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
            has_picture = True
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            segments += max(pdfium.FPDFPath_CountSegments(item), 0)
            if segments > _MOST_SEGMENTS:
                return has_picture, []
            for x0, y0, x1, y1 in _strokes(item, matrix):
                rulings += _ruling(*_turned_ends(x0, y0, x1, y1, turn=turn, size=size))
    return has_picture, rulings


def _with_forms(objects: Iterator[tuple[Any, _Matrix, int]]) -> Iterator[tuple[Any, _Matrix, int]]:
    """Page objects and those inside form XObjects, with the matrix to the page."""
    stack = [objects]
    while stack:
        entry = next(stack[-1], None)
        if entry is None:
            stack.pop()
            continue
        item, matrix, depth = entry
        if not item:
            continue
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_FORM:
            yield entry
        elif depth < _FORM_DEPTH:
            stack.append(_form_objects(item, _times(_matrix(item), matrix), depth + 1))


def _form_objects(form: Any, matrix: _Matrix, depth: int) -> Iterator[tuple[Any, _Matrix, int]]:
    for index in range(max(pdfium.FPDFFormObj_CountObjects(form), 0)):
        yield pdfium.FPDFFormObj_GetObject(form, index), matrix, depth


def _strokes(path: Any, outer: _Matrix) -> list[tuple[float, float, float, float]]:
    """The straight segments of a visible path, in page coordinates; nothing for curves."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    if not fill.value and not stroke.value:
        return []
    a, b, c, d, e, f = _times(_matrix(path), outer)
    x, y = ctypes.c_float(), ctypes.c_float()
    found, first, last = [], (0.0, 0.0), (0.0, 0.0)
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return []
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        else:
            found.append((*last, *point))
        last = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            found.append((*last, *first))
    return found


def _ruling(x0: float, y0: float, x1: float, y1: float) -> list[Ruling]:
    if abs(x0 - x1) <= _SLANT and abs(y0 - y1) >= _SHORTEST:
        return [Ruling(True, (x0 + x1) / 2, min(y0, y1), max(y0, y1))]
    if abs(y0 - y1) <= _SLANT and abs(x0 - x1) >= _SHORTEST:
        return [Ruling(False, (y0 + y1) / 2, min(x0, x1), max(x0, x1))]
    return []


def _turned_ends(
    x0: float, y0: float, x1: float, y1: float, *, turn: int, size: tuple[float, float]
) -> tuple[float, float, float, float]:
    return _turned(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), turn=turn, size=size)


def _matrix(item: Any) -> _Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
        return _IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)
