"""Word documents: what a reader of the page would see, in order."""

import io
import re
import zipfile

import making
import pytest
from making import docx, paragraph, word_table

from taizhang.core.errors import DocumentError
from taizhang.documents import Document, Limits, read_bytes
from taizhang.documents.word.numerals import numeral


def read(body: str, **parts: str) -> Document:
    return read_bytes(docx(body, parts=dict(parts)), name="a.docx")


def test_the_sample_reads_whole() -> None:
    document = read_bytes(docx(), name="a.docx")
    lines = document.text.split("\n")
    assert lines[:-1] == [making.TITLE, *making.PARAGRAPHS, *("\t".join(row) for row in making.TABLE)]
    assert document.format == "docx"
    assert document.warnings == ()


def test_a_file_of_python_docx(tmp_path: object) -> None:
    import docx as python_docx

    made = python_docx.Document()
    made.add_heading("一、目标", level=1)
    made.add_paragraph("增长6%").add_run("左右").bold = True
    table = made.add_table(rows=2, cols=3)
    for number, cell in enumerate(table._cells):
        cell.text = str(number)
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    made.sections[0].header.paragraphs[0].text = "页眉2031"
    out = io.BytesIO()
    made.save(out)
    document = read_bytes(out.getvalue(), name="a.docx")
    assert document.text == "一、目标\n增长6%左右\n0 3\t1 2\t\n\t4\t5\n"
    shapes = [(c.row, c.column, c.rows, c.columns) for c in document.tables[0].cells]
    assert shapes == [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]


def w(markup: str) -> str:
    """Markup with the prefix of Word's elements left out, and r standing for a run with one text."""
    markup = re.sub(r"\[([^\]]*)\]", r"<r><t>\1</t></r>", markup)
    return re.sub(r"<(/?)(?!/|[a-z]+:)", r"<\1w:", markup)


@pytest.mark.parametrize(
    ("body", "text", "why"),
    [
        ("<p>[增长][6][.5%]</p>", "增长6.5%", "runs split figures"),
        ("<p><del><r><delText>5</delText></r></del><ins>[6]</ins>[%]</p>", "6%", "deletions and insertions"),
        ("<p><moveFrom>[旧]</moveFrom>[新]</p>", "新", "moved away"),
        ("<p><pPr><rPr><del/></rPr></pPr>[增长]</p><p>[6%]</p>", "增长6%", "a deleted paragraph end joins"),
        ("<p><r><rPr><vanish/></rPr><t>隐藏9</t></r>[可见]</p>", "可见", "hidden text"),
        ('<p><r><rPr><vanish w:val="0"/></rPr><t>可见</t></r></p>', "可见", "not hidden: switched off"),
        ("<p><r><t>一</t><br/><t>二</t></r></p>", "一\n二", "a line break is one"),
        ('<p><r><t>一</t><br w:type="page"/><t>二</t></r></p>', "一二", "a page break is none"),
        ("<p><r><t>1</t><noBreakHyphen/><t>2</t><softHyphen/></r></p>", "1-2", "hyphens"),
        ('<p><r><sym w:char="2265"/><sym w:char="F0B7"/><t>5</t></r></p>', "≥5", "symbols with a code point"),
        ('<p><r><sym w:char="x"/><sym/><sym w:char="D800"/><t>5</t></r></p>', "5", "broken symbols"),
        ("<p><r><instrText>PAGE 77</instrText><t>正文</t></r></p>", "正文", "field codes"),
        ("<p><hyperlink>[链接]</hyperlink><smartTag>[8]</smartTag></p>", "链接8", "wrappers"),
        ("<sdt><sdtPr/><sdtContent><p>[控件]</p></sdtContent></sdt>", "控件", "a content control"),
        ("<p><m:oMath><m:r><m:t>x=5</m:t></m:r></m:oMath></p>", "x=5", "a formula"),
        ("<p><r><ruby><rt>[lán]</rt><rubyBase>[岚]</rubyBase></ruby></r></p>", "岚", "reading aids"),
        (
            '<p><r><t xml:space="preserve">  前后　 </t></r></p>',
            "前后　",
            "blanks at the edges",
        ),
        ("<p/><p>[有]</p><p>[ ]</p>", "有", "blank paragraphs"),
    ],
)
def test_what_a_paragraph_shows(body: str, text: str, why: str) -> None:
    assert read(w(body)).text == text + "\n", why


