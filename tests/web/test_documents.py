"""The list of documents, uploads, and the page of one document."""

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from sample_people import District, SignedIn

from taizhang.web.accounts.models import Role, Tier
from taizhang.web.jobs.models import Job, JobState
from taizhang.web.jobs.worker import run_one
from taizhang.web.library.models import Document, DocumentState

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
LIST, UPLOAD = "/library/documents/", "/library/documents/upload"


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "files")


def _text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def _file(name: str, content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, (EXAMPLES / name).read_bytes() if content is None else content)


def _upload(client: Client, *files: SimpleUploadedFile, **values: Any) -> str:
    answer = client.post(UPLOAD, {"files": files, "tier": "internal", **values})
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_says_what_is_here_and_how_well_read(sample: SignedIn) -> None:
    text = _text(sample(Role.LEADER), LIST)
    assert "符合条件 6 条，共 6 条" in text
    document = Document.objects.order_by("pk")[0]
    assert reverse("library:document", args=[document.pk]) in text
    assert f"0 / {document.statements_count}" in text
    assert "● 已读取" in text
    assert "hx-trigger" not in text.split("<main")[1], "nothing is asked again where nothing is open"


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("place=澜州市云岚区", 4),
        ("year_from=2025", 2),
        ("year_to=2023", 2),
        ("kind=plan_report", 5),
        ("kind=other", 0),
        ("state=read&state=failed", 6),
        ("state=failed", 0),
        ("tier=public", 6),
        ("tier=draft", 0),
        ("words=2024.pdf", 1),
        ("words=星渚", 2),
        ("unchecked=1", 6),
        ("current=1", 6),
        ("withdrawn=1", 0),
    ],
)
def test_filters_stand_in_the_address(sample: SignedIn, asked: str, number: int) -> None:
    client = sample(Role.LEADER)
    answer = client.get(f"{LIST}?{asked}&export=csv")
    lines = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))  # type: ignore[attr-defined]
    assert len(lines) - 1 == number
    assert f"符合条件 {number} 条" in _text(client, f"{LIST}?{asked}")


def test_every_column_sorts_both_ways(sample: SignedIn) -> None:
    client = sample(Role.LEADER)
    page = client.get(LIST)
    keys = [head.key for head in page.context["listing"].heads if head.href]
    assert {"title", "year", "reviewed", "unsure", "uploaded"} <= set(keys)

    def order(sort: str) -> list[int]:
        return [line.row.pk for line in client.get(f"{LIST}?sort={sort}").context["listing"].lines]

    for key in keys:
        assert set(order(key)) == set(order(f"-{key}"))
    assert order("statements") == order("-statements")[::-1]


def test_what_is_shown_is_exported(sample: SignedIn) -> None:
    answer = sample(Role.LEADER).get(f"{LIST}?export=xlsx")
    assert answer["Content-Disposition"].startswith("attachment")
    book = openpyxl.load_workbook(io.BytesIO(answer.getvalue()))  # type: ignore[attr-defined]
    assert [cell.value for cell in book.active[1]][:3] == ["文档", "地区", "年份"]
    assert book.active.max_row == 7
    document = Document.objects.order_by("pk")[0]
    Document.objects.filter(pk=document.pk).update(tier=Tier.DRAFT)
    liaison = sample(Role.LIAISON)
    hidden = liaison.get(f"{LIST}?export=csv").getvalue().decode()  # type: ignore[attr-defined]
    assert document.file_name not in hidden
    assert "共 5 条" in _text(liaison, LIST)


def test_the_queries_of_the_list_do_not_grow(sample: SignedIn, django_assert_max_num_queries: Any) -> None:
    client = sample(Role.PLAN_OFFICER)
    with django_assert_max_num_queries(13):
        client.get(LIST)


def test_the_queries_of_a_document_do_not_grow(sample: SignedIn, django_assert_max_num_queries: Any) -> None:
    client = sample(Role.PLAN_OFFICER)
    for document in Document.objects.all():
        with django_assert_max_num_queries(24):
            client.get(reverse("library:document", args=[document.pk]))


def test_an_empty_library_leads_to_the_upload(signed_in: SignedIn) -> None:
    text = _text(signed_in(Role.PLAN_OFFICER), LIST)
    assert "先上传" in text
    assert f'href="{UPLOAD}"' in text.split("empty")[1]
    assert f'href="{UPLOAD}"' not in _text(signed_in(Role.LEADER), LIST), "who may not add is not sent there"


@pytest.mark.django_db(transaction=True)
def test_files_are_taken_refused_and_known_each_by_name(signed_in: SignedIn) -> None:
    client = signed_in(Role.REVIEWER)
    text = _upload(
        client,
        _file("yunlan-2023.txt"),
        _file("空.docx", b""),
        _file("表.xlsx", b"x"),
        _file("坏.docx", b"PK\x03\x04 no archive"),
    )
    assert "空.docx 是空文件" in text
    assert "表.xlsx 不是能读的格式" in text
    assert Document.objects.count() == 2
    assert "hx-get" in text, "it asks how far they have come"
    taken = Document.objects.get(file_name="yunlan-2023.txt")
    assert (taken.tier, taken.state) == (Tier.INTERNAL, DocumentState.WAITING)
    page = _text(client, LIST)
    assert "等待 2 份" in page
    assert 'hx-trigger="every 3s"' in page
    while run_one(worker="w") is not None:
        pass
    numbers = "&".join(f"d={number}" for number in Document.objects.values_list("pk", flat=True))
    told = _text(client, f"/library/documents/progress?{numbers}&d=999&d=x")
    assert "● 已读取" in told
    assert "▼ 读不了" in told
    assert "坏.docx" in told
    assert 'id="watch"></div>' in told, "all are done: it asks no more"
    again = _upload(client, _file("yunlan-2023.txt"))
    assert "已经有了" in again
    assert "hx-get" not in again.split("<main")[1], "there is nothing new to wait for"
    assert reverse("library:document", args=[taken.pk]) in again
    assert Document.objects.count() == 2


