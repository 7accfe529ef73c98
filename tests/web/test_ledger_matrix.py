"""Role by page by method: the lists of the ledger, asked for by everybody."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from ledger_rows import count_series, make_document, make_target, make_task
from sample_people import NOW, District, SignedIn

from taizhang.web.accounts.models import Holding, Role
from taizhang.web.ledger.models import Adjustment, Project, SavedView
from taizhang.web.library.models import Document

ADMIN, OFFICER, REVIEWER = Role.ADMINISTRATOR, Role.PLAN_OFFICER, Role.REVIEWER
STAFF = set(Role)
ADJUSTERS = {ADMIN, OFFICER, REVIEWER}
PAGES = [
    ("indicators", "get", STAFF),
    ("indicator", "get", STAFF),
    ("targets", "get", STAFF),
    ("target", "get", STAFF),
    ("adjust", "get", ADJUSTERS),
    ("adjust", "post", ADJUSTERS),
    ("adjustment_withdraw", "get", ADJUSTERS),
    ("adjustment_withdraw", "post", ADJUSTERS),
    ("adjustment_restore", "post", ADJUSTERS),
    ("tasks", "get", STAFF),
    ("task", "get", STAFF),
    ("projects", "get", STAFF),
    ("project", "get", STAFF),
    ("problems", "get", STAFF),
    ("terms", "get", STAFF),
    ("views", "get", STAFF),
    ("view_save", "post", STAFF),
    ("view_change", "get", {OFFICER}),  # whose it is
    ("view_change", "post", {OFFICER}),
    ("view_remove", "post", {OFFICER}),
    ("view_restore", "post", {OFFICER}),
]
REFUSED = {302, 403, 404}


@pytest.fixture
def arguments(district: District) -> dict[str, list[object]]:
    document = make_document(2024)
    target = make_target(document, "6%", 6.0)
    task = make_task(document, "建成望溪公园", target)
    project = Project.objects.create(key="k1", place_name=document.place, name="望溪公园")
    adjustment = Adjustment.objects.create(
        target=target, text="5%", value=5.0, cmp="approx", decided_on=date(2024, 9, 1), decided_by="常委会",
        basis="决定", person=district.people[OFFICER], at=NOW,
    )  # fmt: skip
    view = SavedView.objects.create(
        person=district.people[OFFICER], name="缺单位", page="ledger:tasks", shared=True, created_at=NOW
    )
    count_series()
    by_prefix = {"adjustment": [adjustment.pk], "view_": [view.pk]}
    found: dict[str, list[object]] = {name: [] for name, _, _ in PAGES}
    for prefix, given in by_prefix.items():
        found |= {name: list(given) for name in found if name.startswith(prefix)}
    return found | {
        "view_save": [],
        "indicator": ["gdp"],
        "target": [target.key],
        "adjust": [target.key],
        "task": [task.key],
        "project": [project.key],
    }


def _opens(client: Client, method: str, address: str) -> bool:
    answer = client.get(address) if method == "get" else client.post(address)
    assert answer.status_code < 500
    if answer.status_code == 302:
        return not answer["Location"].startswith("/sign-in")
    return answer.status_code not in REFUSED


@pytest.mark.parametrize("role", [*Role, None])
def test_the_matrix(signed_in: SignedIn, arguments: dict[str, list[object]], role: Role | None) -> None:
    for name, method, allowed in PAGES:
        opened = _opens(signed_in(role), method, reverse(f"ledger:{name}", args=arguments[name]))
        assert opened == (role in allowed), f"{role} {method} {name}"


def test_who_left_the_post_opens_nothing(
    district: District, signed_in: SignedIn, arguments: dict[str, list[object]]
) -> None:
    client = signed_in(Role.LIAISON)
    Holding.objects.filter(person=district.people[Role.LIAISON]).update(until="2021-01-01")
    for name, method, _ in PAGES:
        assert not _opens(client, method, reverse(f"ledger:{name}", args=arguments[name])), name


def test_a_key_of_a_withdrawn_document_opens_nothing(
    signed_in: SignedIn, arguments: dict[str, list[object]]
) -> None:
    Document.objects.update(withdrawn_at=NOW)
    for name in ("target", "task", "adjust"):
        assert not _opens(signed_in(ADMIN), "get", reverse(f"ledger:{name}", args=arguments[name]))
