"""A database that is busy for too long: the page says so, that nothing was kept, and what to do."""

from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.db.utils import ConnectionHandler
from django.test import Client
from sample_people import SignedIn

from taizhang.web.busy import is_busy
from taizhang.web.settings.database import database_settings


@pytest.fixture
def locked(db: None, tmp_path: Path) -> OperationalError:
    """What SQLite says to who comes while another writes."""
    settings = database_settings("", data=tmp_path)
    settings["OPTIONS"]["timeout"] = 0
    one, other = (ConnectionHandler({"default": dict(settings)})["default"] for _ in range(2))
    try:
        with one.cursor() as writing, other.cursor() as waiting:
            writing.execute("BEGIN IMMEDIATE")
            with pytest.raises(OperationalError) as told:
                waiting.execute("BEGIN IMMEDIATE")
    finally:
        one.close()
        other.close()
    return told.value


def test_busy_is_told_from_broken(locked: OperationalError) -> None:
    assert is_busy(locked)
    assert not is_busy(None)
    assert not is_busy(ValueError("database is locked"))
    assert not is_busy(OperationalError("no such table"))
    for state, busy in (("40P01", True), ("55P03", True), ("42P01", False)):
        cause = Exception()
        cause.sqlstate = state  # type: ignore[attr-defined]
        error = OperationalError()
        error.__cause__ = cause
        assert is_busy(error) is busy


def _asked(
    client: Client, monkeypatch: pytest.MonkeyPatch, error: Exception, **headers: str
) -> tuple[Any, str]:
    def fail(*_: object) -> str:
        raise error

    monkeypatch.setattr("taizhang.web.ui.views.front_of", fail)
    client.raise_request_exception = False
    answer = client.get("/", headers=headers)
    return answer, answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "words"), [("zh", "这一步没有保存"), ("en", "this step was not kept")])
def test_a_page_that_waited_in_vain(
    client: Client, monkeypatch: pytest.MonkeyPatch, locked: OperationalError, language: str, words: str
) -> None:
    answer, html = _asked(client, monkeypatch, locked, accept_language=language)
    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert words in html
    assert "<main" in html


@pytest.mark.django_db
@pytest.mark.parametrize("busy", [True, False])
def test_a_part_of_a_page_is_answered_by_a_notice_for_its_head(
    client: Client, monkeypatch: pytest.MonkeyPatch, locked: OperationalError, busy: bool
) -> None:
    error = locked if busy else ValueError("x")
    answer, html = _asked(client, monkeypatch, error, hx_request="true")
    assert answer.status_code == (503 if busy else 500)
    assert answer["HX-Retarget"] == "#told"
    assert html.startswith('<div class="notice')
    assert ("这一步没有保存" if busy else "程序出错") in html


def test_the_interface_says_when_to_come_again(
    sample: SignedIn, monkeypatch: pytest.MonkeyPatch, locked: OperationalError
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise locked

    monkeypatch.setattr("taizhang.web.api.resources.places.documents_seen", fail)
    client = sample(None)
    client.raise_request_exception = False
    answer = client.get("/api/places")
    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert answer.json()["code"] == "busy"
    locked.__cause__ = None  # and what is not busy is a fault as before
    assert client.get("/api/places").status_code == 500
