"""What of a plan is public: the figures as an edition shows them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.forms.models import model_to_dict

from taizhang.web.accounts.models import Tier
from taizhang.web.ledger.models import Place, Verdict
from taizhang.web.library.models import Document, DocumentState, DocumentText, Review, Statement
from taizhang.web.publishing.models import Figure

_OPEN = Q(tier=Tier.PUBLIC, sensitive=False)
# The columns of a figure that are the statement's, under the same name.
_SAME = (
    *("key", "start", "end", "text", "value", "value_high", "unit_text", "kind", "cmp", "status", "period"),
    *("modality", "subject", "indicator", "basis", "scope", "section"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What an edition would hold, and what a person should know before it is published.

    ``left_out``: statements that are not public; ``unreviewed``: public ones that nobody has looked at;
    ``unconfirmed``: documents whose place and year nobody has confirmed; ``under_way``: verdicts are being
    made again.
    """

    figures: tuple[Figure, ...]
    documents: tuple[Document, ...]
    left_out: int
    unreviewed: int
    unconfirmed: int
    under_way: bool


def documents_of(place: str, year: int) -> QuerySet[Document]:
    """The current documents that plan for ``year``."""
    return Document.objects.filter(
        place=place, year=year, state=DocumentState.READ, is_current=True, withdrawn_at=None
    )


def collect(place: str, year: int) -> Collected:
    """The figures of a plan that are public today, unsaved, in the order of the text."""
    documents = tuple(documents_of(place, year).order_by("id"))
    open_documents = [row for row in documents if row.tier == Tier.PUBLIC and not row.sensitive]
    every = Statement.objects.filter(document__in=documents).exclude(review=Review.REJECTED)
    own = list(every.filter(_OPEN, document__in=open_documents).order_by("document_id", "start", "id"))
    verdicts = {
        row.target_id: row
        for row in Verdict.objects.filter(
            _OPEN, target__document__in=open_documents, repeats=False
        ).select_related("result__document", "correction")
    }
    shown = {row.pk for row in own}
    results: dict[int, Statement] = {}
    for verdict in verdicts.values():
        found = verdict.result
        if found is not None and found.pk not in shown and _is_open(found):
            results[found.pk] = found
    titles = {row.pk: row for row in documents} | {row.document_id: row.document for row in results.values()}
    texts = dict(DocumentText.objects.filter(document__in=list(titles)).values_list("document_id", "text"))
    rows = [*own, *sorted(results.values(), key=lambda row: (row.document_id, row.start, row.pk))]
    public = shown | results.keys()
    figures = tuple(
        _figure(
            row,
            position=position,
            document=titles[row.document_id],
            text=texts[row.document_id],
            is_result=row.pk in results,
            verdict=_shown(verdicts.get(row.pk), public),
        )
        for position, row in enumerate(rows)
    )
    held = Place.objects.filter(name=place).first()
    return Collected(
        figures=figures,
        documents=documents,
        left_out=every.count() - len(own),
        unreviewed=sum(row.review == Review.NONE for row in own),
        unconfirmed=sum(row.confirmed_at is None for row in documents),
        under_way=held is not None and held.revision != held.judged_revision,
    )


def digest_of(figures: Iterable[Figure]) -> str:
    """The SHA-256 over all that is said of ``figures``."""
    state = hashlib.sha256()
    for figure in figures:
        said = model_to_dict(figure, exclude=["id", "edition"])
        state.update(json.dumps(said, ensure_ascii=False, sort_keys=True).encode())
    return state.hexdigest()


def differences(before: Sequence[Figure], after: Sequence[Figure]) -> dict[str, list[str]]:
    """The keys of figures that were added, are gone, or say something else (position apart)."""
    old = {figure.key: _said(figure) for figure in before}
    new = {figure.key: _said(figure) for figure in after}
    return {
        "added": [key for key in new if key not in old],
        "gone": [key for key in old if key not in new],
        "changed": [key for key in new if key in old and new[key] != old[key]],
    }


def _said(figure: Figure) -> dict[str, object]:
    return model_to_dict(figure, exclude=["id", "edition", "position"])


def _is_open(row: Statement) -> bool:
    parts = (row, row.document)
    return (
        all(part.tier == Tier.PUBLIC and not part.sensitive for part in parts)
        and row.review != Review.REJECTED
        and row.document.withdrawn_at is None
    )


def _shown(verdict: Verdict | None, public: set[int]) -> Verdict | None:
    """A verdict whose result is public too, or that has none."""
    if verdict is None or (verdict.result_id is not None and verdict.result_id not in public):
        return None
    return verdict


def _figure(
    row: Statement,
    *,
    position: int,
    document: Document,
    text: str,
    is_result: bool,
    verdict: Verdict | None,
) -> Figure:
    part = "result" if is_result else "target" if verdict is not None else "statement"
    figure = Figure(
        position=position,
        part=part,
        document=str(document),
        content_id=document.content_id,
        value_place=row.place,
        sentence=text[row.sentence_start : row.sentence_end],
        at=row.start - row.sentence_start,
        **{name: getattr(row, name) for name in _SAME},
    )
    if verdict is not None:
        figure.outcome = verdict.outcome
        figure.margin = verdict.margin
        figure.provisional = verdict.provisional
        figure.corrected = verdict.correction_id is not None
        figure.reasons = list(verdict.reasons)
        figure.result_key = verdict.result.key if verdict.result else ""
    return figure
