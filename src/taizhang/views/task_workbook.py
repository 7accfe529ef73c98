"""The task-breakdown table (任务分解表) as an Excel workbook that goes out, is filled in, and comes back."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Sequence
from datetime import datetime

import xlsxwriter

from taizhang.core.errors import Language
from taizhang.views.cells import LONGEST_CELL, escape_cell
from taizhang.views.task_rows import TaskRow
from taizhang.views.wording import wording

KEYS = tuple(field.name for field in dataclasses.fields(TaskRow))
HIDDEN = ("id", "source", "offsets")
"""Columns that carry a row back to its place in the text; hidden, for people do not work with them."""

CHOICES = {
    "state": (
        "signing",
        "not_started",
        "under_way",
        "reported",
        "closed",
        "closed_late",
        "suspended",
        "changed",
        "dropped",
        "merged",
    ),
    "self_assessment": ("done", "mostly", "partly", "not_done", "cannot_say"),
    "verification": ("done", "mostly", "partly", "not_done", "cannot_say"),
    "cycle": ("month", "quarter", "half_year", "year"),
    "closed": ("yes", "no"),
}
"""Columns with a list to choose from; each word is ``<column>.<choice>`` in the wording."""

_SAME_WORDS = {"verification": "self_assessment"}
_WIDTHS = {
    "serial": 5, "number": 9, "category": 18, "task": 46, "figures": 26, "values": 10, "units": 9,
    "strength": 9, "deadline": 10, "lead": 14, "responsible": 16, "cooperating": 16, "testable": 12,
    "progress": 28, "problems": 20, "next_steps": 20, "evidence": 16,
}  # fmt: skip
_TITLE_ROW, _NOTE_ROW, _KEY_ROW, _HEAD_ROW = range(4)
_A3 = 8
_CREATED = datetime(2000, 1, 1)  # a fixed date, so that the same rows give the same bytes
_SPARE_ROWS = 200


def make_task_workbook(rows: Sequence[TaskRow], *, title: str, language: Language) -> bytes:
    """One sheet: title, a note on how to fill it in, a hidden row of column keys, the header, the rows.

    Every cell is text, so that ``2025-06`` or ``3-5`` is not turned into a date. What a person may choose
    from is offered as a list, further rows below the last one included.
    """
    words = wording(language)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_urls": False}) as book:
        book.set_properties({"created": _CREATED, "title": title})
        heading = book.add_format({"bold": True, "font_name": "黑体", "font_size": 16, "align": "center"})
        note = book.add_format({"font_name": "宋体", "font_size": 9, "font_color": "#555555"})
        head = book.add_format(
            {"bold": True, "font_name": "黑体", "font_size": 10, "bg_color": "#E8EDF2", "border": 1,
             "text_wrap": True, "align": "center", "valign": "vcenter"}
        )  # fmt: skip
        body = book.add_format(
            {
                "font_name": "宋体",
                "font_size": 10,
                "border": 1,
                "text_wrap": True,
                "valign": "top",
                "num_format": "@",
            }
        )
        filled = book.add_format(
            {"font_name": "宋体", "font_size": 10, "border": 1, "text_wrap": True, "valign": "top",
             "num_format": "@", "bg_color": "#FFFBEA"}
        )  # fmt: skip
        sheet = book.add_worksheet(words["tasks.sheet"])
        last_column, last_row = len(KEYS) - 1, _HEAD_ROW + len(rows)
        first_shown = len(HIDDEN)
        sheet.merge_range(_TITLE_ROW, first_shown, _TITLE_ROW, first_shown + 12, escape_cell(title), heading)
        sheet.write_string(_NOTE_ROW, first_shown, words["tasks.note"], note)
        sheet.set_row(_TITLE_ROW, 26)
        sheet.set_row(_KEY_ROW, None, None, {"hidden": True})
        sheet.set_row(_HEAD_ROW, 30)
        asked = KEYS.index("leader")
        for column, key in enumerate(KEYS):
            hidden = {"hidden": True} if key in HIDDEN else {}
            sheet.set_column(column, column, _WIDTHS.get(key, 11), None, hidden)
            sheet.write_string(_KEY_ROW, column, key)
            sheet.write_string(_HEAD_ROW, column, words[f"tasks.{key}"], head)
            if key in CHOICES:
                sheet.data_validation(
                    _HEAD_ROW + 1, column, last_row + _SPARE_ROWS, column,
                    {"validate": "list", "source": list(choices(key, language=language)),
                     "error_type": "warning", "error_title": words["tasks.choose"],
                     "error_message": words["tasks.choose_one"]},
                )  # fmt: skip
        for row, values in enumerate(rows, start=_HEAD_ROW + 1):
            for column, key in enumerate(KEYS):
                text = escape_cell(getattr(values, key))[:LONGEST_CELL]
                cell_format = filled if column >= asked else body
                if text:
                    sheet.write_string(row, column, text, cell_format)
                else:
                    sheet.write_blank(row, column, None, cell_format)
        sheet.freeze_panes(_HEAD_ROW + 1, KEYS.index("figures"))
        sheet.autofilter(_HEAD_ROW, 0, max(last_row, _HEAD_ROW + 1), last_column)
        sheet.set_landscape()
        sheet.set_paper(_A3)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEAD_ROW)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.set_footer(f"&C{words['tasks.footer']}")
        # The table as it is issued: with the columns of the reports on the same page nobody could read it.
        sheet.print_area(_TITLE_ROW, 0, max(last_row, _HEAD_ROW + 1), asked)
    return buffer.getvalue()


def choices(key: str, *, language: Language) -> tuple[str, ...]:
    """The words that the column ``key`` offers."""
    words = wording(language)
    return tuple(words[f"{_SAME_WORDS.get(key, key)}.{choice}"] for choice in CHOICES[key])
