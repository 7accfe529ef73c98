"""What applications show on the first page, without the page knowing them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from taizhang.web.accounts.middleware import ActorRequest

Part = TypeVar("Part", bound=Callable[[ActorRequest], str])
_parts: list[Callable[[ActorRequest], str]] = []


def on_front(part: Part) -> Part:
    """Have ``part`` give a piece of the first page, as HTML, for whoever holds a post; from a view module."""
    _parts.append(part)
    return part


def front_of(request: ActorRequest) -> str:
    """The pieces for the one who asks, in the order in which they were given; "" for visitors."""
    return "" if request.actor.is_visitor else "".join(part(request) for part in _parts)
