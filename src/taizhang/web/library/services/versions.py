"""Which documents are versions of one report, and which of them is current."""

from __future__ import annotations

from taizhang.ledger.versions import Candidate, Content, content_of, current_versions
from taizhang.web.library.models import Document, DocumentState, Review, Statement


def settle_versions(document: Document) -> set[str]:
    """Find the versions of the report that ``document`` is one of, and set the current one of each.

    Looks at documents of the same place, kind and year. Returns the places whose current documents changed.
    """
    rows = list(
        Document.objects.filter(
            place=document.place,
            kind=document.kind,
            year=document.year,
            state=DocumentState.READ,
            withdrawn_at=None,
        )
    )
    numbers = {str(row.pk): row for row in rows}
    if len(rows) == 1:
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
        report = int(chosen)
        if row.is_current != is_current or row.report_id != report:
            Document.objects.filter(pk=row.pk).update(is_current=is_current, report_id=report)
            changed.add(row.place)
        if row.pk == document.pk:
            document.is_current, document.report_id = is_current, report
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
