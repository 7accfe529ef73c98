"""Small parts of pages that views hand to templates: links, tabs, facts, messages that can be undone."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse

_UNDO = "undo:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A step of the way here (``ui/crumbs.html``) or a tab (``ui/tabs.html``); ``current`` marks the tab."""

    words: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line of ``ui/facts.html``: ``words`` name it, ``text`` says it, ``href`` leads to its source."""

    words: str
    text: str
    href: str = ""
    side: bool = False


def done(request: HttpRequest, words: str, *, undo: str = "", **values: object) -> None:
    """Say on the next page that something was done, with a button that posts to the address named ``undo``.

    ``values`` are those of the address: ``done(request, say(...), undo="ledger:restore", number=5)``.
    """
    messages.success(request, words, extra_tags=_UNDO + reverse(undo, kwargs=values) if undo else "")


def undo_address(tags: str) -> str:
    """The address kept in the extra tags of a message, "" where there is none."""
    return tags.removeprefix(_UNDO) if tags.startswith(_UNDO + "/") else ""
