"""Reasons on English pages and in English exports: English where there is a form, else Chinese, marked so."""

import csv
import io
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from sample_people import SignedIn

from taizhang.views.reasons import in_english
from taizhang.web.accounts.models import Role
from taizhang.web.ledger.models import Alternative, Finding, Goal, Verdict

UNKNOWN = "此句不在表中"


@pytest.fixture
def english(sample: SignedIn) -> Client:
    client = sample(Role.LEADER)
    client.cookies["taizhang_language"] = "en"
    return client


def _page(client: Client, address: str, **asked: str) -> str:
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_the_page_of_a_verdict_tells_its_reasons_in_english(english: Client, sample: SignedIn) -> None:
    other = Alternative.objects.select_related("verdict").exclude(verdict__reasons=[]).order_by("pk")[0]
    address = reverse("ledger:verdict", args=[other.verdict.key])
    html, chinese = _page(english, address), _page(sample(Role.LEADER), address)
    for reason in (*other.verdict.reasons, other.why):
        assert str(in_english(reason)) in html
        assert reason not in html
        assert reason in chinese


def test_the_pairs_of_the_list_tell_their_reasons_in_english(english: Client) -> None:
    html = _page(english, reverse("ledger:verdicts"), view="pairs")
    told = re.findall(r'<ul class="reasons">(.*?)</ul>', html)
    assert "The result is taken from 《" in html
    assert told
    assert not any("目标" in one.partition("“")[0] for one in told)


def test_a_finding_and_a_goal_tell_their_reasons_in_english(english: Client) -> None:
    finding = Finding.objects.exclude(reasons=[]).order_by("pk")[0]
    html = _page(english, reverse("ledger:findings"), place=finding.place_name, topic=finding.topic)
    for reason in finding.reasons:
        assert str(in_english(reason)) in html
    goal = Goal.objects.order_by("pk").first()
    if goal is not None:
        html = _page(english, reverse("ledger:goal", args=[goal.key]))
        for step in goal.steps:
            for reason in step["reasons"]:
                assert str(in_english(reason)) in html


def test_what_has_no_english_is_marked_as_chinese(english: Client, sample: SignedIn) -> None:
    verdict = Verdict.objects.order_by("pk")[0]
    Verdict.objects.filter(pk=verdict.pk).update(reasons=[f"{UNKNOWN}<b>"])
    address = reverse("ledger:verdict", args=[verdict.key])
    raw = english.get(address).content.decode()
    assert f'<span lang="zh-Hans">{UNKNOWN}&lt;b&gt;</span>' in raw
    assert f"<li>{UNKNOWN}&lt;b&gt;</li>" in sample(Role.LEADER).get(address).content.decode()


@pytest.mark.parametrize(("name", "column"), [("verdicts", "Reasons"), ("findings", "Reasons")])
def test_an_english_export_has_english_reasons(english: Client, name: str, column: str) -> None:
    answer: Any = english.get(reverse(f"ledger:{name}"), {"export": "csv"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    told = [row[column] for row in csv.DictReader(io.StringIO(text)) if row[column]]
    assert told
    for one in told:
        bare = re.sub(r"《.*》|“.*”", "", one)
        assert not re.search("目标|结果|报告|计划|数字", bare), one
