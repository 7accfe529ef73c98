"""What the fixtures of these tests give."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.test import Client

from taizhang.web.accounts.actors import VISITOR, Actor, actor_of
from taizhang.web.accounts.models import Person, Role, Unit

NOW = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
TODAY = date(2026, 11, 20)
SignedIn = Callable[[Role | None], Client]


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """The units and people of the tests: 望溪区 with two bureaus, a street and its community."""

    top: Unit
    planning: Unit
    industry: Unit
    street: Unit
    community: Unit
    people: dict[Role, Person]

    def actor(self, role: Role | None) -> Actor:
        """The actor in a role; the visitor for None. The liaison is that of ``industry``."""
        return actor_of(self.people[role], today=TODAY) if role else VISITOR
