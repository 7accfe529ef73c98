"""Who is asking: a person with the roles that the posts held today give, or a visitor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from taizhang.web.accounts.models import Holding, Person, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A role for a unit and all under it; ``path`` is the unit's path (``/1/5/``)."""

    role: Role
    path: str
    unit: int
    post: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who is asking, fixed for one request. A visitor (访客) has neither ``person`` nor grants."""

    person: int | None = None
    name: str = ""
    grants: tuple[Grant, ...] = ()

    @property
    def roles(self) -> frozenset[Role]:
        """The roles held anywhere."""
        return frozenset(grant.role for grant in self.grants)

    @property
    def is_visitor(self) -> bool:
        """Whether only what is public is for this one."""
        return not self.grants

    def paths(self, roles: frozenset[Role]) -> tuple[str, ...]:
        """The paths of the units for which one of ``roles`` is held."""
        return tuple(grant.path for grant in self.grants if grant.role in roles)

    @property
    def posts(self) -> str:
        """The posts by name, for the log."""
        return "、".join(grant.post for grant in self.grants)


VISITOR = Actor()
# What the program does by itself (a job, a command): told apart from any person in the log.
SYSTEM = Actor(name="system", grants=(Grant(role=Role.ADMINISTRATOR, path="/", unit=0, post="system"),))


def actor_of(person: Person, *, today: date) -> Actor:
    """The actor that a person is on a day; an inactive person is a visitor."""
    if not person.is_active:
        return VISITOR
    held = (
        Holding.objects.filter(person=person, since__lte=today)
        .filter(Q(until=None) | Q(until__gt=today))
        .filter(Q(post__abolished_on=None) | Q(post__abolished_on__gt=today))
        .filter(Q(post__unit__valid_until=None) | Q(post__unit__valid_until__gt=today))
        .select_related("post__unit")
        .order_by("id")
    )
    return Actor(
        person=person.pk,
        name=person.name,
        grants=tuple(
            Grant(
                role=Role(holding.post.role),
                path=holding.post.unit.path,
                unit=holding.post.unit_id,
                post=str(holding.post),
            )
            for holding in held
        ),
    )