def test_a_text_box_comes_once_and_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('框里12')}</w:txbxContent>"
    both = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'>" + box + "</mc:Choice><mc:Fallback>" + box
        + "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>段落</w:t></w:r></w:p>"
    )  # fmt: skip
    assert read(both + paragraph("后")).text == "段落\n框里12\n后\n"


def test_footnotes_follow_in_the_order_of_their_marks() -> None:
    body = (
        '<w:p><w:r><w:t>增长5.1%</w:t><w:footnoteReference w:id="7"/></w:r></w:p>'
        '<w:p><w:r><w:t>全覆盖</w:t><w:footnoteReference w:id="3"/></w:r></w:p>'
    )
    notes = (
        f'<w:footnote w:id="-1" w:type="separator">{paragraph("---")}</w:footnote>'
        f'<w:footnote w:id="3">{paragraph("第二条注")}</w:footnote>'
        f'<w:footnote w:id="7">{paragraph("第一条注")}</w:footnote>'
        f'<w:footnote w:id="9">{paragraph("没有引用")}</w:footnote>'
    )
    document = read(body, footnotes=notes)
    assert document.text == "增长5.1%\n全覆盖\n第一条注\n第二条注\n"
    found = [(a.label, document.text[a.start : a.end]) for a in document.anchors if a.kind == "footnote"]
    assert found == [("1", "第一条注"), ("2", "第二条注")]


def test_tables_inside_tables_stay_in_their_cell() -> None:
    inner = word_table((("1", "2"),))
    body = f"<w:tbl><w:tr><w:tc>{paragraph('外')}{inner}</w:tc><w:tc>{paragraph('右')}</w:tc></w:tr></w:tbl>"
    document = read(body)
    assert document.text == "外 1 2\t右\n"
    assert len(document.tables) == 1


def test_merged_cells_keep_columns_in_place() -> None:
    def cell(text: str, shape: str = "") -> str:
        return f"<w:tc><w:tcPr>{shape}</w:tcPr>{paragraph(text)}</w:tc>"

    wide = '<w:gridSpan w:val="2"/>'
    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = (
        f"<w:tbl><w:tr>{cell('甲', restart)}{cell('宽', wide)}</w:tr>"
        f"<w:tr>{cell('', goes_on)}{cell('1')}{cell('2')}</w:tr>"
        f"<w:tr>{cell('', goes_on)}{cell('3')}{cell('4')}</w:tr></w:tbl>"
    )
    document = read(body)
    assert document.text == "甲\t宽\t\n\t1\t2\n\t3\t4\n"
    assert document.tables[0].cells[0].rows == 3
    assert document.tables[0].cells[1].columns == 2


