"""Reading people and units."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.models import Holding, Person, Post, Unit
from taizhang.web.accounts.policies import visible


def holdings_of(person: Person) -> QuerySet[Holding]:
    """The posts a person holds and held, the latest first."""
    return Holding.objects.filter(person=person).select_related("post__unit")


def units_listed(actor: Actor, *, today: date, former: bool = False, words: str = "") -> QuerySet[Unit]:
    """Units in the order of the tree, with ``people``: how many hold a post there today.

    ``former``: also those that are no more. ``words``: only where a name or alias contains them.
    """
    holds = Q(posts__holdings__since__lte=today) & (
        Q(posts__holdings__until=None) | Q(posts__holdings__until__gt=today)
    )
    rows = (
        visible(actor, Unit.objects.select_related("merged_into"))
        .annotate(people=Count("posts__holdings__person", filter=holds, distinct=True))
        .order_by("path")  # a query with GROUP BY forgets the order of the model
    )
    if not former:
        rows = rows.filter(Q(valid_until=None) | Q(valid_until__gt=today))
    if words:
        named = Q(name__contains=words) | Q(short_name__contains=words)
        rows = rows.filter(named | Q(pk__in=Unit.objects.filter(aliases__name__contains=words)))
    return rows


def posts_of(actor: Actor, unit: Unit) -> QuerySet[Post]:
    """The posts of a unit with all who held them."""
    return visible(actor, Post.objects.filter(unit=unit)).prefetch_related("holdings__person")


def people_listed(actor: Actor, *, words: str = "", closed: bool = False) -> QuerySet[Person]:
    """People with their posts. ``closed``: also closed accounts."""
    rows = visible(actor, Person.objects.prefetch_related("holdings__post__unit"))
    if not closed:
        rows = rows.filter(is_active=True)
    if words:
        rows = rows.filter(Q(name__contains=words) | Q(username__contains=words))
    return rows
