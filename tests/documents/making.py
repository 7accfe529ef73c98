"""Files of every format about one invented county, made from the same paragraphs and the same table."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

TITLE = "清岚县人民政府工作报告"
PARAGRAPHS = (
    "——2031年1月9日在清岚县第四届人民代表大会第一次会议上",
    "各位代表：现在，我代表县人民政府向大会报告工作，请予审议。",
    "一、过去一年工作回顾",
    "预计全县生产总值318.6亿元，同比增长6.4%；规模以上工业增加值增长7.15%，总量由第十二位升至第９位。"
    "一般公共预算收入21.07亿元，按自然口径增长3.8%，其中税收占比72.5%。新建改建乡村道路146.3公里，"
    "惠及群众4.2万人；完成老旧小区改造27个、户数3,184户，“一老一小”服务点达到58处。",
    "二、今年主要目标和重点任务",
    "今年经济社会发展的主要预期目标是：生产总值增长6%左右，固定资产投资增长8%以上，城镇登记失业率控制在4.5%以内，"
    "单位生产总值能耗下降2.9个百分点，粮食总产量稳定在9.6亿斤以上。",
    "（一）做强县域产业。推动总投资45亿元的清岚储能项目上半年开工，确保11月底前建成标准厂房12.8万平方米。",
    "三、名词解释",
    "“三库一网”：指水库、粮库、电池库和覆盖19个乡镇的配送网。",
)
TABLE = (
    ("指标", "单位", "2030年", "2031年目标"),
    ("地区生产总值", "亿元", "318.6", "338"),
    ("粮食总产量", "亿斤", "9.58", "9.6以上"),
    ("城镇登记失业率", "%", "4.3", "≤4.5"),
)
DIGITS = "".join(
    c for c in TITLE + "".join(PARAGRAPHS) + "".join("".join(row) for row in TABLE) if c.isdecimal()
)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MEDIA = "application/vnd.openxmlformats-"
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    f'<Default Extension="rels" ContentType="{_MEDIA}package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml"'
    f' ContentType="{_MEDIA}officedocument.wordprocessingml.document.main+xml"/></Types>'
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def plain_text() -> str:
    rows = ["\t".join(row) for row in TABLE]
    return "\n".join((TITLE, *PARAGRAPHS, *rows)) + "\n"


def html(*, body: str | None = None, encoding: str = "utf-8", around: bool = True) -> bytes:
    """A page as a county's site serves it: navigation, share bar, side list and footer around the text."""
    if body is None:
        rows = "".join("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>" for row in TABLE)
        text = "".join(f"<p>　　{escape(p)}</p>\n" for p in PARAGRAPHS)
        body = f"<div class='TRS_Editor'>{text}<table><tbody>{rows}</tbody></table></div>"
    before = (
        "<div class='header'><ul class='nav'><li><a href='/'>首页</a></li><li><a href='/zw'>政务公开</a></li>"
        "<li><a href='/fw'>办事服务 12345</a></li></ul></div>"
        "<div class='crumb'>当前位置：<a href='/'>首页</a> &gt; <a href='/bg'>政府工作报告</a></div>"
    )
    after = (
        "<div class='share'>分享到：<a>微信</a> <a>微博</a></div>"
        "<div class='side'><h3>相关阅读</h3><ul><li><a href='1'>清岚县2029年十件实事完成100%</a></li>"
        "<li><a href='2'>全县春耕备耕会议召开</a></li><li><a href='3'>图解：88项任务</a></li></ul></div>"
        "<div class='footer'>版权所有：清岚县人民政府 ICP备31000077号 电话：0000-7654321</div>"
    )
    page = (
        f"<!DOCTYPE html><html><head><meta charset='{encoding}'><title>{TITLE}_清岚县人民政府网</title>"
        "<script>var n = 20310109;</script><style>p{margin:99px}</style></head><body>"
        f"{before if around else ''}<div class='main'><h1>{TITLE}</h1>{body}</div>{after if around else ''}"
        "</body></html>"
    )
    return page.encode(encoding)


