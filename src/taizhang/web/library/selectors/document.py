"""What there is to tell about one document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from taizhang.documents.refusals import describe_warning
from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, may, visible
from taizhang.web.audit.models import Event
from taizhang.web.library.models import (
    Document,
    DocumentText,
    Problem,
    ProjectMention,
    Review,
    Statement,
    Task,
    Term,
)
from taizhang.web.words import language, say

_MOST_EVENTS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many records of a kind one sees; ``kind`` is the end of a wording's key, ``asked`` the query of the
    reading view that shows exactly them.
    """

    kind: str
    number: int
    asked: str


def counts_of(actor: Actor, document: Document) -> tuple[Counted, ...]:
    """How many records of each kind count in a document, those that people rejected left out."""
    statements = visible(actor, Statement.objects.filter(document=document)).exclude(review=Review.REJECTED)
    by_status = dict.fromkeys(("target", "actual", "estimate"), 0)
    for status in statements.order_by().values_list("status", flat=True):
        by_status[status] = by_status.get(status, 0) + 1
    told = [Counted(kind="statements", number=sum(by_status.values()), asked="what=statement")]
    told += [
        Counted(kind=status, number=number, asked=f"what=statement&status={status}")
        for status, number in by_status.items()
    ]
    others: Sequence[tuple[str, str, type[Model]]] = (
        ("tasks", "task", Task),
        ("projects", "project", ProjectMention),
        ("problems", "problem", Problem),
        ("terms", "term", Term),
    )
    for kind, what, model in others:
        rows = visible(actor, model._default_manager.filter(document=document))
        number = rows.exclude(review=Review.REJECTED).count()
        told.append(Counted(kind=kind, number=number, asked=f"what={what}"))
    return tuple(told)


def versions_of(actor: Actor, document: Document) -> QuerySet[Document]:
    """The other versions of the same report, the current one first; none where there is but one."""
    if document.report_id is None:
        return Document.objects.none()
    rows = Document.objects.filter(report=document.report_id, withdrawn_at=None).exclude(pk=document.pk)
    return visible(actor, rows).order_by("-is_current", "-uploaded_at", "pk")


def proposed_otherwise(document: Document) -> str:
    """What the reader takes a document for where a person says otherwise, "" where both agree."""
    proposed = document.proposed
    names = ("place", "kind", "plan_period", "review_period")
    if not proposed or all(proposed.get(name) == getattr(document, name) for name in names):
        return ""
    kind = proposed.get("kind") or "other"
    periods = "、".join(proposed.get("plan_period") or proposed.get("review_period") or ())
    return " ".join(filter(None, (proposed.get("place"), periods, say(f"library.kinds.{kind}"))))


def warnings_of(document: Document) -> list[str]:
    """What the reader warned of, in words."""
    body = DocumentText.objects.filter(document=document).only("warnings").first()
    return [describe_warning(warning, language()) for warning in body.warnings] if body else []


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event with what it changed, a line for each field: 年份：2024 → 2025."""

    event: Event
    changes: tuple[str, ...]


def history_of(actor: Actor, document: Document) -> list[Told]:
    """The events about a document, the latest first: for who reads the log or decides about documents."""
    if not (may(actor, Action.VIEW, Event) or may(actor, Action.REVIEW, document)):
        return []
    rows = Event.objects.filter(subject_type="library.document", subject_id=str(document.pk))
    return [Told(event=event, changes=_changes(event)) for event in rows.order_by("-number")[:_MOST_EVENTS]]


_FIELDS = ("title", "place", "code", "kind", "review_period", "plan_period", "tier", "sensitive")
_GROUPS = {"kind": "library.kinds", "tier": "library.tiers"}


def _changes(event: Event) -> tuple[str, ...]:
    def worded(name: str, value: Any) -> str:
        match value:
            case None | "" | []:
                return "—"
            case bool():
                return say("ui.yes") if value else say("ui.no")
            case list():
                return "、".join(map(str, value))
        return say(f"{_GROUPS[name]}.{value}") if name in _GROUPS else str(value)

    return tuple(
        f"{say(f'library.{name}')}{say('ui.colon')}{worded(name, event.before[name])} → "
        f"{worded(name, event.after[name])}"
        for name in _FIELDS
        if name in event.before and name in event.after
    )
