"""The reports of a place in the order of years."""

import dataclasses

import pytest
from year_reports import PLACE, examples, report

from taizhang.reconcile.quotes import role_at, sentence_at
from taizhang.reconcile.squeezed import squeezed
from taizhang.reconcile.yearly import (
    first_year,
    last_year,
    report_year,
    reports_by_place,
    tells_plan,
    tells_review,
)


@pytest.mark.parametrize(
    ("review", "plan", "year", "why"),
    [
        (("2030",), ("2031",), 2031, "an ordinary year"),
        (("2026/2030",), ("2031", "2031/2035"), 2031, "the single year goes first"),
        (("2026/2030",), ("2031/2035",), 2031, "a change of term"),
        (("2030",), (), 2031, "one half of a report: the year after its review"),
        ((), (), None, "nothing tells"),
    ],
)
def test_report_year(review: tuple[str, ...], plan: tuple[str, ...], year: int | None, why: str) -> None:
    entry = dataclasses.replace(report(2031), review_period=review, plan_period=plan)
    assert report_year(entry) == year, why


def test_an_unlisted_place_without_its_city() -> None:
    full = report(2031)
    short = dataclasses.replace(report(2032), place="柏川区", code=None)
    assert list(reports_by_place([short, full])) == [PLACE]
    other = report(2033, place="白河市柏川区")
    assert "柏川区" in reports_by_place([short, full, other]), "two cities have one: nobody can tell"


def test_unknown_places_and_repeats_are_left_out() -> None:
    entry = report(2031)
    unknown = dataclasses.replace(entry, id="x", place=None)
    (reports,) = reports_by_place([entry, unknown, entry]).values()
    assert len(reports) == 1


def test_a_digest_tells_nothing_by_its_silence() -> None:
    entry = report(2031)
    short = dataclasses.replace(entry, roles=entry.roles[:1])
    whole, digest = (reports_by_place([one])[PLACE][0] for one in (entry, short))
    assert (tells_review(whole), tells_plan(whole)) == (True, True)
    assert (tells_review(digest), tells_plan(digest)) == (False, False)


def test_years_of_periods() -> None:
    assert [first_year(period) for period in ("2031", "2031/2035", "2031-01/2031-11", "")] == [2031] * 3 + [
        None
    ]
    assert [last_year(period) for period in ("2031", "2031/2035", "2031-01/2031-11", "")] == [
        2031,
        2035,
        2031,
        None,
    ]


def test_a_name_is_found_over_broken_lines() -> None:
    text = "开工建设柏川文\n  化艺术“中心”，另有柏川文化艺术中心二期。"
    found = list(squeezed(text).find("柏川文化艺术中心"))
    assert [text[start:end] for start, end in found] == ["柏川文\n  化艺术“中心", "柏川文化艺术中心"]
    assert list(squeezed(text).find("")) == []


def test_places_in_the_text() -> None:
    entry = examples()[1]
    first = entry.sentences[0]
    assert sentence_at(entry, first.start) == first
    assert sentence_at(entry, len(entry.text) + 1) is None
    assert role_at(entry, len(entry.text) + 1) is None
    assert role_at(entry, 0) == entry.roles[0].role
