"""PDF: reading order, whole paragraphs over lines and pages, tables as tables, no furniture."""

import io
from itertools import pairwise

import making
import pytest
from making import drawn

from taizhang.core.errors import DocumentError
from taizhang.documents import Limits, read_bytes
from taizhang.documents.pdf import recognition

Piece = tuple[float, float, float, str]
Stroke = tuple[float, float, float, float]
TABLE_LINES = ["\t".join(row) for row in making.TABLE]


def text_of(data: bytes) -> str:
    return read_bytes(data, name="a.pdf").text


def test_the_sample_reads_whole() -> None:
    document = read_bytes(making.pdf(), name="a.pdf")
    assert document.text.split("\n")[:-1] == [making.TITLE, *making.PARAGRAPHS, *TABLE_LINES]
    assert document.warnings == ()
    assert [cell.columns for cell in document.tables[0].cells] == [1] * 16


def test_sentences_go_on_over_pages() -> None:
    document = read_bytes(making.pdf(copies=6, table=None), name="a.pdf")
    assert document.text.split("\n")[:-1] == [making.TITLE, *making.PARAGRAPHS * 6]
    pages = [anchor for anchor in document.anchors if anchor.kind == "page"]
    assert [anchor.label for anchor in pages] == [str(number + 1) for number in range(len(pages))]
    assert len(pages) > 3
    assert pages[0].start == 0
    assert pages[-1].end == len(document.text)
    assert all(before.end == after.start for before, after in pairwise(pages))
    assert any(document.text[page.start - 1] not in "\n。" for page in pages[1:]), "no page broke a sentence"


def test_without_indent_nothing_is_lost() -> None:
    found = text_of(making.pdf(copies=3, indent=False))
    wanted = making.TITLE + "".join(making.PARAGRAPHS) * 3 + "".join(TABLE_LINES)
    assert found.replace("\n", "").replace("\t", "") == wanted.replace("\t", "")


def test_the_order_in_the_file_does_not_count() -> None:
    # A word processor writes the quotation marks after the words that they stand around.
    data = drawn([(100, 700, 16, "建设"), (164, 700, 16, "文件"), (132, 700, 16, "“"), (148, 700, 16, "”")])
    assert text_of(data) == "建设“”文件\n"


def test_two_columns_of_prose() -> None:
    left = [
        "“一网通办”：指政务服务在一个",
        "平台办理的做法，共有二十六个",
        "部门接入。",
        "“四好农村路”：指建好、管好、",
        "护好、运营好农村公路。",
    ]
    right = [
        "“绿电直供”：指电厂以专线向企",
        "业供应绿色电力的方式，首批五",
        "家企业参加试点工作，年用电量",
        "三亿千瓦时。",
        "“河湖长”：指负责河湖的干部。",
    ]
    pieces = [(90, 760, 16, "名词解释")]
    pieces += [(60, 700 - 24 * i, 14, text) for i, text in enumerate(left)]
    pieces += [(320, 700 - 24 * i, 14, text) for i, text in enumerate(right)]
    found = text_of(drawn(pieces)).replace("\n", "")
    assert found == "名词解释" + "".join(left) + "".join(right)


def test_a_table_without_rulings_keeps_its_rows() -> None:
    rows = [
        ("生产总值", "318.6", "6.4%"),
        ("财政收入", "21.07", "3.8%"),
        ("粮食产量", "9.58", "1.2%"),
        ("用电量", "12", "5%"),
    ]
    pieces = [
        (x, 700 - 24 * i, 14, text)
        for i, row in enumerate(rows)
        for x, text in zip((60, 220, 380), row, strict=True)
    ]
    assert text_of(drawn(pieces)).split("\n")[:-1] == [" ".join(row) for row in rows]


def test_merged_cells_of_ruled_tables() -> None:
    #  ┌────┬─────────┐  the upright between the two figures begins under the wide cell
    #  │    ├────┬────┤
    lines = [
        (100, 700, 400, 700), (200, 660, 400, 660), (100, 620, 400, 620),
        (100, 620, 100, 700), (200, 620, 200, 700), (300, 620, 300, 660), (400, 620, 400, 700),
    ]  # fmt: skip
    pieces = [(110, 655, 12, "增速"), (260, 675, 12, "目标"), (210, 635, 12, "6.5"), (310, 635, 12, "7")]
    document = read_bytes(drawn(pieces, lines=lines), name="a.pdf")
    assert document.text == "增速\t目标\t\n\t6.5\t7\n"
    shapes = [(c.row, c.column, c.rows, c.columns) for c in document.tables[0].cells]
    assert shapes == [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]


def test_cells_with_broken_lines_are_joined() -> None:
    lines = [(100, y, 300, y) for y in (600, 650, 700)] + [(x, 600, x, 700) for x in (100, 200, 300)]
    pieces = [
        (105, 680, 12, "城镇登记失"),
        (105, 660, 12, "业率"),
        (205, 670, 12, "4.5%"),
        (105, 620, 12, "粮食"),
        (205, 620, 12, "9"),
    ]
    assert text_of(drawn(pieces, lines=lines)) == "城镇登记失业率\t4.5%\n粮食\t9\n"


def ruled(rows: list[tuple[str, ...]], *, top: float) -> tuple[list[Piece], list[Stroke]]:
    """Texts and strokes of a table with three columns and rows of 30 points under ``top``."""
    xs = (60, 160, 320, 480)
    bottom = top - 30 * len(rows)
    lines: list[Stroke] = [(x, bottom, x, top) for x in xs]
    lines += [(xs[0], top - 30 * i, xs[-1], top - 30 * i) for i in range(len(rows) + 1)]
    pieces: list[Piece] = []
    for i, row in enumerate(rows):
        pieces += [(x + 5, top - 20 - 30 * i, 12, text) for x, text in zip(xs, row, strict=False)]
    return pieces, lines


