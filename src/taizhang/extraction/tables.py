"""Indicator tables (指标表): a statement for each cell that holds a figure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from taizhang.core.statement import Comparator, Kind, Modality, Statement, Status
from taizhang.documents.model import Cell, Document, Table
from taizhang.extraction.comparators import comparator_of
from taizhang.extraction.numerals import ARABIC, parse_arabic
from taizhang.extraction.phrases import squeeze
from taizhang.extraction.quantities import Quantity
from taizhang.extraction.readings import Source, folded, signed
from taizhang.lexicon.indicators import indicator_of
from taizhang.lexicon.units import unit_pattern

_NAME_HEAD = re.compile(r"^(?:主要)?(?:指标|指标名称|名称|项目|主要指标|目标名称|类别及指标)$")
_UNIT_HEAD = re.compile(r"^(?:计量)?单位$")
_MODAL_HEAD = re.compile(r"属性|性质|指标类型|类型")
_YEAR = re.compile(r"((?:19|20)[0-9]{2})\s*年?")
_SPAN = re.compile(r"((?:19|20)[0-9]{2})\s*[-—~～至]+\s*((?:19|20)[0-9]{2})")
_TARGET = re.compile(r"目标|计划|预期|安排|规划")
_ESTIMATE = re.compile(r"预计|初步|快报|预测")
_RATE_HEAD = re.compile(r"增长|增速|增幅|同比|±%")
_NOT_INDICATORS = re.compile(r"牵头|责任单位|责任部门|完成时限|措施|重点任务|工作任务")
_SCALED = "(?:万亿|亿|千万|百万|万)?"
_SIGNS: dict[str, Comparator] = {"≥": "ge", "≤": "le", "＞": "gt", ">": "gt", "＜": "lt", "<": "lt"}
_DOWN = re.compile(r"(?:下降|降低|减少|降幅)(?:率|幅度|比例)?$")
_GROWTH = re.compile(r"(?:增长|增速|增幅|增长率|上升|下降|降低|涨幅|降幅)(?:率|幅度)?$")
_INCREMENT = re.compile(r"^[^，]{0,4}(?:净增|新(?:增|建|开工|引进|认定|培育|登记|设))(?!改)")
_RATIO = re.compile(r"率|比重|占比|比例|人均|每[万千百]|单位|浓度|强度|密度|寿命|比$")
_IN_NAME = re.compile(r"[（(]([^（）()]{1,8})[）)]")


@cache
def _cell() -> re.Pattern[str]:
    """A figure in a cell; made when the first table comes, for many reports have none."""
    return re.compile(
        rf"(?P<b>[≥≤＞＜<>~约]|不低于|不高于|不超过|控制在|超过?)?\s*(?P<n>[-－−]?{ARABIC})(?:\s*[-—~～至]+\s*(?P<h>{ARABIC}))?\s*(?P<u>{_SCALED}%s)?"
        % unit_pattern()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """A column of figures: its number, period, status, and whether it holds rates of growth."""

    number: int
    period: str | None
    status: Status
    rate: bool


def indicator_tables(document: Document) -> list[Table]:
    """The tables of a document whose first rows name indicators and years, not tasks and units answerable."""
    return [t for t in document.tables if _head(document.text, t) is not None]


def read_table(source: Source, table: Table) -> list[Statement]:
    """The statements of an indicator table in reading order; each span is the figure inside its cell."""
    head = _head(source.text, table)
    if head is None:
        return []
    first, name_column, unit_column, modal_column, columns = head
    rows: dict[int, dict[int, Cell]] = {}
    for cell in table.cells:
        for covered in range(cell.row, cell.row + cell.rows):
            rows.setdefault(covered, {})[cell.column] = cell
    found = []
    for number in sorted(rows):
        row = rows[number]
        if number < first or name_column not in row:
            continue
        name = _words(source.text, row.get(name_column))
        unit = _words(source.text, row.get(unit_column)) if unit_column is not None else ""
        named = _IN_NAME.search(name)
        if not unit and named and re.fullmatch(_SCALED + unit_pattern(), named.group(1)):
            unit = named.group(1)
        modal = _words(source.text, row.get(modal_column)) if modal_column is not None else ""
        modality: Modality | None = "expected" if "预期" in modal else "binding" if "约束" in modal else None
        for column in columns:
            figure = row.get(column.number)
            if name and figure is not None and figure.row == number:
                statement = _read_cell(source, table, figure, column, name=name, unit=unit, modality=modality)
                if statement is not None:
                    found.append(statement)
    return found


def _head(text: str, table: Table) -> tuple[int, int, int | None, int | None, list[_Column]] | None:
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    for number in sorted(rows)[:3]:
        names = {cell.column: _words(text, cell) for cell in rows[number]}
        if any(_NOT_INDICATORS.search(name) for name in names.values()):
            return None
        name_column = next((c for c, name in names.items() if _NAME_HEAD.match(name)), None)
        if name_column is None:
            continue
        unit_column = next((c for c, name in names.items() if _UNIT_HEAD.match(name)), None)
        modal_column = next((c for c, name in names.items() if _MODAL_HEAD.search(name)), None)
        columns = [
            column
            for c, name in names.items()
            if c not in (name_column, unit_column, modal_column) and (column := _column(c, name)) is not None
        ]
        if columns:
            return number + 1, name_column, unit_column, modal_column, _dated(columns)
    return None


def _dated(columns: list[_Column]) -> list[_Column]:
    """A column of rates with no year is of the year of the column to its left: 2025年 | 同比增长（%）."""
    dated: list[_Column] = []
    for column in columns:
        near = dated[-1].period if dated else None
        dated.append(replace(column, period=near) if column.rate and column.period is None else column)
    return dated


def _column(number: int, name: str) -> _Column | None:
    rate = bool(_RATE_HEAD.search(name))
    status: Status = "target" if _TARGET.search(name) else "estimate" if _ESTIMATE.search(name) else "actual"
    span = _SPAN.search(name)
    if span:
        return _Column(number=number, period=f"{span[1]}/{span[2]}", status=status, rate=rate)
    year = _YEAR.search(name)
    if year is None and not rate and status == "actual":
        return None
    return _Column(number=number, period=year[1] if year else None, status=status, rate=rate)


def _read_cell(
    source: Source,
    table: Table,
    cell: Cell,
    column: _Column,
    *,
    name: str,
    unit: str,
    modality: Modality | None,
) -> Statement | None:
    written = source.text[cell.start : cell.end]
    match = _cell().search(written)
    if match is None:
        return None
    start = cell.start + match.start("n")
    end = cell.start + (
        match.end("u") if match.group("u") else match.end("h") if match.group("h") else match.end("n")
    )
    own = squeeze(match.group("u") or "") or ("%" if column.rate else unit)
    kind = _kind(name, own, rate=column.rate)
    number = match.group("n").replace("－", "-").replace("−", "-")
    value = parse_arabic(number.lstrip("-")) * (-1 if number.startswith("-") else 1)
    high = parse_arabic(match.group("h")) if match.group("h") else None
    mention = Quantity(start, end, value, high, own, "cell", False, False)
    sign = -1 if kind == "growth" and _DOWN.search(_plain(name)) and not number.startswith("-") else 1
    signed_value = signed(mention, sign)
    base_value, base_unit = folded(signed_value, own, kind)
    subject = _subject(name)
    moment = source.clock.moment(
        mention, kind, left="", right="", clause="", sentence=table.start, opening=start
    )
    bound = match.group("b") or ""
    behind = source.text[end : cell.end]
    status = "estimate" if column.status == "actual" and _ESTIMATE.search(written) else column.status
    return Statement(
        document=source.name,
        start=start,
        end=end,
        text=source.text[start:end],
        value=signed_value,
        unit=own,
        base_value=base_value,
        base_unit=base_unit,
        kind=kind,
        cmp=_SIGNS.get(bound) or comparator_of(bound, behind, more=False),
        status=status,
        period=column.period or moment.period,
        modality=modality if status == "target" else None,
        subject=subject,
        indicator=indicator_of(subject, unit=own, kind=kind),
        basis=None,
        place=None,
        scope=None,
        section=moment.section,
        sentence=(cell.start, cell.end),
        rule=f"{kind}.cell",
        confidence=0.95,
    )


def _kind(name: str, unit: str, *, rate: bool) -> Kind:
    plain = _plain(name)
    if rate or (unit in ("%", "％", "个百分点") and _GROWTH.search(plain)):
        return "growth"
    if unit in ("%", "％", "‰") or _RATIO.search(plain):
        return "ratio"
    return "increment" if _INCREMENT.search(plain) else "amount"


def _plain(name: str) -> str:
    return _IN_NAME.sub("", name)


def _subject(name: str) -> str:
    plain = re.sub(r"^(?:[0-9]+[.、．]|[（(]?[一二三四五六七八九十]+[）)、])\s*", "", _plain(name))
    return _GROWTH.sub("", plain) or plain


def _words(text: str, cell: Cell | None) -> str:
    return squeeze(text[cell.start : cell.end]) if cell is not None else ""
