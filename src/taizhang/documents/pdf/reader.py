"""PDF to blocks: pages one by one, then furniture, columns, tables and paragraphs over all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from statistics import median
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from taizhang.documents.assemble import Block, Grid, GridCell
from taizhang.documents.limits import Deadline, Limits
from taizhang.documents.pdf.columns import in_reading_order
from taizhang.documents.pdf.continuation import continued
from taizhang.documents.pdf.furniture import furniture_of
from taizhang.documents.pdf.geometry import Glyph, Line, Page
from taizhang.documents.pdf.lines import line_of, rows_of
from taizhang.documents.pdf.page import load_page
from taizhang.documents.pdf.paragraphs import Margins, Placed, joint, margins_of, paragraphs_of
from taizhang.documents.pdf.rulings import Frame, frames_of
from taizhang.documents.refusals import refuse

_ENOUGH_LINES = 6


def read_pdf(
    data: bytes, *, name: str, limits: Limits, deadline: Deadline
) -> tuple[list[Block], tuple[str, ...]]:
    """The paragraphs and tables of a PDF in reading order, and warnings about pages without text.

    Page labels count from 1 in the order of the file. Raises DocumentError for a damaged or encrypted file,
    too many pages and a file that shows pictures only.
    """
    from taizhang.documents.pdf.recognition import recognise, recogniser

    pages: list[Page] = []
    recognised: dict[int, list[Line]] = {}
    with _opened(data, name=name) as document:
        count = len(document)
        if count > limits.pages:
            raise refuse("documents.too_many_pages", name=name, detail=str(count))
        for index in range(count):
            deadline.check()
            page = _load(document, index, name=name, limits=limits)
            pages.append(page)
            if page.picture and recogniser() is not None:
                deadline.allow(limits.recognition_seconds)
                recognised[index] = recognise(document[index])
    pictures = sum(page.picture for page in pages) - len(recognised)
    if pictures and not any(page.glyphs for page in pages) and not recognised:
        raise refuse("documents.scan", name=name, detail=(f"{pictures} 页", f"{pictures} pages"))
    warnings = []
    if recognised:
        warnings.append(f"recognised_pages:{len(recognised)}")
    if pictures:
        warnings.append(f"picture_pages:{pictures}")
    if unmapped := sum(page.unmapped for page in pages):
        warnings.append(f"unmapped:{unmapped}")
    return list(paragraphs_of(continued(_items(pages, recognised, deadline=deadline)))), tuple(warnings)


@contextmanager
def _opened(data: bytes, *, name: str) -> Iterator[Any]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        code = "documents.encrypted" if locked or "assword" in str(error) else "documents.damaged"
        raise refuse(code, name=name, detail="pdf") from error
    try:
        yield document
    finally:
        document.close()


def _load(document: Any, index: int, *, name: str, limits: Limits) -> Page:
    try:
        page = document[index]
    except pypdfium2.PdfiumError as error:
        raise refuse(
            "documents.damaged", name=name, detail=(f"第 {index + 1} 页", f"page {index + 1}")
        ) from error
    try:
        return load_page(page, name=name, limits=limits)
    except pypdfium2.PdfiumError as error:
        raise refuse(
            "documents.damaged", name=name, detail=(f"第 {index + 1} 页", f"page {index + 1}")
        ) from error
    finally:
        page.close()


class _Sheet:
    """A page taken apart: its tables, and the lines of its columns in reading order."""

    def __init__(self, page: Page, label: str, recognised: Sequence[Line]) -> None:
        self.label = label
        self.height = page.height
        self.width = page.width
        self.tables: list[tuple[Frame, list[list[Glyph]]]] = []
        rest: Sequence[Glyph] = page.glyphs
        for frame in frames_of(page.rulings):
            inside, rest = _parted(rest, frame)
            cells = _filled(inside, frame)
            if sum(any(not g.char.isspace() for g in cell) for cell in cells) < 2:
                rest = [*rest, *inside]  # a frame around a text, not a table
            else:
                self.tables.append((frame, cells))
        self.lines: list[tuple[Line, int | None]] = [(line, None) for line in recognised]
        for block in in_reading_order(rest):
            for row in block.rows:
                line = line_of(row)
                if line is not None:
                    self.lines.append((line, block.column))


def _items(
    pages: Sequence[Page], recognised: dict[int, list[Line]], *, deadline: Deadline
) -> Iterator[Placed | Grid]:
    sheets = []
    for index, page in enumerate(pages):
        deadline.check()
        sheets.append(_Sheet(page, str(index + 1), recognised.get(index, [])))
    dropped = furniture_of(
        [[line for line, _ in sheet.lines] for sheet in sheets], [s.height for s in sheets]
    )
    for sheet, furniture in zip(sheets, dropped, strict=True):
        sheet.lines = [entry for index, entry in enumerate(sheet.lines) if index not in furniture]
    usual = _usual_margins(sheets)
    for sheet in sheets:
        deadline.check()
        yield from _sheet_items(sheet, usual)


def _usual_margins(sheets: Sequence[_Sheet]) -> Margins | None:
    """The margins of most pages, for pages with too few lines to show their own."""
    found = []
    for sheet in sheets:
        lines = [line for line, column in sheet.lines if column is None]
        if len(lines) >= _ENOUGH_LINES:
            found.append(margins_of(lines, width=sheet.width))
    if not found:
        return None
    return Margins(
        left=median(margins.left for margins in found),
        right=median(margins.right for margins in found),
        leading=median(margins.leading for margins in found),
    )


def _sheet_items(sheet: _Sheet, usual: Margins | None) -> Iterator[Placed | Grid]:
    by_column: dict[int | None, list[Line]] = {}
    for line, column in sheet.lines:
        by_column.setdefault(column, []).append(line)
    margins = {
        column: margins_of(lines, width=sheet.width, fallback=usual if column is None else None)
        for column, lines in by_column.items()
    }
    tables = list(sheet.tables)
    for line, column in sheet.lines:
        while tables and column is None and tables[0][0].top > line.y1:
            yield _grid(*tables.pop(0), page=sheet.label)
        yield Placed(line=line, page=sheet.label, column=column, margins=margins[column])
    for frame, cells in tables:
        yield _grid(frame, cells, page=sheet.label)


def _parted(glyphs: Sequence[Glyph], frame: Frame) -> tuple[list[Glyph], list[Glyph]]:
    inside: list[Glyph] = []
    outside: list[Glyph] = []
    for glyph in glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2
        (inside if frame.holds(x, y) else outside).append(glyph)
    return inside, outside


def _filled(glyphs: Sequence[Glyph], frame: Frame) -> list[list[Glyph]]:
    """The glyphs of each box of the frame."""
    owners = {
        (row, column): index
        for index, box in enumerate(frame.boxes)
        for row in range(box.row, box.row + box.rows)
        for column in range(box.column, box.column + box.columns)
    }
    cells: list[list[Glyph]] = [[] for _ in frame.boxes]
    for glyph in glyphs:
        place = frame.place((glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2)
        cells[owners[place]].append(glyph)
    return cells


def _grid(frame: Frame, cells: Sequence[Sequence[Glyph]], *, page: str) -> Grid:
    return Grid(
        cells=tuple(
            GridCell(
                text=_cell_text(glyphs, right=frame.xs[box.column + box.columns]),
                row=box.row,
                column=box.column,
                rows=box.rows,
                columns=box.columns,
            )
            for box, glyphs in zip(frame.boxes, cells, strict=True)
        ),
        pages=((0, page),),
    )


def _cell_text(glyphs: Sequence[Glyph], *, right: float) -> str:
    """The lines of a cell joined as those of a paragraph; ``right`` is its right edge.

    Two figures under each other are two unless the first fills the cell: 6.5 over 7.0 is never 6.57.0.
    """
    text = ""
    before: Line | None = None
    for row in rows_of(glyphs):
        line = line_of(row)
        if line is None:
            continue
        if before is not None:
            both = before.text[-1] + line.text[0]
            is_apart = both.isascii() and both.isalnum() and right - before.x1 > 1.5 * before.size
            text += " " if is_apart else joint(before, line)
        text += line.text
        before = line
    return text
