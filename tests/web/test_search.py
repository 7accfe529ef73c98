"""The search: what is kept in its index, what each role finds, the page."""

import re
from typing import Any

import pytest
from django.urls import reverse
from sample_people import NOW, TODAY, SignedIn

from taizhang.web.accounts.actors import VISITOR, actor_of
from taizhang.web.accounts.models import Person, Role, Tier
from taizhang.web.library.changes import tell
from taizhang.web.library.models import Document, Review, Statement, Task
from taizhang.web.search.asked import SearchAsked, results, search
from taizhang.web.search.models import Kind, Piece
from taizhang.web.search.questions import read_question
from taizhang.web.search.services import rebuild, refresh

ADDRESS = "/search/"


def _numbers(username: str, kind: Kind, words: str) -> set[int]:
    actor = actor_of(Person.objects.get(username=username), today=TODAY) if username else VISITOR
    question = read_question(words)
    return {piece.number for piece in results(actor, SearchAsked(q=words), question, kind)}


def _count(username: str, kind: Kind, words: str) -> int:
    actor = actor_of(Person.objects.get(username=username), today=TODAY) if username else VISITOR
    findings = search(actor, SearchAsked(q=words), read_question(words))
    return next(group.found for group in findings.groups if group.kind == kind)


def test_what_is_read_is_found(sample: SignedIn) -> None:
    expected = set(Task.objects.filter(text__contains="就业").values_list("pk", flat=True))
    assert expected
    assert _numbers("demo", Kind.TASK, "就业") == expected


def test_rebuilding_finds_the_same(sample: SignedIn) -> None:
    columns = ("pk", "number", "digest", "words")
    before = list(Piece.objects.values_list(*columns))
    assert rebuild() == len(before)
    assert list(Piece.objects.values_list(*columns)) == before
    assert refresh(set(Document.objects.values_list("pk", flat=True))) == 0, "nothing has changed"


def test_a_corrected_record_is_found_by_its_new_words(sample: SignedIn) -> None:
    row = Statement.objects.filter(subject="工业投资").order_by("pk")[0]
    row.subject, row.indicator = "某某改过的主体", ""
    row.save()
    tell(documents={row.document_id}, places=set(), at=NOW)
    assert _numbers("demo", Kind.STATEMENT, "改过的主体") == {row.pk}
    assert row.pk not in _numbers("demo", Kind.STATEMENT, "工业投资")


def test_rejected_withdrawn_and_old_versions_are_not_found(sample: SignedIn) -> None:
    row = Statement.objects.filter(subject="工业投资").order_by("pk")[0]
    Statement.objects.filter(pk=row.pk).update(review=Review.REJECTED)
    tell(documents={row.document_id}, places=set(), at=NOW)
    assert row.pk not in _numbers("demo", Kind.STATEMENT, "工业投资")
    Statement.objects.filter(pk=row.pk).update(review=Review.NONE)
    tell(documents={row.document_id}, places=set(), at=NOW)
    assert row.pk in _numbers("demo", Kind.STATEMENT, "工业投资")
    Document.objects.filter(pk=row.document_id).update(is_current=False)
    assert row.pk not in _numbers("demo", Kind.STATEMENT, "工业投资")
    Document.objects.filter(pk=row.document_id).update(is_current=True, withdrawn_at=NOW)
    assert row.pk not in _numbers("demo", Kind.STATEMENT, "工业投资")
    tell(documents={row.document_id}, places=set(), at=NOW)
    assert not Piece.objects.filter(document=row.document_id).exists()


@pytest.mark.parametrize(
    ("username", "tier", "sensitive", "finds"),
    [
        ("", Tier.PUBLIC, False, True),
        ("", Tier.PUBLIC, True, False),
        ("", Tier.CONGRESS, False, False),
        ("gongxin", Tier.INTERNAL, False, True),
        ("gongxin", Tier.INTERNAL, True, False),
        ("gongxin", Tier.DRAFT, False, False),
        ("leader", Tier.DRAFT, True, True),
        ("plan", Tier.DRAFT, True, True),
    ],
)
def test_only_what_may_be_seen_is_found_and_counted(
    sample: SignedIn, username: str, tier: Tier, sensitive: bool, finds: bool
) -> None:
    row = Statement.objects.filter(subject="工业投资").order_by("pk")[0]
    before = _count(username, Kind.STATEMENT, "工业投资")
    Statement.objects.filter(pk=row.pk).update(tier=tier, sensitive=sensitive)
    assert (row.pk in _numbers(username, Kind.STATEMENT, "工业投资")) is finds
    assert _count(username, Kind.STATEMENT, "工业投资") == before - (not finds)


