"""Keeping what was read from a document: rows made, brought up to date, or taken away."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path, PurePath
from typing import Any, TypeVar
from uuid import uuid4

import msgspec
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Count, Model, Q

from taizhang.core.ids import RecordIds
from taizhang.corpus.isolated import Page, Reading
from taizhang.ledger.fingerprint import program
from taizhang.ledger.model import Entry
from taizhang.ledger.rows import year_of
from taizhang.web.accounts.actors import SYSTEM
from taizhang.web.audit.services import record
from taizhang.web.differing import differences, write
from taizhang.web.library.changes import tell
from taizhang.web.library.entries import statement_fields
from taizhang.web.library.models import (
    UNSURE,
    Document,
    DocumentState,
    DocumentText,
    PageImage,
    Passage,
    Problem,
    ProjectMention,
    Review,
    Statement,
    Task,
    Term,
)
from taizhang.web.library.services.access import RECORDS, settle_passages
from taizhang.web.library.services.task_links import keep_links, keep_units
from taizhang.web.library.services.versions import report_of, settle_versions

Row = TypeVar("Row", bound=Model)
_BATCH = 400


def keep_reading(document: Document, reading: Reading, *, folder: Path, now: datetime) -> None:
    """Write what was read; called inside the transaction that finishes the job.

    Read before, records keep their numbers by their keys; those that a person decided about stay as decided,
    and stay at all. A document whose content is there already becomes a copy without records.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("the reading is kept with the end of its job")
    entry = reading.entry
    original = _original(document, entry)
    document.format = entry.format
    document.read_at = now
    document.program = program()
    document.characters = len(entry.text)
    document.fault = document.fault_zh = document.fault_en = ""
    if original is not None:
        document.state = DocumentState.COPY
        document.copy_of = original
        document.is_current = False
        document.save()
        record(actor=SYSTEM, action="library.is_copy", subject=document, after={"of": original.pk}, at=now)
        return
    before = report_of(document)
    document.state = DocumentState.READ
    document.copy_of = None
    document.content_id = entry.id
    document.proposed = proposal(entry)
    if document.confirmed_at is None:  # what a person confirmed stays as confirmed
        for name, value in document.proposed.items():
            setattr(document, name, value)
    document.save()
    _keep_text(document, reading)
    _keep_pages(document, reading.pages, folder=folder)
    keep_records(document, entry)
    count_records(document)
    settle_versions(before)
    settle_versions(report_of(document))
    document.refresh_from_db(fields=["is_current", "report"])
    tell(documents={document.pk}, places={document.place, before.place}, at=now)
    record(
        actor=SYSTEM,
        action="library.read",
        subject=document,
        after={"statements": document.statements_count, "tasks": document.tasks_count},
        at=now,
    )


def keep_records(document: Document, entry: Entry) -> None:
    """Bring the records of a document up to date with ``entry``."""
    ids = RecordIds(entry.id, entry.text)
    common = {"tier": document.tier, "sensitive": document.sensitive, "unit_id": document.unit_id}
    report = {"report_place": document.place, "report_year": document.year}
    statements = _kept(
        Statement,
        document,
        ids.of("statement", [(s.start, s.end) for s in entry.statements]),
        [{**statement_fields(s), **report} for s in entry.statements],
        common,
    )
    mentions = _kept(
        ProjectMention,
        document,
        ids.of("project", [(p.start, p.end) for p in entry.projects]),
        [
            {
                "start": p.start,
                "end": p.end,
                "text": entry.text[p.start : p.end],
                "name": p.name[:255],
                "stage": p.stage,
                "status": p.status,
            }
            for p in entry.projects
        ],
        common,
    )
    tasks = _kept(
        Task,
        document,
        ids.of("task", [(t.start, t.end) for t in entry.tasks]),
        [
            {
                "start": t.start,
                "end": t.end,
                "text": t.text,
                "verb": t.verb[:32],
                "object": t.object,
                "strength": t.strength,
                "deadline": t.deadline or "",
                "quantified": t.quantified,
                "testable": t.testable,
                "why_not": t.why_not or "",
                "section": list(t.section),
                "number": t.number or "",
                **report,
            }
            for t in entry.tasks
        ],
        common,
    )
    keep_links(entry, tasks, statements, mentions)
    keep_units(entry, tasks)
    _kept(
        Term,
        document,
        ids.of("term", [(t.start, t.end) for t in entry.terms]),
        [
            {
                "start": t.start,
                "end": t.end,
                "text": entry.text[t.start : t.end],
                "term": t.term[:255],
                "explanation": t.explanation,
            }
            for t in entry.terms
        ],
        common,
    )
    _kept(
        Problem,
        document,
        ids.of("problem", [(p.start, p.end) for p in entry.problems]),
        [{"start": p.start, "end": p.end, "text": p.text} for p in entry.problems],
        common,
    )
    _keep_passages(document, entry)


