"""Who asks: the person of a token, whoever is signed in, or a visitor; and how often."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import APIKeyCookie, HttpBearer
from ninja.throttling import SimpleRateThrottle

from taizhang.web.accounts.actors import VISITOR, Actor, actor_of
from taizhang.web.accounts.addresses import client_address
from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.api.models import Scope
from taizhang.web.api.problems import RefusalError
from taizhang.web.api.services import token_of


class ByToken(HttpBearer):
    """``Authorization: Bearer tz_…``. A token that does not hold is refused, never taken for a visitor."""

    def __init__(self, *, scope: Scope = Scope.READ) -> None:
        super().__init__()
        self._scope = scope

    def __call__(self, request: HttpRequest) -> Actor | None:
        """The actor; None where no token is shown."""
        told = request.headers.get("Authorization", "")
        if not told:
            return None
        kind, _, secret = told.partition(" ")
        if kind.lower() != "bearer":
            raise RefusalError(401, "token")
        return self.authenticate(request, secret.strip())

    def authenticate(self, request: HttpRequest, token: str) -> Actor:
        """The person of the token, with the rights of today."""
        found = token_of(token, now=timezone.now())
        if found is None:
            raise RefusalError(401, "token")
        if self._scope == Scope.WRITE and found.scope != Scope.WRITE:
            raise RefusalError(403, "scope")
        actor = actor_of(found.person, today=timezone.localdate())
        cast("ActorRequest", request).actor = actor
        return actor


class BySession(APIKeyCookie):
    """Whoever is signed in, for reading alone: what changes something asks for a token."""

    param_name = settings.SESSION_COOKIE_NAME

    def __init__(self) -> None:
        super().__init__(csrf=False)

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:
        """The actor of the session."""
        return cast("ActorRequest", request).actor if request.user.is_authenticated else None


def as_visitor(request: HttpRequest) -> Actor:
    """Everybody else sees what is public."""
    cast("ActorRequest", request).actor = VISITOR
    return VISITOR


READERS = [ByToken(), BySession(), as_visitor]
WRITERS = [ByToken(scope=Scope.WRITE)]


class Rate(SimpleRateThrottle):
    """So many requests a minute for one person; for visitors, of one address."""

    def __init__(self, *, people: int, visitors: int) -> None:
        super().__init__(f"{visitors}/m")
        self._people, self._visitors = people, visitors

    def get_cache_key(self, request: HttpRequest) -> str:
        """By whom requests are counted."""
        actor = cast("ActorRequest", request).actor
        self.num_requests = self._visitors if actor.is_visitor else self._people
        return f"api_rate_{actor.person or client_address(request)}"
