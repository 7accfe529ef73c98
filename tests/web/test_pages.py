"""Lists: what they say, and that they do not ask the database more the longer they are."""

from typing import Any

import pytest
from django.urls import reverse
from sample_people import NOW, District, SignedIn

from taizhang.web.accounts.actors import SYSTEM
from taizhang.web.accounts.models import Role, UnitKind
from taizhang.web.accounts.services.people import add_person
from taizhang.web.accounts.services.units import add_unit


@pytest.mark.parametrize(("name", "most"), [("units", 8), ("people", 9), ("log", 8)])
def test_queries_of_lists(
    district: District, signed_in: SignedIn, django_assert_max_num_queries: Any, name: str, most: int
) -> None:
    for number in range(30):
        add_unit(actor=SYSTEM, name=f"第{number}局", kind=UnitKind.DEPARTMENT, parent=district.top, now=NOW)
        add_person(actor=SYSTEM, username=f"p{number}", name=f"某{number}", now=NOW)
    client = signed_in(Role.ADMINISTRATOR)
    with django_assert_max_num_queries(most):
        client.get(reverse(f"accounts:{name}"))


def test_a_list_says_how_many_of_how_many(district: District, signed_in: SignedIn) -> None:
    text = signed_in(Role.LEADER).get(reverse("accounts:units"), {"q": "街道"}).content.decode()
    assert "显示 1 个，共 5 个" in text


def test_an_empty_list_says_what_to_do(district: District, signed_in: SignedIn) -> None:
    text = signed_in(Role.ADMINISTRATOR).get(reverse("accounts:units"), {"q": "没有的"}).content.decode()
    assert "增加单位" in text


def test_a_complaint_stands_beside_its_field(district: District, signed_in: SignedIn) -> None:
    answer = signed_in(Role.ADMINISTRATOR).post(
        reverse("accounts:person_add"), {"username": "leader", "name": "另一个"}
    )
    assert answer.status_code == 200
    assert answer.context["form"].errors["username"]


@pytest.mark.parametrize("value", ["=1+1", "+86", "-1", "@x"])
def test_no_cell_of_an_export_is_a_formula(district: District, signed_in: SignedIn, value: str) -> None:
    add_person(actor=SYSTEM, username="formula", name=value, now=NOW)
    answer = signed_in(Role.ADMINISTRATOR).get(reverse("accounts:people_export"), {"q": "formula"})
    assert answer.content.decode("utf-8-sig").splitlines()[1].startswith("'" + value)
