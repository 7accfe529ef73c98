"""The first administrator, made from the command line."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from taizhang.web.accounts.actors import SYSTEM
from taizhang.web.accounts.models import Holding, Person, Post, Role, Unit, UnitKind
from taizhang.web.accounts.services.people import add_person
from taizhang.web.accounts.services.posts import add_post, take_up
from taizhang.web.accounts.services.sign_in import make_link
from taizhang.web.accounts.services.units import add_unit

_TITLE = "系统管理员"


@transaction.atomic
def make_administrator(*, username: str, name: str, unit: str, now: datetime) -> str:
    """Make ``username`` an administrator of the unit named ``unit``, each made where it is missing.

    Returns the token of a one-time link; run again, only a new link is made. Raises ValidationError.
    """
    person = Person.objects.filter(username=username).first()
    if person is None:
        person = add_person(actor=SYSTEM, username=username, name=name, now=now)
    holds = Holding.objects.filter(person=person, post__role=Role.ADMINISTRATOR, until=None)
    if not holds.exists():
        top = Unit.objects.filter(name=unit, valid_until=None).first() or add_unit(
            actor=SYSTEM, name=unit, kind=UnitKind.DISTRICT, now=now
        )
        post = Post.objects.filter(unit=top, role=Role.ADMINISTRATOR, abolished_on=None).first() or add_post(
            actor=SYSTEM, unit=top, title=_TITLE, role=Role.ADMINISTRATOR, now=now
        )
        take_up(actor=SYSTEM, post=post, person=person, since=timezone.localdate(now), now=now)
    return make_link(actor=SYSTEM, person=person, now=now)
