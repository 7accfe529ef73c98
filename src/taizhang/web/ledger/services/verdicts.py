"""The rows of verdicts that a judging gives, and what of them is not as it is held."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from django.db.models import Q

from taizhang.core.verdict import Evidence
from taizhang.core.verdict import Verdict as VerdictValue
from taizhang.web.differing import Differences, differences
from taizhang.web.ledger.models import Alternative, Correction, Place, Verdict
from taizhang.web.ledger.services.judging import Judged
from taizhang.web.ledger.services.settling import settle
from taizhang.web.library.entries import first_year
from taizhang.web.library.models import Document, Review, Statement

_NUMBER = re.compile(r"《(\d+)》")
Documents = Mapping[int, Document]
_Stretch = tuple[str, int, int]


def differing_verdicts(
    place: Place, judged: Judged, *, documents: Documents, corrections: Mapping[int, Correction]
) -> tuple[Differences, Differences]:
    """What to write of verdicts and of their alternatives.

    ``documents`` are those that count now, ``corrections`` those in force, by their targets. A statement
    that was judged under another name of its place moves over.
    """
    statements = _statements(documents)
    wanted = _wanted(place, judged, documents, statements, corrections)
    here, moved = Q(place_name=place.name), Q(target__document__in=list(documents))
    rows = Verdict.objects.order_by("pk")
    held = {row.pk: row for condition in (here, moved) for row in rows.filter(condition)}
    verdicts = differences(
        Verdict, held=held.values(), wanted=[row for row, _ in wanted], key=lambda row: row.target_id
    )
    # Only now do verdicts that are held already know their numbers.
    others = [
        Alternative(verdict=row, statement_id=statements[stretch].pk, why=why)
        for row, value in wanted
        for stretch, why in _others(value, documents)
        if stretch in statements
    ]
    known = Alternative.objects.order_by("pk")
    numbers = list(held)
    weighed = [
        row for at in range(0, len(numbers), 500) for row in known.filter(verdict__in=numbers[at : at + 500])
    ]
    return verdicts, differences(Alternative, held=weighed, wanted=others, key=lambda row: row.verdict_id)


def corrections_of(documents: Iterable[int]) -> dict[int, Correction]:
    """The corrections in force of targets in some documents, by the number of the target."""
    rows = Correction.objects.filter(target__document__in=list(documents), withdrawn_at=None)
    return {row.target_id: row for row in rows.select_related("result")}


def titled(words: str, documents: Documents) -> str:
    """``words`` with the titles of documents in place of their numbers (《12》), as readers know them."""

    def title(match: re.Match[str]) -> str:
        document = documents.get(int(match.group(1)))
        return f"《{document}》" if document else match.group()

    return _NUMBER.sub(title, words)


def _wanted(
    place: Place,
    judged: Judged,
    documents: Documents,
    statements: Mapping[_Stretch, Statement],
    corrections: Mapping[int, Correction],
) -> list[tuple[Verdict, VerdictValue]]:
    usable = {row.pk for row in statements.values()}
    kept = {id(value) for value in judged.found.verdicts}
    rows: dict[int, tuple[Verdict, VerdictValue]] = {}
    for value in judged.verdicts:
        target = statements.get(_stretch(value.target))
        if target is None:
            continue
        correction = corrections.get(target.pk)
        if correction is not None and correction.result_id is not None:
            # Where what a person chose is out of use, what the rules say holds until somebody looks again.
            correction = correction if correction.result_id in usable else None
        row = Verdict(
            key=target.key,
            place_name=place.name,
            year=value.year,
            first_year=first_year(value.year),
            indicator=value.indicator or "",
            subject=value.subject,
            kind=value.kind,
            modality=value.target.modality or "",
            target=target,
            machine_outcome=value.verdict,
            machine_result=statements.get(_stretch(value.result)) if value.result else None,
            machine_margin=value.margin,
            machine_provisional=value.provisional,
            repeats=id(value) not in kept,
            reasons=[titled(reason, documents) for reason in value.reasons],
        )
        settle(row, correction)
        rows[target.pk] = row, value
    return list(rows.values())


def _others(value: VerdictValue, documents: Documents) -> list[tuple[_Stretch, str]]:
    return [(_stretch(other.evidence), titled(other.why, documents)) for other in value.alternatives]


def _statements(documents: Documents) -> dict[_Stretch, Statement]:
    fields = ("document_id", "key", "start", "end", "tier", "sensitive", "unit_id", "status", "kind")
    values = ("value", "base_value", "base_unit")
    rows = Statement.objects.filter(document__in=list(documents)).exclude(review=Review.REJECTED)
    rows = rows.only(*fields, *values)
    return {(str(row.document_id), row.start, row.end): row for row in rows}


def _stretch(evidence: Evidence) -> _Stretch:
    return evidence.document, evidence.start, evidence.end
