"""From a figure to its sentence: the side panel and the page."""

from typing import Any

import pytest
from django.urls import reverse
from sample_people import SignedIn

from taizhang.web.accounts.models import Role, Tier
from taizhang.web.ledger.models import Verdict
from taizhang.web.library.models import Document, Statement, Task


def _page(client: Any, address: str, **headers: str) -> str:
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def test_every_statement_leads_to_its_sentence(sample: SignedIn) -> None:
    client = sample(Role.LEADER)
    for statement in Statement.objects.select_related("document__body").order_by("?")[:40]:
        text = _page(client, reverse("library:source", args=[statement.key]), HX_Request="true")
        assert "<html" not in text, "the side panel is a part of a page"
        marked = text.split("<mark>")[1].split("</mark>")[0]
        assert marked.replace(" ", "") == "".join(statement.text.split())


def test_without_script_it_is_a_page(sample: SignedIn) -> None:
    statement = Statement.objects.filter(verdict__isnull=False)[0]
    text = _page(sample(Role.LEADER), reverse("library:source", args=[statement.key]))
    assert "<h1>" in text
    assert f"{reverse('library:reading', args=[statement.document_id])}?at={statement.key}" in text


def test_a_task_has_its_sentence_too(sample: SignedIn) -> None:
    task = Task.objects.exclude(units=None)[0]
    text = _page(sample(Role.LEADER), reverse("library:source", args=[task.key]))
    assert task.units.all()[0].name in text


def test_any_span_has_its_sentence_and_odd_offsets_do_no_harm(sample: SignedIn) -> None:
    document = Document.objects.select_related("body")[0]
    address = reverse("library:span", args=[document.pk])
    client = sample(Role.LEADER)
    start, end = document.body.sentences[3][:2]
    assert "<mark>" in _page(client, f"{address}?start={start + 1}&end={end - 1}")
    for odd in ("", "?start=-1&end=x", "?start=99999999&end=5", "?start=9&end=3", f"?start=0&end={10**8}"):
        _page(client, address + odd)


def test_a_figure_that_is_not_for_everybody_has_no_page_for_them(sample: SignedIn) -> None:
    statement = Statement.objects.filter(document__tier=Tier.PUBLIC)[0]
    address = reverse("library:source", args=[statement.key])
    Statement.objects.filter(pk=statement.pk).update(sensitive=True)
    assert sample(Role.LIAISON).get(address).status_code == 404
    assert sample(Role.LEADER).get(address).status_code == 200


def test_verdicts_that_are_hidden_are_not_linked(sample: SignedIn) -> None:
    from taizhang.web.accounts.actors import VISITOR
    from taizhang.web.library.views.source import verdict_links

    verdict = Verdict.objects.select_related("target")[0]
    Verdict.objects.filter(pk=verdict.pk).update(tier=Tier.INTERNAL)
    assert verdict_links(VISITOR, Statement.objects.get(pk=verdict.target_id)) == []


@pytest.mark.parametrize("key", ["x", "zzzzzzzzzzzzzzzz"])
def test_no_such_key(sample: SignedIn, key: str) -> None:
    assert sample(Role.LEADER).get(reverse("library:source", args=[key])).status_code == 404


def test_queries(sample: SignedIn, django_assert_max_num_queries: Any) -> None:
    client = sample(Role.LEADER)
    key = Statement.objects.filter(verdict__isnull=False)[0].key
    with django_assert_max_num_queries(10):
        client.get(reverse("library:source", args=[key]))
