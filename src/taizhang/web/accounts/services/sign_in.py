"""Accounts: making them, one-time links, passwords."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils import timezone

from taizhang.web.accounts.actors import SYSTEM, Actor, actor_of
from taizhang.web.accounts.models import OneTimeLink, Person
from taizhang.web.accounts.policies import Action, demand
from taizhang.web.audit.services import record

LINK_LASTS = timedelta(hours=24)


@transaction.atomic
def make_link(*, actor: Actor, person: Person, now: datetime, lasts: timedelta = LINK_LASTS) -> str:
    """A token that signs ``person`` in once; what goes into ``/enter/<token>``. Only its digest is stored."""
    demand(actor, Action.MANAGE, person)
    token = secrets.token_urlsafe(32)
    OneTimeLink.objects.create(person=person, digest=_digest(token), expires_at=now + lasts)
    record(actor=actor, action="accounts.link_made", subject=person, at=now)
    return token


@transaction.atomic
def use_link(*, token: str, now: datetime) -> Person | None:
    """The person whom a token signs in; it is spent then. None where it is unknown, spent or too old."""
    link = OneTimeLink.objects.select_related("person").filter(digest=_digest(token)).first()
    if link is None or not link.person.is_active:
        return None
    spent = OneTimeLink.objects.filter(pk=link.pk, used_at=None, expires_at__gt=now).update(used_at=now)
    if not spent:
        return None
    record(actor=SYSTEM, action="accounts.link_used", subject=link.person, at=now)
    return link.person


@transaction.atomic
def note_sign_in(*, person: Person, now: datetime) -> None:
    """That a person signed in by password (failures are with the lockout)."""
    actor = actor_of(person, today=timezone.localdate(now))
    record(actor=actor, action="accounts.signed_in", subject=person, at=now)


@transaction.atomic
def set_password(*, actor: Actor, person: Person, password: str, now: datetime) -> None:
    """A new password. Raises ValidationError with every rule it breaks. Ends the person's other sessions."""
    demand(actor, Action.CHANGE, person)
    validate_password(password, person)
    person.set_password(password)
    person.save(update_fields=["password"])
    OneTimeLink.objects.filter(person=person, used_at=None).update(used_at=now)
    record(actor=actor, action="accounts.password_set", subject=person, at=now)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8")).hexdigest()
