"""Puts on each request who is asking."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from taizhang.web.accounts.actors import VISITOR, Actor, actor_of


class ActorRequest(HttpRequest):
    """A request as views see it: ``actor`` is who is asking (read when first looked at)."""

    actor: Actor


class ActorMiddleware:
    """Sets ``request.actor``; nothing is read from the database for a view that does not ask."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""

        def who() -> Actor:
            person = request.user
            return actor_of(person, today=timezone.localdate()) if person.is_authenticated else VISITOR

        asking = cast("ActorRequest", request)
        asking.actor = cast("Actor", SimpleLazyObject(who))
        return self._get_response(request)
