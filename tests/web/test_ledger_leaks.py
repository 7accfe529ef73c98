"""Drafts of other units and sensitive figures: in no list, export, count, chart, filter of others."""

import io
import zipfile
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from ledger_rows import (
    PLACE,
    count_series,
    make_document,
    make_statement,
    make_target,
    make_task,
    make_verdict,
)
from sample_people import NOW, District, SignedIn

from taizhang.web.accounts.models import Role, Tier
from taizhang.web.ledger.models import Project
from taizhang.web.library.models import Document, DocumentText, Problem, Statement, Task, Term
from taizhang.web.library.services.sensitivity import mark_sensitive

LISTS = ("indicators", "targets", "tasks", "projects", "problems", "terms")
SECRET = "77.7"  # in every text of what is hidden
NAME = "保密区"


def everything_seen(client: Client) -> Iterator[tuple[str, str]]:
    """Every page and file of the lists, with all that filters and pages of single things give."""
    addresses = [reverse(f"ledger:{name}") for name in LISTS]
    addresses += [f"{address}?words=77" for address in addresses]
    addresses += [reverse("ledger:targets") + "?outcome=missed", reverse("ledger:tasks") + "?no_owner=1"]
    addresses += [
        f"{reverse('ledger:indicator', args=['gdp'])}?place={place}&kind=growth" for place in (PLACE, NAME)
    ]
    addresses += [reverse("ledger:target", args=[key]) for key in _keys(Statement)]
    addresses += [reverse("ledger:task", args=[key]) for key in _keys(Task)]
    addresses += [reverse("ledger:project", args=[key]) for key in _keys(Project)]
    for address in addresses:
        for kind in ("", "csv", "xlsx"):
            answer = client.get(
                address + (("&" if "?" in address else "?") + f"export={kind}" if kind else "")
            )
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
            if body[:2] == b"PK":
                book = zipfile.ZipFile(io.BytesIO(body))
                body = b"".join(book.read(name) for name in book.namelist())
            yield f"{address} {kind}", body.decode("utf-8", "replace")


def _keys(model: type[Statement] | type[Task] | type[Project]) -> list[str]:
    return list(model._default_manager.values_list("key", flat=True))


@pytest.fixture
def hidden(district: District) -> Document:
    """A plan that all may see with a sensitive figure in it, and the draft of another unit."""
    plan, later = make_document(2023), make_document(2024)
    make_target(plan, "6%", 6.0)
    target = make_target(plan, f"{SECRET}%", 77.7, sensitive=True)
    make_verdict(target, "missed", make_statement(later, f"{SECRET}%", 77.7, sensitive=True))
    make_task(plan, f"完成增长{SECRET}%", target, start=target.start - 5, end=target.end)
    Problem.objects.create(
        document=plan, key="p1", position=1, start=target.start - 9, end=target.end + 3,
        text=f"增长{SECRET}%未达到", tier=Tier.INTERNAL,
    )  # fmt: skip
    draft = make_document(2025, place=NAME, tier=Tier.DRAFT, unit=district.planning)
    make_target(draft, f"{SECRET}%", 77.7)
    make_task(draft, f"起草{SECRET}%的方案")
    Term.objects.create(
        document=draft, key="n1", position=1, start=1, end=9, text="x", term=f"名词{SECRET}", explanation="x",
        tier=Tier.DRAFT, unit=district.planning,
    )  # fmt: skip
    Project.objects.create(
        key="k1", place_name=NAME, name=f"项目{SECRET}", tier=Tier.DRAFT, unit=district.planning
    )
    count_series()
    count_series(NAME)
    return plan


def test_who_may_sees_it(hidden: Document, signed_in: SignedIn) -> None:
    seen = "".join(text for _, text in everything_seen(signed_in(Role.LEADER)))
    for words in (
        f"完成增长{SECRET}",
        f"增长{SECRET}%未达到",
        f"起草{SECRET}",
        f"名词{SECRET}",
        f"项目{SECRET}",
    ):
        assert words in seen


def test_who_may_not_sees_nothing_of_it(hidden: Document, signed_in: SignedIn) -> None:
    for address, text in everything_seen(signed_in(Role.LIAISON)):
        assert SECRET not in text.replace("words=77", ""), address


def test_counts_and_filters_do_not_tell_of_it(hidden: Document, signed_in: SignedIn) -> None:
    client = signed_in(Role.LIAISON)
    told = {name: client.get(reverse(f"ledger:{name}")).context["listing"] for name in LISTS}
    assert {name: (listing.found, listing.every) for name, listing in told.items()} == {
        "indicators": (1, 1),
        "targets": (1, 1),
        "tasks": (0, 0),
        "projects": (0, 0),
        "problems": (0, 0),
        "terms": (0, 0),
    }
    missed = client.get(reverse("ledger:targets"), {"outcome": "missed"}).context["listing"]
    assert missed.found == 0
    lacking = client.get(reverse("ledger:tasks")).context["lacking"]
    assert {number for _, number, _ in lacking} == {0}
    assert client.get(reverse("ledger:indicator", args=["gdp"])).context["places"] == [PLACE]


def test_the_unit_itself_sees_its_draft(district: District, signed_in: SignedIn) -> None:
    draft = make_document(2025, tier=Tier.DRAFT, unit=district.industry)
    make_task(draft, "自己的草稿")
    assert "自己的草稿" in signed_in(Role.LIAISON).get(reverse("ledger:tasks")).content.decode()


def test_a_result_that_is_hidden_hides_the_verdict(district: District, signed_in: SignedIn) -> None:
    plan, later = make_document(2023), make_document(2024)
    target = make_target(plan, "6%", 6.0)
    make_verdict(target, "missed", make_statement(later, f"{SECRET}%", 77.7, sensitive=True), sensitive=True)
    count_series()
    for name in ("targets", "indicators"):
        assert "未完成</span>" not in signed_in(Role.LIAISON).get(reverse(f"ledger:{name}")).content.decode()
        assert "未完成</span>" in signed_in(Role.LEADER).get(reverse(f"ledger:{name}")).content.decode()


def test_what_becomes_sensitive_is_hidden_at_once(district: District, signed_in: SignedIn) -> None:
    plan = make_document(2023)
    target = make_target(plan, f"{SECRET}%", 77.7, indicator="pm25")
    make_target(plan, "6%", 6.0)
    count_series()
    client = signed_in(Role.LIAISON)
    assert client.get(reverse("ledger:indicators")).context["listing"].found == 2
    mark_sensitive(
        actor=district.actor(Role.PLAN_OFFICER), statement=target, sensitive=True, why="未公布", now=NOW
    )
    assert client.get(reverse("ledger:indicators")).context["listing"].found == 1
    assert client.get(reverse("ledger:indicator", args=["pm25"])).status_code == 404


def test_the_sentence_of_a_task_is_not_shown_where_a_figure_of_it_is_hidden(
    district: District, signed_in: SignedIn
) -> None:
    plan = make_document(2023)
    words = f"建成公园。增长{SECRET}%，新增绿地。"
    sentences = [[0, 5, 0], [5, len(words), 0]]
    DocumentText.objects.filter(document=plan).update(text=words, sentences=sentences)
    make_target(plan, f"{SECRET}%", 77.7, sensitive=True, start=7)
    task = make_task(plan, "新增绿地", start=13, end=17)
    address = reverse("ledger:task", args=[task.key])
    assert SECRET in signed_in(Role.LEADER).get(address).content.decode()
    html = signed_in(Role.LIAISON).get(address).content.decode()
    assert "新增绿地" in html
    assert SECRET not in html
