"""Posts: made, abolished; taken up and left by people."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.models import Holding, Person, Post, Role, Unit
from taizhang.web.accounts.policies import Action, demand
from taizhang.web.accounts.services.continuity import demand_another_administrator
from taizhang.web.audit.services import record


@transaction.atomic
def add_post(*, actor: Actor, unit: Unit, title: str, role: Role, now: datetime) -> Post:
    """A new post of a unit. Raises ValidationError where the unit has one of that title."""
    demand(actor, Action.ADD, Post)
    post = Post(unit=unit, title=title, role=role)
    post.full_clean()
    post.save(force_insert=True)
    record(actor=actor, action="accounts.post_added", subject=post, after={"role": role}, at=now)
    return post


@transaction.atomic
def abolish_post(*, actor: Actor, post: Post, on: date, now: datetime, why: str = "") -> None:
    """The post is no more from ``on``; who holds it leaves that day. The last administrator's post stays."""
    demand(actor, Action.CHANGE, post)
    if post.role == Role.ADMINISTRATOR:
        demand_another_administrator(besides=Q(post=post))
    post.abolished_on = on
    post.save(update_fields=["abolished_on"])
    Holding.objects.filter(post=post, until=None, since__lte=on).update(until=on)
    record(
        actor=actor,
        action="accounts.post_abolished",
        subject=post,
        before={"abolished_on": None},
        after={"abolished_on": on},
        why=why,
        at=now,
    )


@transaction.atomic
def take_up(*, actor: Actor, post: Post, person: Person, since: date, now: datetime) -> Holding:
    """``person`` holds ``post`` from ``since``. Raises ValidationError where the person does already."""
    demand(actor, Action.ADD, Holding)
    holding = Holding(post=post, person=person, since=since)
    holding.full_clean()
    holding.save(force_insert=True)
    record(
        actor=actor,
        action="accounts.post_taken_up",
        subject=holding,
        after={"post": post.pk, "person": person.pk, "since": since},
        at=now,
    )
    return holding


@transaction.atomic
def leave(*, actor: Actor, holding: Holding, until: date, now: datetime, why: str = "") -> None:
    """The person holds the post no longer from ``until`` on. The last administrator cannot leave."""
    demand(actor, Action.CHANGE, holding)
    if holding.post.role == Role.ADMINISTRATOR:
        demand_another_administrator(besides=Q(pk=holding.pk))
    holding.until = until
    holding.full_clean()
    holding.save(update_fields=["until"])
    record(
        actor=actor,
        action="accounts.post_left",
        subject=holding,
        before={"until": None},
        after={"until": until},
        why=why,
        at=now,
    )
