"""The reading view: the text as it is, with its records, for those who may see them."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from sample_people import SignedIn

from taizhang.web.accounts.models import Role
from taizhang.web.library.marking import Mark, MarkedText
from taizhang.web.library.models import Document, PageImage, Statement, Task


def _reading(client: Client, document: Document, asked: str = "", **headers: str) -> str:
    answer = client.get(reverse("library:reading", args=[document.pk]) + asked, headers=headers)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_every_piece_stands_at_its_offset(sample: SignedIn) -> None:
    client = sample(Role.REVIEWER)
    for document in Document.objects.select_related("body"):
        html = _reading(client, document)
        article = html.split('id="text"', 1)[1].split("</article>")[0]
        pieces = re.findall(r'data-o="(\d+)"[^>]*>([^<]*)<', article)
        assert len(pieces) > 100
        for offset, piece in pieces:
            told, start = unescape(piece), int(offset)
            original = document.body.text[start : start + len(told)]
            assert original.replace("\n", " ") == told
        shown = sum(len("".join(unescape(piece).split())) for _, piece in pieces)
        assert shown == len("".join(document.body.text.split())), "nothing is left out, nothing twice"


def test_every_record_has_its_mark_and_its_card(sample: SignedIn) -> None:
    document = Document.objects.order_by("-statements_count")[0]
    html = _reading(sample(Role.REVIEWER), document)
    for statement in document.statement_set.all():
        assert f'id="m-{statement.key}"' in html
        assert f'id="c-{statement.key}"' in html


def test_the_address_chooses_a_record(sample: SignedIn) -> None:
    statement = Statement.objects.filter(status="target")[0]
    client = sample(Role.LEADER)
    html = _reading(client, statement.document, f"?at={statement.key}")
    assert f'data-shown="{statement.key}"' in html
    part = _reading(client, statement.document, f"?at={statement.key}", HX_Request="true")
    assert "<article" not in part
    assert f'data-shown="{statement.key}"' in part


def test_the_address_marks_a_stretch(sample: SignedIn) -> None:
    document = Document.objects.select_related("body")[0]
    start, end = document.body.sentences[2][:2]
    html = _reading(sample(Role.LEADER), document, f"?start={start}&end={end}")
    marked = "".join(re.findall(r"<mark[^>]*>(.*?)</mark>", html))
    told = "".join(unescape(re.sub("<[^>]+>", "", marked)).split())
    assert told == "".join(document.body.text[start:end].split())


@pytest.mark.parametrize(
    "odd", ["?start=x&end=3", "?start=5&end=5", "?at=nothing", "?what=x&low=1&status=", "?view=pages"]
)
def test_odd_addresses_open_the_page(sample: SignedIn, odd: str) -> None:
    _reading(sample(Role.LEADER), Document.objects.exclude(format="pdf")[0], odd)


def test_filters_say_how_many_of_how_many(sample: SignedIn) -> None:
    document = Document.objects.order_by("-statements_count")[0]
    html = _reading(sample(Role.LEADER), document, "?what=statement&status=target")
    cards = html.split('id="cards"')[1].split("</ol>")[0]
    assert cards.count("<li ") == document.statement_set.filter(status="target").count()
    assert f"符合条件 {cards.count('<li ')} 条" in html


def test_pages_of_a_pdf_stand_beside_their_text(sample: SignedIn) -> None:
    document = Document.objects.filter(format="pdf")[0]
    client = sample(Role.LIAISON)
    html = _reading(client, document, "?view=pages")
    assert html.count("<img") >= PageImage.objects.filter(document=document).count()
    answer = client.get(reverse("library:page", args=[document.pk, 1]))
    assert answer["Content-Type"] == "image/webp"
    assert b"".join(answer.streaming_content)[:4] == b"RIFF"


def test_a_sensitive_figure_is_neither_marked_nor_listed(sample: SignedIn) -> None:
    statement = Statement.objects.filter(document__is_current=True)[0]
    Statement.objects.filter(pk=statement.pk).update(sensitive=True)
    assert statement.key not in _reading(sample(Role.LIAISON), statement.document)
    assert statement.key in _reading(sample(Role.REVIEWER), statement.document)


def test_a_draft_has_no_page_for_others(sample: SignedIn) -> None:
    document = Document.objects.all()[0]
    Document.objects.filter(pk=document.pk).update(tier="draft")
    address = reverse("library:reading", args=[document.pk])
    assert sample(Role.LIAISON).get(address).status_code == 404
    assert sample(Role.LEADER).get(address).status_code == 200


def test_queries_do_not_grow_with_records(sample: SignedIn, django_assert_max_num_queries: Any) -> None:
    document = Document.objects.order_by("-statements_count")[0]
    client = sample(Role.REVIEWER)
    key = Task.objects.filter(document=document)[0].key
    with django_assert_max_num_queries(14):
        _reading(client, document, f"?at={key}")


def test_marks_that_cross_and_share_are_all_there() -> None:
    text = "甲乙丙丁戊\n己庚"
    marks = [
        Mark(key="t", start=0, end=4, layer="task", names="task"),
        Mark(key="p", start=2, end=7, layer="project", names="project"),
        Mark(key="a", start=3, end=5, layer="statement", names="statement"),
        Mark(key="b", start=3, end=5, layer="statement", names="statement"),
    ]
    html = MarkedText(text, marks).stretch(0, len(text))
    assert re.sub("<[^>]+>", "", html) == "甲乙丙丁戊己庚"
    for key in "tpab":
        assert html.count(f'id="m-{key}"') == 1


def test_what_the_text_says_is_never_markup() -> None:
    text = "<b>&\"'\x07</b>"
    html = MarkedText(
        text, [Mark(key="k", start=0, end=3, layer="statement", names="s", title='">')]
    ).stretch(0, len(text))
    assert "<b>" not in html
    assert '">"' not in html
    assert unescape(re.sub("<[^>]+>", "", html)) == text.replace("\x07", "\u200b")