def count_records(document: Document) -> None:
    """Set the counts of a document from its rows."""
    kept = ~Q(review=Review.REJECTED)
    counts = document.statement_set.aggregate(
        statements_count=Count("pk", filter=kept),
        targets_count=Count("pk", filter=kept & Q(status="target")),
        reviewed_count=Count("pk", filter=~Q(review=Review.NONE)),
        unsure_count=Count("pk", filter=Q(review=Review.NONE, confidence__lt=UNSURE)),
    )
    counts["tasks_count"] = document.task_set.exclude(review=Review.REJECTED).count()
    for name, number in counts.items():
        setattr(document, name, number)
    document.save(update_fields=list(counts))


def _original(document: Document, entry: Entry) -> Document | None:
    same = Document.objects.filter(content_id=entry.id, withdrawn_at=None).exclude(pk=document.pk)
    return same.first()


def proposal(entry: Entry) -> dict[str, Any]:
    """What the reader takes a document for, by the names of the columns."""
    return {
        "title": title_of(
            place=entry.place or "", kind=entry.kind, year=year_of(entry), file_name=entry.name
        ),
        "place": entry.place or "",
        "code": entry.code or "",
        "kind": entry.kind,
        "year": year_of(entry),
        "review_period": list(entry.review_period),
        "plan_period": list(entry.plan_period),
    }


_NAMES = {
    "government_work_report": "政府工作报告",
    "plan_report": "国民经济和社会发展计划报告",
    "party_congress_report": "党代会报告",
}
KINDS = (*_NAMES, "other")


def title_of(*, place: str, kind: str, year: int | None, file_name: str) -> str:
    """Place, year and kind, as reports are called (某市2025年政府工作报告); else the file's name."""
    called = _NAMES.get(kind)
    if not place or called is None:
        return PurePath(file_name).stem[:255]
    return f"{place}{year or ''}{'年' if year else ''}{called}"[:255]


def _keep_text(document: Document, reading: Reading) -> None:
    entry = reading.entry
    DocumentText.objects.update_or_create(
        document=document,
        defaults={
            "text": entry.text,
            "roles": [[part.start, part.end, part.role] for part in entry.roles],
            "sections": json.loads(msgspec.json.encode(entry.sections)),
            "sentences": [[s.start, s.end, s.paragraph] for s in entry.sentences],
            "tables": json.loads(msgspec.json.encode(reading.tables)),
            "warnings": list(reading.warnings),
        },
    )


def _keep_pages(document: Document, pages: Sequence[Page], *, folder: Path) -> None:
    for old in document.pages.all():
        # Not before it is certain that the row goes: a picture once deleted does not come back.
        transaction.on_commit(partial(old.file.storage.delete, str(old.file.name)))
        old.delete()
    for page in pages:
        row = PageImage(
            document=document,
            number=page.number,
            width=page.width,
            height=page.height,
            start=page.start,
            end=page.end,
        )
        row.file.save(f"{uuid4().hex}.webp", ContentFile((folder / page.file).read_bytes()), save=False)
        row.save()


def _keep_passages(document: Document, entry: Entry) -> None:
    """A paragraph for each run of sentences of one paragraph."""
    spans: dict[int, list[int]] = {}
    for sentence in entry.sentences:
        span = spans.setdefault(sentence.paragraph, [sentence.start, sentence.end])
        span[1] = max(span[1], sentence.end)
    wanted = [
        Passage(
            document=document,
            position=position,
            start=start,
            end=end,
            tier=document.tier,
            sensitive=document.sensitive,
            unit_id=document.unit_id,
        )
        for position, (start, end) in enumerate(spans.values())
    ]
    held = Passage.objects.filter(document=document)
    write(differences(Passage, held=held, wanted=wanted, key=lambda row: row.position))
    if any(model._default_manager.filter(document=document, apart=True).exists() for model in RECORDS):
        settle_passages(document)


def _kept(
    model: type[Any],
    document: Document,
    keys: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
    common: Mapping[str, Any],
) -> list[Any]:
    """The rows of a kind after bringing them up to date, in the order of the entry."""
    known = {row.key: row for row in model.objects.filter(document=document)}
    fresh, changed, kept = [], [], []
    for position, (key, fields) in enumerate(zip(keys, rows, strict=True)):
        row = known.pop(key, None)
        if row is None:
            row = model(document=document, key=key, position=position, **common, **fields)
            fresh.append(row)
        elif row.review == Review.NONE and _brought_up(row, {**fields, "position": position}):
            changed.append(row)
        kept.append(row)
    gone = [row.pk for row in known.values() if row.review == Review.NONE]
    for at in range(0, len(gone), _BATCH):
        model.objects.filter(pk__in=gone[at : at + _BATCH]).delete()
    model.objects.bulk_create(fresh, batch_size=_BATCH)
    if changed and rows:
        model.objects.bulk_update(changed, [*rows[0], "position", "version"], batch_size=100)
    return kept


def _brought_up(row: Any, fields: Mapping[str, Any]) -> bool:
    """Set the fields of a row that differ; whether any did. Its version goes up: somebody may look at it."""
    differing = {name: value for name, value in fields.items() if getattr(row, name) != value}
    for name, value in differing.items():
        setattr(row, name, value)
    if differing.keys() - {"position"}:
        row.version += 1
    return bool(differing)
