"""Adding to the log; called by each service inside the transaction of what it did."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from taizhang.web.audit.chain import digest_of
from taizhang.web.audit.models import Event
from taizhang.web.settings.logs import request_id

_LOCK = 0x7A17_A176  # any constant: one writer of the chain at a time on PostgreSQL


class Who(Protocol):
    """Who did it."""

    @property
    def person(self) -> int | None:
        """Number of the person; None where the program did it."""

    @property
    def name(self) -> str:
        """The name at the time."""

    @property
    def posts(self) -> str:
        """The posts held at the time."""


def record(
    *,
    actor: Who,
    action: str,
    subject: Model,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    why: str = "",
    at: datetime | None = None,
) -> Event:
    """Add an event about ``subject``.

    ``action`` is a word with the application in front (``accounts.unit_added``); ``before`` and ``after``
    hold the fields that changed, and no text of a document. Must be called inside the transaction of the deed
    itself: both happen or neither. Raises TransactionManagementError outside of one.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("an event is recorded with the deed, in one transaction")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    last = Event.objects.order_by("-number").values_list("number", "digest").first()
    number, previous = last or (0, "")
    event = Event(
        number=number + 1,
        at=at or timezone.now(),
        actor=actor.person,
        actor_name=actor.name,
        posts=actor.posts,
        action=action,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        subject_name=str(subject)[:200],
        before=_plain(before),
        after=_plain(after),
        why=why,
        request=request_id.get(),
        previous=previous,
    )
    event.digest = digest_of(event)
    event.save(force_insert=True)
    return event


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields that differ, as they were and as they are."""
    names = [name for name in after if before.get(name) != after[name]]
    return {name: before.get(name) for name in names}, {name: after[name] for name in names}


def _plain(values: Mapping[str, Any] | None) -> dict[str, Any]:
    """Values as JSON gives them back, so that the digest is the same when the row is read again."""
    plain: dict[str, Any] = json.loads(json.dumps(dict(values or {}), cls=DjangoJSONEncoder))
    return plain
