"""Dashboards: one plan, one place, one unit, the first page."""

from typing import Any

import pytest
from django.urls import reverse
from sample_people import SignedIn

from taizhang.web.accounts.models import Role, Tier
from taizhang.web.ledger.models import Place, Verdict
from taizhang.web.ledger.selectors.plans import due_in
from taizhang.web.library.models import Document, TaskUnit


def _page(client: Any, address: str, **asked: str) -> str:
    answer = client.get(address, asked)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def _plan() -> tuple[str, int]:
    """A plan with binding and expected targets, some of them missed."""
    binding = Verdict.objects.filter(modality="binding", repeats=False).values("place_name", "first_year")
    row = next(
        row
        for row in Verdict.objects.filter(outcome="missed", modality="expected", repeats=False)
        if {"place_name": row.place_name, "first_year": row.first_year} in list(binding)
    )
    assert row.first_year is not None
    return row.place_name, row.first_year


def test_a_plan_says_what_became_of_it_with_the_denominator(sample: SignedIn) -> None:
    place, year = _plan()
    html = _page(sample(Role.LEADER), reverse("ledger:overview"), place=place, year=str(year))
    rows = due_in(Verdict.objects.filter(place_name=place), year)
    judged = rows.filter(outcome__in=("exceeded", "met", "nearly", "missed")).count()
    hit = rows.filter(outcome__in=("exceeded", "met")).count()
    assert f"共 {rows.count()} 条，有可比结果的 {judged} 条，其中完成或超额 {hit} 条" in html


def test_binding_targets_come_first(sample: SignedIn) -> None:
    place, year = _plan()
    html = _page(sample(Role.LEADER), reverse("ledger:overview"), place=place, year=str(year))
    rows = list(due_in(Verdict.objects.filter(place_name=place), year).values_list("modality", "key"))
    shown = [(modality, html.index(key)) for modality, key in rows if key in html]
    binding = [at for modality, at in shown if modality == "binding"]
    assert len(binding) == [modality for modality, _ in rows].count("binding")
    assert max(binding) < min(at for modality, at in shown if modality == "expected")


def test_what_asks_for_a_look_leads_to_it(sample: SignedIn) -> None:
    html = _page(sample(Role.REVIEWER), reverse("ledger:overview"))
    unconfirmed = Document.objects.filter(confirmed_at=None, state="read", is_current=True).count()
    assert f"{unconfirmed} 份文件的地区、年份、种类还没有人确认" in html
    assert f"{reverse('library:documents')}?unchecked=1" in html


def test_the_first_page_shows_the_newest_plan_of_ones_own_place(sample: SignedIn) -> None:
    html = _page(sample(Role.LEADER), "/")
    own = Place.objects.get(name__endswith="云岚区")
    assert f"{own.name} " in html
    assert "今天要看" in html
    assert "今天要看" not in _page(sample(None), "/")


def test_an_empty_ledger_says_what_to_do(signed_in: SignedIn) -> None:
    for address in ("/", reverse("ledger:overview")):
        assert reverse("library:upload") in _page(signed_in(Role.LEADER), address)


@pytest.mark.parametrize(("address", "most"), [("/", 16), ("overview", 24), ("place", 14)])
def test_dashboards_cost_few_queries(
    sample: SignedIn, django_assert_max_num_queries: Any, address: str, most: int
) -> None:
    place = Place.objects.get(name__endswith="云岚区").name
    path = {
        "/": "/",
        "overview": reverse("ledger:overview"),
        "place": reverse("ledger:place", args=[place]),
    }[address]
    client = sample(Role.REVIEWER)
    with django_assert_max_num_queries(most):
        client.get(path)


def test_drafts_count_in_no_dashboard_of_others(sample: SignedIn) -> None:
    place, year = _plan()
    before = due_in(Verdict.objects.filter(place_name=place), year).count()
    Verdict.objects.filter(place_name=place, first_year=year, outcome="missed").update(tier=Tier.DRAFT)
    gone = due_in(Verdict.objects.filter(place_name=place, tier=Tier.DRAFT), year).count()
    asked = {"place": place, "year": str(year)}
    assert f"共 {before - gone} 条" in _page(sample(Role.LIAISON), reverse("ledger:overview"), **asked)
    assert f"共 {before} 条" in _page(sample(Role.LEADER), reverse("ledger:overview"), **asked)


def test_a_place_tells_its_years_and_documents(sample: SignedIn) -> None:
    place = Place.objects.get(name__endswith="云岚区").name
    html = _page(sample(Role.LEADER), reverse("ledger:place", args=[place]))
    for document in Document.objects.filter(place=place, is_current=True):
        assert reverse("library:document", args=[document.pk]) in html
    assert sample(Role.LEADER).get(reverse("ledger:place", args=["没有"])).status_code == 404


def test_a_unit_sees_its_tasks_and_what_they_rest_on(
    sample: SignedIn, django_assert_max_num_queries: Any
) -> None:
    named = TaskUnit.objects.filter(known__isnull=False).select_related("task", "known")[0]
    assert named.known is not None
    client = sample(Role.LIAISON)
    with django_assert_max_num_queries(22):
        html = _page(client, reverse("ledger:unit", args=[named.known.pk]))
    assert reverse("ledger:task", args=[named.task.key]) in html
    answer = client.get(reverse("ledger:unit", args=[named.known.pk]), {"export": "csv"})
    assert named.task.text[:10] in b"".join(answer.streaming_content).decode()
    assert client.get(reverse("ledger:unit", args=[99999])).status_code == 404
