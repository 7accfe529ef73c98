"""Rows of the ledger about an invented place, made without reading a file."""

from itertools import count
from typing import Any

from sample_people import NOW

from taizhang.web.accounts.models import Tier
from taizhang.web.ledger.models import Place, Verdict
from taizhang.web.ledger.services.series import keep_series
from taizhang.web.library.models import Document, DocumentState, DocumentText, Statement, Task, TaskUnit

PLACE = "望溪区"
_numbers = count(1)


def make_document(year: int, *, place: str = PLACE, **fields: Any) -> Document:
    number = next(_numbers)
    Place.objects.get_or_create(name=place)
    told: dict[str, Any] = {
        "file": "documents/none",
        "file_name": f"{year}.txt",
        "file_digest": f"{number:064}",
        "size": 1,
        "uploaded_at": NOW,
        "state": DocumentState.READ,
        "content_id": f"d{number:015}",
        "title": f"{place}{year}年计划报告",
        "place": place,
        "kind": "plan_report",
        "year": year,
        "tier": Tier.INTERNAL,
    }
    document = Document.objects.create(**told | fields)
    DocumentText.objects.create(document=document, text="")
    return document


def make_statement(document: Document, text: str, value: float | None, **fields: Any) -> Statement:
    number = next(_numbers)
    unit = fields.pop("unit_text", "%")
    told: dict[str, Any] = {
        "key": f"s{number:015}",
        "position": number,
        "start": number * 100,
        "end": number * 100 + len(text),
        "text": text,
        "report_place": document.place,
        "report_year": document.year,
        "value": value,
        "unit_text": unit,
        "base_value": value,
        "base_unit": unit,
        "kind": "growth",
        "cmp": "eq",
        "status": "actual",
        "period": str((document.year or 0) - 1),
        "subject": "地区生产总值",
        "indicator": "gdp",
        "sentence_start": number * 100,
        "sentence_end": number * 100 + 50,
        "tier": document.tier,
        "sensitive": document.sensitive,
        "unit": document.unit,
    }
    told |= fields
    told["year"] = int(told["period"][:4])
    return Statement.objects.create(document=document, **told)


def make_target(document: Document, text: str, value: float | None, **fields: Any) -> Statement:
    return make_statement(
        document, text, value, **{"status": "target", "period": str(document.year), "cmp": "approx"} | fields
    )


def make_verdict(target: Statement, outcome: str, result: Statement | None = None, **fields: Any) -> Verdict:
    told: dict[str, Any] = {
        "key": target.key,
        "place_name": target.report_place,
        "year": target.period,
        "first_year": target.year,
        "indicator": target.indicator,
        "subject": target.subject,
        "kind": target.kind,
        "outcome": outcome,
        "machine_outcome": outcome,
        "tier": target.tier,
        "sensitive": target.sensitive,
        "unit": target.unit,
    }
    return Verdict.objects.create(target=target, result=result, **told | fields)


def make_task(document: Document, text: str, *figures: Statement, units: Any = (), **fields: Any) -> Task:
    number = next(_numbers)
    told: dict[str, Any] = {
        "key": f"t{number:015}",
        "position": number,
        "start": number * 100,
        "end": number * 100 + len(text),
        "text": text,
        "report_place": document.place,
        "report_year": document.year,
        "strength": "firm",
        "quantified": bool(figures),
        "testable": bool(figures),
        "why_not": "" if figures else "no_figure_no_end_state",
        "tier": document.tier,
        "sensitive": document.sensitive,
        "unit": document.unit,
    }
    task = Task.objects.create(document=document, **told | fields)
    task.statements.set(figures)
    for name, role, known in units:
        TaskUnit.objects.create(task=task, name=name, role=role, known=known)
    return task


def count_series(place: str = PLACE) -> None:
    keep_series(Place.objects.get(name=place))
