"""Role by page by method: every address of people, units and log, asked for by everybody."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from sample_people import District, SignedIn

from taizhang.web.accounts.models import Holding, Role

ADMIN, OFFICER, REVIEWER, LIAISON, LEADER = (
    Role.ADMINISTRATOR,
    Role.PLAN_OFFICER,
    Role.REVIEWER,
    Role.LIAISON,
    Role.LEADER,
)
STAFF = {ADMIN, OFFICER, REVIEWER, LIAISON, LEADER}
ALL = {*STAFF, None}
# address, method, who may. What is missing here fails ``test_every_page_is_in_the_matrix``.
PAGES = [
    ("sign_in", "get", ALL),
    ("sign_out", "post", ALL),
    ("enter", "get", ALL),  # whoever has a link
    ("me", "get", STAFF),
    ("units", "get", STAFF),
    ("unit", "get", STAFF),
    ("unit_add", "get", {ADMIN}),
    ("unit_add", "post", {ADMIN}),
    ("unit_change", "get", {ADMIN}),
    ("unit_change", "post", {ADMIN}),
    ("unit_merge", "get", {ADMIN}),
    ("unit_merge", "post", {ADMIN}),
    ("post_add", "post", {ADMIN}),
    ("abolish", "get", {ADMIN}),
    ("abolish", "post", {ADMIN}),
    ("people", "get", STAFF),
    ("people_export", "get", {ADMIN}),  # it holds phone numbers
    ("person", "get", STAFF),
    ("person", "post", {ADMIN}),
    ("person_add", "get", {ADMIN}),
    ("person_add", "post", {ADMIN}),
    ("person_link", "post", {ADMIN}),
    ("person_take", "post", {ADMIN}),
    ("leave", "post", {ADMIN}),
    ("log", "get", {ADMIN, LEADER}),
    ("log_export", "get", {ADMIN, LEADER}),
    ("event", "get", {ADMIN, LEADER}),
]
REFUSED = {302, 403, 404}


def _address(name: str, district: District) -> str:
    holding = Holding.objects.get(person=district.people[LIAISON])
    arguments = {
        "enter": ["a-token-that-nobody-made"],
        "event": [1],
        "leave": [holding.pk],
        "abolish": [holding.post_id],
        "unit": [district.street.pk],
        "unit_change": [district.street.pk],
        "unit_merge": [district.street.pk],
        "post_add": [district.street.pk],
    }
    person = [district.people[LIAISON].pk] if name.startswith("person") else []
    if name == "person_add":
        person = []
    return reverse(f"accounts:{name}", args=arguments.get(name, person))


def _opens(client: Client, method: str, address: str) -> bool:
    answer = client.get(address) if method == "get" else client.post(address)
    assert answer.status_code < 500
    if answer.status_code == 302:
        return not answer["Location"].startswith("/sign-in")
    return answer.status_code not in REFUSED


@pytest.mark.parametrize("role", [*Role, None])
def test_the_matrix(district: District, signed_in: SignedIn, role: Role | None) -> None:
    for name, method, allowed in PAGES:
        opened = _opens(signed_in(role), method, _address(name, district))
        assert opened == (role in allowed), f"{role} {method} {name}"


def test_every_page_is_in_the_matrix() -> None:
    resolver = get_resolver().namespace_dict["accounts"][1]
    names = {name for name in resolver.reverse_dict if isinstance(name, str)}
    assert names == {name for name, _, _ in PAGES}


def test_who_left_the_post_is_a_visitor_the_same_day(district: District, signed_in: SignedIn) -> None:
    client = signed_in(LIAISON)
    assert client.get("/manage/").status_code == 200
    Holding.objects.filter(person=district.people[LIAISON]).update(until="2021-01-01")
    assert client.get("/manage/").status_code == 403


def test_phone_numbers_are_for_managers(district: District, signed_in: SignedIn) -> None:
    person = district.people[OFFICER]
    person.phone = "555-0101"
    person.save()
    address = reverse("accounts:person", args=[person.pk])
    assert "555-0101" in signed_in(ADMIN).get(address).content.decode()
    assert "555-0101" not in signed_in(LIAISON).get(address).content.decode()
    assert "555-0101" in signed_in(ADMIN).get(reverse("accounts:people_export")).content.decode()


# What anybody may open without signing in. Pages of ``publishing`` are public by their nature; what visitors
# are given by ``api`` is held to what is public in its own tests.
OPEN = {
    "home",
    "glossary",
    "health",
    "set_language",
    "accounts:sign_in",
    "accounts:sign_out",
    "accounts:enter",
}


def _addresses(resolver: URLResolver, before: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = ":".join(filter(None, (space, pattern.namespace)))
            yield from _addresses(pattern, route, inner)
        elif pattern.name:
            filled = re.sub(r"<int:\w+>", "1", re.sub(r"<(?:str:|slug:|path:)?\w+>", "x", route))
            yield f"{space}:{pattern.name}".lstrip(":"), "/" + filled


def test_no_page_of_the_staff_opens_for_a_visitor(district: District, client: Client) -> None:
    for name, address in _addresses(get_resolver()):
        if name in OPEN or name.startswith(("publishing:", "api:")):
            continue
        answer = client.get(address)
        assert answer.status_code in {302, 401, 403, 404, 405}, f"{name} is open to everybody"
        if answer.status_code == 302:
            assert answer["Location"].startswith("/sign-in"), name
