"""Making and ending tokens."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.models import Person
from taizhang.web.accounts.policies import Action, demand
from taizhang.web.api.models import Scope, Token
from taizhang.web.audit.services import record
from taizhang.web.words import say

LONGEST_DAYS = 365
_PREFIX = "tz_"
_NOTED_EVERY = timedelta(hours=1)


@transaction.atomic
def make_token(
    *, actor: Actor, person: Person, name: str, scope: Scope, days: int, now: datetime
) -> tuple[Token, str]:
    """A token for the programs of ``person``, who is the one that asks; its secret is given only here.

    Raises ValidationError for more than a year, or without a name.
    """
    demand(actor, Action.ADD, Token)
    if actor.person != person.pk:
        demand(actor, Action.MANAGE, Token)
    if not name.strip():
        raise ValidationError({"name": say("api.name_missing")})
    if not 1 <= days <= LONGEST_DAYS:
        raise ValidationError({"days": say("api.days_wrong", n=LONGEST_DAYS)})
    secret = _PREFIX + secrets.token_urlsafe(32)
    token = Token.objects.create(
        person=person,
        name=name.strip()[:64],
        mark=secret[:8],
        digest=digest_of(secret),
        scope=scope,
        created_at=now,
        expires_at=now + timedelta(days=days),
    )
    record(
        actor=actor,
        action="api.token_made",
        subject=token,
        after={"scope": scope, "expires_at": token.expires_at},
        at=now,
    )
    return token, secret


@transaction.atomic
def revoke_token(*, actor: Actor, token: Token, now: datetime) -> None:
    """End a token; ended before, nothing happens."""
    demand(actor, Action.DELETE, token)
    if Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=now):
        record(actor=actor, action="api.token_revoked", subject=token, at=now)


def token_of(secret: str, *, now: datetime) -> Token | None:
    """The token of a secret, if it holds; when it was used last is noted once an hour."""
    rows = Token.objects.filter(revoked_at=None, expires_at__gt=now, person__is_active=True)
    token = rows.select_related("person").filter(digest=digest_of(secret)).first()
    if token is not None and (token.used_at is None or token.used_at < now - _NOTED_EVERY):
        stale = Q(used_at=None) | Q(used_at__lt=now - _NOTED_EVERY)
        Token.objects.filter(stale, pk=token.pk).update(used_at=now)
    return token


def digest_of(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
