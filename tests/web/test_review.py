"""Decisions about records: kept as examples, counted, undone, and never overwriting one another."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from sample_people import NOW, TODAY, SignedIn

from taizhang.web.accounts.actors import Actor, actor_of
from taizhang.web.accounts.models import Holding, Role
from taizhang.web.audit.models import Event
from taizhang.web.jobs.worker import run_one
from taizhang.web.ledger.models import Place, Verdict
from taizhang.web.library.entries import entries_of
from taizhang.web.library.models import Decision, Document, Review, Statement, Task
from taizhang.web.library.services import review
from taizhang.web.library.services.decided import STATEMENT_FIELDS, fields_of
from taizhang.web.library.services.keeping import count_records
from taizhang.web.library.services.sensitivity import mark_sensitive

pytestmark = pytest.mark.usefixtures("sample")


def _actor(role: Role) -> Actor:
    return actor_of(Holding.objects.filter(post__role=role)[0].person, today=TODAY)


def _statement(**asked: Any) -> Statement:
    rows = Statement.objects.filter(document__is_current=True, **asked)
    return rows.select_related("document__body")[0]


def _counts_hold(document: Document) -> None:
    document.refresh_from_db()
    kept = (document.statements_count, document.targets_count, document.tasks_count, document.reviewed_count)
    count_records(document)
    assert kept == (
        document.statements_count,
        document.targets_count,
        document.tasks_count,
        document.reviewed_count,
    )


def test_accepting_keeps_an_example() -> None:
    row, actor = _statement(), _actor(Role.REVIEWER)
    machine = fields_of(row)
    decision = review.accept(actor=actor, row=row, seen=row.version, now=NOW)
    row.refresh_from_db()
    assert row.review == Review.ACCEPTED
    assert decision.machine == machine
    assert decision.after == {**machine, "review": "accepted"}
    assert decision.person_id == actor.person
    event = Event.objects.order_by("-number")[0]
    assert (event.action, event.subject_id) == ("library.review_accept", str(row.pk))
    assert "text" not in event.before
    _counts_hold(row.document)


def test_correcting_changes_the_row_with_all_that_follows() -> None:
    row = _statement(kind="amount", value_high=None)
    given = {"value": 12.5, "unit_text": "亿元", "period": "2021/2025", "status": "target", "kind": "amount"}
    decision = review.correct(
        actor=_actor(Role.REVIEWER), row=row, seen=row.version, fields=given, now=NOW, why="看错了"
    )
    row.refresh_from_db()
    assert (row.value, row.base_value, row.base_unit, row.year) == (12.5, 1.25e9, "元", 2021)
    assert row.review == Review.CORRECTED
    assert decision.before["review"] == "none"
    assert decision.after["value"] == 12.5
    _counts_hold(row.document)
    entry = next(iter(entries_of([row.document])))
    assert any(s.base_value == 1.25e9 and s.start == row.start for s in entry.statements)


def test_correcting_nothing_is_accepting() -> None:
    row = _statement()
    review.correct(actor=_actor(Role.REVIEWER), row=row, seen=row.version, fields={}, now=NOW)
    row.refresh_from_db()
    assert row.review == Review.ACCEPTED


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("start", 10**8),
        ("kind", "other"),
        ("value", None),
        ("value_high", -1e12),
        ("subject", ""),
        ("indicator", "no_such_thing"),
        ("period", "二〇二五年"),
        ("unit_text", "很" * 65),
    ],
)
def test_what_makes_no_sense_is_not_kept(field: str, value: Any) -> None:
    row = _statement(kind="amount", value_high=None)
    with pytest.raises(ValidationError) as refused:
        review.correct(actor=_actor(Role.REVIEWER), row=row, seen=row.version, fields={field: value}, now=NOW)
    assert field in refused.value.message_dict
    row.refresh_from_db()
    assert (row.version, row.review) == (0, Review.NONE)
    assert not Decision.objects.exists()


def test_a_rejected_record_counts_nowhere_and_undoing_brings_it_back() -> None:
    row, actor = _statement(status="target"), _actor(Role.REVIEWER)
    before = {name: getattr(row, name) for name in STATEMENT_FIELDS}
    decision = review.reject(actor=actor, row=row, seen=0, now=NOW)
    assert all(s.start != row.start for s in entries_of([row.document])[0].statements)
    _counts_hold(row.document)
    review.undo(actor=actor, decision=decision, now=NOW)
    row.refresh_from_db()
    assert row.review == Review.NONE
    assert {name: getattr(row, name) for name in STATEMENT_FIELDS} == before
    assert review.latest_decision(row) is None
    _counts_hold(row.document)


def test_undoing_a_correction_gives_back_what_was_before_it() -> None:
    row, actor = _statement(kind="amount", value_high=None), _actor(Role.REVIEWER)
    was = fields_of(row)
    review.accept(actor=actor, row=row, seen=0, now=NOW)
    second = review.correct(actor=actor, row=row, seen=1, fields={"value": 1.0}, now=NOW)
    review.undo(actor=actor, decision=second, now=NOW)
    row.refresh_from_db()
    assert fields_of(row) == {**was, "review": "accepted"}
    assert Decision.objects.filter(machine=was).count() == 3, "the program's reading stays beside each"


def test_the_second_learns_what_the_first_decided() -> None:
    row = _statement()
    review.reject(actor=_actor(Role.REVIEWER), row=row, seen=0, now=NOW)
    with pytest.raises(review.TakenError) as taken:
        review.accept(actor=_actor(Role.PLAN_OFFICER), row=row, seen=0, now=NOW)
    assert taken.value.decision is not None
    assert taken.value.decision.kind == "reject"
    row.refresh_from_db()
    assert row.review == Review.REJECTED
    review.accept(actor=_actor(Role.PLAN_OFFICER), row=row, seen=1, now=NOW)


def test_what_rests_on_a_later_decision_is_not_undone() -> None:
    row, actor = _statement(), _actor(Role.REVIEWER)
    first = review.accept(actor=actor, row=row, seen=0, now=NOW)
    review.reject(actor=actor, row=row, seen=1, now=NOW)
    with pytest.raises(review.TakenError):
        review.undo(actor=actor, decision=first, now=NOW)


def test_adding_what_was_not_found() -> None:
    document, actor = Document.objects.select_related("body")[0], _actor(Role.REVIEWER)
    taken = set(document.statement_set.values_list("start", flat=True))
    start = next(at for at, c in enumerate(document.body.text) if c == "一" and at not in taken)
    fields = {
        **dict.fromkeys(("unit_text", "modality", "indicator", "basis", "place", "scope", "relation"), ""),
        "start": start,
        "end": start + 1,
        "value": 1.0,
        "value_high": None,
        "kind": "amount",
        "cmp": "eq",
        "status": "actual",
        "period": "2023",
        "subject": "试点",
    }
    given: dict[str, Any] = {"actor": actor, "document": document, "model": Statement, "fields": fields}
    decision = review.add(**given, now=NOW)
    row = decision.statement
    assert row is not None
    assert (row.review, row.text, decision.machine) == (Review.ADDED, "一", {})
    assert row.sentence_start <= start < row.sentence_end
    _counts_hold(document)
    with pytest.raises(ValidationError):
        review.add(**given, now=NOW)
    review.undo(actor=actor, decision=decision, now=NOW)
    row.refresh_from_db()
    assert row.review == Review.REJECTED, "it stays as an example, and counts nowhere"
    _counts_hold(document)


def test_a_task_is_corrected_with_its_units() -> None:
    row = Task.objects.filter(document__is_current=True).select_related("document__body")[0]
    units = [{"name": "某某局", "role": "lead"}]
    decision = review.correct(
        actor=_actor(Role.REVIEWER),
        row=row,
        seen=0,
        fields={"units": units, "strength": "firm", "deadline": "2025-06"},
        now=NOW,
    )
    row.refresh_from_db()
    assert (row.strength, row.deadline, row.review) == ("firm", "2025-06", Review.CORRECTED)
    assert [unit.name for unit in row.units.all()] == ["某某局"]
    review.undo(actor=_actor(Role.REVIEWER), decision=decision, now=NOW)
    assert [{"name": u.name, "role": u.role} for u in row.units.all()] == decision.machine["units"]
    _counts_hold(row.document)


@pytest.mark.parametrize("role", [Role.LIAISON, Role.LEADER])
def test_only_reviewers_decide(role: Role) -> None:
    row = _statement()
    with pytest.raises(PermissionDenied):
        review.accept(actor=_actor(role), row=row, seen=0, now=NOW)
    assert not Decision.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_verdicts_are_made_again() -> None:
    verdict = Verdict.objects.filter(result__isnull=False, outcome__in=("met", "exceeded")).select_related(
        "target__document__body"
    )[0]
    row = verdict.target
    review.correct(
        actor=_actor(Role.REVIEWER), row=row, seen=0, fields={"value": row.value * 1000, "cmp": "ge"}, now=NOW
    )
    place = Place.objects.get(name=row.document.place)
    assert place.revision != place.judged_revision
    while run_one(worker="w") is not None:
        pass
    assert Verdict.objects.get(key=verdict.key).outcome not in ("met", "exceeded")


@pytest.mark.django_db(transaction=True)
def test_a_figure_marked_sensitive_takes_its_verdict_along() -> None:
    verdict = Verdict.objects.filter(target__document__is_current=True).select_related("target__document")[0]
    officer = _actor(Role.PLAN_OFFICER)
    with pytest.raises(ValidationError):
        mark_sensitive(actor=officer, statement=verdict.target, sensitive=True, why=" ", now=NOW)
    with pytest.raises(PermissionDenied):
        mark_sensitive(
            actor=_actor(Role.REVIEWER), statement=verdict.target, sensitive=True, why="x", now=NOW
        )
    mark_sensitive(actor=officer, statement=verdict.target, sensitive=True, why="尚未公布", now=NOW)
    while run_one(worker="w") is not None:
        pass
    assert Verdict.objects.get(key=verdict.key).sensitive


def test_reading_again_leaves_what_people_decided(sample: SignedIn) -> None:
    from taizhang.web.library.services.reading import read_here

    row = _statement(kind="amount", value_high=None)
    review.correct(actor=_actor(Role.REVIEWER), row=row, seen=0, fields={"value": 1.0}, now=NOW)
    other = Statement.objects.filter(document=row.document).exclude(pk=row.pk)[0]
    Statement.objects.filter(pk=other.pk).update(subject="旧的读法")
    read_here(row.document, now=NOW)
    row.refresh_from_db()
    assert (row.value, row.version) == (1.0, 1)
    subject = other.subject
    other.refresh_from_db()
    assert (other.subject, other.version) == (subject, 1), "who has it before them must look again"
