"""Decisions as reference answers (参考答案), in the format that ``taizhang evaluate`` compares with.

Only what people have looked through is written: a whole document where nothing in it waits any more, else the
runs of statements between two that nobody looked at, each with the half-open offsets that it covers.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePath
from typing import Any

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, visible
from taizhang.web.library.entries import value_of
from taizhang.web.library.models import Document, DocumentState, Review, Statement

SHORTEST_RUN = 5
"""Fewer statements in a row than this make no reference: chance would decide."""
_LEFT = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The answers of one stretch, half-open offsets ``low`` to ``high``, and the names of both files."""

    name: str
    document: Document
    document_name: str
    low: int
    high: int
    lines: bytes


def references(actor: Actor) -> Iterator[Reference]:
    """Every stretch of the current documents that was looked through, document by document."""
    documents = visible(
        actor,
        Document.objects.filter(
            state=DocumentState.READ, is_current=True, withdrawn_at=None, reviewed_count__gt=0
        ),
        Action.EXPORT,
    )
    for document in documents.select_related("body").order_by("pk").iterator(chunk_size=20):
        rows = list(visible(actor, document.statement_set.all(), Action.EXPORT).order_by("start", "id"))
        if len(rows) != document.statement_set.count():
            continue  # what this reader may not see would be missing from the answers
        runs = list(_runs(document, rows))
        for index, (low, high, members) in enumerate(runs, start=1):
            stem = _stem(document)
            yield Reference(
                name=f"{stem}.gold.jsonl" if len(runs) == 1 else f"{stem}-{index}.gold.jsonl",
                document=document,
                document_name=f"{stem}{PurePath(document.file_name).suffix.lower()}",
                low=low,
                high=high,
                lines=_lines(document.body.text, members),
            )


def ranges(found: Sequence[Reference]) -> str:
    """The table that says which stretch of which document each file of answers covers."""
    head = "gold\tdocument\tlow\thigh"
    lines = [
        f"{one.name.removesuffix('.gold.jsonl')}\tdocuments/{one.document_name}\t{one.low}\t{one.high}"
        for one in found
    ]
    return "\n".join([head, *lines]) + "\n"


def _stem(document: Document) -> str:
    told = "".join(c for c in f"{document.place}{document.year or ''}" if c.isalnum())
    return f"{document.pk}-{told}" if told else str(document.pk)


def _runs(document: Document, rows: Sequence[Statement]) -> Iterator[tuple[int, int, list[Statement]]]:
    size = len(document.body.text)
    grouped = [
        (waits, list(members)) for waits, members in groupby(rows, lambda row: row.review == Review.NONE)
    ]
    for index, (waits, members) in enumerate(grouped):
        if waits:
            continue
        whole = len(grouped) == 1
        if not whole and len(members) < SHORTEST_RUN:
            continue
        # From behind the last sentence that waits to before the next one that does.
        low = max(row.sentence_end for row in grouped[index - 1][1]) if index else 0
        high = grouped[index + 1][1][0].sentence_start if index + 1 < len(grouped) else size
        kept = [row for row in members if low <= row.start < high]
        if kept and low < high:
            yield low, high, kept


def _lines(text: str, rows: Sequence[Statement]) -> bytes:
    kept = [row for row in rows if row.review != Review.REJECTED and row.value is not None]
    told = [json.dumps(_record(text, row), ensure_ascii=False) for row in kept]
    return ("\n".join(told) + "\n" if told else "").encode()


def _record(text: str, row: Statement) -> dict[str, Any]:
    value = value_of(row.value, row.value_high)
    return {
        "left": text[max(0, row.start - _LEFT) : row.start],
        "text": row.text,
        "value": list(value) if isinstance(value, tuple) else value,
        "unit": row.unit_text,
        "kind": row.kind,
        "cmp": row.cmp,
        "status": row.status,
        "period": row.period,
        "modality": row.modality or None,
        "subject": row.subject,
        "scope": row.scope or None,
        "optional": False,
        "start": row.start,
        "end": row.end,
    }
