"""One indicator across places and years."""

import random

import pytest
from year_reports import PLACE, exact, examples, report

from taizhang.reconcile.comparison import FLAGS, compare, observations, series

_OTHER = "青溪市松冈区"


def test_places_and_years_in_one_table() -> None:
    entries = [
        report(2031, review="全年地区生产总值增长5.9%。", targets="今年地区生产总值增长6%。"),
        report(2032, review="全年地区生产总值增长6.2%。", targets="今年地区生产总值增长5.5%。"),
        report(2032, review="全年地区生产总值增长7.1%。", place=_OTHER),
    ]
    observed = observations(entries)
    assert exact(entries, [one.quote for one in observed])
    results = compare(observed, indicator="gdp", kind="growth")
    assert results.places == (_OTHER, PLACE) or results.places == (PLACE, _OTHER)
    assert results.years == (2030, 2031)
    assert {key: cell.value for key, cell in results.cells.items()} == {
        (PLACE, 2030): pytest.approx(0.059),
        (PLACE, 2031): pytest.approx(0.062),
        (_OTHER, 2031): pytest.approx(0.071),
    }
    goals = compare(observed, indicator="gdp", kind="growth", status="target")
    assert goals.years == (2031, 2032)


@pytest.mark.parametrize(
    ("review", "flags", "why"),
    [
        ("全年地区生产总值增长5.9%。", (), "plain"),
        ("预计全年地区生产总值增长5.9%。", ("estimate",), "an estimate"),
        ("全年一般公共预算收入同口径增长5.9%。", ("basis",), "a basis of its own"),
        ("1—11月，规模以上工业增加值增长5.9%。", ("partial_period",), "eleven months"),
        ("全年地区生产总值增长6%以上。", ("bound",), "no number, a bound"),
    ],
)
def test_flags(review: str, flags: tuple[str, ...], why: str) -> None:
    (one,) = observations([report(2032, review=review)])
    assert one.flags == flags, why
    assert set(one.flags) <= set(FLAGS)


def test_a_later_report_revises_and_both_are_kept() -> None:
    entries = [
        report(2031, review="预计全年地区生产总值862.4亿元。"),
        report(2032, review="经核实，2030年地区生产总值为853.9亿元。"),
    ]
    (one,) = observations(entries, indicator="gdp")
    assert one.value == pytest.approx(862.4e8)
    assert one.flags == ("estimate", "revised")
    assert [q.text for q in one.revisions] == ["853.9亿元"]


def test_a_goal_for_a_later_year_is_not_that_years_plan() -> None:
    entries = [report(2031, targets="到2035年，地区生产总值达到1300亿元以上。")]
    assert observations(entries, indicator="gdp") == ()


def test_series_by_year() -> None:
    observed = observations(examples(), indicator="gdp")
    found = series(observed, place="澜州市云岚区", indicator="gdp", kind="growth")
    assert {year: round(one.value, 4) for year, one in found.items()}[2023] == 0.059
    goals = series(observed, place="澜州市云岚区", indicator="gdp", kind="growth", goals=True)
    assert goals[2023].cmp == "ge"


def test_order_and_repetition_of_documents_play_no_part() -> None:
    entries = list(examples())
    expected = observations(entries)
    random.Random(2).shuffle(entries)
    assert observations(entries + entries[:2]) == expected


def test_notes_tell_what_differs() -> None:
    entries = [
        report(2031, review="预计全年地区生产总值增长5.9%。"),
        report(2032, review="全年地区生产总值按可比价计算增长6.2%。"),
    ]
    notes = compare(observations(entries), indicator="gdp", kind="growth").notes
    assert any("口径不一" in note for note in notes)
    assert any("预计数" in note for note in notes)
