"""Adjusted targets: versions, margins, withdrawing, the log."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from ledger_rows import make_document, make_statement, make_target, make_verdict
from sample_people import NOW, District, SignedIn

from taizhang.web.accounts.actors import SYSTEM
from taizhang.web.accounts.models import Role, Tier
from taizhang.web.audit.models import Event
from taizhang.web.ledger.models import Adjustment
from taizhang.web.ledger.selectors.targets import target_lines
from taizhang.web.ledger.services.adjusting import adjust_target, restore_adjustment, withdraw_adjustment
from taizhang.web.library.models import Statement

OFFICER = Role.PLAN_OFFICER
GIVEN: dict[str, Any] = {
    "text": "5%左右",
    "value": 5.0,
    "value_high": None,
    "cmp": "approx",
    "decided_on": date(2024, 9, 1),
    "decided_by": "望溪区人大常委会",
    "basis": "关于批准调整2024年计划指标的决定",
    "why": "外需下降",
    "now": NOW,
}


@pytest.fixture
def target(district: District) -> Statement:
    plan, later = make_document(2024), make_document(2025)
    made = make_target(plan, "6%左右", 6.0)
    make_verdict(made, "missed", make_statement(later, "5.2%", 5.2), margin=-0.8)
    return made


def adjusted(district: District, target: Statement, **changes: Any) -> Adjustment:
    return adjust_target(actor=district.actor(OFFICER), target=target, **GIVEN | changes)


def test_both_margins_are_given(district: District, target: Statement) -> None:
    adjusted(district, target)
    (line,) = target_lines(district.actor(OFFICER), [target])
    assert [(one.text, one.margin, one.is_last) for one in line.versions] == [
        ("6%左右", -0.8, False),
        ("5%左右", 0.2, True),
    ]


@pytest.mark.parametrize("ends", [{"value": None}, {"value": 4.5, "value_high": 5.5}])
def test_no_margin_where_there_is_no_single_number(
    district: District, target: Statement, ends: dict[str, Any]
) -> None:
    adjusted(district, target, **ends)
    (line,) = target_lines(district.actor(OFFICER), [target])
    assert line.last.margin is None


def test_withdrawn_and_restored(district: District, target: Statement) -> None:
    actor = district.actor(OFFICER)
    made = adjusted(district, target)
    withdraw_adjustment(actor=actor, adjustment=made, why="登记错了", now=NOW)
    assert len(target_lines(actor, [target])[0].versions) == 1
    with pytest.raises(ValidationError):
        withdraw_adjustment(actor=actor, adjustment=made, why="再来", now=NOW)
    restore_adjustment(actor=actor, adjustment=made, now=NOW)
    assert len(target_lines(actor, [target])[0].versions) == 2
    with pytest.raises(ValidationError):
        restore_adjustment(actor=actor, adjustment=made, now=NOW)
    told = Event.objects.filter(action__startswith="ledger.").order_by("number")
    assert [event.action for event in told] == [
        "ledger.target_adjusted",
        "ledger.adjustment_withdrawn",
        "ledger.adjustment_restored",
    ]
    assert told[0].after["basis"] == GIVEN["basis"]
    assert told[1].why == "登记错了"


@pytest.mark.parametrize(
    "changes",
    [{"decided_on": date(2027, 1, 1)}, {"value": 5.0, "value_high": 4.0}, {"basis": ""}, {"decided_by": ""}],
)
def test_what_makes_no_sense_is_refused(
    district: District, target: Statement, changes: dict[str, Any]
) -> None:
    with pytest.raises(ValidationError):
        adjusted(district, target, **changes)
    assert not Adjustment.objects.exists()


def test_a_result_is_not_adjusted(district: District, target: Statement) -> None:
    with pytest.raises(ValidationError):
        adjusted(district, Statement.objects.get(status="actual"))


@pytest.mark.parametrize("role", [Role.LIAISON, Role.LEADER, None])
def test_who_may_not(district: District, target: Statement, role: Role | None) -> None:
    with pytest.raises(PermissionDenied):
        adjust_target(actor=district.actor(role), target=target, **GIVEN)
    made = adjusted(district, target)
    with pytest.raises(PermissionDenied):
        withdraw_adjustment(actor=district.actor(role), adjustment=made, why="x", now=NOW)


def test_the_program_itself_decides_nothing(target: Statement) -> None:
    with pytest.raises(PermissionDenied):
        adjust_target(actor=SYSTEM, target=target, **GIVEN)


def test_from_the_form_to_the_lists(district: District, signed_in: SignedIn, target: Statement) -> None:
    client = signed_in(OFFICER)
    given = {**GIVEN, "decided_on": "2024-09-01", "value_high": ""}
    del given["now"]
    refused = client.post(reverse("ledger:adjust", args=[target.key]), {**given, "basis": ""})
    assert refused.status_code == 200
    answer = client.post(reverse("ledger:adjust", args=[target.key]), given, follow=True)
    html = answer.content.decode()
    assert "结论按原定目标判定" in html
    assert "+0.2 个百分点" in html
    assert "−0.8 个百分点" in html
    listed = client.get(reverse("ledger:targets"), {"adjusted": "1"}).content.decode()
    assert "5%左右" in listed
    assert "+0.2" in listed


def test_adjustments_of_a_hidden_target_are_hidden(district: District, target: Statement) -> None:
    adjusted(district, target)
    Statement.objects.filter(pk=target.pk).update(tier=Tier.DRAFT)
    (line,) = target_lines(district.actor(Role.LIAISON), [target])
    assert len(line.versions) == 1


def test_the_verdict_says_against_which_version_it_is(
    district: District, signed_in: SignedIn, target: Statement
) -> None:
    address = reverse("ledger:verdict", args=[target.key])
    assert "结论按原定目标判定" not in signed_in(Role.LEADER).get(address).content.decode()
    adjusted(district, target)
    html = signed_in(Role.LEADER).get(address).content.decode()
    assert "结论按原定目标判定" in html
    assert "+0.2 个百分点" in html
