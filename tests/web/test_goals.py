"""Goals of several years: what their pages tell, and to whom."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from sample_people import SignedIn

from taizhang.web.accounts.models import Role
from taizhang.web.ledger.models import Goal
from taizhang.web.library.models import Document


def _goal(document: Document, number: int = 0, **changes: Any) -> Goal:
    quote = {"document": document.pk, "start": 10, "end": 20}
    told: dict[str, Any] = {
        "key": f"goal{number:012}",
        "place_name": document.place,
        "indicator": "gdp",
        "subject": "地区生产总值年均增长",
        "form": "average_growth",
        "first_year": 2021,
        "last_year": 2025,
        "value": 0.07,
        "document": document,
        "start": 10,
        "end": 20,
        "state": "short",
        "tier": "internal",
        "steps": [
            {
                "year": 2024,
                "known": 0.062,
                "since": 2023,
                "needed": 0.082,
                "target": 0.06,
                "state": "short",
                "reasons": ["还差 2.2 个百分点"],
                "quotes": [quote],
            },
            {
                "year": 2025,
                "known": 0.061,
                "since": 2024,
                "needed": 0.107,
                "target": None,
                "state": "no_target",
                "reasons": [],
                "quotes": [],
            },
        ],
    }
    return Goal.objects.create(**{**told, **changes})


@pytest.fixture
def goal(sample: SignedIn) -> Goal:
    return _goal(Document.objects.filter(state="read")[0])


def test_a_goal_tells_what_each_year_needs(goal: Goal, sample: SignedIn) -> None:
    page = sample(Role.LEADER).get(reverse("ledger:goal", args=[goal.key])).content.decode()
    for words in ("7%", "8.2%", "6%", "还差 2.2 个百分点", "当年计划不够", "当年没有目标"):
        assert words in page, words


def test_a_growth_below_nothing_has_a_minus(goal: Goal, sample: SignedIn) -> None:
    goal.steps[0]["needed"] = -0.012
    goal.save()
    page = sample(Role.LEADER).get(reverse("ledger:goal", args=[goal.key])).content.decode()
    assert "−1.2%" in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, 1),
        ({"state": "short"}, 1),
        ({"state": "reached"}, 0),
        ({"year_from": "2026"}, 0),
        ({"words": "生产总值"}, 1),
        ({"words": "就业"}, 0),
    ],
)
def test_the_list_of_goals(goal: Goal, sample: SignedIn, asked: dict[str, str], found: int) -> None:
    page = sample(Role.LEADER).get(reverse("ledger:goals"), asked)
    assert page.context["listing"].found == found


def test_a_draft_is_for_those_who_see_drafts(goal: Goal, sample: SignedIn) -> None:
    Goal.objects.update(tier="draft")
    address = reverse("ledger:goal", args=[goal.key])
    assert sample(Role.PLAN_OFFICER).get(address).status_code == 200
    assert sample(Role.LIAISON).get(address).status_code == 404
    told = sample(Role.LIAISON).get(reverse("ledger:goals"), {"export": "csv"})
    assert goal.subject not in b"".join(told).decode()  # type: ignore[arg-type]
    assert Client().get(address).status_code == 302


def test_queries_of_goals(goal: Goal, sample: SignedIn, django_assert_max_num_queries: Any) -> None:
    document = goal.document
    for number in range(1, 40):
        _goal(document, number)
    client = sample(Role.LEADER)
    for address in (reverse("ledger:goals"), reverse("ledger:goal", args=[goal.key])):
        client.get(address)
        with django_assert_max_num_queries(10):
            client.get(address)
