"""Targets against results (目标与结果对照) as an Excel workbook."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePath
from typing import Any

import xlsxwriter

from taizhang.core.errors import Language
from taizhang.core.verdict import Verdict
from taizhang.views.cells import LONGEST_CELL, escape_cell
from taizhang.views.flow import flowing
from taizhang.views.reasons import reason_in
from taizhang.views.reconciliation import (
    SIGNS,
    TOPICS,
    Finding,
    Reconciliation,
    citation,
    in_order,
)
from taizhang.views.site.indicators import indicator_name
from taizhang.views.sources import Citation, Quotation, Sources
from taizhang.views.wording import wording

VERDICT_COLUMNS = (
    "serial", "place", "year", "indicator", "subject", "target", "result", "verdict", "margin",
    "target_sentence", "target_document", "result_sentence", "result_document", "reasons",
    "kind", "modality", "unit", "status", "provisional", "target_offsets", "result_offsets", "alternatives",
)  # fmt: skip
FINDING_COLUMNS = (
    "serial", "place", "year", "subject", "first_sentence", "first_document", "second_sentence",
    "second_document", "reasons", "caution", "confidence", "first_offsets", "second_offsets",
)  # fmt: skip
PRINTED_TO = "reasons"
"""The last column on paper: with what stands behind it on the same page nobody could read the sentences."""
_WIDTHS = {
    "serial": 5, "place": 13, "year": 9, "indicator": 15, "subject": 18, "kind": 7, "modality": 8,
    "target": 12, "result": 12, "status": 7, "verdict": 12, "margin": 9, "unit": 8, "provisional": 6,
    "reasons": 34, "target_sentence": 44, "result_sentence": 44, "first_sentence": 52,
    "second_sentence": 52, "target_document": 16, "result_document": 16, "first_document": 16,
    "second_document": 16, "alternatives": 40, "confidence": 7,
}  # fmt: skip
_OTHER_WIDTH = 11
_LINE_HEIGHT, _TALLEST = 13.5, 400.0
_GROUNDS = {
    "exceeded": "#DCEBD5", "met": "#E6F1E0", "nearly": "#FFF4D6", "missed": "#F8DEDB",
    "not_reported": "#EDEDED", "not_comparable": "#EDEDED", "pending": "#FFFFFF",
}  # fmt: skip
_A3 = 8
_MOST_ROWS = 1_048_000
_CREATED = datetime(2000, 1, 1)  # a fixed date, so that the same rows give the same bytes

Cell = str | float | int | Quotation | None


def make_reconciliation_workbook(reconciliation: Reconciliation, *, language: Language) -> bytes:
    """Sheets 结论, 未再提及, 重复承诺, 表述减弱, 数据不一致.

    Each row has both source sentences with the cited figure in bold, the names of the documents and the
    half-open offsets. Headers are frozen and repeated in print, each column has a filter; A3 landscape.
    """
    words = wording(language)
    sources = Sources(reconciliation.entries)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_urls": False}) as book:
        book.set_properties({"created": _CREATED, "title": words["sheet.title"]})
        sheets = _Sheets(book, words)
        verdicts = in_order(reconciliation.verdicts)[:_MOST_ROWS]
        sheets.add(
            words["sheet.verdicts"],
            VERDICT_COLUMNS,
            [
                _verdict_row(number, verdict, sources, language)
                for number, verdict in enumerate(verdicts, start=1)
            ],
            grounds=[verdict.verdict for verdict in verdicts],
        )
        for topic in TOPICS:
            findings = [item for item in reconciliation.findings if item.topic == topic][:_MOST_ROWS]
            rows = [
                _finding_row(number, item, sources, language) for number, item in enumerate(findings, start=1)
            ]
            sheets.add(words[f"topic.{topic}"], FINDING_COLUMNS, rows)
    return buffer.getvalue()


class _Sheets:
    """The sheets of one book, all with the same look."""

    def __init__(self, book: Any, words: dict[str, str]) -> None:
        base = {"font_name": "宋体", "font_size": 10, "border": 1, "text_wrap": True, "valign": "top"}
        self.book, self.words = book, words
        self.head = book.add_format(
            base | {"bold": True, "font_name": "黑体", "bg_color": "#E8EDF2", "align": "center"}
        )
        self.body = book.add_format(base)
        self.strong = book.add_format({"bold": True, "font_name": "黑体", "font_color": "#A3262A"})
        self.plain = book.add_format({"font_name": "宋体", "font_size": 10})
        self.grounds = {name: book.add_format(base | {"bg_color": color}) for name, color in _GROUNDS.items()}

    def add(
        self,
        title: str,
        columns: Sequence[str],
        rows: Sequence[Sequence[Cell]],
        *,
        grounds: Sequence[str] | None = None,
    ) -> None:
        sheet = self.book.add_worksheet(title[:31])
        for column, name in enumerate(columns):
            sheet.set_column(column, column, _WIDTHS.get(name, _OTHER_WIDTH))
            sheet.write_string(0, column, self.words[f"sheet.{name}"], self.head)
        shaded = columns.index("verdict") if grounds is not None else -1
        for number, row in enumerate(rows, start=1):
            # Not every program fits the height of a row to wrapped text by itself.
            sheet.set_row(number, _height(columns, row))
            for column, cell in enumerate(row):
                style = self.grounds[grounds[number - 1]] if grounds and column == shaded else self.body
                self._write(sheet, number, column, cell, style)
        if not rows:
            sheet.write_string(1, 0, self.words["sheet.none"], self.plain)
        sheet.freeze_panes(1, min(4, len(columns)))
        sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(_A3)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.print_area(0, 0, max(1, len(rows)), columns.index(PRINTED_TO))
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.set_header(f"&C{self.words['sheet.title']} · {title}")
        sheet.set_footer(f"&C{self.words['sheet.footer']}")

    def _write(self, sheet: Any, row: int, column: int, cell: Cell, style: Any) -> None:
        if isinstance(cell, Quotation):
            self._write_quotation(sheet, row, column, cell, style)
        elif isinstance(cell, str) and cell:
            sheet.write_string(row, column, escape_cell(cell)[:LONGEST_CELL], style)
        elif isinstance(cell, (int, float)):
            sheet.write_number(row, column, cell, style)
        else:
            sheet.write_blank(row, column, None, style)

    def _write_quotation(self, sheet: Any, row: int, column: int, quotation: Quotation, style: Any) -> None:
        """The sentence with the cited span in bold; plain where Excel cannot hold parts of it."""
        before = escape_cell(quotation.before)
        if not before or escape_cell(quotation.text) != quotation.text or not quotation.cited:
            sheet.write_string(row, column, escape_cell(quotation.text)[:LONGEST_CELL], style)
            return
        parts = [self.plain, before, self.strong, quotation.cited]
        if quotation.after:
            parts += [self.plain, quotation.after]
        sheet.write_rich_string(row, column, *parts, style)


def _verdict_row(number: int, verdict: Verdict, sources: Sources, language: Language) -> list[Cell]:
    words = wording(language)
    target, result = verdict.target, verdict.result
    named = indicator_name(verdict.indicator, language=language) if verdict.indicator else ""
    return [
        number,
        verdict.place,
        verdict.year,
        named,
        flowing(verdict.subject),
        flowing(target.text),
        flowing(result.text) if result else "",
        f"{SIGNS[verdict.verdict]} {words[f'verdict.{verdict.verdict}']}",
        round(verdict.margin, 6) if verdict.margin is not None else None,
        *_place(citation(target), sources),
        *(_place(citation(result), sources) if result else (None, None)),
        "\n".join(reason_in(one, language=language) for one in verdict.reasons),
        words[f"kind.{verdict.kind}"],
        words[f"modality.{target.modality}"] if target.modality else "",
        target.unit,
        words[f"status.{result.status}"] if result else "",
        words["sheet.yes"] if verdict.provisional else "",
        _offsets(citation(target)),
        _offsets(citation(result)) if result else None,
        "\n".join(
            _candidate(item.evidence.text, item.why, language=language) for item in verdict.alternatives
        ),
    ]


def _finding_row(number: int, finding: Finding, sources: Sources, language: Language) -> list[Cell]:
    return [
        number,
        finding.place,
        finding.year,
        flowing(finding.subject),
        *_place(finding.first, sources),
        *(_place(finding.second, sources) if finding.second else (None, None)),
        "\n".join(reason_in(one, language=language) for one in finding.reasons),
        wording(language)["site.caution"] if finding.caution else "",
        finding.confidence,
        _offsets(finding.first),
        _offsets(finding.second) if finding.second else None,
    ]


def _place(cited: Citation, sources: Sources) -> tuple[Cell, Cell]:
    """The sentence and the name of the document."""
    return sources.quotation(cited), PurePath(cited.document).name


def _offsets(cited: Citation) -> str:
    return f"{cited.start}-{cited.end}"


def _height(columns: Sequence[str], row: Sequence[Cell]) -> float:
    """The height that shows every line of a row, in points; a Chinese character is two figures wide."""
    most = 1
    for name, cell in zip(columns, row, strict=True):
        text = cell.text if isinstance(cell, Quotation) else cell
        if isinstance(text, str):
            room = max(3, _WIDTHS.get(name, _OTHER_WIDTH) - 3)  # bold is wider
            most = max(most, sum(-(-_width(line) // room) or 1 for line in text.split("\n")))
    return min(_TALLEST, 4 + _LINE_HEIGHT * most)


def _width(text: str) -> int:
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)


def _candidate(text: str, why: str, *, language: Language) -> str:
    return f"{flowing(text)}{'：' if language == 'zh' else ': '}{reason_in(why, language=language)}"