def test_a_task_that_tells_a_hidden_figure_is_not_found(sample: SignedIn) -> None:
    task = Task.objects.filter(statements__isnull=False).order_by("pk")[0]
    figure = task.statements.filter(start__gte=task.start, start__lt=task.end).order_by("pk")[0]
    assert task.pk in _numbers("gongxin", Kind.TASK, f'"{task.text}"')
    Statement.objects.filter(pk=figure.pk).update(sensitive=True)
    assert task.pk not in _numbers("gongxin", Kind.TASK, f'"{task.text}"')
    assert task.pk in _numbers("plan", Kind.TASK, f'"{task.text}"')


def test_nothing_of_a_document_that_may_not_be_seen_is_found(sample: SignedIn) -> None:
    document = Statement.objects.filter(subject="工业投资").order_by("pk")[0].document
    Document.objects.filter(pk=document.pk).update(tier=Tier.DRAFT)
    actor = actor_of(Person.objects.get(username="gongxin"), today=TODAY)
    findings = search(actor, SearchAsked(q="工业"), read_question("工业"))
    assert document.pk not in findings.reports()
    assert all(document.pk not in told.by_document for told in findings.tallies.values())


def test_the_page_marks_the_words_and_leads_to_the_sentence(sample: SignedIn) -> None:
    text = sample(Role.LEADER).get(ADDRESS, {"q": "工业投资", "kind": "statement"}).content.decode()
    assert "<mark>工业投资</mark>" in text
    assert re.search(r'href="/library/records/\w+" data-side', text)


def test_what_is_found_is_escaped(sample: SignedIn) -> None:
    text = sample(Role.LEADER).get(ADDRESS, {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in text


def test_counts_facets_and_filters_agree(sample: SignedIn) -> None:
    client = sample(Role.LEADER)
    every = client.get(ADDRESS, {"q": "增长", "kind": "passage"})
    years = next(facet for facet in every.context["facets"] if facet.label == "报告年份")
    assert sum(value.count for value in years.values) == every.context["shown"]
    one = client.get(ADDRESS + years.values[0].href)
    assert one.context["shown"] == years.values[0].count
    assert len(one.context["chips"]) == 1


def test_an_empty_answer_says_what_to_do(sample: SignedIn) -> None:
    client = sample(Role.LEADER)
    assert "换一个更短的词" in client.get(ADDRESS, {"q": "绝无此语"}).content.decode()
    assert client.get(ADDRESS).status_code == 200
    assert client.get(ADDRESS, {"q": "就业", "document": "9" * 50, "page": "999"}).status_code == 200


def test_the_export_has_every_result_that_is_counted(sample: SignedIn) -> None:
    client = sample(Role.LEADER)
    asked = {"q": "就业", "kind": "task"}
    shown = client.get(ADDRESS, asked).context["shown"]
    answer: Any = client.get(ADDRESS, {**asked, "export": "csv"})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").strip().splitlines()
    assert len(lines) == shown + 1
    sheet: Any = client.get(ADDRESS, {**asked, "export": "xlsx"})
    assert b"".join(sheet.streaming_content)[:2] == b"PK"
    sheet.close()


@pytest.mark.parametrize(("asked", "most"), [({"q": "的"}, 32), ({"q": "的", "kind": "passage"}, 18)])
def test_queries_of_the_page(
    sample: SignedIn, django_assert_max_num_queries: Any, asked: dict[str, str], most: int
) -> None:
    client = sample(Role.LIAISON)
    with django_assert_max_num_queries(most):
        client.get(ADDRESS, asked)


@pytest.mark.parametrize("role", [*Role, None])
def test_who_may_open_the_page(sample: SignedIn, role: Role | None) -> None:
    answer = sample(role).get(ADDRESS, {"q": "就业"})
    assert answer.status_code == (200 if role else 302)


def test_a_box_on_every_page_for_who_may_search(sample: SignedIn) -> None:
    assert 'id="find"' in sample(Role.LIAISON).get("/").content.decode()
    assert 'id="find"' not in sample(None).get("/").content.decode()
    assert reverse("search:search") == ADDRESS
