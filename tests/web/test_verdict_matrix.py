"""Role by page by method: the pages of verdicts, findings and dashboards, asked for by everybody."""

import pytest
from django.test import Client
from django.urls import reverse
from sample_people import SignedIn

from taizhang.web.accounts.models import Role, Unit
from taizhang.web.ledger.models import Finding, Place, Verdict

STAFF = set(Role)
REVIEWERS = {Role.ADMINISTRATOR, Role.PLAN_OFFICER, Role.REVIEWER}
# address, method, who may.
PAGES = [
    ("verdicts", "get", STAFF),
    ("judging", "get", STAFF),
    ("verdict", "get", STAFF),
    ("verdict", "post", REVIEWERS),
    ("withdraw", "post", REVIEWERS),
    ("findings", "get", STAFF),
    ("dismiss", "post", REVIEWERS),
    ("restore", "post", REVIEWERS),
    ("overview", "get", STAFF),
    ("place", "get", STAFF),
    ("unit", "get", STAFF),
    ("compare", "get", STAFF),
]


def _address(name: str) -> str:
    verdict = Verdict.objects.filter(result__isnull=False).order_by("pk")[0]
    finding = Finding.objects.order_by("pk")[0].key
    arguments: dict[str, list[object]] = {
        "verdict": [verdict.key],
        "withdraw": [verdict.key],
        "dismiss": [finding],
        "restore": [finding],
        "place": [Place.objects.order_by("pk")[0].name],
        "unit": [Unit.objects.order_by("pk")[0].pk],
    }
    return reverse(f"ledger:{name}", args=arguments.get(name, []))


def _opens(client: Client, method: str, address: str) -> bool:
    sent = {"outcome": "met", "result": _result(), "why": "核对过原文"}
    answer = client.get(address) if method == "get" else client.post(address, sent)
    assert answer.status_code < 500
    if answer.status_code == 302:
        return not answer["Location"].startswith("/sign-in")
    return answer.status_code not in {403, 404}


def _result() -> str:
    return str(Verdict.objects.filter(result__isnull=False).order_by("pk")[0].result_id)


@pytest.mark.parametrize("role", [*Role, None])
def test_the_matrix(sample: SignedIn, role: Role | None) -> None:
    for name, method, allowed in PAGES:
        opened = _opens(sample(role), method, _address(name))
        assert opened == (role in allowed), f"{role} {method} {name}"


@pytest.mark.parametrize("role", [*Role, None])
@pytest.mark.parametrize("name", ["verdicts", "findings", "compare"])
def test_exports_are_for_the_staff(sample: SignedIn, role: Role | None, name: str) -> None:
    answer = sample(role).get(reverse(f"ledger:{name}"), {"export": "csv"})
    assert (answer.status_code == 200) == (role is not None)
