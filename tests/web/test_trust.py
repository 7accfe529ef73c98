"""What every answer carries, what the logs hold, what the monitoring sees."""

import json
import logging
import re
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from sample_people import District, SignedIn

import taizhang.web
from taizhang.web.accounts.models import Role
from taizhang.web.settings.logs import JsonFormatter
from taizhang.web.ui.views import failed

PAGES = (
    "/",
    "/sign-in",
    "/me",
    "/manage/",
    "/manage/people/",
    "/manage/units/new",
    "/manage/log/",
    "/nowhere",
)


@pytest.mark.parametrize("page", PAGES)
def test_headers_of_every_page(signed_in: SignedIn, page: str) -> None:
    answer = signed_in(Role.ADMINISTRATOR).get(page)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin", "the address of a one-time link must not travel"
    assert answer["X-Request-Id"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pages_carry_no_script_no_style_and_nothing_from_elsewhere(
    signed_in: SignedIn, page: str, language: str
) -> None:
    client = signed_in(Role.ADMINISTRATOR)
    client.cookies["taizhang_language"] = language
    text = client.get(page).content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon\w+=", text)
    assert not re.findall(r"(?:src|href|action)=\"(?:https?:)?//", text)
    if language == "en":
        words = re.sub(r"<[^>]+>", " ", text.replace(">中文<", "><"))
        names = re.sub(r"[望溪区发展和改革局工业信息化南坡街道青石社人员岗位]", "", words)
        assert not re.search(r"[\u4e00-\u9fff]", names), "a page in English is in English"


def test_our_templates_know_no_inline_code() -> None:
    for path in Path(taizhang.web.__file__).parent.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(
            r"<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon[a-z]+=\"|hx-on|js:|\|safe", text
        ), path


def test_cookies_are_not_for_scripts(signed_in: SignedIn, client: Client, district: District) -> None:
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == "Lax"


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_with_the_way_out() -> None:
    answer = Client(enforce_csrf_checks=True).post("/sign-in", {"username": "a", "password": "b"})
    assert answer.status_code == 403
    assert "表单已过期" in answer.content.decode()


@pytest.mark.django_db
def test_a_fault_of_ours_is_a_page_too(rf: RequestFactory, client: Client) -> None:
    request = client.get("/").wsgi_request
    answer = failed(request)
    assert answer.status_code == 500
    assert "程序出错" in answer.content.decode()


@pytest.mark.django_db
def test_health_says_well_and_nothing_else(client: Client) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("Bearer metrics-of-the-tests", 200),
        ("Bearer wrong", 404),
        ("", 404),  # to others there is no such page
    ],
)
def test_counters_are_for_who_has_the_token(client: Client, header: str, status: int) -> None:
    client.get("/healthz")
    answer = client.get("/metrics", HTTP_AUTHORIZATION=header)
    assert answer.status_code == status
    if status == 200:
        assert 'taizhang_requests_total{method="GET",status="200",view="health"}' in answer.content.decode()


def test_a_log_line_is_json_without_what_the_error_quotes() -> None:
    try:
        raise ValueError("a sentence of a report")
    except ValueError:
        record = logging.LogRecord(
            "taizhang.jobs", logging.WARNING, __file__, 1, "job failed", None, sys.exc_info()
        )
    record.job, record.text = 7, "another sentence"  # only fields that are allowed are kept
    line = JsonFormatter().format(record)
    told = json.loads(line)
    assert (told["message"], told["job"], told["error"]) == ("job failed", 7, "ValueError")
    assert "sentence" not in line


def test_requests_are_logged_by_route_without_tokens_and_queries(
    signed_in: SignedIn, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="taizhang.requests"):
        Client().post("/enter/a-secret-token?q=secret")
    lines = [
        JsonFormatter().format(record) for record in caplog.records if record.name == "taizhang.requests"
    ]
    assert len(lines) == 1
    assert "enter/<str:token>" in lines[0]
    assert "secret" not in lines[0]
