"""What is public: editions that stay as they were, addresses that hold, feedback with an outcome."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from sample_people import NOW, SignedIn

from taizhang.web.accounts.actors import SYSTEM, VISITOR, Actor, actor_of
from taizhang.web.accounts.models import Person, Role
from taizhang.web.audit.chain import verify
from taizhang.web.library.models import Document, Statement
from taizhang.web.publishing.collecting import digest_of
from taizhang.web.publishing.models import Case, CaseKind, CaseOutcome, Edition, Figure
from taizhang.web.publishing.services.cases import PER_HOUR, close, receive
from taizhang.web.publishing.services.editions import publish, restore, withdraw

LATER = NOW + timedelta(days=1)


def _actor(name: str) -> Actor:
    return actor_of(Person.objects.get(username=name), today=NOW.date())


@pytest.fixture
def edition(sample: SignedIn) -> Edition:
    return Edition.objects.latest("pk")


def test_an_edition_needs_nothing_else_to_be_shown(edition: Edition, client: Client) -> None:
    figure = edition.figures.filter(part="target", outcome="met").first()
    assert figure is not None
    assert figure.sentence[figure.at : figure.at + len(figure.text)] == figure.text
    address = reverse("publishing:figure", args=[figure.key])
    Statement.objects.filter(key=figure.key).update(subject="别的", text="0", sensitive=True)
    page = client.get(address).content.decode()
    assert f"<mark>{figure.text}</mark>" in page, "what is published does not follow what is changed later"
    assert "别的" not in page


def test_the_digest_covers_all_figures(edition: Edition) -> None:
    assert digest_of(edition.figures.all()) == edition.digest
    Figure.objects.filter(pk=edition.figures.all()[0].pk).update(text="1%")
    assert digest_of(edition.figures.all()) != edition.digest


def test_nothing_that_is_not_public_is_published(edition: Edition) -> None:
    hidden = edition.figures.filter(part="target").first()
    assert hidden is not None
    Statement.objects.filter(key=hidden.key).update(sensitive=True)
    second = publish(actor=_actor("plan"), place=edition.place_name, year=edition.year, now=LATER)
    assert not second.figures.filter(key=hidden.key).exists()
    assert not second.figures.filter(result_key=hidden.key).exists()
    assert second.changes["gone"] >= 1
    assert second.replaces == edition
    Document.objects.update(tier="internal")
    with pytest.raises(ValidationError):
        publish(actor=_actor("plan"), place=edition.place_name, year=edition.year, now=LATER)


def test_a_verdict_is_not_published_without_its_result(edition: Edition) -> None:
    target = edition.figures.exclude(result_key="").filter(part="target").first()
    assert target is not None
    Statement.objects.filter(key=target.result_key).update(tier="internal")
    second = publish(actor=SYSTEM, place=edition.place_name, year=edition.year, now=LATER)
    again = second.figures.get(key=target.key)
    assert again.outcome == ""
    assert again.result_key == ""


def test_the_same_is_not_published_twice(edition: Edition) -> None:
    with pytest.raises(ValidationError):
        publish(actor=SYSTEM, place=edition.place_name, year=edition.year, now=LATER)


@pytest.mark.parametrize("name", ["review", "gongxin", "leader"])
def test_only_plan_officers_publish(edition: Edition, name: str) -> None:
    with pytest.raises(PermissionDenied):
        publish(actor=_actor(name), place=edition.place_name, year=edition.year, now=LATER)
    with pytest.raises(PermissionDenied):
        withdraw(actor=_actor(name), edition=edition, why="x", now=LATER)


def test_what_is_taken_back_says_so_at_its_addresses(edition: Edition, client: Client) -> None:
    figure = edition.figures.all()[0]
    addresses = [
        reverse("publishing:edition", args=[edition.pk]),
        reverse("publishing:figure", args=[figure.key]),
        reverse("publishing:figure_in_edition", args=[edition.pk, figure.key]),
        reverse("publishing:embed_edition", args=[edition.pk]),
    ]
    withdraw(actor=_actor("plan"), edition=edition, why="数据需要核实", now=LATER)
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 410, address
        assert "数据需要核实" in answer.content.decode()
        assert figure.sentence not in answer.content.decode()
    assert client.get(reverse("publishing:edition_json", args=[edition.pk])).status_code == 404
    edition.refresh_from_db()
    restore(actor=_actor("plan"), edition=edition, now=LATER)
    assert client.get(addresses[0]).status_code == 200
    assert verify().broken is None


def test_feedback_becomes_a_case_with_an_outcome(edition: Edition, client: Client) -> None:
    figure = edition.figures.all()[0]
    sent = client.post(
        reverse("publishing:feedback", args=[figure.key]),
        {"kind": "reading", "message": "<b>单位</b>读错了", "contact": "555-0102"},
    )
    assert sent.status_code == 302
    page = client.get(sent["Location"]).content.decode()
    assert "&lt;b&gt;单位" in page
    assert "555-0102" not in page
    case = Case.objects.get()
    close(actor=_actor("review"), case=case, outcome=CaseOutcome.CORRECTED, answer="已更正", now=LATER)
    case.refresh_from_db()
    assert case.contact == "", "the contact goes when the case is closed"
    assert "已更正" in client.get(reverse("publishing:figure", args=[figure.key])).content.decode()
    assert "已更正" in client.get(reverse("publishing:changes")).content.decode()


def test_feedback_is_limited_by_sender(edition: Edition) -> None:
    figure = edition.figures.all()[0]

    def send(address: str) -> None:
        receive(
            actor=VISITOR,
            figure=figure,
            kind=CaseKind.QUESTION,
            message="请问",
            contact="",
            address=address,
            now=NOW,
        )

    for _ in range(PER_HOUR):
        send("198.51.100.7")
    with pytest.raises(ValidationError):
        send("198.51.100.7")
    send("198.51.100.8")
    assert "198.51" not in "".join(Case.objects.values_list("sender", flat=True))


def test_a_program_that_fills_every_field_is_not_heard(edition: Edition, client: Client) -> None:
    address = reverse("publishing:feedback", args=[edition.figures.all()[0].key])
    client.post(address, {"kind": "question", "message": "买", "website": "https://spam.example"})
    assert not Case.objects.exists()


def test_only_charts_stand_in_frames_of_others(edition: Edition, client: Client) -> None:
    embedded = client.get(reverse("publishing:embed_edition", args=[edition.pk]))
    assert "frame-ancestors *" in embedded["Content-Security-Policy"]
    assert "X-Frame-Options" not in embedded
    page = client.get(reverse("publishing:edition", args=[edition.pk]))
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"


STAFF_PAGES = [
    ("plans", {Role.ADMINISTRATOR, Role.PLAN_OFFICER}),
    ("prepare", {Role.ADMINISTRATOR, Role.PLAN_OFFICER}),
    ("withdraw", {Role.ADMINISTRATOR, Role.PLAN_OFFICER}),
    ("cases", set(Role)),
    ("handle", set(Role)),
]


@pytest.mark.parametrize("role", [*Role, None])
def test_the_matrix_of_publishing(edition: Edition, sample: SignedIn, role: Role | None) -> None:
    case = receive(
        actor=VISITOR,
        figure=edition.figures.all()[0],
        kind=CaseKind.QUESTION,
        message="请问",
        contact="",
        address="198.51.100.7",
        now=NOW,
    )
    arguments = {"withdraw": [edition.pk], "handle": [case.pk]}
    for name, allowed in STAFF_PAGES:
        address = reverse(f"publishing:{name}", args=arguments.get(name, []))
        if name == "prepare":
            address += f"?place={edition.place_name}&year={edition.year}"
        opened = sample(role).get(address).status_code == 200
        assert opened == (role in allowed), f"{role} {name}"
    for name, number in (("restore", edition.pk), ("reopen", case.pk)):
        answer = sample(role).post(reverse(f"publishing:{name}", args=[number]))
        may = role in {Role.ADMINISTRATOR, Role.PLAN_OFFICER} if name == "restore" else False
        assert (answer.status_code == 302 and "sign-in" not in answer["Location"]) == may, f"{role} {name}"


@pytest.mark.parametrize(
    ("name", "most"), [("home", 4), ("edition", 10), ("figure", 12), ("changes", 6), ("series", 8)]
)
def test_queries_of_public_pages(
    edition: Edition, client: Client, django_assert_max_num_queries: Any, name: str, most: int
) -> None:
    figure = edition.figures.filter(part="target").exclude(indicator="").first()
    assert figure is not None
    arguments = {"edition": [edition.pk], "figure": [figure.key]}
    address = reverse(f"publishing:{name}", args=arguments.get(name, []))
    if name == "series":
        address += f"?place={edition.place_name}&indicator={figure.indicator}"
    with django_assert_max_num_queries(most):
        assert client.get(address).status_code == 200


def test_the_export_is_what_is_shown(edition: Edition, client: Client) -> None:
    address = reverse("publishing:edition", args=[edition.pk])
    told = b"".join(client.get(address, {"outcome": "met", "export": "csv"})).decode("utf-8-sig")  # type: ignore[arg-type]
    assert len(told.splitlines()) >= edition.outcomes["met"] + 1
    whole = client.get(reverse("publishing:edition_json", args=[edition.pk])).json()
    assert len(whole["figures"]) == edition.figures_count
