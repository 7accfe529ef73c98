"""For whom a document is. Its records follow, except those that were set apart."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.models import Tier, Unit
from taizhang.web.accounts.policies import Action, demand
from taizhang.web.audit.services import changed, record
from taizhang.web.library.changes import tell
from taizhang.web.library.models import (
    Document,
    Passage,
    Problem,
    ProjectMention,
    Record,
    Statement,
    Task,
    Term,
)
from taizhang.web.library.services.intake import tiers_given_by

RECORDS: tuple[type[Record], ...] = (Statement, Task, ProjectMention, Term, Problem)
_WIDTH = list(Tier)


@transaction.atomic
def set_access(
    *,
    actor: Actor,
    document: Document,
    tier: Tier,
    sensitive: bool,
    unit: Unit | None,
    now: datetime,
    why: str = "",
) -> None:
    """Say for whom a document is, and whose it is.

    Records set apart (``Record.apart``) keep what they have, for what somebody narrowed on purpose must not
    be widened by a change of the whole; but no record is for more people than its document. What rests on
    the records is narrowed at once and judged again.
    Raises PermissionDenied also where ``actor`` may not publish and it is public before or after.
    """
    demand(actor, Action.CHANGE, document)
    row = Document.objects.select_for_update().get(pk=document.pk)
    if {tier, Tier(row.tier)} - set(tiers_given_by(actor)):
        raise PermissionDenied(f"tier {tier}")
    said = {"tier": tier.value, "sensitive": sensitive, "unit_id": unit.pk if unit else None}
    before, after = changed({name: getattr(row, name) for name in said}, said)
    if not after:
        return
    for name, value in said.items():
        setattr(row, name, value)
    row.save(update_fields=["tier", "sensitive", "unit"])
    for model in RECORDS:
        model._default_manager.filter(document=row, apart=False).update(**said)
        apart = model._default_manager.filter(document=row, apart=True)
        apart.filter(tier__in=wider_than(tier)).update(tier=tier)
        if sensitive:
            apart.update(sensitive=True)
    settle_passages(row)
    tell(documents={row.pk}, places={row.place}, at=now, access=True)
    record(actor=actor, action="library.access", subject=row, before=before, after=after, why=why, at=now)
    document.refresh_from_db()


def settle_passages(document: Document) -> None:
    """Give the paragraphs of a document its access; those that hold a record set apart, the narrower one.

    Called by whoever sets a record apart: a search must not show in the paragraph what the record hides.
    """
    rows = Passage.objects.filter(document=document)
    rows.update(tier=document.tier, sensitive=document.sensitive, unit_id=document.unit_id)
    for model in RECORDS:
        apart = model._default_manager.filter(document=document, apart=True)
        for start, end, tier, sensitive in apart.values_list("start", "end", "tier", "sensitive"):
            holding = rows.filter(start__lt=end, end__gt=start)
            if sensitive:
                holding.update(sensitive=True)
            holding.filter(tier__in=wider_than(tier)).update(tier=tier)


def wider_than(tier: str) -> list[str]:
    """The tiers that more people see than ``tier``."""
    return [other.value for other in _WIDTH[_WIDTH.index(Tier(tier)) + 1 :]]
