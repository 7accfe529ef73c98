"""Which documents are versions of one report, and which of them is current."""

from __future__ import annotations

from dataclasses import dataclass

from taizhang.ledger.versions import Candidate, Content, content_of, current_versions
from taizhang.web.library.models import Document, DocumentState, Review, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What two documents must share to be versions of one report."""

    place: str
    kind: str
    year: int | None


def report_of(document: Document) -> Report:
    """The report that a document is of."""
    return Report(place=document.place, kind=document.kind, year=document.year)


def settle_versions(report: Report) -> set[str]:
    """Find which documents are versions of one report, and set the current one of each.

    Called with every report that a document is or was of, inside the transaction that changed it. Returns the
    places whose current documents changed.
    """
    rows = list(
        Document.objects.filter(
            place=report.place,
            kind=report.kind,
            year=report.year,
            state=DocumentState.READ,
            withdrawn_at=None,
        )
    )
    numbers = {str(row.pk): row for row in rows}
    if len(rows) == 1 or not (report.place or report.year):  # too little holds them together
        current = {str(row.pk): str(row.pk) for row in rows}
    else:
        block = [
            Candidate(
                id=number,
                file=row.file_name,
                place=row.place or None,
                kind=row.kind,
                years=" ".join(row.plan_period or row.review_period),
            )
            for number, row in numbers.items()
        ]
        current = current_versions(block, lambda number: _content(numbers[number]))
    changed: set[str] = set()
    for number, chosen in current.items():
        row = numbers[number]
        is_current = number == chosen
        if row.is_current != is_current or row.report_id != int(chosen):
            Document.objects.filter(pk=row.pk).update(is_current=is_current, report_id=int(chosen))
            changed.add(row.place)
    return changed


def _content(row: Document) -> Content:
    facts = Statement.objects.filter(document=row).exclude(review=Review.REJECTED)
    return content_of(
        row.body.text,
        file=row.file_name,
        facts=[
            (f"{value} {unit}", status)
            for value, unit, status in facts.values_list("base_value", "base_unit", "status")
        ],
    )
