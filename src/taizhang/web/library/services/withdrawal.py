"""Taking a document out of use, and bringing it back. Nothing is deleted."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, demand
from taizhang.web.audit.services import record
from taizhang.web.jobs import queue
from taizhang.web.library.changes import tell
from taizhang.web.library.models import Document, DocumentState
from taizhang.web.library.services.intake import READ
from taizhang.web.library.services.versions import report_of, settle_versions
from taizhang.web.words import say


@transaction.atomic
def withdraw(*, actor: Actor, document: Document, now: datetime, why: str = "") -> None:
    """Take a document out of use: its records count nowhere, another version becomes the current one.

    A copy of it, where there is one, is read again and holds the records from then on.
    """
    demand(actor, Action.DELETE, document)
    row = Document.objects.select_for_update().get(pk=document.pk)
    if row.withdrawn_at is not None:
        return
    row.withdrawn_at, row.is_current, row.report = now, False, None
    row.save(update_fields=["withdrawn_at", "is_current", "report"])
    settle_versions(report_of(row))
    heir = row.copies.filter(withdrawn_at=None, state=DocumentState.COPY).order_by("pk").first()
    if heir is not None:
        queue.enqueue(READ, key=str(heir.pk), payload={"document": heir.pk}, now=now)
    tell(documents={row.pk}, places={row.place}, at=now)
    record(actor=actor, action="library.withdrawn", subject=row, why=why, at=now)
    document.refresh_from_db()


@transaction.atomic
def restore(*, actor: Actor, document: Document, now: datetime, why: str = "") -> None:
    """Bring a withdrawn document back with all its records and what people decided about them.

    Raises ValidationError where the same file or the same content is in use as another document by now.
    """
    demand(actor, Action.DELETE, document)
    row = Document.objects.select_for_update().get(pk=document.pk)
    if row.withdrawn_at is None:
        return
    in_use = Document.objects.filter(withdrawn_at=None).exclude(pk=row.pk)
    other = in_use.filter(file_digest=row.file_digest).first()
    if other is None and row.content_id:
        other = in_use.filter(content_id=row.content_id).first()
    if other is not None:
        raise ValidationError(say("library.not_restored", name=other.file_name))
    row.withdrawn_at = None
    row.is_current = row.state != DocumentState.COPY
    row.save(update_fields=["withdrawn_at", "is_current"])
    if row.state == DocumentState.READ:
        settle_versions(report_of(row))
    else:  # it may never have been read, or be a copy of what is withdrawn by now
        queue.enqueue(READ, key=str(row.pk), payload={"document": row.pk}, now=now)
    tell(documents={row.pk}, places={row.place}, at=now)
    record(actor=actor, action="library.restored", subject=row, why=why, at=now)
    document.refresh_from_db()
