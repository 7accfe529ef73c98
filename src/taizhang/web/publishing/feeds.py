"""What changed, as RSS: editions published and taken back, feedback answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed

from taizhang.web.publishing.models import Case, CaseState, Edition
from taizhang.web.words import say

_ITEMS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of the feed; ``mark`` is its own for ever."""

    mark: str
    title: str
    text: str
    href: str
    at: datetime


class Changes(Feed):  # type: ignore[type-arg]
    """The feed of changes."""

    feed_type = Rss201rev2Feed

    def title(self) -> str:
        """The name of the feed."""
        return say("publishing.feed")

    def link(self) -> str:
        """The page that it is of."""
        return reverse("publishing:home")

    def description(self) -> str:
        """What it tells."""
        return say("publishing.feed_about")

    def items(self) -> list[Item]:
        """The last changes, the latest first."""
        found = [*_editions(), *_withdrawals(), *_cases()]
        return sorted(found, key=lambda item: item.at, reverse=True)[:_ITEMS]

    def item_title(self, item: Any) -> str:
        """What happened."""
        return str(item.title)

    def item_description(self, item: Any) -> str:
        """How much changed, or the answer."""
        return str(item.text)

    def item_link(self, item: Any) -> str:
        """Where it is shown."""
        return str(item.href)

    def item_guid(self, item: Any) -> str:
        """Its mark."""
        return str(item.mark)

    item_guid_is_permalink = False

    def item_pubdate(self, item: Any) -> datetime:
        """When it happened."""
        at: datetime = item.at
        return at


def _editions() -> list[Item]:
    return [
        Item(
            mark=f"edition-{row.pk}",
            title=say("publishing.feed_published", place=row.place_name, year=row.year),
            text=_differences(row),
            href=reverse("publishing:edition", args=[row.pk]),
            at=row.published_at,
        )
        for row in Edition.objects.order_by("-id")[:_ITEMS]
        if row.withdrawn_at is None
    ]


def _withdrawals() -> list[Item]:
    return [
        Item(
            mark=f"withdrawn-{row.pk}",
            title=say("publishing.feed_withdrawn", place=row.place_name, year=row.year),
            text=row.withdrawn_why,
            href=reverse("publishing:edition", args=[row.pk]),
            at=row.withdrawn_at,
        )
        for row in Edition.objects.exclude(withdrawn_at=None).order_by("-withdrawn_at")[:_ITEMS]
        if row.withdrawn_at is not None
    ]


def _cases() -> list[Item]:
    closed = Case.objects.filter(state=CaseState.CLOSED, figure__edition__withdrawn_at=None)
    return [
        Item(
            mark=f"case-{row.pk}-{row.outcome}",
            title=say("publishing.feed_case", about=str(row.figure)),
            text=row.answer,
            href=reverse("publishing:figure", args=[row.key]),
            at=row.closed_at,
        )
        for row in closed.select_related("figure").order_by("-closed_at")[:_ITEMS]
        if row.closed_at is not None
    ]


def _differences(row: Edition) -> str:
    if not row.changes:
        return say("publishing.first_edition", n=row.figures_count)
    return say("publishing.differences", **row.changes)
