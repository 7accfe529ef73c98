"""Reading the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from django.db.models import Q, QuerySet

from taizhang.web.audit.models import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for: words in names, subjects and reasons; an action; days ``since`` to ``until``."""

    zone: tzinfo
    words: str = ""
    action: str = ""
    since: date | None = None
    until: date | None = None


def events_asked(rows: QuerySet[Event], asked: Asked) -> QuerySet[Event]:
    """The events that fit, the latest first."""
    if asked.words:
        named = Q(actor_name__contains=asked.words) | Q(subject_name__contains=asked.words)
        rows = rows.filter(named | Q(why__contains=asked.words))
    if asked.action:
        rows = rows.filter(action=asked.action)
    if asked.since:
        rows = rows.filter(at__gte=datetime.combine(asked.since, time(), asked.zone))
    if asked.until:
        rows = rows.filter(at__lt=datetime.combine(asked.until + timedelta(days=1), time(), asked.zone))
    return rows


def actions_met() -> list[str]:
    """The actions that stand in the log."""
    return list(Event.objects.order_by("action").values_list("action", flat=True).distinct())
