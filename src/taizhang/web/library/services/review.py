"""Decisions of people about records (审核): each is kept as a labelled example, and none overwrites another.

Who decides names the version of the record that was seen. Where somebody else decided meanwhile, nothing is
written and ``TakenError`` tells what was decided, so that the second can choose.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, Max

from taizhang.core.ids import RecordIds
from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, demand
from taizhang.web.audit.services import changed, record
from taizhang.web.library.changes import tell
from taizhang.web.library.models import Decision, DecisionKind, Document, Review, Statement, Task
from taizhang.web.library.sentences import sentence_at
from taizhang.web.library.services.decided import (
    checked,
    fields_of,
    link_statements,
    write,
    write_units,
)
from taizhang.web.words import say

Reviewed = Statement | Task
_EVENTS = {
    DecisionKind.ACCEPT: "library.review_accept",
    DecisionKind.CORRECT: "library.review_correct",
    DecisionKind.REJECT: "library.review_reject",
    DecisionKind.ADD: "library.review_add",
    DecisionKind.UNDO: "library.review_undo",
}


class TakenError(Exception):
    """The record is not as it was seen: ``decision`` is the latest about it, None where it was read again."""

    def __init__(self, decision: Decision | None) -> None:
        super().__init__("decided meanwhile")
        self.decision = decision


def latest_decision(row: Reviewed) -> Decision | None:
    """The decision that a record's state rests on: the last that was not taken back."""
    about = {"statement": row} if isinstance(row, Statement) else {"task": row}
    standing = Decision.objects.filter(**about, undone_by=None).exclude(kind=DecisionKind.UNDO)
    return standing.select_related("person").order_by("-id").first()


@transaction.atomic
def accept(*, actor: Actor, row: Reviewed, seen: int, now: datetime, why: str = "") -> Decision:
    """Confirm a record as it is. One that a person corrected or added stays marked so."""
    fresh = _fresh(actor, row, seen)
    kept = (Review.CORRECTED, Review.ADDED)
    state = Review(fresh.review) if fresh.review in kept else Review.ACCEPTED
    after = {**fields_of(fresh), "review": state}
    return _decide(actor, fresh, kind=DecisionKind.ACCEPT, after=after, why=why, now=now)


@transaction.atomic
def reject(*, actor: Actor, row: Reviewed, seen: int, now: datetime, why: str = "") -> Decision:
    """Say that a record is none: it stays, and counts nowhere."""
    fresh = _fresh(actor, row, seen)
    after = {**fields_of(fresh), "review": Review.REJECTED}
    return _decide(actor, fresh, kind=DecisionKind.REJECT, after=after, why=why, now=now)


@transaction.atomic
def correct(
    *, actor: Actor, row: Reviewed, seen: int, fields: dict[str, Any], now: datetime, why: str = ""
) -> Decision:
    """Set the fields of a record. ``fields`` as ``decided.fields_of`` gives them, without the review.

    Raises ValidationError with what is wrong of each field. Nothing changed: it is accepted.
    """
    fresh = _fresh(actor, row, seen)
    before = fields_of(fresh)
    decided = checked(type(fresh), fresh.document, {**before, **fields})
    if {**decided, "review": None} == {**before, "review": None} and fresh.review == Review.NONE:
        return _decide(
            actor,
            fresh,
            kind=DecisionKind.ACCEPT,
            after={**before, "review": Review.ACCEPTED},
            why=why,
            now=now,
        )
    state = Review.ADDED if fresh.review == Review.ADDED else Review.CORRECTED
    return _decide(
        actor, fresh, kind=DecisionKind.CORRECT, after={**decided, "review": state}, why=why, now=now
    )


@transaction.atomic
def add(
    *,
    actor: Actor,
    document: Document,
    model: type[Reviewed],
    fields: dict[str, Any],
    now: datetime,
    why: str = "",
) -> Decision:
    """Add a record that the program did not find. Raises ValidationError, also where it is there already."""
    demand(actor, Action.ADD, model)
    demand(actor, Action.REVIEW, document)
    decided = checked(model, document, fields)
    low, high = sentence_at(document.body, decided["start"], decided["end"])
    kind = "statement" if model is Statement else "task"
    ids = RecordIds(document.content_id, document.body.text)
    (key,) = ids.of(kind, [(decided["start"], decided["end"])])
    last = model._default_manager.filter(document=document).aggregate(last=Max("position"))["last"]
    common: dict[str, Any] = {
        "document": document,
        "key": key,
        "position": -1 if last is None else last,
        "tier": document.tier,
        "sensitive": document.sensitive,
        "unit_id": document.unit_id,
        "report_place": document.place,
        "report_year": document.year,
        "section": _headings(document, decided["start"]),
        "review": Review.ADDED,
    }
    common["position"] += 1
    row: Reviewed = (
        Statement(**common, sentence_start=low, sentence_end=high) if kind == "statement" else Task(**common)
    )
    write(row, decided)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise ValidationError({"start": say("library.review.there_already")}) from None
    return _keep(
        actor,
        row,
        kind=DecisionKind.ADD,
        before={},
        after={**decided, "review": Review.ADDED},
        why=why,
        now=now,
    )


