"""Judging a place again writes what differs and nothing else, and loses nothing that people say meanwhile."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from sample_people import NOW, SignedIn

from taizhang.web.accounts.actors import SYSTEM, Actor, actor_of
from taizhang.web.accounts.models import Holding, Role, Tier
from taizhang.web.differing import differences, write
from taizhang.web.ledger.models import (
    Alternative,
    Citation,
    Finding,
    Goal,
    Outcome,
    Place,
    Project,
    Series,
    Verdict,
)
from taizhang.web.ledger.services import keeping
from taizhang.web.ledger.services.correcting import correct_verdict, withdraw_correction
from taizhang.web.ledger.services.dismissing import dismiss_finding
from taizhang.web.ledger.services.judging import judge
from taizhang.web.ledger.services.keeping import keep_judged
from taizhang.web.library.models import Document, Statement
from taizhang.web.library.services import review
from taizhang.web.library.services.access import set_access
from taizhang.web.library.services.withdrawal import withdraw

TABLES = (Verdict, Alternative, Finding, Citation, Project, Goal, Series)
Rows = dict[tuple[str, int], dict[str, Any]]


def _reviewer() -> Actor:
    return actor_of(Holding.objects.filter(post__role=Role.REVIEWER)[0].person, today=timezone.localdate())


def _place() -> Place:
    return Place.objects.order_by("-documents_count")[0]


def _rows() -> Rows:
    return {(model.__name__, row["id"]): row for model in TABLES for row in model._default_manager.values()}


def _judge(place: Place) -> None:
    place.refresh_from_db()
    keep_judged(place, judge(place.name), revision=place.revision, now=NOW)


def _differing(before: Rows, after: Rows) -> set[tuple[str, int]]:
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


def _meanwhile(monkeypatch: pytest.MonkeyPatch, deed: Callable[[], object], *, times: int = 1) -> None:
    """Have ``deed`` done between making ready and writing, as somebody at another desk would."""
    prepare, left = keeping.prepare, [deed] * times

    def then(place: Place, judged: Any) -> keeping.Ready:
        ready = prepare(place, judged)
        if left:
            left.pop()()
        return ready

    monkeypatch.setattr(keeping, "prepare", then)


def test_where_nothing_changed_nothing_is_written(sample: SignedIn) -> None:
    place = _place()
    before = _rows()
    named = {model.__name__ for model in TABLES} - {"Goal"}  # the sample has none of several years
    assert named <= {name for name, _ in before}
    with CaptureQueriesContext(connection) as asked:
        _judge(place)
    written = [query["sql"] for query in asked if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert all('"ledger_place"' in sql for sql in written), written
    assert _rows() == before


def test_one_figure_corrected_changes_what_rests_on_it(sample: SignedIn) -> None:
    verdict = Verdict.objects.filter(result__value__isnull=False, margin__isnull=False)[0]
    figure = verdict.result
    assert figure is not None
    place = Place.objects.get(name=verdict.place_name)
    before = _rows()
    fields = {"value": (figure.value or 0) + 0.5}
    review.correct(actor=_reviewer(), row=figure, seen=figure.version, fields=fields, now=NOW)
    _judge(place)
    differing = _differing(before, _rows())
    assert ("Verdict", verdict.pk) in differing
    assert len(differing) < len(before) / 10


@pytest.mark.parametrize("times", [1, 5])
def test_a_correction_between_making_ready_and_writing_is_in_force(
    sample: SignedIn, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    verdict = Verdict.objects.exclude(outcome=Outcome.PENDING).filter(correction=None)[0]

    def correct() -> None:
        row = Verdict.objects.get(pk=verdict.pk)
        correct_verdict(
            actor=_reviewer(), verdict=row, outcome=Outcome.PENDING, result=None, why="另有安排", now=NOW
        )

    # The rules say something else than what is held, so that it is written.
    Verdict.objects.filter(pk=verdict.pk).update(outcome=Outcome.NOT_COMPARABLE, machine_outcome="x")
    _meanwhile(monkeypatch, correct, times=times)
    _judge(Place.objects.get(name=verdict.place_name))
    verdict.refresh_from_db()
    assert verdict.outcome == Outcome.PENDING
    assert verdict.correction is not None
    assert verdict.correction.withdrawn_at is None


def test_a_correction_taken_back_between_stays_taken_back(
    sample: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    verdict = Verdict.objects.exclude(outcome=Outcome.PENDING).filter(correction=None)[0]
    machine = verdict.outcome
    correct_verdict(
        actor=_reviewer(), verdict=verdict, outcome=Outcome.PENDING, result=None, why="另有安排", now=NOW
    )
    _meanwhile(monkeypatch, lambda: withdraw_correction(actor=_reviewer(), verdict=verdict, now=NOW))
    Verdict.objects.filter(pk=verdict.pk).update(outcome=Outcome.MET, reasons=[])  # so that it is written
    _judge(Place.objects.get(name=verdict.place_name))
    verdict.refresh_from_db()
    assert (verdict.outcome, verdict.correction) == (machine, None)
    assert verdict.reasons


def test_a_dismissal_between_making_ready_and_writing_is_in_force(
    sample: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    finding = Finding.objects.filter(dismissal=None)[0]
    Finding.objects.filter(pk=finding.pk).delete()  # so that it is written
    _meanwhile(
        monkeypatch, lambda: dismiss_finding(actor=_reviewer(), finding=finding, why="同一件事", now=NOW)
    )
    _judge(Place.objects.get(name=finding.place_name))
    again = Finding.objects.get(key=finding.key)
    assert again.dismissal is not None
    assert again.dismissal.why == "同一件事"


def test_what_is_narrowed_between_making_ready_and_writing_stays_narrow(
    sample: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    verdict = Verdict.objects.filter(tier=Tier.PUBLIC)[0]
    document = verdict.target.document
    _meanwhile(
        monkeypatch,
        lambda: set_access(
            actor=SYSTEM, document=document, tier=Tier.DRAFT, sensitive=False, unit=None, now=NOW
        ),
    )
    place = Place.objects.get(name=verdict.place_name)
    Verdict.objects.filter(pk=verdict.pk).delete()  # so that it is written
    _judge(place)
    assert Verdict.objects.filter(target=verdict.target_id).exists()
    resting = (
        Verdict.objects.filter(target__document=document),
        Finding.objects.filter(citations__document=document),
        Goal.objects.filter(document=document),
    )
    for rows in resting:
        assert not rows.exclude(tier=Tier.DRAFT).exists()
    place.refresh_from_db()
    assert place.judged_revision < place.revision, "and it is judged once more"


def test_what_is_withdrawn_between_making_ready_and_writing_does_not_come_back(
    sample: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    finding = Finding.objects.order_by("pk")[0]
    document = finding.citations.all()[0].document
    _meanwhile(monkeypatch, lambda: withdraw(actor=SYSTEM, document=document, now=NOW))
    place = Place.objects.get(name=finding.place_name)
    _judge(place)
    assert not Verdict.objects.filter(target__document=document).exists()
    assert not Citation.objects.filter(document=document).exists()
    assert not Goal.objects.filter(document=document).exists()
    place.refresh_from_db()
    assert (
        place.documents_count
        == Document.objects.filter(place=place.name, is_current=True, withdrawn_at=None).count()
    )


def test_a_verdict_judged_since_it_was_looked_at_keeps_what_the_rules_say(sample: SignedIn) -> None:
    seen = Verdict.objects.exclude(outcome=Outcome.PENDING).filter(correction=None)[0]
    Verdict.objects.filter(pk=seen.pk).update(reasons=["刚刚重做"], machine_margin=1.5)
    correct_verdict(
        actor=_reviewer(), verdict=seen, outcome=Outcome.PENDING, result=None, why="另有安排", now=NOW
    )
    kept = Verdict.objects.get(pk=seen.pk)
    assert (kept.outcome, kept.reasons, kept.machine_margin) == (Outcome.PENDING, ["刚刚重做"], 1.5)


def test_a_verdict_gone_since_it_was_looked_at_is_not_made_again_by_correcting_it(sample: SignedIn) -> None:
    client = sample(Role.REVIEWER)
    seen = Verdict.objects.exclude(outcome=Outcome.PENDING).filter(correction=None)[0]
    Verdict.objects.filter(pk=seen.pk).delete()
    with pytest.raises(Exception, match="正在重做"):
        correct_verdict(
            actor=_reviewer(), verdict=seen, outcome=Outcome.PENDING, result=None, why="另有安排", now=NOW
        )
    assert not Verdict.objects.filter(target=seen.target_id).exists()
    assert client.post(f"/ledger/verdicts/{seen.key}/withdraw").status_code == 404


def test_differences_pair_rows_of_one_key_in_their_order(sample: SignedIn) -> None:
    finding = Finding.objects.order_by("pk")[0]
    number = finding.citations.all()[0].document_id
    Citation.objects.filter(finding=finding).delete()

    def cited(start: int) -> Citation:
        return Citation(finding=finding, document_id=number, start=start, end=start + 2)

    for starts in ([1, 5, 9], [1, 6, 9, 12], [1, 6]):
        held = list(Citation.objects.filter(finding=finding))
        kept = [row.pk for row in held]
        found = differences(Citation, held=held, wanted=map(cited, starts), key=lambda row: row.finding_id)
        write(found)
        rows = Citation.objects.filter(finding=finding)
        assert [row.start for row in rows] == starts
        assert [row.pk for row in rows][: len(kept)] == kept[: len(starts)]
        alike = sum(before.start == now for before, now in zip(held, starts, strict=False))
        assert sum(len(numbers) for _, numbers in found.changed) == min(len(held), len(starts)) - alike
    assert not differences(
        Citation,
        held=Citation.objects.filter(finding=finding),
        wanted=map(cited, [1, 6]),
        key=lambda row: row.finding_id,
    )


def test_a_place_is_judged_by_statements_that_count(sample: SignedIn) -> None:
    """A rejected figure's verdict goes, and comes back as it was when the rejection is taken back."""
    verdict = Verdict.objects.filter(result__isnull=False)[0]
    figure = Statement.objects.get(pk=verdict.result_id)
    outcome, place = verdict.outcome, Place.objects.get(name=verdict.place_name)
    decision = review.reject(actor=_reviewer(), row=figure, seen=figure.version, now=NOW)
    _judge(place)
    assert Verdict.objects.get(target=verdict.target_id).result_id != figure.pk
    review.undo(actor=_reviewer(), decision=decision, now=NOW)
    _judge(place)
    again = Verdict.objects.get(target=verdict.target_id)
    assert (again.result_id, again.outcome) == (figure.pk, outcome)
