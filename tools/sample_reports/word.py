"""Word file (.docx): with real heading styles, or with bold paragraphs as most offices type them."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from docx import Document
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from sample_reports.layout import column_shares
from sample_reports.source import Block, Report

SONG, HEI, KAI, FANGSONG = "宋体", "黑体", "楷体", "仿宋"
TEXT_WIDTH = 15.4
FIXED_DATE = datetime(2020, 1, 1)
CENTRED = frozenset({"title", "subtitle", "caption"})
STYLES = frozenset({"Normal", "Heading 1", "Heading 2", "Header", "Footer", "Normal Table", "Table Grid"})
HEADING_LEVELS = {"heading1": 1, "heading2": 2}
FACES = {
    "title": (SONG, 22),
    "subtitle": (KAI, 14),
    "heading1": (HEI, 16),
    "heading2": (KAI, 16),
    "caption": (HEI, 14),
}


def render(report: Report) -> bytes:
    """The whole report; the same bytes each time (fixed dates, entries stored and not compressed)."""
    document = Document()
    _strip_template(document)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = report.title, "taizhang examples", ""
    properties.created = properties.modified = properties.last_printed = FIXED_DATE
    properties.last_modified_by, properties.revision = "taizhang examples", 1
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - TEXT_WIDTH) / 2)
    section.header.paragraphs[0].text = report.settings["header"]
    _page_number(section.footer.paragraphs[0])
    for block in report.blocks:
        if block.kind == "table":
            _table(document, block)
        else:
            _paragraph(document, block, headings=report.settings["docx_style"] == "headings")
    buffer = io.BytesIO()
    document.save(buffer)
    return _repacked(buffer.getvalue())


def _strip_template(document) -> None:  # type: ignore[no-untyped-def]
    """Take out what the library's own template carries and no report uses: nine tenths of the file."""
    for part in (document.part, document.part.package):
        for key, relation in list(part.rels.items()):
            if relation.reltype.endswith(("/stylesWithEffects", "/thumbnail", "/customXml")):
                del part.rels[key]
    for style in list(document.styles):
        if style.name not in STYLES and not style.element.get(qn("w:default")):
            style.element.getparent().remove(style.element)
    for element in document.styles.element.iter():
        element.text = element.tail = None


def _paragraph(document, block: Block, *, headings: bool) -> None:  # type: ignore[no-untyped-def]
    if headings and block.kind in HEADING_LEVELS:
        paragraph = document.add_heading(level=HEADING_LEVELS[block.kind])
    else:
        paragraph = document.add_paragraph()
    face, size = FACES.get(block.kind, (FANGSONG, 16))
    for text, bold in block.runs:
        run = paragraph.add_run(text)
        run.bold = bold or block.kind in {"title", "heading2", "caption"}
        _face(run, face=face, size=size)
    layout = paragraph.paragraph_format
    layout.page_break_before = block.text.startswith("附件") and block.kind == "cover"
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing = Pt(round(size * 1.75))
    if block.kind in CENTRED:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif block.kind not in {"cover", "flush"}:
        layout.first_line_indent = Pt(2 * size)


def _face(run, *, face: str, size: float) -> None:  # type: ignore[no-untyped-def]
    run.font.name = "Times New Roman"
    run.font.size = Pt(size)
    run.font.color.rgb = RGBColor(0, 0, 0)
    run._element.rPr.rFonts.set(qn("w:eastAsia"), face)


def _table(document, block: Block) -> None:  # type: ignore[no-untyped-def]
    table = document.add_table(rows=len(block.rows), cols=len(block.rows[0]), style="Table Grid")
    table.autofit = False
    widths = [Cm(share * TEXT_WIDTH) for share in column_shares(block.rows)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row, texts in zip(table.rows, block.rows, strict=True):
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width, cell.vertical_alignment = width, WD_ALIGN_VERTICAL.CENTER
            run = cell.paragraphs[0].add_run(text)
            run.bold = texts is block.rows[0]
            _face(run, face=SONG, size=10.5)
    document.add_paragraph()


def _page_number(paragraph) -> None:  # type: ignore[no-untyped-def]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("— ")
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._element.append(element)
    paragraph.add_run(" —")


def _repacked(data: bytes) -> bytes:
    """The same package with the clock taken out of it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(buffer, "w") as fixed:
        for entry in package.infolist():
            info = zipfile.ZipInfo(entry.filename, date_time=(2020, 1, 1, 0, 0, 0))
            info.create_system = 3
            fixed.writestr(info, package.read(entry.filename))
    return buffer.getvalue()
