"""Laying the documents of a place beside each other again, and keeping what shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max, Min

from taizhang.core.ids import make_id
from taizhang.core.verdict import Evidence
from taizhang.core.verdict import Verdict as VerdictValue
from taizhang.ledger.model import Entry
from taizhang.reconcile import reconcile
from taizhang.views.gathering import gather
from taizhang.views.reconciliation import Reconciliation
from taizhang.web.accounts.models import Tier
from taizhang.web.jobs import queue
from taizhang.web.ledger.models import Alternative, Correction, Place, Verdict
from taizhang.web.ledger.services.noticing import keep_findings, keep_goals, keep_projects
from taizhang.web.ledger.services.series import keep_series
from taizhang.web.library.entries import entries_of, first_year
from taizhang.web.library.models import Document, DocumentState, Review, Statement

JUDGE = "ledger.judge"
_BATCH = 300
_NUMBER = re.compile(r"《(\d+)》")
_WIDTH = list(Tier)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What the reports of a place give together, before it is written."""

    documents: Mapping[int, Document]
    verdicts: Sequence[VerdictValue]
    found: Reconciliation


def ask_for_judging(place: str, *, now: datetime) -> None:
    """Note that something of a place changed and have its verdicts made again; in the same transaction."""
    Place.objects.get_or_create(name=place)
    Place.objects.filter(name=place).update(revision=F("revision") + 1)
    queue.enqueue(JUDGE, key=place, payload={"place": place}, now=now)


def judge(place: str) -> Judged:
    """Judge the current documents of a place; nothing is written."""
    rows = (
        Document.objects.filter(place=place, state=DocumentState.READ, is_current=True, withdrawn_at=None)
        .select_related("body")
        .order_by("year", "id")
    )
    documents = {row.pk: row for row in rows}
    entries: list[Entry] = entries_of(documents.values())
    verdicts = reconcile(entries)
    return Judged(documents=documents, verdicts=verdicts, found=gather(entries, verdicts))


@transaction.atomic
def keep_judged(place: Place, judged: Judged, *, revision: int, now: datetime) -> None:
    """Write what was judged in place of what was there; corrections by people stay in force."""
    _keep_verdicts(place, judged)
    keep_findings(place, judged.found, judged.documents)
    keep_projects(place, judged.found, judged.documents)
    keep_goals(place, judged.found, judged.documents)
    keep_series(place)
    held = Document.objects.filter(
        place=place.name, state=DocumentState.READ, is_current=True, withdrawn_at=None
    )
    years = held.aggregate(first=Min("year"), last=Max("year"))
    code = next((row.code for row in judged.documents.values() if row.code), "")
    Place.objects.filter(pk=place.pk).update(
        code=code,
        first_year=years["first"],
        last_year=years["last"],
        documents_count=held.count(),
        judged_revision=revision,
        judged_at=now,
    )


def narrowest(*tiers: str) -> str:
    """Of several tiers that with the fewest readers: what rests on two records is for those who see both."""
    return min(tiers, key=lambda tier: _WIDTH.index(Tier(tier)))


def _keep_verdicts(place: Place, judged: Judged) -> None:
    statements = _statements(judged.documents)
    in_use = {row.pk for row in statements.values()}
    corrections = _corrections(judged.documents)
    kept = {id(verdict) for verdict in judged.found.verdicts}
    rows: list[Verdict] = []
    others: dict[int, list[tuple[int, str]]] = {}
    for verdict in judged.verdicts:
        target = statements.get(_place_of(verdict.target))
        if target is None:
            continue
        result = statements.get(_place_of(verdict.result)) if verdict.result else None
        correction = corrections.get(target.pk)
        if correction is not None and correction.result_id is not None:
            # Where what a person chose is out of use, what the rules say holds until somebody looks again.
            correction = correction if correction.result_id in in_use else None
        rows.append(
            _row(
                place,
                verdict,
                target=target,
                result=result,
                correction=correction,
                repeats=id(verdict) not in kept,
                reasons=[titled(reason, judged.documents) for reason in verdict.reasons],
            )
        )
        others[target.pk] = [
            (found.pk, titled(alternative.why, judged.documents))
            for alternative in verdict.alternatives
            if (found := statements.get(_place_of(alternative.evidence))) is not None
        ]
    rows = list({row.target_id: row for row in rows}.values())
    wanted = {row.target_id for row in rows}
    held = dict(Verdict.objects.filter(place_name=place.name).values_list("target_id", "pk"))
    # A statement that was judged under another name of its place moves over.
    moved = Verdict.objects.filter(target__document__in=list(judged.documents)).exclude(place_name=place.name)
    held |= dict(moved.values_list("target_id", "pk"))
    _deleted(Verdict, [number for target, number in held.items() if target not in wanted])
    fresh = [row for row in rows if row.target_id not in held]
    again = [row for row in rows if row.target_id in held]
    for row in again:
        row.pk = held[row.target_id]
    Verdict.objects.bulk_create(fresh, batch_size=_BATCH)
    if again:
        Verdict.objects.bulk_update(again, _COLUMNS, batch_size=100)
    _keep_alternatives(rows, others)


