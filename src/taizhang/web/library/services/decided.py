"""What a person decides about a record: its fields as plain values, checked, and written into its row."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError

from taizhang.core.statement import Value
from taizhang.extraction.readings import folded
from taizhang.lexicon.indicators import catalogue
from taizhang.web.library.entries import first_year, value_of
from taizhang.web.library.models import Document, Statement, Task, TaskUnit
from taizhang.web.library.sentences import sentence_at
from taizhang.web.library.services.task_links import units_named
from taizhang.web.library.vocabulary import (
    COMPARATORS,
    KINDS,
    MODALITIES,
    STATUSES,
    STRENGTHS,
    UNIT_ROLES,
)
from taizhang.web.words import say

STATEMENT_FIELDS = (
    "start",
    "end",
    "text",
    "value",
    "value_high",
    "unit_text",
    "kind",
    "cmp",
    "status",
    "period",
    "modality",
    "subject",
    "indicator",
    "basis",
    "place",
    "scope",
    "relation",
)
TASK_FIELDS = (
    "start",
    "end",
    "text",
    "verb",
    "object",
    "strength",
    "deadline",
    "quantified",
    "testable",
    "why_not",
)
_PERIOD = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?(?:/(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?)?")
_LONGEST_FIGURE, _LONGEST_TASK = 80, 2000
_LENGTHS = {"unit_text": 64, "basis": 255, "place": 64, "scope": 64, "verb": 32, "deadline": 32}


def fields_of(record: Statement | Task) -> dict[str, Any]:
    """The fields of a record that people decide about, as plain values, with its state of review."""
    names = STATEMENT_FIELDS if isinstance(record, Statement) else TASK_FIELDS
    told: dict[str, Any] = {name: getattr(record, name) for name in names}
    if isinstance(record, Task):
        told["units"] = [{"name": unit.name, "role": unit.role} for unit in record.units.all()]
    return {**told, "review": str(record.review)}


def checked(model: type[Statement | Task], document: Document, given: dict[str, Any]) -> dict[str, Any]:
    """The fields as they may be kept; ``text`` is what the text has from ``start`` to ``end``.

    Raises ValidationError with what is wrong of each field.
    """
    wrong: dict[str, str] = {}
    fields = dict(given)
    text = document.body.text
    start, end = int(fields["start"]), int(fields["end"])
    longest = _LONGEST_FIGURE if model is Statement else _LONGEST_TASK
    if not 0 <= start < end <= len(text):
        wrong["start"] = say("library.review.wrong_span", n=len(text))
    elif end - start > longest:
        wrong["start"] = say("library.review.long_span", n=longest)
    else:
        fields["text"] = text[start:end]
    for name, most in _LENGTHS.items():
        if len(fields.get(name) or "") > most:
            wrong[name] = say("library.review.too_long", n=most)
    (_check_statement if model is Statement else _check_task)(fields, wrong)
    if wrong:
        raise ValidationError(dict(wrong))
    return fields


def write(record: Statement | Task, fields: dict[str, Any]) -> dict[str, Any]:
    """Set the fields on the row, with all that follows from them, and give the columns to be written.

    The units of a task are rows of their own: see ``write_units``.
    """
    columns = {name: value for name, value in fields.items() if name not in ("units", "review")}
    if isinstance(record, Statement):
        columns |= _following(columns)
    body = record.document.body
    if "start" in columns and isinstance(record, Statement):
        low, high = sentence_at(body, columns["start"], columns["end"])
        columns |= {"sentence_start": low, "sentence_end": high}
    for name, value in columns.items():
        setattr(record, name, value)
    return columns


def write_units(task: Task, units: list[dict[str, str]]) -> None:
    """Put ``units`` (name and role) in place of those of a task."""
    known = units_named({unit["name"] for unit in units})
    task.units.all().delete()
    TaskUnit.objects.bulk_create(
        TaskUnit(task=task, name=unit["name"][:120], role=unit["role"], known_id=known.get(unit["name"]))
        for unit in units
    )


def link_statements(task: Task) -> None:
    """Tie a task to the statements that stand inside its span."""
    task.statements.set(
        Statement.objects.filter(document=task.document_id, start__gte=task.start, start__lt=task.end)
    )


def _following(columns: dict[str, Any]) -> dict[str, Any]:
    value = value_of(columns["value"], columns["value_high"])
    base: Value | None = None
    base_unit = ""
    if value is not None:
        base, base_unit = folded(value, "".join(columns["unit_text"].split()), columns["kind"])
    low, high = base if isinstance(base, tuple) else (base, None)
    return {
        "base_value": low,
        "base_value_high": high,
        "base_unit": base_unit,
        "year": first_year(columns["period"]),
    }


def _check_statement(fields: dict[str, Any], wrong: dict[str, str]) -> None:
    for name, values, may_be_empty in (
        ("kind", KINDS, False),
        ("cmp", COMPARATORS, False),
        ("status", STATUSES, False),
        ("modality", MODALITIES, True),
    ):
        if fields[name] not in values and not (may_be_empty and not fields[name]):
            wrong[name] = say("library.review.not_a_word")
    if fields["kind"] == "qualitative":
        fields["value"] = fields["value_high"] = None
    elif fields["value"] is None:
        wrong["value"] = say("library.review.no_value")
    elif fields["value_high"] is not None and fields["value_high"] <= fields["value"]:
        wrong["value_high"] = say("library.review.high_not_higher")
    if not fields["subject"]:
        wrong["subject"] = say("library.review.no_subject")
    if fields["indicator"] and fields["indicator"] not in catalogue():
        wrong["indicator"] = say("library.review.no_such_indicator")
    _check_period(fields, "period", wrong)


def _check_task(fields: dict[str, Any], wrong: dict[str, str]) -> None:
    if fields["strength"] not in STRENGTHS:
        wrong["strength"] = say("library.review.not_a_word")
    if not fields["object"]:
        wrong["object"] = say("library.review.no_object")
    if any(unit["role"] not in UNIT_ROLES for unit in fields["units"]):
        wrong["units"] = say("library.review.not_a_word")
    if fields["testable"]:
        fields["why_not"] = ""
    _check_period(fields, "deadline", wrong)


def _check_period(fields: dict[str, Any], name: str, wrong: dict[str, str]) -> None:
    if fields[name] and not _PERIOD.fullmatch(fields[name]):
        wrong[name] = say("library.review.wrong_period")
