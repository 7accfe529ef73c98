"""The main menu. An entry shows where its page is there and the person may open it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.urls import NoReverseMatch, reverse

from taizhang.web.accounts.actors import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: ``key`` of its wording (``ui.menu.<key>``), name of its address, for whom it is."""

    key: str
    address: str
    staff_only: bool = True


MENU = (
    Entry(key="overview", address="home", staff_only=False),
    Entry(key="documents", address="library:documents"),
    Entry(key="indicators", address="ledger:indicators"),
    Entry(key="tasks", address="ledger:tasks"),
    Entry(key="projects", address="ledger:projects"),
    Entry(key="verdicts", address="ledger:verdicts"),
    Entry(key="compare", address="ledger:compare"),
    Entry(key="search", address="search:search"),
    Entry(key="published", address="publishing:home", staff_only=False),
    Entry(key="manage", address="accounts:units"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An entry as it stands on a page."""

    key: str
    href: str
    current: bool


def menu(actor: Actor, *, path: str) -> list[Item]:
    """The entries for ``actor``; that of the page at ``path`` marked: the longest address it begins with."""
    shown = [
        (entry.key, href)
        for entry in MENU
        if (href := address(entry.address)) is not None and (not entry.staff_only or not actor.is_visitor)
    ]
    inside = [href for _, href in shown if path == href or (href != "/" and path.startswith(href))]
    here = max(inside, key=len, default="")
    return [Item(key=key, href=href, current=href == here) for key, href in shown]


@cache
def address(name: str) -> str | None:
    """The address of a page; None where this installation has none such."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return None
