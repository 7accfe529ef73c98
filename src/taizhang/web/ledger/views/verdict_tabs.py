"""The pages of promise and result side by side."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from taizhang.web.words import say

PAGES = ("verdicts", "findings")
_KEPT = ("place", "year_from", "year_to")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One of the pages; what place and years are asked goes along."""

    words: str
    href: str
    current: bool


def tabs(current: str, query: QueryDict) -> list[Tab]:
    """The pages beside each other, ``current`` marked."""
    kept = QueryDict(mutable=True)
    for name in _KEPT:
        if value := query.get(name):
            kept[name] = value
    asked = f"?{kept.urlencode()}" if kept else ""
    return [
        Tab(
            words=say(f"ledger.lists.{name}"), href=reverse(f"ledger:{name}") + asked, current=name == current
        )
        for name in PAGES
    ]
