"""How bold targets are, and how many were met."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from year_reports import PLACE, report

from taizhang.core.verdict import Evidence, Outcome, Verdict
from taizhang.reconcile.ambition import ambitions, hit_rates
from taizhang.reconcile.comparison import observations


def _report(year: int, result: float, target: float, **more: str) -> object:
    return report(
        year,
        review=f"全年地区生产总值增长{result}%。",
        targets=f"今年地区生产总值增长{target}%。",
        **more,
    )


def test_against_own_results_and_peers() -> None:
    entries = [
        _report(2030, 5.0, 6.0),
        _report(2031, 6.0, 6.5),
        _report(2032, 7.0, 6.5),
        _report(2032, 9.0, 8.0, place="青溪市松冈区"),
        _report(2032, 9.0, 4.0, place="青溪市竹溪区"),
        _report(2032, 9.0, 9.0, place="白河市竹溪区"),
    ]
    found = {(one.target.place, one.target.year): one for one in ambitions(observations(entries))}
    one = found[PLACE, 2032]
    assert [result.year for result in one.results] == [2029, 2030, 2031]
    assert one.mean == pytest.approx(0.06)
    assert one.to_mean == pytest.approx(0.5)
    assert one.to_last == pytest.approx(-0.5)
    assert len(one.peers) == 2
    assert one.bolder == 1
    assert found[PLACE, 2030].mean is None


def test_lower_is_bolder_where_lower_is_better() -> None:
    entries = [
        report(2032, targets="PM2.5年均浓度控制在20微克/立方米以内。"),
        report(2032, targets="PM2.5年均浓度控制在18微克/立方米以内。", place="青溪市松冈区"),
    ]
    found = {one.target.place: one for one in ambitions(observations(entries))}
    assert found[PLACE].bolder == 1
    assert found["青溪市松冈区"].bolder == 0


def _verdict(
    outcome: Outcome, *, place: str = PLACE, year: str = "2031", provisional: bool = False
) -> Verdict:
    evidence = Evidence(
        document="a.txt",
        start=0,
        end=2,
        text="6%",
        value=6,
        unit="%",
        cmp="eq",
        period=year,
        modality=None,
        status="target",
    )
    return Verdict(
        place=place,
        year=year,
        indicator="gdp",
        subject="地区生产总值",
        kind="growth",
        target=evidence,
        result=None,
        verdict=outcome,
        margin=None,
        provisional=provisional,
        reasons=(),
        alternatives=(),
    )


def test_silence_and_waiting_are_in_no_denominator() -> None:
    outcomes: list[Outcome] = [
        "met",
        "exceeded",
        "nearly",
        "missed",
        "not_reported",
        "pending",
        "not_comparable",
    ]
    (one,) = hit_rates(map(_verdict, outcomes), by="place")
    assert (one.met, one.nearly, one.missed) == (2, 1, 1)
    assert (one.silent, one.pending, one.not_comparable) == (1, 1, 1)
    assert one.judged == 4
    assert one.rate == 0.5


def test_nothing_judged_has_no_rate() -> None:
    (one,) = hit_rates([_verdict("pending")], by="year")
    assert one.rate is None


def test_by_year_and_place() -> None:
    verdicts = [
        _verdict("met"),
        _verdict("missed", year="2032"),
        _verdict("met", place="全国", provisional=True),
    ]
    assert [(one.key, one.rate) for one in hit_rates(verdicts, by="year")] == [("2031", 1.0), ("2032", 0.0)]
    assert {one.key: one.provisional for one in hit_rates(verdicts, by="place")} == {PLACE: 0, "全国": 1}
    assert [one.key for one in hit_rates(verdicts, by="indicator")] == ["gdp"]


@given(
    st.lists(
        st.sampled_from(["met", "exceeded", "nearly", "missed", "not_reported", "pending", "not_comparable"])
    )
)
def test_every_verdict_is_counted_once(outcomes: list[Outcome]) -> None:
    rates = hit_rates(map(_verdict, outcomes), by="place")
    counted = sum(one.judged + one.silent + one.not_comparable + one.pending for one in rates)
    assert counted == len(outcomes)
