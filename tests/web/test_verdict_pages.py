"""The list of verdicts and the page of one: what they say, to whom, and with how many queries."""

import csv
import io
from typing import Any

import pytest
from django.urls import reverse
from sample_people import SignedIn

from taizhang.web.accounts.models import Role, Tier
from taizhang.web.ledger.models import Place, Verdict
from taizhang.web.library.models import Document

LIST = "/ledger/verdicts/"


def _page(client: Any, address: str = LIST, **asked: str) -> str:
    answer = client.get(address, asked)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def _lines(client: Any, **asked: str) -> list[dict[str, str]]:
    answer = client.get(LIST, {**asked, "export": "csv"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("view", ["", "pairs"])
def test_both_sentences_stand_side_by_side_and_lead_to_their_source(sample: SignedIn, view: str) -> None:
    row = Verdict.objects.filter(outcome="missed", result__isnull=False).select_related("target", "result")[0]
    html = _page(sample(Role.LEADER), outcome="missed", place=row.place_name, view=view)
    assert row.result is not None
    for statement in (row.target, row.result):
        assert reverse("library:source", args=[statement.key]) in html
        assert f"<mark>{statement.text}</mark>" in html
        body = statement.document.body.text
        sentence = body[statement.sentence_start : statement.sentence_end]
        assert sentence[:12].strip() in html, "the sentence stands around what is marked"


@pytest.mark.parametrize("view", ["", "pairs"])
def test_a_page_costs_the_same_however_many_rows(
    sample: SignedIn, django_assert_max_num_queries: Any, view: str
) -> None:
    client = sample(Role.REVIEWER)
    assert Verdict.objects.filter(repeats=False).count() > 50
    with django_assert_max_num_queries(14):
        client.get(LIST, {"view": view})


def test_counts_have_their_denominator(sample: SignedIn) -> None:
    html = _page(sample(Role.LEADER))
    rows = Verdict.objects.filter(repeats=False)
    judged = rows.filter(outcome__in=("exceeded", "met", "nearly", "missed")).count()
    hit = rows.filter(outcome__in=("exceeded", "met")).count()
    assert f"共 {rows.count()} 条，有可比结果的 {judged} 条，其中完成或超额 {hit} 条" in html


@pytest.mark.parametrize(
    ("asked", "condition"),
    [
        ({"outcome": "missed"}, {"outcome": "missed"}),
        ({"modality": "binding"}, {"modality": "binding"}),
        ({"kind": "growth"}, {"kind": "growth"}),
        ({"year_from": "2024", "year_to": "2024"}, {"first_year": 2024}),
        ({"provisional": "1"}, {"provisional": True}),
        ({"corrected": "1"}, {"correction__isnull": False}),
        ({"indicator": "gdp"}, {"indicator": "gdp"}),
    ],
)
def test_filters_and_export_give_the_same_rows(
    sample: SignedIn, asked: dict[str, str], condition: dict[str, Any]
) -> None:
    keys = set(Verdict.objects.filter(repeats=False, **condition).values_list("key", flat=True))
    assert {line["编号"] for line in _lines(sample(Role.LEADER), **asked)} == keys


def test_repeats_only_when_asked(sample: SignedIn) -> None:
    client = sample(Role.LEADER)
    assert len(_lines(client, repeats="1")) == Verdict.objects.count()
    assert len(_lines(client)) == Verdict.objects.filter(repeats=False).count()


def test_an_export_has_the_sentences_and_where_they_stand(sample: SignedIn) -> None:
    line = _lines(sample(Role.LEADER), outcome="missed")[0]
    row = Verdict.objects.select_related("target__document__body").get(key=line["编号"])
    assert line["目标位置"] == f"{row.target.start}-{row.target.end}"
    assert row.target.text in line["目标原句"]
    assert line["理由"]


def test_drafts_of_others_are_neither_listed_nor_counted_nor_exported(sample: SignedIn) -> None:
    row = Verdict.objects.filter(outcome="missed", repeats=False)[0]
    Verdict.objects.filter(pk=row.pk).update(tier=Tier.DRAFT)
    address = reverse("ledger:verdict", args=[row.key])
    seen = Verdict.objects.filter(repeats=False).count()
    assert f"共 {seen} 条" in _page(sample(Role.LEADER))
    liaison = sample(Role.LIAISON)
    assert f"共 {seen - 1} 条" in _page(liaison)
    assert row.key not in {line["编号"] for line in _lines(liaison)}
    assert liaison.get(address).status_code == 404
    assert sample(Role.REVIEWER).get(address).status_code == 200


def test_the_address_of_a_verdict_whose_target_was_rejected_leads_to_the_sentence(sample: SignedIn) -> None:
    """A reader may have the list open while a reviewer rejects the target and the place is judged again."""
    row = Verdict.objects.filter(outcome="missed", repeats=False).select_related("target")[0]
    address, target = reverse("ledger:verdict", args=[row.key]), row.target
    row.delete()
    leader = sample(Role.LEADER)
    answer = leader.get(address, follow=True)
    assert answer.redirect_chain == [(reverse("library:source", args=[target.key]), 302)]
    assert "这里没有结论" in answer.content.decode()
    assert leader.get(reverse("ledger:verdict", args=["nosuchkey"])).status_code == 404
    Document.objects.filter(pk=target.document_id).update(tier=Tier.DRAFT)
    assert sample(Role.LIAISON).get(address).status_code == 404


def test_a_sentence_is_not_shown_to_whom_its_document_is_not(sample: SignedIn) -> None:
    row = Verdict.objects.filter(result__isnull=False).select_related("target__document__body")[0]
    statement = row.target
    Document.objects.filter(pk=statement.document_id).update(tier=Tier.DRAFT)
    sentence = statement.document.body.text[statement.sentence_start : statement.sentence_end]
    outside = sentence.replace(statement.text, "").strip()[:8]
    address = reverse("ledger:verdict", args=[row.key])
    assert outside in _page(sample(Role.REVIEWER), address)
    liaison = _page(sample(Role.LIAISON), address)
    assert statement.text in liaison
    assert outside not in liaison


def test_the_page_of_a_verdict_tells_why_and_what_was_not_taken(
    sample: SignedIn, django_assert_max_num_queries: Any
) -> None:
    row = Verdict.objects.filter(alternatives__isnull=False, result__isnull=False)[0]
    client = sample(Role.REVIEWER)
    with django_assert_max_num_queries(26):
        html = _page(client, reverse("ledger:verdict", args=[row.key]))
    assert row.reasons[0] in html
    assert row.alternatives.all()[0].why in html
    assert "《" not in html or not any(f"《{number}》" in html for number in range(10)), "titles, not numbers"


def test_while_verdicts_are_made_again_the_page_says_so_and_reloads(sample: SignedIn) -> None:
    client = sample(Role.LEADER)
    place = Place.objects.all()[0]
    address = reverse("ledger:judging") + f"?place={place.name}"
    assert "结论正在重做" not in _page(client)
    assert client.get(address)["HX-Refresh"] == "true"
    place.revision += 1
    place.save()
    assert f"{place.name}的记录刚有改动，结论正在重做" in _page(client)
    assert client.get(address).status_code == 204