def level(index: int, number_format: str, text: str, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%1.%4", "<w:isLgl/>")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + level(0, "bullet", "●")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def numbered(text: str, index: int, number: int = 1) -> str:
    return paragraph(
        text,
        properties=f'<w:pPr><w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>',
    )


def test_list_numbers_are_written_out() -> None:
    body = "".join(
        numbered("事项", index, number)
        for index, number in (
            (0, 1),
            (1, 1),
            (2, 1),
            (2, 1),
            (1, 1),
            (2, 1),
            (0, 1),
            (1, 1),
            (3, 1),
            (0, 3),
            (0, 3),
            (0, 2),
        )
    )
    assert read(body, numbering=NUMBERING).text.split("\n")[:-1] == [
        "一、事项", "（一）事项", "1.事项", "2.事项", "（二）事项", "1.事项", "二、事项", "（一）事项",
        "2.1 事项", "一、事项", "二、事项", "事项",
    ]  # fmt: skip


def test_numbers_from_styles_and_switched_off() -> None:
    styles = (
        '<w:style w:styleId="base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="sub"><w:basedOn w:val="base"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="ring"><w:basedOn w:val="ring"/></w:style>'
    )
    body = (
        paragraph("甲", properties='<w:pPr><w:pStyle w:val="base"/></w:pPr>')
        + paragraph("乙", properties='<w:pPr><w:pStyle w:val="sub"/></w:pPr>')
        + paragraph(
            "丙", properties='<w:pPr><w:pStyle w:val="base"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
        )
        + paragraph("丁", properties='<w:pPr><w:pStyle w:val="ring"/></w:pPr>')
    )
    assert read(body, numbering=NUMBERING, styles=styles).text == "一、甲\n（一）乙\n丙\n丁\n"


@pytest.mark.parametrize(
    ("number", "number_format", "shown"),
    [
        (10, "chineseCounting", "十"),
        (11, "chineseCounting", "十一"),
        (20, "chineseCountingThousand", "二十"),
        (101, "chineseCountingThousand", "一百零一"),
        (110, "chineseCounting", "一百一十"),
        (1003, "chineseCounting", "一千零三"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (20, "ideographDigital", "二〇"),
        (3, "ideographTraditional", "丙"),
        (13, "ideographTraditional", "13"),
        (2, "ideographZodiac", "丑"),
        (20, "decimalEnclosedCircle", "⑳"),
        (21, "decimalEnclosedCircle", "㉑"),
        (36, "decimalEnclosedCircle", "㊱"),
        (1, "decimalEnclosedParen", "⑴"),
        (2, "decimalEnclosedFullstop", "⒉"),
        (3, "ideographEnclosedCircle", "㊂"),
        (14, "upperRoman", "XIV"),
        (4, "lowerRoman", "iv"),
        (28, "lowerLetter", "bb"),
        (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"),
        (5, "someday", "5"),
        (0, "chineseCounting", "〇"),
    ],
)
def test_numerals(number: int, number_format: str, shown: str) -> None:
    assert numeral(number, number_format) == shown


ENTITIES = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"
TYPED = "<?xml version='1.0' encoding='UTF-16'?><!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"


@pytest.mark.parametrize(
    ("data", "code", "why"),
    [
        (docx()[:400], "documents.damaged", "cut off"),
        (docx("<w:p>"), "documents.damaged", "broken markup"),
        (docx(parts={"numbering": ENTITIES}), "documents.unsafe", "entities"),
        (docx(parts={"numbering": TYPED.encode("utf-16")}), "documents.unsafe", "a document type in UTF-16"),
        (docx("<w:p><w:r>" * 150 + "</w:r></w:p>" * 150), "documents.too_deep", "nesting"),
        (docx(paragraph("0" * 20_000_000)), "documents.bomb", "packs too well"),
        (docx(""), "documents.empty", "no text"),
        (making.archive({"OFD.xml": "<a/>"}), "documents.unsupported", "the national layout format"),
        (making.archive({"xl/workbook.xml": "<a/>"}), "documents.unsupported", "a spreadsheet"),
        (making.archive({"a.txt": "增长"}), "documents.unsupported", "an archive"),
        (making.archive({}), "documents.unsupported", "an empty archive"),
        (making.archive({f"{i}.xml": "" for i in range(10_001)}), "documents.bomb", "too many parts"),
    ],
)
def test_bad_files(data: bytes, code: str, why: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_bytes(data, name="a.docx")
    assert caught.value.code == code, why


def test_an_encrypted_part_is_told() -> None:
    data = bytearray(docx())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        first = archive.start_dir
    data[first + 8] |= 1
    with pytest.raises(DocumentError) as caught:
        read_bytes(bytes(data), name="a.docx")
    assert caught.value.code == "documents.encrypted"


def test_declared_sizes_are_not_believed() -> None:
    data = docx(paragraph("0" * 3_000_000))
    with pytest.raises(DocumentError) as caught:
        read_bytes(data, name="a.docx", limits=Limits(ratio=10))
    assert caught.value.code == "documents.bomb"


def test_a_document_in_another_place_is_found() -> None:
    data = docx(paragraph("另处"))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.namelist():
            content = old.read(entry).replace(b"word/document.xml", b"word/document2.xml")
            new.writestr(entry.replace("document.xml", "document2.xml"), content)
    assert read_bytes(out.getvalue(), name="a.docx").text == "另处\n"
