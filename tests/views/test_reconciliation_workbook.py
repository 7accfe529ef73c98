import io
import re
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from sample_chain import FIRST, SECOND, make_reconciliation

from taizhang.views.reconciliation import OUTCOMES, TOPICS, Reconciliation
from taizhang.views.reconciliation_workbook import (
    FINDING_COLUMNS,
    VERDICT_COLUMNS,
    make_reconciliation_workbook,
)
from taizhang.views.wording import wording


def opened(data: bytes, *, rich: bool = False) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), rich_text=rich)


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    head, *body = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in body]


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(make_reconciliation_workbook(make_reconciliation(), language="zh"))


def test_sheets_stand_in_the_order_of_use(book: Workbook) -> None:
    assert book.sheetnames == ["结论", "未再提及", "重复承诺", "表述减弱", "数据不一致"]


def test_a_verdict_carries_both_sentences_and_their_places(book: Workbook) -> None:
    row = next(row for row in rows(book["结论"]) if row["结论"] == "◐ 基本完成")
    assert row["目标原句"] == "生产总值增长6%左右，新增学位3000个。", "breaks inside the sentence are joined"
    assert row["结果原句"] == "全区生产总值增长5.7%，预计新增学位3100个，松涛街道新增学位200个。"
    assert (row["目标出处"], row["结果出处"]) == (FIRST, SECOND)
    first, second = make_reconciliation().entries
    for entry, column, figure in ((first, "目标位置", "6%"), (second, "结果位置", "5.7%")):
        start, end = map(int, str(row[column]).split("-"))
        assert entry.text[start:end] == figure
    assert row["结果减目标"] == -0.3, "a number, to be sorted and filtered"
    assert row["指标"] != "gdp"


def test_what_has_no_result_has_empty_cells(book: Workbook) -> None:
    row = next(row for row in rows(book["结论"]) if row["结论"] == "○ 未再提及")
    assert [row[name] for name in ("结果", "结果原句", "结果出处", "结果位置", "结果减目标")] == [None] * 5


def test_an_estimate_is_provisional_and_candidates_say_why(book: Workbook) -> None:
    row = next(row for row in rows(book["结论"]) if row["结论"] == "● 完成")
    assert row["暂定"] == "是"
    assert row["结果状态"] == "预计"
    assert row["未选的候选"] == "200个：是一个街道的数。"


def test_findings_stand_on_their_sheets(book: Workbook) -> None:
    (row,) = rows(book["表述减弱"])
    assert row["前一处原句"] == "建成云溪体育馆。"
    assert row["后一处原句"] == "推进云溪体育馆建设，生产总值增长5.5%以上。"
    (row,) = rows(book["未再提及"])
    assert row["后一处原句"] is None
    assert book["重复承诺"]["A2"].value == "没有发现。"


def test_every_sheet_prints_and_filters(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToHeight == 0


def test_the_cited_figure_is_bold() -> None:
    sheet = opened(make_reconciliation_workbook(make_reconciliation(), language="zh"), rich=True)["结论"]
    column = VERDICT_COLUMNS.index("result_sentence") + 1
    values = [sheet.cell(row, column).value for row in range(2, 6)]
    bold = {
        str(part)
        for value in values
        if isinstance(value, CellRichText)
        for part in value
        if getattr(getattr(part, "font", None), "b", False)
    }
    assert bold == {"5.7%", "3100个"}


def test_formulas_stay_text() -> None:
    plain = make_reconciliation()
    nasty = replace(plain, verdicts=(replace(plain.verdicts[0], subject="=1+1", reasons=("+x", "y")),))
    (row,) = rows(opened(make_reconciliation_workbook(nasty, language="zh"))["结论"])
    assert (row["原文说法"], row["理由"]) == ("'=1+1", "'+x\ny")


def test_a_document_that_is_not_here_leaves_its_sentence_empty() -> None:
    plain = replace(make_reconciliation(), entries=())
    row = rows(opened(make_reconciliation_workbook(plain, language="zh"))["结论"])[0]
    assert row["目标原句"] is None
    assert row["目标出处"] == FIRST


def test_nothing_at_all_gives_a_readable_book() -> None:
    empty = Reconciliation(entries=(), verdicts=())
    book = opened(make_reconciliation_workbook(empty, language="en"))
    assert book["Verdicts"]["A2"].value == "None found."


def test_same_input_same_bytes() -> None:
    one, two = (make_reconciliation_workbook(make_reconciliation(), language="zh") for _ in range(2))
    assert one == two


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_column_and_value_has_a_word(language: str) -> None:
    words = wording(language)  # type: ignore[arg-type]
    assert {f"sheet.{name}" for name in (*VERDICT_COLUMNS, *FINDING_COLUMNS)} <= set(words)
    assert {f"{kind}.{name}" for name in OUTCOMES for kind in ("verdict", "means")} <= set(words)
    assert {f"topic.{name}" for name in TOPICS} <= set(words)
    titles = [words["sheet.verdicts"], *(words[f"topic.{name}"] for name in TOPICS)]
    assert len({title[:31] for title in titles}) == len(titles)


def test_rows_are_as_high_as_their_longest_cell(book: Workbook) -> None:
    sheet = book["结论"]
    heights = {row: sheet.row_dimensions[row].height for row in range(2, sheet.max_row + 1)}
    assert all(height and height >= 15 for height in heights.values())
    column = VERDICT_COLUMNS.index("result_sentence") + 1
    told = [row for row in heights if sheet.cell(row, column).value]
    assert min(heights[row] or 0 for row in told) > 25, "these sentences take two lines"


def test_paper_ends_with_the_reasons(book: Workbook) -> None:
    for sheet in book.worksheets:
        columns = [cell.value for cell in sheet[1]]
        last = openpyxl.utils.get_column_letter(columns.index("理由") + 1)
        assert re.search(rf"\$A\$1:\${last}\$\d+$", str(sheet.print_area))


def test_reasons_are_in_the_language_of_the_headers() -> None:
    plain = make_reconciliation()
    told = replace(plain.verdicts[0], reasons=("结果为预计数，暂定", "此句不在表中"))
    found = replace(plain, verdicts=(told, *plain.verdicts[1:]))
    column = wording("en")["sheet.reasons"]
    sheet = opened(make_reconciliation_workbook(found, language="en")).worksheets[0]
    assert "The result is an estimate; provisional\n此句不在表中" in [row[column] for row in rows(sheet)]
