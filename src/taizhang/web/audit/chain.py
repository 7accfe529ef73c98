"""The chain: the digest of an event covers all it says and the digest before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC

from taizhang.web.audit.models import Event

_COVERED = (
    "number",
    "actor",
    "actor_name",
    "posts",
    "action",
    "subject_type",
    "subject_id",
    "subject_name",
    "before",
    "after",
    "why",
    "request",
    "previous",
)


def digest_of(event: Event) -> str:
    """SHA-256 (hexadecimal) over the event's fields as JSON with sorted keys, the time in UTC."""
    said = {name: getattr(event, name) for name in _COVERED}
    said["at"] = event.at.astimezone(UTC).isoformat(timespec="microseconds")
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a walk along the chain found.

    ``events``: how many were read; ``head``: the digest of the last, to be noted outside the database (a log
    cut off at its end is whole in itself); ``broken``: the number of the first event that does not hold, or
    None; ``reason``: ``gap``, ``link`` or ``content``.
    """

    events: int
    head: str
    broken: int | None = None
    reason: str = ""


def walk(events: Iterable[Event]) -> Finding:
    """Check events in the order of their numbers."""
    count, head = 0, ""
    for event in events:
        reason = (
            "gap"
            if event.number != count + 1
            else "link"
            if event.previous != head
            else "content"
            if digest_of(event) != event.digest
            else ""
        )
        if reason:
            return Finding(events=count, head=head, broken=count + 1, reason=reason)
        count, head = event.number, event.digest
    return Finding(events=count, head=head)


def verify() -> Finding:
    """Walk the whole log as it stands in the database."""
    return walk(Event.objects.order_by("number").iterator(chunk_size=2000))


def contains(digest: str) -> bool:
    """Whether an event has this digest: one noted earlier, to tell a log cut short or replaced."""
    return Event.objects.filter(digest=digest).exists()
