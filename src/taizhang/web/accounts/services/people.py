"""People: added, renamed, closed and opened again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.models import Holding, Person, Role
from taizhang.web.accounts.policies import Action, demand
from taizhang.web.accounts.services.continuity import demand_another_administrator
from taizhang.web.audit.services import changed, record


@transaction.atomic
def add_person(*, actor: Actor, username: str, name: str, now: datetime, phone: str = "") -> Person:
    """A new account without a password: it is entered by a one-time link. Raises ValidationError."""
    demand(actor, Action.ADD, Person)
    person = Person(username=Person.normalize_username(username), name=name, phone=phone)
    person.set_unusable_password()
    person.full_clean()
    person.save(force_insert=True)
    record(
        actor=actor,
        action="accounts.person_added",
        subject=person,
        after={"username": person.username},
        at=now,
    )
    return person


@transaction.atomic
def change_person(
    *, actor: Actor, person: Person, name: str, phone: str, is_active: bool, now: datetime, why: str = ""
) -> None:
    """Correct a name or phone number; close an account or open it again. Only a manager opens and closes."""
    demand(actor, Action.CHANGE, person)
    if is_active != person.is_active:
        demand(actor, Action.MANAGE, person)
    if person.is_active and not is_active:
        _demand_not_last(person)
    was = {"name": person.name, "is_active": person.is_active}
    phone_was = person.phone
    person.name, person.phone, person.is_active = name, phone, is_active
    person.full_clean(exclude=["password"])
    person.save(update_fields=["name", "phone", "is_active"])
    before, after = changed(was, {"name": name, "is_active": is_active})
    if phone != phone_was:  # that it changed is on record; the number itself is nobody else's business
        before["phone"], after["phone"] = "…", "…"
    if after:
        record(
            actor=actor,
            action="accounts.person_changed",
            subject=person,
            before=before,
            after=after,
            why=why,
            at=now,
        )


def _demand_not_last(person: Person) -> None:
    administers = Holding.objects.filter(person=person, until=None, post__role=Role.ADMINISTRATOR)
    if administers.exists():
        demand_another_administrator(besides=Q(person=person))
