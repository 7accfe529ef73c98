"""The log: added to with the deed, refused any other change, and telling when it was tampered with."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from sample_people import NOW, District, SignedIn

from taizhang.web.accounts.actors import SYSTEM
from taizhang.web.accounts.models import Role, Unit
from taizhang.web.audit import triggers
from taizhang.web.audit.chain import contains, verify
from taizhang.web.audit.models import Event
from taizhang.web.audit.services import changed, record


def test_events_hang_together(district: District) -> None:
    finding = verify()
    assert finding.broken is None
    assert finding.events == Event.objects.count() > 10
    assert contains(finding.head)
    assert not contains("0" * 64)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET why = 'x' WHERE number = 2",
        "DELETE FROM audit_event WHERE number = 2",
        "DELETE FROM audit_event",
    ],
)
def test_the_database_refuses_change(district: District, statement: str) -> None:
    refused = pytest.raises(DatabaseError, match="only added")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_django_itself_is_refused(district: District) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Event.objects.update(why="x")
    with pytest.raises(DatabaseError), transaction.atomic():
        Event.objects.all().delete()


@pytest.mark.parametrize(
    ("statement", "broken", "reason"),
    [
        ("UPDATE audit_event SET why = 'x' WHERE number = 3", 3, "content"),
        ("UPDATE audit_event SET actor_name = 'x' WHERE number = 1", 1, "content"),
        ("UPDATE audit_event SET after = '{}' WHERE number = 2", 2, "content"),
        ("DELETE FROM audit_event WHERE number = 4", 4, "gap"),
        ("UPDATE audit_event SET digest = 'x' WHERE number = 5", 5, "content"),
        ("UPDATE audit_event SET previous = 'x' WHERE number = 5", 5, "link"),
    ],
)
def test_who_gets_past_the_triggers_is_found_out(
    district: District, statement: str, broken: int, reason: str
) -> None:
    triggers.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement)
    triggers.install(connection)
    finding = verify()
    assert (finding.broken, finding.reason) == (broken, reason)


def test_a_log_cut_short_is_told_by_the_head_noted_before(district: District) -> None:
    head = verify().head
    triggers.remove(connection)
    Event.objects.filter(digest=head).delete()
    triggers.install(connection)
    assert verify().broken is None, "what is left is whole in itself"
    assert not contains(head)


@pytest.mark.django_db(transaction=True)
def test_no_event_without_the_deed_and_no_deed_without_the_event() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        record(actor=SYSTEM, action="x.y", subject=Unit(pk=1, name="某局"), at=NOW)
    with transaction.atomic():
        record(actor=SYSTEM, action="x.y", subject=Unit(pk=1, name="某局"), at=NOW)
        transaction.set_rollback(True)
    assert Event.objects.count() == 0


def test_only_what_changed_is_kept() -> None:
    assert changed({"a": 1, "b": 2}, {"a": 1, "b": 3}) == ({"b": 2}, {"b": 3})


def test_the_page_filters_and_exports_the_same(district: District, signed_in: SignedIn) -> None:
    client = signed_in(Role.ADMINISTRATOR)
    asked = {"q": "南坡", "action": "accounts.unit_added"}
    page = client.get(reverse("accounts:log"), asked)
    assert page.context["page"].paginator.count == 1
    export = client.get(reverse("accounts:log_export"), asked).content.decode("utf-8-sig").splitlines()
    assert len(export) == 2
    assert "南坡街道" in export[1]
    checked = client.get(reverse("accounts:log"), {"check": "1"})
    assert checked.context["finding"].broken is None


def test_the_log_page_does_not_grow_in_queries(
    district: District, signed_in: SignedIn, django_assert_max_num_queries: object
) -> None:
    client = signed_in(Role.ADMINISTRATOR)
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        client.get(reverse("accounts:log"))


@pytest.mark.django_db(transaction=True)
def test_the_migration_of_the_triggers_goes_back_and_forth() -> None:
    call_command("migrate", "audit", "0001", verbosity=0)
    Event.objects.all().delete()  # no trigger refuses
    call_command("migrate", "audit", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO audit_event (number, at, actor_name, posts, action, subject_type, subject_id, "
            "subject_name, before, after, why, request, previous, digest) VALUES "
            "(1, '2026-01-01 00:00:00+00', '', '', '', '', '', '', '{}', '{}', '', '', '', '')"
        )
    with pytest.raises(DatabaseError), transaction.atomic():
        Event.objects.all().delete()
