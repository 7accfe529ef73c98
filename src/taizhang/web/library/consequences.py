"""What the applications above lose when a document is withdrawn, asked without knowing them."""

from __future__ import annotations

from collections.abc import Callable

from taizhang.web.library.models import Document

Teller = Callable[[Document], list[str]]
_tellers: list[Teller] = []


def on_withdrawal(teller: Teller) -> Teller:
    """Have ``teller`` asked what goes with a document, in words, line by line; from an app's ``handlers``."""
    if teller not in _tellers:
        _tellers.append(teller)
    return teller


def lost_with(document: Document) -> list[str]:
    """What goes with a document beside its own records."""
    return [line for teller in _tellers for line in teller(document)]
