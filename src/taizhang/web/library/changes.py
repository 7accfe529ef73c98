"""Telling the applications above that records changed, without knowing them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

_listeners: list[Callable[[Change], None]] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Documents whose records or place changed, and the places concerned, those of before included.

    ``access``: it changed for whom the documents are; what fewer may see now must be hidden at once.
    """

    documents: frozenset[int]
    places: frozenset[str]
    at: datetime
    access: bool = False


def on_change(listener: Callable[[Change], None]) -> Callable[[Change], None]:
    """Have ``listener`` called inside the transaction of each change; from an app's ``handlers``."""
    if listener not in _listeners:
        _listeners.append(listener)
    return listener


def tell(*, documents: set[int], places: set[str], at: datetime, access: bool = False) -> None:
    """Say that records changed; called by services inside their transaction, before they record the deed.

    The log has one writer at a time until the end of a transaction: others are not to wait for what
    listeners do, and everybody takes the row of a place first and the log last.
    """
    change = Change(
        documents=frozenset(documents), places=frozenset(filter(None, places)), at=at, access=access
    )
    for listener in _listeners:
        listener(change)
