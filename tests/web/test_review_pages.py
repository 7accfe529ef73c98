"""Review in the browser without script: the queue, the forms, the ways back, who may."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from sample_people import NOW, TODAY, SignedIn

from taizhang.web.accounts.actors import actor_of
from taizhang.web.accounts.models import Holding, Role
from taizhang.web.library.models import Decision, Document, Review, Statement, Task
from taizhang.web.library.services import review

QUEUE = "library:queue"
STAFF = set(Role)
REVIEWERS = {Role.ADMINISTRATOR, Role.PLAN_OFFICER, Role.REVIEWER}
OFFICERS = {Role.ADMINISTRATOR, Role.PLAN_OFFICER}
# address, method, who may open it.
PAGES: list[tuple[str, str, set[Role]]] = [
    ("reading", "get", STAFF),
    ("page", "get", STAFF),
    ("span", "get", STAFF),
    ("source", "get", STAFF),
    ("add", "get", REVIEWERS),
    ("add", "post", REVIEWERS),
    ("queue", "get", REVIEWERS),
    ("accuracy", "get", STAFF),
    ("examples", "get", REVIEWERS),
    ("indicator_names", "get", STAFF),
    ("decide", "post", REVIEWERS),
    ("correct", "get", REVIEWERS),
    ("correct", "post", REVIEWERS),
    ("undo", "post", REVIEWERS),
    ("sensitive", "get", OFFICERS),
    ("sensitive", "post", OFFICERS),
]


def _actor(role: Role) -> Any:
    return actor_of(Holding.objects.filter(post__role=role)[0].person, today=TODAY)


def _row() -> Statement:
    return Statement.objects.filter(document__is_current=True).select_related("document")[0]


def _decide(client: Client, row: Statement | Task, do: str, **more: Any) -> Any:
    what = "task" if isinstance(row, Task) else "statement"
    return client.post(
        reverse("library:decide", args=[what, row.pk]), {"do": do, "seen": row.version, **more}
    )


@pytest.mark.parametrize("role", [*Role, None])
def test_the_matrix(sample: SignedIn, role: Role | None) -> None:
    row = _row()
    decision = review.accept(actor=_actor(Role.ADMINISTRATOR), row=row, seen=0, now=NOW)
    pdf = Document.objects.filter(format="pdf")[0]
    arguments = {
        "reading": [row.document_id],
        "page": [pdf.pk, 1],
        "span": [row.document_id],
        "source": [row.key],
        "add": [row.document_id],
        "decide": ["statement", row.pk],
        "correct": ["statement", row.pk],
        "undo": [decision.pk],
        "sensitive": [row.pk],
    }
    client = sample(role)
    for name, method, allowed in PAGES:
        address = reverse(f"library:{name}", args=arguments.get(name, []))
        answer = getattr(client, method)(address, {"do": "accept", "seen": "1"} if name == "decide" else {})
        if answer.streaming:
            assert b"".join(answer.streaming_content)  # read to its end, a file is closed
        opened = answer.status_code in (200, 302) and "/sign-in" not in answer.headers.get("Location", "")
        assert opened == (role in allowed), f"{role} {method} {name} {answer.status_code}"


def test_every_page_of_mine_is_in_the_matrix() -> None:
    resolver = get_resolver().namespace_dict["library"][1]
    names = {name for name in resolver.reverse_dict if isinstance(name, str)}
    assert {name for name, _, _ in PAGES} <= names


def test_the_queue_begins_with_the_least_certain_and_goes_on(sample: SignedIn) -> None:
    client = sample(Role.REVIEWER)
    waiting = Statement.objects.filter(document__is_current=True, review=Review.NONE)
    expected = list(waiting.order_by("confidence", "id")[:4])
    answer = client.get(reverse(QUEUE))
    assert f"还有 {waiting.count():,} 条" in answer.content.decode()
    for index, do in enumerate(("accept", "reject", "accept")):
        row = answer.context["record"]
        assert row == expected[index]
        answer = _decide(client, row, do, back=reverse(QUEUE))
        answer = client.get(answer["Location"])
    assert answer.context["record"] == expected[3]
    assert "撤销" in answer.content.decode()


def test_skipping_comes_round_again(sample: SignedIn) -> None:
    client = sample(Role.REVIEWER)
    Statement.objects.exclude(pk__in=Statement.objects.filter(document__is_current=True)[:2]).update(
        review=Review.ACCEPTED
    )
    first = client.get(reverse(QUEUE)).context
    second = client.get(first["skip"]).context
    assert second["record"] != first["record"]
    assert client.get(second["skip"]).context["record"] == first["record"]


def test_filters_of_the_queue_stay_through_a_decision(sample: SignedIn) -> None:
    client = sample(Role.REVIEWER)
    back = f"{reverse(QUEUE)}?status=target&place=" + _row().report_place
    row = client.get(back).context["record"]
    assert row.status == "target"
    answer = _decide(client, row, "accept", back=back)
    assert "status=target" in answer["Location"]
    assert client.get(answer["Location"]).context["record"].status == "target"


@pytest.mark.parametrize(
    "odd", ["after=x", "after=0.5:99999999999999999999", "record=0", "document=x", "rule=x"]
)
def test_odd_addresses_of_the_queue(sample: SignedIn, odd: str) -> None:
    assert sample(Role.REVIEWER).get(f"{reverse(QUEUE)}?{odd}").status_code == 200


def test_an_empty_queue_says_what_to_do(sample: SignedIn) -> None:
    Statement.objects.update(review=Review.ACCEPTED)
    assert "新上传的文件" in sample(Role.REVIEWER).get(reverse(QUEUE)).content.decode()


def test_correcting_by_the_form(sample: SignedIn) -> None:
    client, row = sample(Role.REVIEWER), _row()
    address = reverse("library:correct", args=["statement", row.pk])
    form = client.get(address).context["form"]
    given = {name: field.initial for name, field in form.fields.items()} | form.initial
    given = {name: value for name, value in given.items() if value is not None}
    wrong = client.post(address, {**given, "period": "明年"})
    assert wrong.context["form"].errors["period"]
    back = reverse(QUEUE)
    done = client.post(
        address, {**given, "value": "7.25", "indicator": "地区生产总值", "why": "抄错", "back": back}
    )
    assert done["Location"].startswith(back)
    row.refresh_from_db()
    assert (row.value, row.review, row.indicator) == (7.25, Review.CORRECTED, "gdp")
    assert Decision.objects.get().why == "抄错"


def test_what_was_typed_stays_when_another_was_quicker(sample: SignedIn) -> None:
    client, row = sample(Role.REVIEWER), _row()
    address = reverse("library:correct", args=["statement", row.pk])
    given = {k: v for k, v in client.get(address).context["form"].initial.items() if v is not None}
    review.reject(actor=_actor(Role.PLAN_OFFICER), row=row, seen=0, now=NOW)
    answer = client.post(address, {**given, "subject": "我写的主体"})
    text = answer.content.decode()
    assert "您的没有写入" in text
    assert "我写的主体" in text
    assert 'name="seen" value="1"' in text
    again = client.post(address, {**given, "subject": "我写的主体", "seen": "1"})
    assert again.status_code == 302
    row.refresh_from_db()
    assert (row.subject, row.review) == ("我写的主体", Review.CORRECTED)


def test_adding_from_a_selection_is_filled_in(sample: SignedIn) -> None:
    client, row = sample(Role.REVIEWER), _row()
    address = reverse("library:add", args=[row.document_id])
    form = client.get(address, {"start": row.start - 2, "end": row.end + 1}).context["form"]
    assert (form.initial["start"], form.initial["end"]) == (row.start, row.end)
    assert form.initial["subject"]
    given = {name: value for name, value in form.initial.items() if value is not None}
    refused = client.post(address, given)
    assert refused.context["form"].errors["start"], "it is there already"


def test_adding_a_task_by_hand(sample: SignedIn) -> None:
    client, document = sample(Role.REVIEWER), Document.objects.select_related("body")[0]
    taken = set(document.task_set.values_list("start", flat=True))
    start, end = next(s[:2] for s in document.body.sentences if s[0] not in taken)
    address = f"{reverse('library:add', args=[document.pk])}?what=task&start={start}&end={end}"
    form = client.get(address).context["form"]
    units = "牵头：甲局\n配合：乙局、丙局"
    given = {**form.initial, "units": units, "deadline": "2026", "object": "试点"}
    assert client.post(address, given).status_code == 302
    added = Task.objects.get(review=Review.ADDED)
    assert [(u.name, u.role) for u in added.units.all()] == [
        ("甲局", "lead"),
        ("乙局", "cooperating"),
        ("丙局", "cooperating"),
    ]


def test_beside_the_text_the_next_comes_in_place(sample: SignedIn) -> None:
    client, row = sample(Role.REVIEWER), _row()
    following = Statement.objects.filter(document=row.document, start__gt=row.start).order_by("start")[2]
    answer = client.post(
        reverse("library:decide", args=["statement", row.pk]),
        {"do": "reject", "seen": "0", "next": following.key},
        headers={"HX-Request": "true"},
    )
    assert f'data-shown="{following.key}"' in answer.content.decode()
    told = json.loads(answer["HX-Trigger-After-Swap"])["record-decided"]
    assert (told["key"], told["review"], told["next"]) == (row.key, "rejected", following.key)
    stale = client.post(
        reverse("library:decide", args=["statement", row.pk]),
        {"do": "accept", "seen": "0"},
        headers={"HX-Request": "true"},
    ).content.decode()
    assert "您的没有写入" in stale
    assert 'name="seen" value="1"' in stale


def test_undoing_brings_the_record_back_before_the_eyes(sample: SignedIn) -> None:
    client, row = sample(Role.REVIEWER), _row()
    _decide(client, row, "reject", back=reverse(QUEUE))
    address = reverse("library:undo", args=[Decision.objects.get().pk])
    answer = client.post(address, headers={"Referer": f"http://testserver{reverse(QUEUE)}?after=0.9:1"})
    assert answer["Location"] == f"{reverse(QUEUE)}?record={row.pk}"
    row.refresh_from_db()
    assert row.review == Review.NONE
    again = client.post(address, follow=True).content.decode()
    assert "warning" in again


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_the_way_back_never_leads_elsewhere(sample: SignedIn, back: str) -> None:
    client, row = sample(Role.REVIEWER), _row()
    assert _decide(client, row, "accept", back=back)["Location"].startswith("/library/")


def test_suggestions_of_indicators(sample: SignedIn) -> None:
    text = (
        sample(Role.REVIEWER)
        .get(reverse("library:indicator_names"), {"indicator": "生产总值"})
        .content.decode()
    )
    assert "地区生产总值" in text
    assert text.count("<option") <= 12


def test_marking_a_figure_sensitive_asks_for_the_reason(sample: SignedIn) -> None:
    client, row = sample(Role.PLAN_OFFICER), _row()
    address = reverse("library:sensitive", args=[row.pk])
    assert "请写明理由" in client.post(address, {"why": " "}).content.decode()
    assert client.post(address, {"why": "尚未公布"}).status_code == 302
    row.refresh_from_db()
    assert row.sensitive


def test_queries_of_the_queue(sample: SignedIn, django_assert_max_num_queries: Any) -> None:
    client = sample(Role.REVIEWER)
    with django_assert_max_num_queries(17):
        client.get(reverse(QUEUE))
