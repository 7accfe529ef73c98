"""Statements as SDMX-CSV 2.0, the data format of SDMX 3.0."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from taizhang.core.ids import RecordIds
from taizhang.core.statement import Number, Statement
from taizhang.ledger.model import Entry
from taizhang.lexicon.divisions import Division
from taizhang.views.exports.sdmx_codes import OBS_STATUS, Time, Unit, area_of, multiplier_of, time_of, unit_of
from taizhang.views.flow import flowing

AGENCY, FLOW, STRUCTURE, VERSION = "TAIZHANG", "DF_STATEMENTS", "DSD_STATEMENTS", "1.0.0"
DIMENSIONS = (
    "FREQ",
    "REF_AREA",
    "INDICATOR",
    "MEASURE_TYPE",
    "STATUS",
    "UNIT_MEASURE",
    "SOURCE",
    "ITEM",
    "TIME_PERIOD",
)
"""What tells observations apart. SOURCE, the document, is one of them: what a later report restates stands
beside what was said first. ITEM counts what one document says about the same more than once."""
MEASURE = "OBS_VALUE"
ATTRIBUTES = (
    "OBS_STATUS",
    "UNIT_MULT",
    "VALUE_HIGH",
    "COMPARATOR",
    "MODALITY",
    "BASIS",
    "SCOPE",
    "SUBJECT",
    "SOURCE_NAME",
    "SOURCE_START",
    "SOURCE_END",
    "SOURCE_TEXT",
    "STATEMENT_ID",
)
COLUMNS = ("STRUCTURE", "STRUCTURE_ID", "ACTION", *DIMENSIONS, MEASURE, *ATTRIBUTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A statement that SDMX can hold, with what its codes stand for. ``item`` counts from 1."""

    entry: Entry
    statement: Statement
    id: str
    area: Division
    unit: Unit
    time: Time
    indicator: str
    item: int


def observations(entries: Iterable[Entry]) -> Iterator[Observation]:
    """The observations of ``entries``, documents in the order of their identifiers.

    A statement becomes one where it has a number, an indicator of the catalogue, a period, and a place that
    is an administrative division; the others have no place in a cube of dimensions.
    """
    for entry in sorted(entries, key=lambda entry: entry.id):
        spans = [(statement.start, statement.end) for statement in entry.statements]
        ids = RecordIds(entry.id, entry.text).of("statement", spans)
        seen: dict[tuple[str, ...], int] = {}
        for identity, statement in zip(ids, entry.statements, strict=True):
            time = time_of(statement.period)
            if statement.value is None or statement.indicator is None or time is None:
                continue
            area = area_of(statement, place=entry.place, code=entry.code)
            if area is None:
                continue
            unit = unit_of(statement)
            key = (
                area.code,
                statement.indicator,
                statement.kind,
                statement.status,
                unit.code,
                time.frequency,
                time.period,
            )
            seen[key] = seen.get(key, 0) + 1
            yield Observation(
                entry=entry,
                statement=statement,
                id=identity,
                area=area,
                unit=unit,
                time=time,
                indicator=statement.indicator,
                item=seen[key],
            )


def make_sdmx_csv(found: Iterable[Observation]) -> bytes:
    """SDMX-CSV 2.0: UTF-8, one observation a line, every text on one line.

    ``OBS_VALUE`` is the number as written, to be multiplied by ten to the power of ``UNIT_MULT`` to be in
    ``UNIT_MEASURE``; of a range it is the lower end and ``VALUE_HIGH`` the upper.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(observation) for observation in found)
    return buffer.getvalue().encode("utf-8", "replace")


def _row(observation: Observation) -> list[str]:
    statement, entry = observation.statement, observation.entry
    low, high = statement.value if isinstance(statement.value, tuple) else (statement.value, None)
    dimensions = (
        observation.time.frequency,
        observation.area.code,
        observation.indicator,
        statement.kind,
        statement.status,
        observation.unit.code,
        entry.id,
        str(observation.item),
        observation.time.period,
    )
    attributes = (
        OBS_STATUS[statement.status],
        str(multiplier_of(statement)),
        _number(high),
        statement.cmp,
        statement.modality or "",
        statement.basis or "",
        statement.scope or "",
        statement.subject,
        PurePath(entry.name).name,
        str(statement.start),
        str(statement.end),
        statement.text,
        observation.id,
    )
    flow = f"{AGENCY}:{FLOW}({VERSION})"
    return ["dataflow", flow, "I", *dimensions, _number(low), *map(_line, attributes)]


def _number(value: Number | None) -> str:
    return "" if value is None else f"{value:.15g}"


def _line(text: str) -> str:
    """Text without what a reader might take for the end of a line."""
    return " ".join(flowing(text).split())
