"""A list as a file: exactly the rows that the filters give, in the order asked, as CSV or as a workbook."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from io import StringIO
from itertools import islice
from typing import Any, Literal

from django.db.models import QuerySet
from django.http import FileResponse, HttpResponseBase, QueryDict, StreamingHttpResponse
from django.utils import timezone, translation

from taizhang.web.ui.cells import harmless
from taizhang.web.ui.lists.columns import Column, Row, Value
from taizhang.web.words import say

FileKind = Literal["csv", "xlsx"]

_AT_ONCE = 1000
_SHEET_ROWS = 1_048_575  # what a sheet holds under its head
_LONGEST_CELL = 32_767  # a longer text would be left out silently
_PLAIN = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "nan_inf_to_errors": True,
}
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def export_asked(query: QueryDict) -> FileKind | None:
    """The kind of file that the address asks for (``?export=csv``), None for the page."""
    match query.get("export"):
        case "csv":
            return "csv"
        case "xlsx":
            return "xlsx"
    return None


def export(
    rows: QuerySet[Any] | Iterable[Row], columns: Iterable[Column[Any]], *, name: str, kind: FileKind
) -> HttpResponseBase:
    """``rows`` as the file ``<name>-<day>.<kind>``; no cell of it is a formula, whatever it begins with.

    The CSV is sent while it is read. A workbook is made on disk first; it holds 1,048,575 rows and says in
    its last one where there are more.
    """
    kept = [column for column in columns if column.file]
    filename = f"{name}-{timezone.localdate().isoformat()}.{kind}"
    if kind == "xlsx":
        return FileResponse(_workbook(rows, kept), as_attachment=True, filename=filename, content_type=_SHEET)
    answer = StreamingHttpResponse(
        _csv_parts(rows, kept, language=translation.get_language() or ""),
        content_type="text/csv; charset=utf-8",
    )
    answer["Content-Disposition"] = f'attachment; filename="{filename}"'
    return answer


def _csv_parts(rows: Iterable[Any], columns: Sequence[Column[Any]], *, language: str) -> Iterator[str]:
    source = _read(rows)
    part = [_head(column) for column in columns]
    # The answer is sent after the request is over, and with it the choice of language.
    with translation.override(language):
        yield "\ufeff" + _line([part])
    while read := list(islice(source, _AT_ONCE)):
        with translation.override(language):
            made = _line([[_told(column.value(row)) for column in columns] for row in read])
        yield made


def _line(lines: Iterable[Sequence[object]]) -> str:
    kept = StringIO()
    csv.writer(kept).writerows(lines)
    return kept.getvalue()


def _told(value: Value) -> object:
    match value:
        case None:
            return ""
        case bool():
            return say("ui.yes") if value else say("ui.no")
        case int() | float():
            return value  # a number is a number: the minus of -3.5 begins no formula
        case datetime():
            return timezone.localtime(value).strftime("%Y-%m-%d %H:%M:%S")
        case date():
            return value.isoformat()
    return harmless(value)


def _workbook(rows: Iterable[Any], columns: Sequence[Column[Any]]) -> Any:
    import xlsxwriter

    file = tempfile.TemporaryFile(suffix=".xlsx")  # noqa: SIM115 - closed by the answer that sends it
    book = xlsxwriter.Workbook(file, _PLAIN)
    sheet = book.add_worksheet()
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
    for place, column in enumerate(columns):
        sheet.set_column(place, place, 14 if column.number else 24)
        sheet.write_string(0, place, _head(column), bold)
    sheet.freeze_panes(1, 0)
    source = _read(rows)
    last = 0
    for last, row in enumerate(islice(source, _SHEET_ROWS - 1), start=1):
        for place, column in enumerate(columns):
            _write(sheet, (last, place), column.value(row), text=wrapped, day=day)
    if next(source, None) is not None:
        sheet.write_string(last + 1, 0, say("ui.export_cut", n=f"{last:,}"), bold)
    book.close()
    file.seek(0)
    return file


def _write(sheet: Any, at: tuple[int, int], value: Value, *, text: Any, day: Any) -> None:
    match value:
        case None | "":
            return
        case bool():
            sheet.write_string(*at, say("ui.yes") if value else say("ui.no"), text)
        case int() | float():
            sheet.write_number(*at, value)
        case datetime():
            sheet.write_string(*at, timezone.localtime(value).strftime("%Y-%m-%d %H:%M:%S"), text)
        case date():
            sheet.write_datetime(*at, datetime(value.year, value.month, value.day), day)
        case _:
            sheet.write_string(*at, value[:_LONGEST_CELL], text)


def _head(column: Column[Any]) -> str:
    words = say(column.label)
    return f"{words} ({column.unit})" if column.unit else words


def _read(rows: Iterable[Any]) -> Iterator[Any]:
    return rows.iterator(chunk_size=_AT_ONCE) if isinstance(rows, QuerySet) else iter(rows)
