"""What a selected stretch would be as a record: the fields that a form begins with."""

from __future__ import annotations

from typing import Any

from taizhang.extraction.proposals import propose_statement, propose_task
from taizhang.web.library.entries import statement_fields
from taizhang.web.library.layout import report_of
from taizhang.web.library.models import Document, Statement
from taizhang.web.library.services.decided import STATEMENT_FIELDS

_LONGEST = 2000
_EMPTY_STATEMENT = {
    "value": None,
    "value_high": None,
    "unit_text": "",
    "kind": "amount",
    "cmp": "eq",
    "status": "actual",
    "period": "",
    "modality": "",
    "subject": "",
    "indicator": "",
    "basis": "",
    "place": "",
    "scope": "",
    "relation": "",
}


def proposed(document: Document, what: str, *, start: int, end: int) -> dict[str, Any]:
    """The fields of the statement or task that ``start:end`` would be, by the program's own reading.

    Where it reads nothing there, status and period are those of the record before, the rest is left empty.
    """
    start, end = _trimmed(document.body.text, start, end)
    span = {"start": start, "end": end}
    if end <= start or end - start > _LONGEST:
        found = None
    elif what == "task":
        report = report_of(document)
        task = propose_task(report.document, report.outline, start=start, end=end)
        if task is not None:
            return {
                **span,
                "verb": task.verb,
                "object": task.object,
                "strength": task.strength,
                "deadline": task.deadline or "",
                "quantified": task.quantified,
                "testable": task.testable,
                "why_not": task.why_not or "",
                "units": [{"name": unit.name, "role": unit.role} for unit in task.units],
            }
    else:
        report = report_of(document)
        found = propose_statement(report.document, report.outline, start=start, end=end)
        if found is not None:
            fields = statement_fields(found)
            return {name: fields[name] for name in STATEMENT_FIELDS}
    if what == "task":
        told = document.body.text[start:end][:500]
        empty = {"verb": "", "object": told, "strength": "promote", "deadline": "", "units": []}
        return {**span, **empty, "quantified": False, "testable": False, "why_not": ""}
    before = Statement.objects.filter(document=document, start__lte=start).order_by("-start").first()
    told_before = {"status": before.status, "period": before.period} if before else {}
    return {**span, **_EMPTY_STATEMENT, **told_before}


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without blanks at the edges of the selection."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
