"""Posts and who holds them."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from sample_people import NOW, TODAY, District

from taizhang.web.accounts.actors import SYSTEM, actor_of
from taizhang.web.accounts.models import Holding, Post, Role
from taizhang.web.accounts.services.people import change_person
from taizhang.web.accounts.services.posts import abolish_post, leave, take_up


def test_a_role_lasts_from_the_first_day_to_the_day_before_the_last(district: District) -> None:
    person = district.people[Role.LIAISON]
    Holding.objects.filter(person=person).update(since=date(2026, 1, 5), until=date(2026, 2, 5))
    on = {
        date(2026, 1, 4): False,
        date(2026, 1, 5): True,
        date(2026, 2, 4): True,
        date(2026, 2, 5): False,
    }
    for day, holds in on.items():
        assert bool(actor_of(person, today=day).grants) is holds, day


@pytest.mark.parametrize("what", ["post", "unit", "person"])
def test_a_role_ends_with_its_post_its_unit_and_its_person(district: District, what: str) -> None:
    person = district.people[Role.LIAISON]
    holding = Holding.objects.get(person=person)
    if what == "post":
        Post.objects.filter(pk=holding.post_id).update(abolished_on=TODAY)
    elif what == "unit":
        type(district.industry).objects.filter(pk=district.industry.pk).update(valid_until=TODAY)
    else:
        change_person(actor=SYSTEM, person=person, name=person.name, phone="", is_active=False, now=NOW)
    assert actor_of(person, today=TODAY).is_visitor
    assert not actor_of(person, today=TODAY - timedelta(days=1)).is_visitor or what == "person"


def test_history_stays_with_the_post(district: District) -> None:
    holding = Holding.objects.get(person=district.people[Role.LIAISON])
    leave(actor=SYSTEM, holding=holding, until=TODAY, now=NOW)
    take_up(actor=SYSTEM, post=holding.post, person=district.people[Role.LEADER], since=TODAY, now=NOW)
    names = [row.person for row in holding.post.holdings.all()]
    assert names == [district.people[Role.LEADER], district.people[Role.LIAISON]]


def test_the_last_administrator_cannot_leave(district: District) -> None:
    holding = Holding.objects.get(person=district.people[Role.ADMINISTRATOR])
    with pytest.raises(ValidationError):
        leave(actor=SYSTEM, holding=holding, until=TODAY, now=NOW)
    take_up(actor=SYSTEM, post=holding.post, person=district.people[Role.LEADER], since=TODAY, now=NOW)
    leave(actor=SYSTEM, holding=holding, until=TODAY, now=NOW)


def test_nobody_holds_a_post_twice_at_once(district: District) -> None:
    holding = Holding.objects.get(person=district.people[Role.LIAISON])
    with pytest.raises(ValidationError):
        take_up(actor=SYSTEM, post=holding.post, person=holding.person, since=TODAY, now=NOW)


def test_the_last_administrator_cannot_be_closed(district: District) -> None:
    person = district.people[Role.ADMINISTRATOR]
    with pytest.raises(ValidationError):
        change_person(actor=SYSTEM, person=person, name=person.name, phone="", is_active=False, now=NOW)


def test_with_a_post_its_holder_goes_and_its_history_stays(district: District) -> None:
    post = Post.objects.get(role=Role.LIAISON)
    abolish_post(actor=SYSTEM, post=post, on=TODAY, now=NOW, why="并岗")
    assert actor_of(district.people[Role.LIAISON], today=TODAY).is_visitor
    assert post.holdings.count() == 1
    with pytest.raises(ValidationError):
        abolish_post(actor=SYSTEM, post=Post.objects.get(role=Role.ADMINISTRATOR), on=TODAY, now=NOW)
