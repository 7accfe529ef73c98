"""Findings: listed with both sentences, dismissed with a reason that holds, tasks nobody can check."""

from typing import Any

import pytest
from django.urls import reverse
from sample_people import NOW, SignedIn

from taizhang.web.accounts.models import Role, Tier
from taizhang.web.ledger.models import Dismissal, Finding, Place
from taizhang.web.ledger.services.judging import judge
from taizhang.web.ledger.services.keeping import keep_judged
from taizhang.web.library.models import Task

LIST = "/ledger/findings/"


def _page(client: Any, **asked: str) -> str:
    answer = client.get(LIST, asked)
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.parametrize("topic", ["dropped", "repeated", "weakened", "inconsistency"])
def test_each_finding_shows_its_sentences(sample: SignedIn, topic: str) -> None:
    finding = Finding.objects.filter(topic=topic)[0]
    html = _page(sample(Role.LEADER), topic=topic, place=finding.place_name)
    for cited in finding.citations.select_related("document__body"):
        body = cited.document.body
        assert cited.sentence_start <= cited.start < cited.end <= cited.sentence_end
        assert f"start={cited.start}&amp;end={cited.end}" in html
        assert body.text[cited.start : cited.end][:10] in html
    assert finding.reasons[0] in html


def test_the_list_costs_the_same_however_long(sample: SignedIn, django_assert_max_num_queries: Any) -> None:
    client = sample(Role.REVIEWER)
    with django_assert_max_num_queries(14):
        client.get(LIST)
    with django_assert_max_num_queries(14):
        client.get(LIST, {"topic": "not_testable"})


def test_a_dismissal_holds_when_findings_are_made_again_and_can_be_undone(sample: SignedIn) -> None:
    client = sample(Role.REVIEWER)
    finding = Finding.objects.filter(topic="dropped")[0]
    html = client.post(
        reverse("ledger:dismiss", args=[finding.key]),
        {"why": "另有专题报告", "back": f"{LIST}?topic=dropped"},
        follow=True,
    ).content.decode()
    assert f'id="{finding.key}"' not in html
    assert reverse("ledger:restore", args=[finding.key]) in html, "it can be undone at once"
    place = Place.objects.get(name=finding.place_name)
    keep_judged(place, judge(place.name), revision=place.revision, now=NOW)
    assert f'id="{finding.key}"' not in _page(client, topic="dropped")
    assert "另有专题报告" in _page(client, dismissed="1")
    client.post(reverse("ledger:restore", args=[finding.key]))
    assert f'id="{finding.key}"' in _page(client, topic="dropped")
    assert Dismissal.objects.count() == 1


def test_a_dismissal_needs_a_reason_and_the_right(sample: SignedIn) -> None:
    finding = Finding.objects.all()[0]
    address = reverse("ledger:dismiss", args=[finding.key])
    sample(Role.REVIEWER).post(address, {"why": " "})
    assert sample(Role.LEADER).post(address, {"why": "x"}).status_code == 403
    assert not Dismissal.objects.exists()


def test_what_is_not_testable_says_why(sample: SignedIn) -> None:
    task = Task.objects.filter(testable=False, why_not="continuing")[0]
    html = _page(sample(Role.LEADER), topic="not_testable", words=task.text[:12])
    assert reverse("ledger:task", args=[task.key]) in html
    assert "持续性工作，没有数量，也没有完成状态" in html


def test_more_tasks_than_are_counted_beside_findings_are_told_as_at_least_so_many(
    sample: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    words, client = "推进", sample(Role.LEADER)
    listing = client.get(LIST, {"topic": "not_testable", "words": words}).context["listing"]
    assert listing.found > 4
    assert client.get(LIST, {"words": words}).context["counts"]["not_testable"] == str(listing.found)
    for most, told in ((2, "2 以上"), (listing.found, str(listing.found))):
        monkeypatch.setattr("taizhang.web.ledger.views.findings.MOST_NUMBERED", most)
        monkeypatch.setattr("taizhang.web.ledger.views.findings.MOST_WITH_WORDS", 3 * most)
        assert client.get(LIST, {"words": words}).context["counts"]["not_testable"] == told


def test_findings_on_drafts_are_for_who_sees_them(sample: SignedIn) -> None:
    finding = Finding.objects.filter(topic="dropped")[0]
    Finding.objects.filter(pk=finding.pk).update(tier=Tier.DRAFT)
    assert finding.key in _page(sample(Role.REVIEWER), topic="dropped")
    assert finding.key not in _page(sample(Role.LIAISON), topic="dropped")


def test_an_address_to_go_back_to_is_never_elsewhere(sample: SignedIn) -> None:
    finding = Finding.objects.all()[0]
    sent = {"why": "x", "back": "//evil.example/ledger/findings/"}
    answer = sample(Role.REVIEWER).post(reverse("ledger:dismiss", args=[finding.key]), sent)
    assert answer["Location"] == LIST
