"""Statements as an Excel workbook."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

import xlsxwriter

from taizhang.core.statement import Statement
from taizhang.views.cells import COLUMNS, LONGEST_CELL, flat_row

_WIDTHS = {"document": 24, "text": 16, "subject": 32, "section": 36, "rule": 18, "period": 16}
_CREATED = datetime(2000, 1, 1)  # a fixed date, so that the same statements give the same bytes
_MOST_ROWS = 1_048_575


def make_statement_workbook(statements: Sequence[Statement]) -> bytes:
    """One sheet, one row a statement, the columns of the JSON lines; rows beyond Excel's limit go to
    further sheets.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_urls": False}) as book:
        book.set_properties({"created": _CREATED})
        head = book.add_format({"bold": True, "bg_color": "#E8EDF2", "bottom": 1, "font_name": "微软雅黑"})
        body = book.add_format({"font_name": "宋体", "font_size": 10, "valign": "top"})
        for first in range(0, max(1, len(statements)), _MOST_ROWS):
            part = statements[first : first + _MOST_ROWS]
            sheet = book.add_worksheet()
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, len(part), len(COLUMNS) - 1)
            for column, name in enumerate(COLUMNS):
                sheet.set_column(column, column, _WIDTHS.get(name, 11), body)
                sheet.write_string(0, column, name, head)
            for row, statement in enumerate(part, start=1):
                for column, value in enumerate(flat_row(statement)):
                    if isinstance(value, str):
                        sheet.write_string(row, column, value[:LONGEST_CELL])
                    elif value is not None:
                        sheet.write_number(row, column, value)
    return buffer.getvalue()
