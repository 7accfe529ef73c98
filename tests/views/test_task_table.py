import dataclasses
import datetime
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from taizhang.core.errors import Language, TaizhangError
from taizhang.views.read_task_table import read_task_table
from taizhang.views.report import Report
from taizhang.views.task_rows import TaskRow, table_title, task_ids, task_rows
from taizhang.views.task_workbook import CHOICES, HIDDEN, KEYS, choices, make_task_workbook

LANGUAGES: tuple[Language, ...] = ("zh", "en")
HEAD = 4


def written(rows: tuple[TaskRow, ...], folder: Path, *, language: Language = "zh") -> Path:
    path = folder / "任务.xlsx"
    path.write_bytes(make_task_workbook(rows, title="云溪区2025年任务分解表", language=language))
    return path


def test_rows_say_what_the_report_says(report: Report) -> None:
    first, second, third = task_rows([report], language="zh")
    assert (first.serial, first.source, first.task, first.number) == ("1", "云溪.txt", "建成云溪体育馆", "二")
    assert (second.lead, second.cooperating, second.responsible) == ("区教育局", "区财政局", "")
    assert (second.values, second.units) == ("2000-3000", "个")
    assert (first.strength, third.strength) == ("确定完成", "力争")
    assert third.testable == "不可检验：没有数字"


def test_ids_do_not_move_with_the_text(report: Report) -> None:
    moved = dataclasses.replace(
        report,
        tasks=tuple(
            dataclasses.replace(task, start=task.start + 9, end=task.end + 9) for task in report.tasks
        ),
    )
    assert list(task_ids(moved)) == list(task_ids(report))
    twice = dataclasses.replace(report, tasks=report.tasks[:1] * 2)
    assert len(set(task_ids(twice))) == 2, "a task that is said twice is two rows"


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_comes_back_unchanged(report: Report, tmp_path: Path, language: Language) -> None:
    rows = task_rows([report, report], language=language)
    assert read_task_table(written(rows, tmp_path, language=language)) == rows


def test_it_comes_back_after_a_spreadsheet_program_saved_it(report: Report, tmp_path: Path) -> None:
    rows = task_rows([report], language="zh")
    path = written(rows, tmp_path)
    load_workbook(path).save(path)
    assert read_task_table(path) == rows


def test_what_people_fill_in_comes_back(report: Report, tmp_path: Path) -> None:
    path = written(task_rows([report], language="zh"), tmp_path)
    book = load_workbook(path)
    sheet = book.active
    assert sheet is not None
    for key, value in (
        ("state", "推进中"),
        ("completion", 0.5),
        ("quarter1", 30.0),
        ("closed_on", datetime.datetime(2025, 6, 30)),
        ("progress", "=已开工"),
    ):
        cell = sheet.cell(HEAD + 1, KEYS.index(key) + 1, value)
        cell.data_type = "s" if isinstance(value, str) else cell.data_type
    sheet.cell(HEAD + 4, KEYS.index("task") + 1, "新加的任务")
    book.save(path)
    rows = read_task_table(path)
    first = rows[0]
    assert (first.state, first.completion, first.quarter1, first.closed_on) == (
        "推进中",
        "0.5",
        "30",
        "2025-06-30",
    )
    assert first.progress == "=已开工"
    assert (rows[3].id, rows[3].task) == ("", "新加的任务"), "an added row has no id"


def test_moved_and_added_columns_do_no_harm(report: Report, tmp_path: Path) -> None:
    rows = task_rows([report], language="zh")
    path = written(rows, tmp_path)
    book = load_workbook(path)
    sheet = book.active
    assert sheet is not None
    sheet.unmerge_cells(str(next(iter(sheet.merged_cells.ranges))))
    sheet.insert_cols(5)
    sheet.insert_rows(1, 2)
    book.save(path)
    assert read_task_table(path) == rows


def test_the_sheet_is_set_up_for_work_and_print(report: Report) -> None:
    rows = task_rows([report], language="zh")
    sheet = load_workbook(io.BytesIO(make_task_workbook(rows, title="表", language="zh"))).active
    assert sheet is not None
    assert sheet.freeze_panes == "H5", "the header and the columns up to the task stay in view"
    assert sheet.auto_filter.ref
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 8, "A3"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.row_dimensions[3].hidden, "the row of keys"
    hidden = [letter for letter, column in sheet.column_dimensions.items() if column.hidden]
    assert hidden, "id and offsets"
    assert len(HIDDEN) == 3
    offered = {validation.formula1 for validation in sheet.data_validations.dataValidation}
    assert f'"{",".join(choices("state", language="zh"))}"' in offered
    assert len(sheet.data_validations.dataValidation) == len(CHOICES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", CHOICES)
def test_lists_fit_into_a_cell_rule(key: str, language: Language) -> None:
    assert len(",".join(choices(key, language=language))) <= 255, "Excel's limit for a list"
    assert not any("," in word for word in choices(key, language=language)), "the comma separates the choices"


text = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"))
    | st.sampled_from("=+-@'\n\t_x"),
    max_size=30,
)


@settings(max_examples=40, deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys(KEYS, text)))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, values: dict[str, str]) -> None:
    row = TaskRow(**{key: f"甲{value}" if key == "task" else value for key, value in values.items()})
    path = written((row,), tmp_path_factory.mktemp("table"))
    assert read_task_table(path) == (row,)


def test_a_foreign_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "其他.xlsx"
    Workbook().save(path)
    with pytest.raises(TaizhangError, match="task_table"):
        read_task_table(path)


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "假.xlsx"
    path.write_bytes(b"not a workbook")
    for missing in (path, tmp_path / "无.xlsx"):
        with pytest.raises(TaizhangError, match="task_table"):
            read_task_table(missing)


def test_title(report: Report) -> None:
    assert table_title([report], language="zh") == "澜州市云溪区2025任务分解表"
    other = dataclasses.replace(report, outline=dataclasses.replace(report.outline, place="澜州市"))
    assert table_title([report, other], language="zh") == "2025任务分解表", "places differ: none is named"