@transaction.atomic
def undo(*, actor: Actor, decision: Decision, now: datetime, why: str = "") -> Decision:
    """Take a decision back, where it is the one that its record rests on; what was added counts nowhere then.

    Raises TakenError where something was decided since, ValidationError where it is taken back already.
    """
    row = decision.statement or decision.task
    if row is None:  # the database forbids it
        raise ValidationError(say("library.review.gone"))
    fresh = _fresh(actor, row, row.version)
    latest = latest_decision(fresh)
    if latest is None or latest.pk != decision.pk:
        raise TakenError(latest)
    before = decision.before or {**fields_of(fresh), "review": Review.REJECTED}
    return _decide(actor, fresh, kind=DecisionKind.UNDO, after=before, why=why, now=now, undoes=decision)


def _fresh(actor: Actor, row: Reviewed, seen: int) -> Reviewed:
    """The row as it is now; TakenError where it is not the version that was seen."""
    rows = type(row)._default_manager.select_related("document__body", "document__unit", "unit")
    fresh: Reviewed = rows.get(pk=row.pk)
    demand(actor, Action.REVIEW, fresh)
    if fresh.version != seen:
        raise TakenError(latest_decision(fresh))
    return fresh


def _decide(
    actor: Actor,
    row: Reviewed,
    *,
    kind: DecisionKind,
    after: dict[str, Any],
    why: str,
    now: datetime,
    undoes: Decision | None = None,
) -> Decision:
    before = fields_of(row)
    columns = write(row, after)
    seen = row.version
    written = (
        type(row)
        ._default_manager.filter(pk=row.pk, version=seen)
        .update(**columns, review=after["review"], version=seen + 1)
    )
    if not written:  # somebody else was quicker, between our reading and our writing
        raise TakenError(latest_decision(row))
    row.version, row.review = seen + 1, after["review"]
    return _keep(actor, row, kind=kind, before=before, after=after, why=why, now=now, undoes=undoes)


def _keep(
    actor: Actor,
    row: Reviewed,
    *,
    kind: DecisionKind,
    before: dict[str, Any],
    after: dict[str, Any],
    why: str,
    now: datetime,
    undoes: Decision | None = None,
) -> Decision:
    """The decision, the counts, the log, and word to whoever builds on records."""
    is_statement = isinstance(row, Statement)
    about: dict[str, Any] = {"statement": row} if is_statement else {"task": row}
    if isinstance(row, Task):
        if before.get("units", []) != after["units"]:
            write_units(row, after["units"])
        if not before or (before["start"], before["end"]) != (after["start"], after["end"]):
            link_statements(row)
    machine = before
    if before.get("review") != Review.NONE:  # not as the program read it
        first = Decision.objects.filter(**about).order_by("id").first()
        machine = first.machine if first else {}
    decision = Decision.objects.create(
        document=row.document,
        **about,
        kind=kind,
        machine=machine,
        before=before,
        after=after,
        rule=row.rule if isinstance(row, Statement) else "",
        confidence=row.confidence if isinstance(row, Statement) and row.rule else None,
        why=why,
        undoes=undoes,
        person_id=actor.person,
        at=now,
    )
    _count(row, before, after)
    if {**before, "review": None} != {**after, "review": None} or _counts(before) != _counts(after):
        tell(documents={row.document_id}, places={row.document.place}, at=now)
    told_before, told_after = changed(_without_text(before), _without_text(after))
    record(
        actor=actor,
        action=_EVENTS[kind],
        subject=row,
        before=told_before,
        after=told_after,
        why=why,
        at=now,
    )
    return decision


def _count(row: Reviewed, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Keep the document's counts: by what changed, so that two at once both count."""
    change = {"tasks_count": _counts(after) - _counts(before)}
    if isinstance(row, Statement):
        change = {
            "statements_count": _counts(after) - _counts(before),
            "targets_count": _is_target(after) - _is_target(before),
            "reviewed_count": _is_reviewed(after) - _is_reviewed(before),
        }
    moved = {name: F(name) + by for name, by in change.items() if by}
    if moved:
        Document.objects.filter(pk=row.document_id).update(**moved)


def _counts(fields: dict[str, Any]) -> int:
    return int(bool(fields) and fields["review"] != Review.REJECTED)


def _is_target(fields: dict[str, Any]) -> int:
    return int(_counts(fields) and fields["status"] == "target")


def _is_reviewed(fields: dict[str, Any]) -> int:
    return int(bool(fields) and fields["review"] != Review.NONE)


def _without_text(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name != "text"}


def _headings(document: Document, offset: int) -> list[str]:
    holding = [s for s in document.body.sections if s["start"] <= offset < s["end"]]
    return list(max((section["path"] for section in holding), key=len, default=()))
