"""A figure that is hidden from a reader is covered wherever the text of its document is shown."""

import json
from datetime import UTC, datetime

import pytest
from django.test import Client
from sample_people import SignedIn

from taizhang.web.accounts.actors import SYSTEM
from taizhang.web.accounts.models import Role
from taizhang.web.library.covered import COVER
from taizhang.web.library.models import Document, Statement
from taizhang.web.library.services.sensitivity import mark_sensitive

NOW = datetime(2026, 5, 1, tzinfo=UTC)


@pytest.fixture
def figure(sample: SignedIn) -> Statement:
    """A figure of a PDF, written once in its document, marked sensitive."""
    document = Document.objects.filter(format="pdf")[0]
    for statement in Statement.objects.filter(document=document, value__isnull=False).order_by("pk"):
        if len(statement.text) > 3 and document.body.text.count(statement.text) == 1:
            mark_sensitive(actor=SYSTEM, statement=statement, sensitive=True, why="未公布", now=NOW)
            return statement
    raise AssertionError("the sample has such a figure")


@pytest.mark.parametrize(
    ("role", "sees"), [(Role.PLAN_OFFICER, True), (Role.LEADER, True), (Role.LIAISON, False)]
)
def test_the_text_covers_it(sample: SignedIn, figure: Statement, role: Role, sees: bool) -> None:
    client, number = sample(role), figure.document_id
    near = f"?start={max(0, figure.start - 9)}&end={figure.start - 2}"
    for path in (f"/library/documents/{number}/reading", f"/library/documents/{number}/span{near}"):
        answer = client.get(path)
        assert answer.status_code == 200, path
        shown = answer.content.decode()
        assert (figure.text in shown, COVER in shown) == (sees, not sees), path
    told = json.loads(client.get(f"/api/documents/{number}/text").content)["text"]
    assert told[figure.start : figure.end] == (figure.text if sees else COVER * len(figure.text))
    assert len(told) == len(figure.document.body.text), "every offset holds"


@pytest.mark.parametrize(("role", "status"), [(Role.PLAN_OFFICER, 200), (Role.LIAISON, 403)])
def test_what_cannot_be_covered_is_not_given_out(
    sample: SignedIn, figure: Statement, role: Role, status: int
) -> None:
    client, document = sample(role), figure.document
    page = document.pages.filter(start__lte=figure.start, end__gt=figure.start)[0]
    for path in ("file", f"pages/{page.number}"):
        assert _status(client, f"/library/documents/{document.pk}/{path}") == status, path
    other = document.pages.exclude(pk=page.pk)[0]
    assert _status(client, f"/library/documents/{document.pk}/pages/{other.number}") == 200
    shown = client.get(f"/library/documents/{document.pk}").content.decode()
    assert ("用 ▇ 遮住" in shown, "下载原件" in shown) == (status == 403, status == 200), (
        "and the page says so"
    )


def _status(client: Client, path: str) -> int:
    answer = client.get(path)
    if answer.streaming:
        b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # read to its end, a file is closed
    return answer.status_code
