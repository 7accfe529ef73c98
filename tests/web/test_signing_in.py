"""Signing in: passwords, lockout, one-time links."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from sample_people import NOW, District, SignedIn

from taizhang.web.accounts.actors import SYSTEM
from taizhang.web.accounts.addresses import client_address
from taizhang.web.accounts.models import OneTimeLink, Role
from taizhang.web.accounts.services.administrators import make_administrator
from taizhang.web.accounts.services.sign_in import make_link, set_password, use_link
from taizhang.web.audit.models import Event
from taizhang.web.installation import installation

PASSWORD = "云岚-a-long-enough-one"


def _try(client: Client, username: str, password: str, address: str = "10.0.0.1") -> int:
    told = {"username": username, "password": password}
    return client.post(reverse("accounts:sign_in"), told, REMOTE_ADDR=address).status_code


@pytest.fixture
def with_password(district: District) -> District:
    for person in district.people.values():
        set_password(actor=SYSTEM, person=person, password=PASSWORD, now=NOW)
    return district


def test_the_right_password_opens(with_password: District, client: Client) -> None:
    assert _try(client, "leader", PASSWORD) == 302
    assert client.get("/me").status_code == 200
    event = Event.objects.get(action="accounts.signed_in")
    assert (event.actor, event.posts) == (with_password.people[Role.LEADER].pk, "望溪区岗位leader")


def test_six_failures_lock_the_name_at_that_address_only(with_password: District, client: Client) -> None:
    for _ in range(5):
        assert _try(client, "leader", "wrong") == 200
    assert _try(client, "leader", "wrong") == 429
    assert _try(client, "leader", PASSWORD) == 429, "locked, right password or not"
    assert _try(client, "reviewer", PASSWORD) == 302, "a colleague behind the same gateway is not locked"
    assert _try(Client(), "leader", PASSWORD, address="10.0.0.2") == 302, "nor the person elsewhere"


def test_a_header_does_not_make_another_address(with_password: District, client: Client) -> None:
    told = {"username": "leader", "password": "wrong"}
    for number in range(6):
        client.post(reverse("accounts:sign_in"), told, HTTP_X_FORWARDED_FOR=f"10.9.9.{number}")
    answer = client.post(
        reverse("accounts:sign_in"), {**told, "password": PASSWORD}, HTTP_X_FORWARDED_FOR="10.9.9.99"
    )
    assert answer.status_code == 429


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "10.1.0.1", "10.0.0.9"),  # nobody of ours wrote that header
        (1, "10.1.0.1", "10.1.0.1"),  # one proxy: whom it was asked by
        (1, "1.1.1.1, 10.1.0.1", "10.1.0.1"),  # what stands before was written by the client
        (2, "1.1.1.1, 10.1.0.1, 10.0.0.8", "10.1.0.1"),
        (1, "", "10.0.0.9"),  # asked past the proxy
        (2, "10.1.0.1", "10.0.0.9"),  # fewer than there are proxies: not by them
    ],
)
def test_the_address_that_is_counted(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch, proxies: int, forwarded: str, address: str
) -> None:
    told = replace(installation(), proxies=proxies)
    monkeypatch.setattr("taizhang.web.accounts.addresses.installation", lambda: told)
    request = rf.get("/", REMOTE_ADDR="10.0.0.9", HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == address


def test_an_unknown_name_and_a_wrong_password_say_the_same(with_password: District, client: Client) -> None:
    def said(username: str) -> list[str]:
        told = {"username": username, "password": "wrong"}
        return re.findall(
            r"<div class=\"notice error.*?</div>", client.post("/sign-in", told).content.decode(), re.S
        )

    assert said("leader") == said("nobody") != []


def test_a_link_works_once_and_in_time(district: District) -> None:
    person = district.people[Role.LEADER]
    token = make_link(actor=SYSTEM, person=person, now=NOW)
    assert token not in OneTimeLink.objects.get().digest, "the database does not hold what opens the door"
    assert use_link(token="x" + token[1:], now=NOW) is None
    assert use_link(token=token, now=NOW + timedelta(days=2)) is None, "too old"
    assert use_link(token=token, now=NOW) == person
    assert use_link(token=token, now=NOW) is None, "spent"


def test_looking_at_a_link_does_not_spend_it(district: District, client: Client) -> None:
    token = make_link(actor=SYSTEM, person=district.people[Role.LEADER], now=timezone.now())
    address = reverse("accounts:enter", args=[token])
    assert client.get(address).status_code == 200
    assert client.head(address).status_code == 200
    answer = client.post(address)
    assert (answer.status_code, answer["Location"]) == (302, "/me"), "who has no password is asked to set one"
    assert Client().post(address).status_code == 410


def test_only_a_manager_makes_links(district: District) -> None:
    with pytest.raises(PermissionDenied):
        make_link(actor=district.actor(Role.LEADER), person=district.people[Role.ADMINISTRATOR], now=NOW)


@pytest.mark.parametrize(
    "password",
    [
        "short-1",  # under twelve characters
        "123456789012345",  # digits alone
        "reviewer-reviewer",  # the user name
    ],
)
def test_weak_passwords_are_refused(district: District, password: str) -> None:
    with pytest.raises(ValidationError):
        set_password(actor=SYSTEM, person=district.people[Role.REVIEWER], password=password, now=NOW)


def test_a_new_password_ends_other_sessions_and_open_links(district: District, signed_in: SignedIn) -> None:
    here, there = signed_in(Role.LEADER), signed_in(Role.LEADER)
    token = make_link(actor=SYSTEM, person=district.people[Role.LEADER], now=NOW)
    answer = here.post("/me", {"password": PASSWORD, "again": PASSWORD})
    assert answer.status_code == 302
    assert here.get("/me").status_code == 200
    assert there.get("/me").status_code == 302
    assert use_link(token=token, now=NOW) is None


def test_a_session_left_open_is_not_enough_for_a_new_password(
    with_password: District, client: Client
) -> None:
    _try(client, "leader", PASSWORD)
    new = {"password": PASSWORD + "2", "again": PASSWORD + "2"}
    assert client.post("/me", new).status_code == 200
    assert client.post("/me", {**new, "current": "wrong"}).status_code == 200
    assert client.post("/me", {**new, "current": PASSWORD}).status_code == 302


def test_who_comes_by_a_link_may_have_forgotten_the_password(with_password: District, client: Client) -> None:
    token = make_link(actor=SYSTEM, person=with_password.people[Role.LEADER], now=timezone.now())
    client.post(reverse("accounts:enter", args=[token]))
    new = {"password": PASSWORD + "2", "again": PASSWORD + "2"}
    assert client.post("/me", new).status_code == 302
    assert client.post("/me", new).status_code == 200, "once"


def test_signing_in_leads_nowhere_else(with_password: District, client: Client) -> None:
    told = {"username": "leader", "password": PASSWORD, "next": "https://example.org/"}
    assert client.post("/sign-in", told)["Location"] == "/"


@pytest.mark.django_db
def test_an_administrator_is_made_once_and_then_only_gets_links() -> None:
    first = make_administrator(username="admin", name="管理员", unit="望溪区", now=NOW)
    person = use_link(token=first, now=NOW)
    second = make_administrator(username="admin", name="管理员", unit="望溪区", now=NOW)
    assert use_link(token=second, now=NOW) == person
