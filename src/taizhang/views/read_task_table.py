"""Reading a task-breakdown table (任务分解表) that has come back."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from taizhang.core.errors import TaizhangError
from taizhang.views.cells import unescape_cell
from taizhang.views.task_rows import TaskRow
from taizhang.views.task_workbook import KEYS

_SEARCHED_ROWS = 50
"""How far down the row of keys is looked for: people put letterheads above a table."""


def read_task_table(path: Path) -> tuple[TaskRow, ...]:
    """The rows of a workbook that ``make_task_workbook`` made, as people have left it.

    Columns are known by the hidden row of keys, so moved, hidden or added columns do no harm; the header's
    language does not matter. Rows without any text are left out; rows that people added have an empty
    ``id``. Raises TaizhangError ``records.task_table`` where the file is no such workbook or has lost its
    keys.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_path(path) as book:
            for name in book.sheet_names:
                rows = _rows(book.get_sheet_by_name(name).to_python(skip_empty_area=False))
                if rows is not None:
                    return rows
    except FileNotFoundError as error:
        raise TaizhangError(
            "records.task_table",
            zh=f"找不到 {path}。请核对路径。",
            en=f"{path} does not exist. Check the path.",
        ) from error
    except (CalamineError, OSError) as error:
        raise TaizhangError(
            "records.task_table",
            zh=f"{path} 不是可读的 xlsx 文件（{error}）。请用 Excel 或 WPS 另存为 .xlsx 后再试。",
            en=f"{path} is not a readable .xlsx file ({error}). Save it as .xlsx and try again.",
        ) from error
    raise TaizhangError(
        "records.task_table",
        zh=f"{path} 里没有任务分解表：隐藏的列名行不见了。请用 taizhang tasks 重新生成，再把内容贴进去。",
        en=f"{path} holds no task table: the hidden row of column keys is gone. "
        "Make it again with taizhang tasks.",
    )


def _rows(grid: list[list[Any]]) -> tuple[TaskRow, ...] | None:
    named = [[_text(cell) for cell in cells] for cells in grid[:_SEARCHED_ROWS]]
    at = next((row for row, names in enumerate(named) if {"id", "task"} <= set(names)), None)
    if at is None:
        return None
    columns = {name: column for column, name in enumerate(named[at]) if name in KEYS}
    rows = []
    for cells in grid[at + 2 :]:
        values = {key: _text(cells[column]) for key, column in columns.items() if column < len(cells)}
        if any(values.values()):
            rows.append(TaskRow(**{key: values.get(key, "") for key in KEYS}))
    return tuple(rows)


def _text(cell: Any) -> str:
    """A cell as text, whatever a spreadsheet program has made of it: 3.0 is ``3``, a date is ISO."""
    if isinstance(cell, str):
        return unescape_cell(cell)
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return f"{cell:.15g}"
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    if isinstance(cell, (datetime.date, datetime.time)):
        return cell.isoformat()
    return "" if cell is None else str(cell)