_COLUMNS = (
    *("key", "place_name", "year", "first_year", "indicator", "subject", "kind", "modality", "result"),
    *("machine_result", "outcome", "machine_outcome", "margin", "machine_margin", "provisional"),
    *("machine_provisional", "repeats", "reasons", "correction"),
    *("tier", "sensitive", "unit"),
)


def _row(
    place: Place,
    verdict: VerdictValue,
    *,
    target: Statement,
    result: Statement | None,
    correction: Correction | None,
    repeats: bool,
    reasons: list[str],
) -> Verdict:
    row = Verdict(
        key=target.key,
        place_name=place.name,
        year=verdict.year,
        first_year=first_year(verdict.year),
        indicator=verdict.indicator or "",
        subject=verdict.subject,
        kind=verdict.kind,
        modality=verdict.target.modality or "",
        target=target,
        machine_outcome=verdict.verdict,
        machine_result=result,
        machine_margin=verdict.margin,
        machine_provisional=verdict.provisional,
        repeats=repeats,
        reasons=reasons,
    )
    settle(row, correction)
    return row


def titled(words: str, documents: Mapping[int, Document]) -> str:
    """``words`` with the titles of documents in place of their numbers (《12》), as readers know them."""

    def title(match: re.Match[str]) -> str:
        document = documents.get(int(match.group(1)))
        return f"《{document}》" if document else match.group()

    return _NUMBER.sub(title, words)


def settle(verdict: Verdict, correction: Correction | None) -> None:
    """What counts of a verdict: what a person said where there is a correction, else what the rules say.

    Sets outcome, result, margin, whether it is provisional, and who may see it; saves nothing.
    """
    verdict.correction = correction
    if correction is None:
        verdict.outcome, verdict.result = verdict.machine_outcome, verdict.machine_result
    else:
        verdict.outcome, verdict.result = correction.outcome, correction.result
    result = verdict.result
    if verdict.result_id == verdict.machine_result_id:
        verdict.margin, verdict.provisional = verdict.machine_margin, verdict.machine_provisional
    else:
        verdict.margin = margin_between(verdict.target, result)
        verdict.provisional = result is not None and result.status == "estimate"
    shown = [verdict.target] if result is None else [verdict.target, result]
    verdict.tier = narrowest(*(row.tier for row in shown))
    verdict.sensitive = any(row.sensitive for row in shown)
    verdict.unit_id = verdict.target.unit_id


def margin_between(target: Statement, result: Statement | None) -> float | None:
    """Result minus target in the target's unit, None where they are not of one unit or one has no number."""
    if result is None or target.base_unit != result.base_unit or target.kind != result.kind:
        return None
    if not target.value or not target.base_value or result.base_value is None:
        return None
    difference = result.base_value - target.base_value
    return float(f"{difference * target.value / target.base_value:.12g}")


def _keep_alternatives(rows: Sequence[Verdict], others: Mapping[int, Sequence[tuple[int, str]]]) -> None:
    numbers = [row.pk for row in rows]
    for at in range(0, len(numbers), _BATCH):
        Alternative.objects.filter(verdict__in=numbers[at : at + _BATCH]).delete()
    Alternative.objects.bulk_create(
        [
            Alternative(verdict_id=row.pk, statement_id=statement, why=why)
            for row in rows
            for statement, why in others[row.target_id]
        ],
        batch_size=_BATCH,
    )


def _statements(documents: Mapping[int, Document]) -> dict[tuple[str, int, int], Statement]:
    fields = ("document_id", "key", "start", "end", "tier", "sensitive", "unit_id", "status", "kind")
    values = ("value", "base_value", "base_unit")
    rows = Statement.objects.filter(document__in=list(documents)).exclude(review=Review.REJECTED)
    rows = rows.only(*fields, *values)
    return {(str(row.document_id), row.start, row.end): row for row in rows}


def _corrections(documents: Mapping[int, Document]) -> dict[int, Correction]:
    rows = Correction.objects.filter(target__document__in=list(documents), withdrawn_at=None)
    rows = rows.select_related("result")
    return {row.target_id: row for row in rows}


def _place_of(evidence: Evidence) -> tuple[str, int, int]:
    return evidence.document, evidence.start, evidence.end


def _deleted(model: type[Any], numbers: Sequence[int]) -> None:
    for at in range(0, len(numbers), _BATCH):
        model.objects.filter(pk__in=numbers[at : at + _BATCH]).delete()


def stable_key(kind: str, parts: Iterable[object]) -> str:
    """A key made of what something rests on, the same when it is found again."""
    return make_id(kind, *map(str, parts))
