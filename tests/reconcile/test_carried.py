"""Verdicts taken from before are those that judging everything again gives."""

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from year_reports import examples, report

from taizhang.core.verdict import Verdict
from taizhang.ledger.model import Before, Entry
from taizhang.reconcile import Reconciler, reconcile, verdicts
from taizhang.reconcile.carried import carried_over
from taizhang.reconcile.reports import Report, reports_by_place


@cache
def _years() -> tuple[Entry, ...]:
    """Figures told again, corrected, told in part, levels told late, aims of several years, one list in two
    reports.
    """
    return (
        report(
            2031,
            review="地区生产总值500亿元。",
            targets="地区生产总值增长6%。固定资产投资增长8%。到2033年，人均公园绿地面积达到15平方米。",
            plan="新建长者食堂12家。新建社区公园3个、绿道15公里。",
        ),
        report(
            2032,
            review="预计全年地区生产总值增长6.2%。固定资产投资330亿元。新建长者食堂13家。新建绿道16公里。",
            targets="地区生产总值增长5.5%。到2035年，城镇化率达到80%。",
            plan="新建长者食堂9家。",
        ),
        report(
            2033,
            review="2031年地区生产总值增长5.6%。2030年固定资产投资300亿元。地区生产总值增长5%。新建长者食堂7家。",
            targets="地区生产总值增长5%。居民收入增长与经济增长同步。",
        ),
        report(
            2034,
            review="地区生产总值增长5.2%。人均公园绿地面积达到15.3平方米。居民收入增长6%。",
            targets="地区生产总值增长5%左右。",
        ),
        report(2035, review="2033年地区生产总值增长5.4%。地区生产总值增长4.9%。"),
    )


def _grown(entries: tuple[Entry, ...], added: frozenset[str]) -> tuple[Verdict, ...]:
    rest = [entry for entry in entries if entry.id not in added]
    return reconcile(entries, before=Before(added=added, verdicts=reconcile(rest)))


def _kept(entries: list[Entry], added: Entry) -> set[str]:
    """The years of the reports whose verdicts stay."""
    before = Before(added=frozenset({added.id}), verdicts=reconcile(entries))
    (reports,) = reports_by_place([*entries, added]).values()
    return {entry.name for entry in entries if entry.id in carried_over(reports, before)}


@given(st.sets(st.integers(0, 4), min_size=1, max_size=4))
@settings(deadline=None)
def test_whatever_was_added_the_verdicts_are_those_of_all(positions: set[int]) -> None:
    entries = _years()
    added = frozenset(entries[position].id for position in positions)
    assert _grown(entries, added) == reconcile(entries)


@pytest.mark.parametrize("at", range(6))
def test_the_same_holds_of_the_sample_reports(at: int) -> None:
    entries = examples()
    assert _grown(entries, frozenset({entries[at].id})) == reconcile(entries)


def test_a_report_that_tells_of_other_years_leaves_the_verdicts_alone() -> None:
    entries = [report(2031, targets="新建长者食堂12家。"), report(2032, review="新建长者食堂13家。")]
    later = report(2034, review="新建长者食堂9家。")
    assert _kept(entries, later) == {"柏川区2031.txt", "柏川区2032.txt"}


def test_verdicts_that_stay_are_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [
        report(2031, targets="新建长者食堂12家。"),
        report(2032, review="新建长者食堂13家。", targets="新建长者食堂9家。"),
        report(2033, review="新建长者食堂7家。"),
    ]
    before = Before(added=frozenset({entries[2].id}), verdicts=reconcile(entries[:2]))
    expected = reconcile(entries)
    judged: list[str] = []
    made = verdicts._verdicts

    def watched(place: str, own: Report, reports: list[Report]) -> Iterator[Verdict]:
        judged.append(own.entry.name)
        return made(place, own, reports)

    monkeypatch.setattr(verdicts, "_verdicts", watched)
    assert reconcile(entries, before=before) == expected
    assert judged == ["柏川区2032.txt", "柏川区2033.txt"]


def test_a_reconciler_gives_the_same_time_after_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of these leaves something prepared that the next must not be misled by."""
    reconciler = Reconciler()
    entries = _years()
    for count in (1, 3, 2, 5, 4, 5):
        some = entries[:count]
        assert reconciler(some) == reconcile(some)
        added = frozenset({some[-1].id})
        before = Before(added=added, verdicts=reconcile(some[:-1]))
        assert reconciler(some, before=before) == reconcile(some)
    expected = reconcile(entries)
    prepared: list[object] = []
    monkeypatch.setattr("taizhang.reconcile.reports.fact_of", lambda *given: prepared.append(given))
    assert reconciler(entries) == expected
    assert not prepared, "nothing is prepared a second time"


@pytest.mark.parametrize(
    ("first", "second", "later"),
    [
        ("地区生产总值增长6%。", "", "地区生产总值增长6.1%。"),
        ("地区生产总值增长6%。", "预计全年地区生产总值增长6.2%。", "2031年地区生产总值增长5.6%。"),
        ("固定资产投资增长8%。", "固定资产投资330亿元。", "2030年固定资产投资300亿元。"),
        ("2031—2033年，累计新建长者食堂30家。", "", "新建长者食堂11家。"),
    ],
    ids=["answered", "corrected", "explained by a level", "an aim of several years"],
)
def test_a_report_that_bears_on_a_target_has_it_judged_again(first: str, second: str, later: str) -> None:
    entries = [report(2031, targets=first)]
    added = report(2032, review=later)
    if second:
        entries.append(report(2032, review=second))
        added = report(2033, review=later)
    assert "柏川区2031.txt" not in _kept(entries, added)