def paragraph(text: str, *, properties: str = "") -> str:
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def word_table(rows: tuple[tuple[str, ...], ...]) -> str:
    width = '<w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>'
    columns = '<w:gridCol w:w="2000"/>' * len(rows[0])
    body = "".join(
        "<w:tr>" + "".join(f"<w:tc>{width}{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    shape = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{shape}<w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>"


def docx(
    body: str | None = None,
    *,
    parts: dict[str, str | bytes] | None = None,
    compression: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """A Word file from the inside of ``w:body`` and further parts (``numbering``, ``styles``, …)."""
    if body is None:
        body = "".join(paragraph(p) for p in (TITLE, *PARAGRAPHS)) + word_table(TABLE) + "<w:p/>"
    kinds = dict(parts or {})
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}" xmlns:r="{R}"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        f' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><w:body>{body}</w:body></w:document>'
    )
    relations = "".join(
        f'<Relationship Id="r{i}" Type="{R}/{kind}" Target="{kind}.xml"/>' for i, kind in enumerate(kinds)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="m" Type="{R}/officeDocument"'
            ' Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", document)
        archive.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>'
        )
        for kind, content in kinds.items():
            if isinstance(content, str) and not content.startswith("<?xml"):
                content = f'<w:{kind} xmlns:w="{W}">{content}</w:{kind}>'
            archive.writestr(f"word/{kind}.xml", content)
    return out.getvalue()


def pdf(
    *,
    paragraphs: tuple[str, ...] = (TITLE, *PARAGRAPHS),
    table: tuple[tuple[str, ...], ...] | None = TABLE,
    furniture: bool = True,
    indent: bool = True,
    copies: int = 1,
    password: str | None = None,
) -> bytes:
    """A PDF of 16-point lines as offices print them, with a running head and page numbers."""
    from reportlab.lib import colors
    from reportlab.lib.enums import TA_CENTER
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle(
        "body",
        fontName="STSong-Light",
        fontSize=16,
        leading=28,
        wordWrap="CJK",
        firstLineIndent=32 if indent else 0,
    )
    heading = ParagraphStyle("title", parent=style, fontSize=20, alignment=TA_CENTER, firstLineIndent=0)

    def decorate(canvas: object, document: object) -> None:
        if furniture:
            canvas.setFont("STSong-Light", 9)
            canvas.drawCentredString(297, 810, "清岚县政府文件汇编")
            canvas.drawCentredString(297, 28, f"— {document.page} —")

    story: list[object] = [Paragraph(escape(paragraphs[0]), heading)]
    for _ in range(copies):
        story += [Paragraph(escape(text), style) for text in paragraphs[1:]]
    if table is not None:
        grid = Table([list(row) for row in table])
        grid.setStyle(
            TableStyle(
                [
                    ("FONT", (0, 0), (-1, -1), "STSong-Light", 12),
                    ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
                ]
            )
        )
        story += [Spacer(1, 20), grid]
    out = io.BytesIO()
    SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=80,
        rightMargin=80,
        topMargin=90,
        bottomMargin=80,
        invariant=1,
        encrypt=StandardEncryption(password, canPrint=1) if password else None,
    ).build(story, onFirstPage=decorate, onLaterPages=decorate)
    return out.getvalue()


def archive(parts: dict[str, str | bytes]) -> bytes:
    """A zip file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def drawn(
    pieces: list[tuple[float, float, float, str]],
    *,
    lines: list[tuple[float, float, float, float]] | None = None,
    page_number_only_on: int = 0,
) -> bytes:
    """A PDF page of texts at (x, y, size) and strokes; blank pages before it where it is not the first."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for _ in range(page_number_only_on):
        canvas.showPage()
    for x, y, size, text in pieces:
        canvas.setFont("STSong-Light", size)
        canvas.drawString(x, y, text)
    for x0, y0, x1, y1 in lines or []:
        canvas.line(x0, y0, x1, y1)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def scan() -> bytes:
    """A PDF page that is a picture."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.drawImage(ImageReader(Image.new("L", (200, 280), 230)), 0, 0, 595, 842)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def uncompressed(data: bytes) -> bytes:
    """The same PDF with its page contents in the open, so that mutations reach the operators."""
    import re
    import zlib
    from base64 import a85decode

    def opened(found: re.Match[bytes]) -> bytes:
        content = zlib.decompress(
            a85decode(found.group(2).strip(), adobe=False) if b"ASCII85" in found.group(1) else found.group(2)
        )
        return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)

    return re.sub(
        rb"<<([^<>]*FlateDecode[^<>]*)>>\s*stream\n(.*?)(?:~>)?\s*endstream", opened, data, flags=re.S
    )
