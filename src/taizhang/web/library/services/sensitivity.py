"""Marking a figure sensitive (敏感): not public then, whatever its tier; its verdicts follow."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, demand
from taizhang.web.audit.services import record
from taizhang.web.library.changes import tell
from taizhang.web.library.models import Statement
from taizhang.web.library.services.access import settle_passages
from taizhang.web.words import say


@transaction.atomic
def mark_sensitive(*, actor: Actor, statement: Statement, sensitive: bool, why: str, now: datetime) -> None:
    """Mark a statement sensitive, or no longer so. Raises ValidationError without a reason."""
    demand(actor, Action.CHANGE, statement)
    if not why.strip():
        raise ValidationError({"why": say("library.review.no_reason")})
    document = statement.document
    rows = Statement.objects.filter(pk=statement.pk, sensitive=not sensitive)
    said: dict[str, Any] = {"sensitive": sensitive, "apart": sensitive != document.sensitive}
    if not said["apart"]:  # it follows its document again
        said |= {"tier": document.tier, "unit_id": document.unit_id}
    if not rows.update(**said, version=F("version") + 1):
        return  # it is so already
    settle_passages(document)
    tell(documents={document.pk}, places={document.place}, at=now, access=True)
    record(
        actor=actor,
        action="library.marked_sensitive" if sensitive else "library.unmarked_sensitive",
        subject=statement,
        before={"sensitive": not sensitive},
        after={"sensitive": sensitive},
        why=why.strip(),
        at=now,
    )