def test_one_file_for_the_script(signed_in: SignedIn) -> None:
    answer = signed_in(Role.PLAN_OFFICER).post(
        UPLOAD, {"files": _file("yunlan-2023.txt"), "tier": "draft"}, headers={"HX-Request": "true"}
    )
    text = answer.content.decode()
    number = Document.objects.get().pk
    assert "<html" not in text
    assert f'data-numbers="{number}"' in text
    assert "hx-swap-oob" not in text


def test_too_large_is_refused_while_it_comes_in(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    monkeypatch.setattr("taizhang.web.library.views.upload.most_bytes", lambda: 100_000)
    kept = _file("小.txt", "今年目标增长5%。".encode())
    text = _upload(signed_in(Role.PLAN_OFFICER), _file("大.txt", b"a" * 300_000), kept)
    assert "大.txt" in text
    assert "没有收下" in text
    assert [document.file_name for document in Document.objects.all()] == ["小.txt"]


def test_nothing_chosen_and_a_tier_that_may_not_be_given(signed_in: SignedIn) -> None:
    assert "还没有选文件" in _upload(signed_in(Role.PLAN_OFFICER))
    reviewer = signed_in(Role.REVIEWER)
    text = _upload(reviewer, _file("yunlan-2023.txt"), tier="public")
    assert not Document.objects.exists()
    assert "has-wrong" in text
    assert 'value="public"' not in _text(reviewer, UPLOAD)
    assert 'value="public"' in _text(signed_in(Role.PLAN_OFFICER), UPLOAD)


def test_a_form_without_its_token_is_refused(district: District) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(
        district.people[Role.PLAN_OFFICER], backend="django.contrib.auth.backends.ModelBackend"
    )
    answer = client.post(UPLOAD, {"files": _file("yunlan-2023.txt"), "tier": "internal"})
    assert answer.status_code == 403
    assert not Document.objects.exists()


def test_the_page_of_a_document(sample: SignedIn) -> None:
    document = Document.objects.get(file_name="yunlan-2024.pdf")
    text = _text(sample(Role.PLAN_OFFICER), reverse("library:document", args=[document.pk]))
    assert "澜州市云岚区2024年" in text
    assert "程序认出来的" in text
    assert "上传文件" in text, "its history"
    assert "重新读取" in text
    leader = _text(sample(Role.LIAISON), reverse("library:document", args=[document.pk]))
    assert "重新读取" not in leader
    assert "上传文件" not in leader, "the history is for those who decide"


def test_the_original_is_an_attachment_whatever_it_is(signed_in: SignedIn) -> None:
    client = signed_in(Role.PLAN_OFFICER)
    _upload(client, _file("报告.html", b"<script>alert(1)</script>"))
    document = Document.objects.get()
    answer = client.get(reverse("library:file", args=[document.pk]))
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%E6%8A%A5%E5%91%8A.html")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>"  # type: ignore[attr-defined]


def test_a_document_that_is_not_for_one_is_not_there(sample: SignedIn) -> None:
    document = Document.objects.order_by("pk")[0]
    Document.objects.filter(pk=document.pk).update(tier=Tier.DRAFT)
    for name in ("document", "file"):
        address = reverse(f"library:{name}", args=[document.pk])
        assert sample(Role.LIAISON).get(address).status_code == 404
        answer = sample(Role.LEADER).get(address)
        assert answer.status_code == 200
        if answer.streaming:
            assert b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_documents_of_older_rules_are_read_again_all_at_once(sample: SignedIn) -> None:
    client = sample(Role.PLAN_OFFICER)
    assert "旧的规则" not in _text(client, LIST)
    Document.objects.update(program="0.0.9+old")
    assert "有 6 份文档是旧的规则读的" in _text(client, LIST)
    assert "旧的规则" not in _text(sample(Role.REVIEWER), LIST)
    client.post(reverse("library:read_outdated"))
    assert Job.objects.filter(kind="library.read", state=JobState.WAITING).count() == 6
    assert "◐ 正在重读" in _text(client, LIST)


def test_the_first_page_leads_on(sample: SignedIn) -> None:
    text = _text(sample(Role.PLAN_OFFICER), "/")
    read = Document.objects.order_by("-uploaded_at", "-pk")[0]
    for address in (
        UPLOAD,
        reverse("library:reading", args=[read.pk]),
        reverse("library:queue"),
        "/ledger/verdicts/",
    ):
        assert f'href="{address}' in text, address
    assert UPLOAD not in _text(sample(Role.LEADER), "/")
    assert "从这里开始" not in _text(sample(None), "/")
