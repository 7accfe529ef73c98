"""One definition of access: what the object check says and what the database filter says is the same."""

from datetime import date

import pytest
from django.db.models import Model
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from taizhang.web.accounts.actors import VISITOR, Actor, Grant
from taizhang.web.accounts.models import Holding, Person, Post, Role, Tier, Tiered, Unit, UnitKind
from taizhang.web.accounts.policies import SEES_TIERED, Action, may, registered, visible
from taizhang.web.accounts.rules import (
    EVERYTHING,
    NOTHING,
    Rule,
    not_sensitive,
    own,
    reached,
    role_is,
    tier_in,
    within_unit,
)

PATHS = ("/1/", "/1/2/", "/1/2/3/", "/1/21/", "/4/")

actors = st.builds(
    lambda person, held: Actor(
        person=person,
        grants=tuple(Grant(role=role, path=path, unit=1, post="") for role, path in held),
    ),
    st.sampled_from([None, 1, 2]),
    st.lists(st.tuples(st.sampled_from(list(Role)), st.sampled_from(PATHS)), max_size=3),
)
rules_on_units = st.recursive(
    st.one_of(
        st.sampled_from([EVERYTHING, NOTHING]),
        st.lists(st.sampled_from(list(Role)), min_size=1).map(lambda roles: role_is(*roles)),
        st.lists(st.sampled_from(list(Role)), min_size=1).map(lambda roles: within_unit(*roles, field="")),
        st.just(reached(within_unit(*Role, field=""), through="parent")),
        st.just(reached(EVERYTHING, through="merged_into")),
    ),
    lambda inner: st.builds(lambda a, b, both: a & b if both else a | b, inner, inner, st.booleans()),
    max_leaves=5,
)


def _agree(actor: Actor, rule: Rule, model: type[Model]) -> None:
    rows = list(model._default_manager.all())
    tested = {row.pk for row in rows if rule.test(actor, row)}
    found = list(model._default_manager.filter(rule.condition(actor)).values_list("pk", flat=True))
    assert sorted(found) == sorted(tested)
    assert not rule.always(actor) or len(tested) == len(rows), "what holds always holds of each"


class RulesAgree(TestCase):
    """Hypothesis with a database: each example in its own transaction."""

    @classmethod
    def setUpTestData(cls) -> None:
        units: dict[str, Unit] = {}
        for path in PATHS:
            above = units.get(path.rsplit("/", 2)[0] + "/")
            units[path] = Unit.objects.create(name=path, kind=UnitKind.OTHER, parent=above, path=path)
        units["/4/"].merged_into = units["/1/"]
        units["/4/"].save()
        for number in (1, 2):
            person = Person.objects.create(username=f"p{number}", name=f"p{number}")
            post = Post.objects.create(unit=units["/1/2/"], title=f"t{number}", role=Role.LIAISON)
            Holding.objects.create(post=post, person=person, since=date(2024, 1, 1))

    @given(actor=actors, rule=rules_on_units)
    def test_on_units(self, actor: Actor, rule: Rule) -> None:
        _agree(actor, rule, Unit)

    @given(actor=actors)
    def test_on_what_belongs_to_a_person(self, actor: Actor) -> None:
        first = Person.objects.order_by("pk")[0].pk
        shifted = Actor(
            person=None if actor.person is None else first + actor.person - 1, grants=actor.grants
        )
        _agree(shifted, own(field="pk"), Person)
        _agree(shifted, own(), Holding)
        _agree(shifted, reached(within_unit(*Role), through="post"), Holding)

    @given(actor=actors, action=st.sampled_from(list(Action)))
    def test_every_registered_policy(self, actor: Actor, action: Action) -> None:
        for model, policy in registered().items():
            _agree(actor, policy.get(action, NOTHING), model)
            for row in model._default_manager.all():
                assert may(actor, action, row) == (
                    row in visible(actor, model._default_manager.all(), action)
                )


class _Record:
    """What ``Tiered`` gives a record, without a table."""

    def __init__(self, tier: Tier, sensitive: bool, path: str | None) -> None:
        self.tier, self.sensitive = tier, sensitive
        self.unit = None if path is None else Unit(path=path)


@pytest.mark.parametrize(
    ("role", "tier", "sensitive", "path", "seen"),
    [
        (None, Tier.PUBLIC, False, None, True),  # what is public is for all
        (None, Tier.PUBLIC, True, None, False),  # a sensitive figure is not, whatever its tier
        (None, Tier.CONGRESS, False, None, False),  # the congress is not the public
        (Role.LEADER, Tier.DRAFT, True, "/9/", True),  # a leader reads all
        (Role.REVIEWER, Tier.DRAFT, True, "/9/", True),  # who reviews must see what is reviewed
        (Role.LIAISON, Tier.DRAFT, True, "/1/2/3/", True),  # one's own unit and what is under it
        (Role.LIAISON, Tier.DRAFT, False, "/1/21/", False),  # /1/21/ begins with /1/2 and is another unit
        (Role.LIAISON, Tier.INTERNAL, False, "/9/", True),  # other units' work is known inside
        (Role.LIAISON, Tier.INTERNAL, True, "/9/", False),  # their sensitive figures are not
        (Role.LIAISON, Tier.DRAFT, False, None, False),  # a draft of nobody's unit
    ],
)
def test_who_sees_a_record(
    role: Role | None, tier: Tier, sensitive: bool, path: str | None, seen: bool
) -> None:
    grant = () if role is None else (Grant(role=role, path="/1/2/", unit=2, post=""),)
    actor = Actor(person=7, grants=grant)
    assert SEES_TIERED.test(actor, _Record(tier, sensitive, path)) is seen


def test_tiers_and_marks_are_the_fields_of_tiered() -> None:
    names = {field.name for field in Tiered._meta.get_fields()}
    assert {"tier", "sensitive", "unit"} <= names
    assert tier_in(Tier.PUBLIC).test(VISITOR, _Record(Tier.PUBLIC, False, None))
    assert not not_sensitive().test(VISITOR, _Record(Tier.PUBLIC, True, None))
