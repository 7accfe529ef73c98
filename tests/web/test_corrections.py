"""Correcting a verdict: what it changes, what it survives, how it is taken back, who may."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone
from sample_people import NOW, SignedIn

from taizhang.web.accounts.actors import VISITOR, Actor, Grant, actor_of
from taizhang.web.accounts.models import Holding, Role, Tier
from taizhang.web.audit.models import Event
from taizhang.web.ledger.models import Correction, Outcome, Place, Verdict
from taizhang.web.ledger.services.correcting import correct_verdict, withdraw_correction
from taizhang.web.ledger.services.judging import judge
from taizhang.web.ledger.services.keeping import keep_judged
from taizhang.web.ledger.services.settling import margin_between
from taizhang.web.library.models import Review, Statement


def _reviewer() -> Actor:
    return actor_of(Holding.objects.filter(post__role=Role.REVIEWER)[0].person, today=timezone.localdate())


def _verdict() -> Verdict:
    """A verdict with another figure that was weighed."""
    return Verdict.objects.filter(alternatives__isnull=False, result__isnull=False, kind="growth")[0]


def _later(verdict: Verdict) -> Statement:
    """A result in a later report other than the one taken, of the same unit."""
    return (
        Statement.objects.filter(
            report_place=verdict.target.report_place,
            report_year__gt=verdict.target.report_year,
            kind=verdict.kind,
            base_unit=verdict.target.base_unit,
            value__isnull=False,
        )
        .exclude(pk=verdict.result_id)
        .order_by("pk")[0]
    )


def _judge_again(verdict: Verdict) -> None:
    place = Place.objects.get(name=verdict.place_name)
    keep_judged(place, judge(place.name), revision=place.revision, now=NOW)
    verdict.refresh_from_db()


def _correct(verdict: Verdict, result: Statement | None, *, outcome: Outcome = Outcome.MISSED) -> Correction:
    return correct_verdict(
        actor=_reviewer(), verdict=verdict, outcome=outcome, result=result, why="统计局口径", now=NOW
    )


def test_a_correction_counts_at_once_and_when_verdicts_are_made_again(sample: SignedIn) -> None:
    verdict = _verdict()
    machine = verdict.outcome, verdict.result_id, verdict.margin
    other = _later(verdict)
    _correct(verdict, other)
    for again in (False, True):
        verdict.refresh_from_db()
        assert (verdict.outcome, verdict.result_id) == ("missed", other.pk)
        assert verdict.margin == margin_between(verdict.target, other)
        assert (verdict.machine_outcome, verdict.machine_result_id, verdict.machine_margin) == machine
        if not again:
            _judge_again(verdict)
    withdraw_correction(actor=_reviewer(), verdict=verdict, now=NOW)
    verdict.refresh_from_db()
    assert (verdict.outcome, verdict.result_id, verdict.margin) == machine
    assert verdict.correction is None
    assert Correction.objects.filter(target=verdict.target_id).count() == 1, "it stays in the history"
    actions = Event.objects.order_by("-number").values_list("action", flat=True)[:2]
    assert list(actions) == ["ledger.correction_withdrawn", "ledger.verdict_corrected"]


def test_where_what_a_person_chose_is_rejected_the_rules_hold_again(sample: SignedIn) -> None:
    verdict = _verdict()
    machine = verdict.outcome
    other = _later(verdict)
    _correct(verdict, other, outcome=Outcome.NEARLY)
    Statement.objects.filter(pk=other.pk).update(review=Review.REJECTED)
    _judge_again(verdict)
    assert verdict.outcome == machine
    assert verdict.correction is None


def test_a_second_correction_takes_the_place_of_the_first(sample: SignedIn) -> None:
    verdict = _verdict()
    _correct(verdict, verdict.result)
    _correct(verdict, None, outcome=Outcome.NOT_COMPARABLE)
    assert Correction.objects.filter(target=verdict.target_id, withdrawn_at=None).count() == 1
    assert verdict.result is None
    assert verdict.margin is None


def test_what_rests_on_a_draft_becomes_a_draft(sample: SignedIn) -> None:
    verdict = _verdict()
    other = _later(verdict)
    Statement.objects.filter(pk=other.pk).update(tier=Tier.DRAFT)
    other.refresh_from_db()
    _correct(verdict, other)
    assert verdict.tier == Tier.DRAFT


@pytest.mark.parametrize("case", ["no reason", "no result", "own report", "other place", "rejected"])
def test_what_makes_no_sense_is_refused_and_nothing_changes(sample: SignedIn, case: str) -> None:
    verdict = _verdict()
    result: Statement | None = _later(verdict)
    assert result is not None
    if case == "no result":
        result = None
    elif case == "own report":
        result = verdict.target
    elif case == "other place":
        result = Statement.objects.exclude(report_place=verdict.place_name)[0]
        result.report_year = 2099
    elif case == "rejected":
        result.review = Review.REJECTED
    with pytest.raises(ValidationError):
        correct_verdict(
            actor=_reviewer(),
            verdict=verdict,
            outcome=Outcome.MET,
            result=result,
            why="  " if case == "no reason" else "原因",
            now=NOW,
        )
    assert not Correction.objects.exists()


def test_who_may_not_review_may_not_correct(sample: SignedIn) -> None:
    verdict = _verdict()
    leader = Actor(person=1, grants=(Grant(role=Role.LEADER, path="/", unit=1, post="x"),))
    for actor in (VISITOR, leader):
        with pytest.raises(PermissionDenied):
            correct_verdict(
                actor=actor, verdict=verdict, outcome=Outcome.MET, result=verdict.result, why="x", now=NOW
            )
        with pytest.raises(PermissionDenied):
            withdraw_correction(actor=actor, verdict=verdict, now=NOW)


def test_the_form_corrects_and_takes_back(sample: SignedIn) -> None:
    verdict = _verdict()
    client = sample(Role.REVIEWER)
    address = reverse("ledger:verdict", args=[verdict.key])
    sent = {"outcome": "nearly", "result": str(verdict.result_id), "why": "按初步核算数"}
    answer = client.post(address, sent, follow=True)
    assert "按初步核算数" in answer.content.decode()
    verdict.refresh_from_db()
    assert verdict.outcome == "nearly"
    assert verdict.correction is not None
    assert "人工更正" in client.get("/ledger/verdicts/", {"corrected": "1"}).content.decode()
    client.post(reverse("ledger:withdraw", args=[verdict.key]))
    verdict.refresh_from_db()
    assert verdict.outcome == verdict.machine_outcome


def test_the_form_keeps_what_was_typed_beside_the_complaint(sample: SignedIn) -> None:
    verdict = _verdict()
    address = reverse("ledger:verdict", args=[verdict.key])
    answer = sample(Role.REVIEWER).post(address, {"outcome": "met", "result": "", "why": "原因在此"})
    html = answer.content.decode()
    assert answer.status_code == 400
    assert "要有一条结果作依据" in html
    assert "原因在此" in html


def test_a_result_can_be_searched_for_in_later_reports(sample: SignedIn) -> None:
    verdict = _verdict()
    other = _later(verdict)
    address = reverse("ledger:verdict", args=[verdict.key])
    html = sample(Role.REVIEWER).get(address, {"find": other.subject}).content.decode()
    assert f'value="{other.pk}"' in html
    assert "没有含这些字" in sample(Role.REVIEWER).get(address, {"find": "没有这样的事"}).content.decode()


@pytest.mark.parametrize("role", [Role.LEADER, Role.LIAISON])
def test_readers_see_no_form(sample: SignedIn, role: Role) -> None:
    address = reverse("ledger:verdict", args=[_verdict().key])
    client: Any = sample(role)
    assert "保存更正" not in client.get(address).content.decode()
    assert client.post(address, {"outcome": "met", "why": "x"}).status_code == 403 or not (
        Correction.objects.exists()
    )
    assert not Correction.objects.exists()
