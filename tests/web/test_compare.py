"""The same indicator across places and years: flags before charts, exports, ambition, rates."""

import csv
import io
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from sample_people import SignedIn

from taizhang.web.accounts.models import Role, Tier
from taizhang.web.ledger.models import Place, Series, Verdict
from taizhang.web.library.models import Statement

PAGE = "/ledger/compare"


def _page(client: Any, **asked: Any) -> str:
    answer = client.get(PAGE, asked)
    assert answer.status_code == 200
    return str(answer.content.decode())


def _places() -> list[str]:
    return list(Place.objects.order_by("name").values_list("name", flat=True))


def _lines(client: Any, **asked: Any) -> list[dict[str, str]]:
    answer = client.get(PAGE, {**asked, "export": "csv"})
    return list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))


def test_places_and_years_stand_side_by_side_with_their_sources(sample: SignedIn) -> None:
    client = sample(Role.LEADER)
    html = _page(client, indicator="gdp", kind="growth", places=_places())
    lines = _lines(client, indicator="gdp", kind="growth", places=_places())
    assert {line["地区"] for line in lines} == set(_places())
    rows = Statement.objects.filter(indicator="gdp", kind="growth", status="actual", place="")
    shown = [row for row in rows if reverse("library:source", args=[row.key]) in html]
    assert {row.report_place for row in shown} == set(_places())
    Statement.objects.filter(pk__in=[row.pk for row in shown]).update(status="estimate")
    html = _page(client, indicator="gdp", kind="growth", places=_places())
    assert html.index("比较前请注意") < html.index('class="chart"'), "flags come before the chart"


def test_only_the_years_asked(sample: SignedIn) -> None:
    lines = _lines(sample(Role.LEADER), indicator="gdp", kind="growth", year_from="2024", year_to="2024")
    assert {line["年份"] for line in lines} == {"2024"}


def test_what_is_flagged_is_told_in_words(sample: SignedIn) -> None:
    Statement.objects.filter(indicator="gdp", kind="growth", status="actual").update(status="estimate")
    html = _page(sample(Role.LEADER), indicator="gdp", kind="growth")
    assert "预计数，尚未定案" in html


def test_one_figure_in_several_units_is_shown_in_one(sample: SignedIn) -> None:
    lines = _lines(sample(Role.LEADER), indicator="gdp", kind="amount", places=_places())
    told = [line for line in lines if "亿元" in line["结果"]]
    assert told, "the sample tells amounts in 亿元"
    for line in told:
        assert line["计量单位"] == "亿元"
        assert line["结果"].replace(",", "").startswith(line["结果值"].removesuffix(".0"))


def test_rates_have_their_denominators(sample: SignedIn) -> None:
    place = _places()[0]
    html = _page(sample(Role.LEADER), places=[place], year_from="2024", year_to="2024")
    rows = Verdict.objects.filter(place_name=place, first_year=2024, repeats=False)
    judged = rows.filter(outcome__in=("exceeded", "met", "nearly", "missed")).count()
    assert f'<td class="number">{judged}</td>' in html


def test_the_number_of_queries_does_not_grow_with_places(
    sample: SignedIn, django_assert_max_num_queries: Any
) -> None:
    client = sample(Role.REVIEWER)
    for asked in ({}, {"export": "csv"}):
        with django_assert_max_num_queries(22):
            answer = client.get(PAGE, {"indicator": "gdp", "kind": "growth", "places": _places(), **asked})
    assert len(b"".join(answer.streaming_content).splitlines()) > 8


@pytest.mark.parametrize("chosen", [0, 1])
def test_places_that_are_not_laid_side_by_side_cost_no_query(
    sample: SignedIn, django_assert_max_num_queries: Any, chosen: int
) -> None:
    client = sample(Role.REVIEWER)
    asked = {"indicator": "gdp", "places": _places()[:chosen]}
    with CaptureQueriesContext(connection) as before:
        client.get(PAGE, asked)
    row = Series.objects.filter(indicator="gdp")[0]
    for number in range(60):
        row.pk, row.place_name = None, f"望溪省第{number}市"
        row.save(force_insert=True)
    with django_assert_max_num_queries(len(before)):
        html = client.get(PAGE, asked).content.decode()
    assert "望溪省第59市" in html


def test_drafts_are_in_no_comparison_of_others(sample: SignedIn) -> None:
    rows = Statement.objects.filter(indicator="gdp", kind="growth", year=2024, place="")
    rows.update(tier=Tier.DRAFT)
    asked = {"indicator": "gdp", "kind": "growth", "year_from": "2024", "year_to": "2024"}
    assert _lines(sample(Role.LEADER), **asked)
    assert not _lines(sample(Role.LIAISON), **asked)


@pytest.mark.parametrize(
    "asked", [{"indicator": "nothing"}, {"places": "没有"}, {"kind": "x"}, {"year_from": "x"}]
)
def test_an_address_that_makes_no_sense_still_opens(sample: SignedIn, asked: dict[str, str]) -> None:
    assert "比较：" in _page(sample(Role.LEADER), **asked)


def test_without_reports_it_says_what_to_do(signed_in: SignedIn) -> None:
    assert reverse("library:upload") in _page(signed_in(Role.LEADER))
