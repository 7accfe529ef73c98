"""PDF as a meeting paper (会议文件): running head, page numbers, first-line indents, ruled tables."""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from sample_reports.layout import column_shares, wrap
from sample_reports.source import Block, Report, Run

FONT = "STSong-Light"
PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT, TOP, BOTTOM = 79.0, PAGE_HEIGHT - 100.0, 94.0
WIDTH = PAGE_WIDTH - 2 * LEFT
BODY, LEADING = 15.0, 25.0
CELL, CELL_LEADING, PADDING = 10.5, 15.0, 4.0
BREAK_BEFORE = ("附件",)


def render(report: Report) -> bytes:
    """The whole report; the same bytes each time (no dates, no random ids, streams not compressed)."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=0)
    canvas.setTitle(report.title)
    canvas.setAuthor("taizhang examples")
    pages = _Pages(canvas=canvas, head=report.settings["header"])
    pages.open()
    for block in report.blocks:
        _draw(pages, block)
    pages.close()
    canvas.save()
    return buffer.getvalue()


@dataclass(slots=True, kw_only=True)
class _Pages:
    """The page being written: ``y`` is the base line of the next line."""

    canvas: Canvas
    head: str
    number: int = 0
    y: float = 0.0

    def open(self) -> None:
        """Start a page with its running head."""
        self.number += 1
        self.y = TOP
        self.canvas.setFont(FONT, 10)
        self.canvas.drawRightString(PAGE_WIDTH - LEFT, PAGE_HEIGHT - 62, self.head)
        self.canvas.setLineWidth(0.6)
        self.canvas.line(LEFT, PAGE_HEIGHT - 68, PAGE_WIDTH - LEFT, PAGE_HEIGHT - 68)

    def close(self) -> None:
        """Finish the page with its number."""
        self.canvas.setFont(FONT, 12)
        self.canvas.drawCentredString(PAGE_WIDTH / 2, 56, f"— {self.number} —")
        self.canvas.showPage()

    def need(self, height: float) -> bool:
        """Room for ``height`` points; True where that took a new page."""
        if self.y - height >= BOTTOM - LEADING:
            return False
        self.close()
        self.open()
        return True


def _draw(pages: _Pages, block: Block) -> None:
    if block.kind == "table":
        _draw_table(pages, block.rows)
    elif block.kind in {"title", "subtitle"}:
        _draw_centred(pages, block)
    elif block.kind == "caption":
        pages.need(LEADING * 3)
        pages.y -= 8
        shift = (WIDTH - _measure(14.0)(block.text)) / 2
        _draw_line(pages, [(block.text, True)], size=14.0, shift=shift, leading=22.0)
    else:
        if block.kind == "cover" and block.text.startswith(BREAK_BEFORE) and pages.y < TOP:
            pages.close()
            pages.open()
        bold = block.kind in {"heading1", "heading2"}
        indent = 2 * BODY if bold or block.kind == "paragraph" else 0.0
        runs: list[Run] = [(text, weight or bold) for text, weight in block.runs]
        for position, line in enumerate(wrap(runs, width=WIDTH, indent=indent, measure=_measure(BODY))):
            _draw_line(pages, line, size=BODY, shift=0.0 if position else indent, leading=LEADING)


def _draw_centred(pages: _Pages, block: Block) -> None:
    """Title lines of about one length, with air around them."""
    is_title = block.kind == "title"
    size = 21.0 if is_title else 14.0
    measure = _measure(size)
    full = measure(block.text)
    lines = math.ceil(full / (WIDTH - 2 * size))
    pages.y -= size if is_title else 0.0
    for line in wrap(block.runs, width=full / lines + size, measure=measure):
        text = "".join(part for part, _ in line)
        shift = (WIDTH - measure(text)) / 2
        _draw_line(pages, [(text, is_title)], size=size, shift=shift, leading=size * 1.75)
    pages.y -= 8


def _draw_line(pages: _Pages, line: list[Run], *, size: float, shift: float, leading: float) -> None:
    pages.need(leading)
    _show(pages.canvas, line, x=LEFT + shift, y=pages.y, size=size)
    pages.y -= leading


def _show(canvas: Canvas, line: list[Run], *, x: float, y: float, size: float) -> None:
    """The font has no bold face: bold is drawn as filled and outlined (render mode 2)."""
    text = canvas.beginText(x, y)
    text.setFont(FONT, size)
    canvas.setLineWidth(0.45)
    for part, bold in line:
        text.setTextRenderMode(2 if bold else 0)
        text.textOut(part)
    text.setTextRenderMode(0)
    canvas.drawText(text)


def _draw_table(pages: _Pages, rows: tuple[tuple[str, ...], ...]) -> None:
    widths = [share * WIDTH for share in column_shares(rows)]
    _draw_row(pages, rows[0], widths, bold=True)
    for row in rows[1:]:
        if pages.need(_row_height(row, widths)):
            _draw_row(pages, rows[0], widths, bold=True)
        _draw_row(pages, row, widths, bold=False)
    pages.y -= LEADING


def _draw_row(pages: _Pages, row: tuple[str, ...], widths: list[float], *, bold: bool) -> None:
    height = _row_height(row, widths)
    top = pages.y + CELL_LEADING
    x = LEFT
    pages.canvas.setLineWidth(0.5)
    for text, width in zip(row, widths, strict=True):
        pages.canvas.rect(x, top - height, width, height)
        lines = _cell_lines(text, width)
        y = top - (height - len(lines) * CELL_LEADING) / 2 - CELL_LEADING + PADDING
        for line in lines:
            words = "".join(part for part, _ in line)
            shift = (width - _measure(CELL)(words)) / 2 if len(lines) == 1 else PADDING
            _show(pages.canvas, [(words, bold)], x=x + shift, y=y, size=CELL)
            y -= CELL_LEADING
        x += width
    pages.y -= height


def _row_height(row: tuple[str, ...], widths: list[float]) -> float:
    lines = max(len(_cell_lines(text, width)) for text, width in zip(row, widths, strict=True))
    return lines * CELL_LEADING + 2 * PADDING


def _cell_lines(text: str, width: float) -> list[list[Run]]:
    return wrap([(text, False)], width=width - 2 * PADDING, measure=_measure(CELL))


def _measure(size: float) -> Callable[[str], float]:
    def points(text: str) -> float:
        return float(pdfmetrics.stringWidth(text, FONT, size))

    return points
