"""Who asks, for the resources."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.middleware import ActorRequest


def actor_asking(request: HttpRequest) -> Actor:
    """The actor that ``access`` found."""
    return cast("ActorRequest", request).actor
