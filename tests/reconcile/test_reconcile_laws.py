"""What holds of every reconciliation, and what later documents change in it."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from year_reports import examples, report

from taizhang.core.verdict import Evidence
from taizhang.ledger.model import Entry
from taizhang.reconcile import distinct, reconcile

JUDGED = ("exceeded", "met", "nearly", "missed")


def _chain() -> list[Entry]:
    return [
        report(2031, targets="地区生产总值增长6%。", plan="新建长者食堂12家。打通断头路3条。"),
        report(
            2032,
            review="地区生产总值增长5.8%。新建长者食堂13家。",
            targets="地区生产总值增长5.5%。",
            plan="新建长者食堂9家。",
        ),
        report(2033, review="地区生产总值增长5.6%。新建长者食堂7家。", targets="地区生产总值增长5%。"),
    ]


def _cited(entries: list[Entry], evidence: Evidence) -> bool:
    return any(
        entry.name == evidence.document and entry.text[evidence.start : evidence.end] == evidence.text
        for entry in entries
    )


def test_each_year_is_answered_by_the_next() -> None:
    found = {(v.year, v.subject): (v.verdict, v.result and v.result.text) for v in reconcile(_chain())}
    assert found == {
        ("2031", "地区生产总值"): ("nearly", "5.8%"),
        ("2031", "新建长者食堂"): ("met", "13家") if 13 <= 12 * 1.05 else ("exceeded", "13家"),
        ("2031", "断头路"): ("not_reported", None),
        ("2032", "地区生产总值"): ("met", "5.6%"),
        ("2032", "新建长者食堂"): ("missed", "7家"),
        ("2033", "地区生产总值"): ("pending", None),
    }


@given(st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_the_order_of_the_documents_does_not_matter(chance: random.Random) -> None:
    entries = list(examples())
    expected = reconcile(entries)
    chance.shuffle(entries)
    assert reconcile(entries) == expected


def test_a_document_of_another_place_changes_no_verdict() -> None:
    mine = _chain()
    other = [
        report(2031, targets="地区生产总值增长9%。", place="青溪市岚山区"),
        report(2032, review="地区生产总值增长1%。打通断头路30条。", place="青溪市岚山区"),
    ]
    kept = [v for v in reconcile([*other, *mine]) if v.place == "青溪市柏川区"]
    assert kept == list(reconcile(mine))


def test_the_same_document_twice_changes_nothing() -> None:
    entries = _chain()
    assert reconcile([*entries, *entries]) == reconcile(entries)


def test_verdicts_rest_on_parts_and_statements_alone() -> None:
    """The ledger gives a judge no other records."""
    nothing: dict[str, tuple[()]] = dict.fromkeys(
        ("sections", "sentences", "tasks", "projects", "terms", "problems"), ()
    )
    entries = list(examples())
    assert any(entry.sentences for entry in entries)
    assert any(entry.tasks for entry in entries)
    assert reconcile([replace(entry, **nothing) for entry in entries]) == reconcile(entries)


def test_a_report_never_answers_its_own_targets() -> None:
    entries = [report(2032, review="新建长者食堂12家。", plan="新建长者食堂12家。")]
    assert {v.verdict for v in reconcile(entries)} == {"pending"}


def test_the_plan_for_the_next_year_is_no_result() -> None:
    entries = [report(2031, plan="新建长者食堂12家。"), report(2032, plan="新建长者食堂12家。")]
    assert [v.verdict for v in reconcile(entries)] == ["not_reported", "pending"]


def test_every_citation_stands_in_its_document() -> None:
    entries = [*examples(), *_chain()]
    verdicts = reconcile(entries)
    assert len(verdicts) > 100
    for verdict in verdicts:
        assert _cited(entries, verdict.target)
        assert verdict.result is None or _cited(entries, verdict.result)
        assert all(_cited(entries, one.evidence) and one.why for one in verdict.alternatives)


def test_what_is_judged_has_a_result_and_reasons() -> None:
    for verdict in reconcile(examples()):
        assert verdict.reasons
        assert (verdict.result is not None) >= (verdict.verdict in (*JUDGED, "not_comparable"))
        assert verdict.result is None or verdict.verdict not in ("not_reported",)


def test_renamed_places_are_one_place() -> None:
    entries = [
        report(2031, plan="新建长者食堂12家。", place="深圳市坪山新区"),
        report(2032, review="新建长者食堂12家。", place="深圳市坪山区"),
    ]
    verdicts = reconcile(entries)
    assert [(v.place, v.verdict) for v in verdicts] == [("深圳市坪山区", "met")]


@pytest.mark.parametrize(
    ("first", "second", "verdict", "provisional", "kept"),
    [
        ("预计全年地区生产总值增长6.2%。", "2031年地区生产总值增长5.6%。", "nearly", False, "6.2%"),
        ("地区生产总值增长6.2%。", "2031年地区生产总值增长5.9%。", "nearly", False, "6.2%"),
        ("地区生产总值增长6.2%。", "2031年地区生产总值增长1.4%。", "met", False, None),
    ],
    ids=["estimate gives way", "a correction", "too far away to be one"],
)
def test_a_figure_told_again(
    first: str, second: str, verdict: str, provisional: bool, kept: str | None
) -> None:
    entries = [
        report(2031, targets="地区生产总值增长6%。"),
        report(2032, review=first),
        report(2033, review=second + "地区生产总值增长5%。"),
    ]
    found = next(v for v in reconcile(entries) if v.year == "2031")
    assert (found.verdict, found.provisional) == (verdict, provisional), found.reasons
    revised = [one.evidence.text for one in found.alternatives if "修订" in one.why]
    assert revised == ([kept] if kept else [])


def test_a_target_stated_twice_has_a_verdict_at_each_place_and_one_when_distinct() -> None:
    entries = [
        report(2031, targets="新建长者食堂12家。", plan="年内新建长者食堂12家。"),
        report(2032, review="新建长者食堂12家。"),
    ]
    verdicts = reconcile(entries)
    assert [v.verdict for v in verdicts] == ["met", "met"]
    assert len({v.target.start for v in verdicts}) == 2
    assert distinct(verdicts) == verdicts[:1]


def test_members_of_a_list_keep_their_own_results() -> None:
    entries = [
        report(2031, plan="新建社区公园3个、绿道15公里、过街天桥2座。"),
        report(2032, review="新建社区公园2个、绿道16公里。"),
    ]
    found = {v.target.text: v.result and v.result.text for v in reconcile(entries)}
    assert found == {"3个": "2个", "15公里": "16公里", "2座": None}


def test_work_of_five_years_is_no_result_of_one() -> None:
    entries = [
        report(2031, plan="新建高标准农田1万亩。"),
        report(2032, review="过去五年，累计新建高标准农田4.6万亩。"),
    ]
    verdict = reconcile(entries)[0]
    assert verdict.verdict == "not_comparable"
    assert verdict.result is not None
    assert verdict.result.text == "4.6万亩"


def test_aims_listed_in_the_past_tense_are_no_results() -> None:
    entries = [
        report(2031, targets="新建长者食堂12家。"),
        report(2032, targets="主要预期目标是：新建长者食堂9家。"),
    ]
    assert [v.verdict for v in reconcile(entries)] == ["not_reported", "pending"]