@pytest.mark.parametrize(
    ("rows", "expected", "why"),
    [
        ([("3", "粮食", "9")], ["1\t储能\t6", "2\t开工\t7", "3\t粮食\t9"], "rows go on"),
        (
            [("序", "事项", "量"), ("3", "粮食", "9")],
            ["1\t储能\t6", "2\t开工\t7", "3\t粮食\t9"],
            "its head again",
        ),
        (
            [("", "厂房", ""), ("3", "粮食", "9")],
            ["1\t储能\t6", "2\t开工厂房\t7", "3\t粮食\t9"],
            "a row is cut",
        ),
        ([("", "厂房", "8")], ["1\t储能\t6", "2\t开工\t7", "\t厂房\t8"], "a merged cell goes on"),
    ],
)
def test_tables_over_pages(rows: list[tuple[str, ...]], expected: list[str], why: str) -> None:
    from pypdfium2 import PdfDocument

    first, strokes = ruled([("序", "事项", "量"), ("1", "储能", "6"), ("2", "开工", "7")], top=300)
    made = PdfDocument(drawn(first, lines=strokes))
    second, strokes = ruled(rows, top=760)
    made.import_pages(PdfDocument(drawn(second, lines=strokes)))
    out = io.BytesIO()
    made.save(out)
    document = read_bytes(out.getvalue(), name="a.pdf")
    assert document.text.split("\n")[:-1] == ["序\t事项\t量", *expected], why
    assert len(document.tables) == 1


def test_figures_under_each_other_in_a_cell_stay_apart() -> None:
    lines = [(100, y, 300, y) for y in (600, 650, 700)] + [(x, 600, x, 700) for x in (100, 200, 300)]
    pieces = [(105, 680, 12, "6.5"), (105, 660, 12, "7.0"), (205, 670, 12, "目标"), (105, 620, 12, "9")]
    assert text_of(drawn(pieces, lines=lines)) == "6.5 7.0\t目标\n9\t\n"


def test_a_frame_around_a_text_is_no_table() -> None:
    lines = [(50, 50, 545, 50), (50, 790, 545, 790), (50, 50, 50, 790), (545, 50, 545, 790)]
    document = read_bytes(drawn([(100, 700, 16, "框里的话")], lines=lines), name="a.pdf")
    assert (document.text, document.tables) == ("框里的话\n", ())


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_turned_pages(turn: int) -> None:
    from pypdfium2 import PdfDocument

    made = PdfDocument(making.pdf(furniture=False))
    upright = text_of(making.pdf(furniture=False))
    for page in made:
        page.set_rotation(turn)
    out = io.BytesIO()
    made.save(out)
    document = read_bytes(out.getvalue(), name="a.pdf")
    if turn == 0:
        assert document.text == upright
    assert sorted(c for c in document.text if c.isdecimal()) == sorted(making.DIGITS)


def test_a_page_number_is_left_out_but_a_lone_figure_is_not() -> None:
    page_number = [(100, 700, 16, "正文"), (290, 30, 10, "12")]
    assert text_of(drawn(page_number, page_number_only_on=11)) == "正文\n"
    assert text_of(drawn([(100, 700, 16, "共计"), (100, 400, 16, "318")])) == "共计\n318\n"


def test_a_scan_says_so() -> None:
    with pytest.raises(DocumentError) as caught:
        read_bytes(making.scan(), name="a.pdf")
    assert caught.value.code == "documents.scan"
    assert "taizhang[ocr]" in caught.value.zh


class Recogniser:
    """Stands in for the engine: two pieces of one line and a line below, as boxes in pixels."""

    txts = ("6.5%", "增长", "以上", " ")
    boxes = tuple(
        ((x, y), (x + 80, y), (x + 80, y + high), (x, y + high))
        for x, y, high in ((400, 202, 40), (200, 200, 36), (200, 400, 30), (0, 0, 9))
    )

    def __call__(self, picture: object) -> "Recogniser":
        return self


def test_a_scan_is_recognised_where_the_engine_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "recogniser", lambda: Recogniser())
    document = read_bytes(making.scan(), name="a.pdf")
    assert document.text == "增长 6.5%\n以上\n"
    assert document.warnings == ("recognised_pages:1",)


def test_a_picture_page_among_others_is_told() -> None:
    from pypdfium2 import PdfDocument

    made = PdfDocument(making.pdf())
    made.import_pages(PdfDocument(making.scan()))
    out = io.BytesIO()
    made.save(out)
    document = read_bytes(out.getvalue(), name="a.pdf")
    assert document.warnings == ("picture_pages:1",)
    assert making.PARAGRAPHS[3] in document.text


@pytest.mark.parametrize(
    ("data", "code", "why"),
    [
        (b"%PDF-1.4\n", "documents.damaged", "a header and nothing else"),
        (making.pdf()[:900], "documents.damaged", "cut off early"),
        (b"%PDF-1.4\n" + bytes(range(256)) * 50, "documents.damaged", "garbage"),
        (making.pdf(password="geheim"), "documents.encrypted", "asks for a password"),
        (drawn([]), "documents.empty", "a blank page"),
    ],
)
def test_bad_files(data: bytes, code: str, why: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_bytes(data, name="a.pdf")
    assert caught.value.code == code, why


def test_limits() -> None:
    for limits, code in (
        (Limits(pages=1), "documents.too_many_pages"),
        (Limits(characters=20), "documents.too_large"),
        (Limits(seconds=-1), "documents.too_slow"),
    ):
        with pytest.raises(DocumentError) as caught:
            read_bytes(making.pdf(copies=3), name="a.pdf", limits=limits)
        assert caught.value.code == code
