"""The interface for programs: tokens, rights, sources, paging, caching, decisions, uploads."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from sample_people import NOW, TODAY, SignedIn

from taizhang.web.accounts.actors import actor_of
from taizhang.web.accounts.models import Holding, Person, Role, Tier
from taizhang.web.api.interface import VISITORS_PER_MINUTE
from taizhang.web.api.models import Scope, Token
from taizhang.web.api.services import make_token, revoke_token
from taizhang.web.audit.models import Event
from taizhang.web.ledger.models import Finding, Project, Verdict
from taizhang.web.library.models import Document, Statement, Task

LISTS = ("documents", "statements", "verdicts", "tasks", "projects", "findings")


@pytest.fixture(autouse=True)
def _fresh_rates() -> None:
    cache.clear()


def _token(username: str, scope: Scope = Scope.READ, days: int = 30) -> str:
    person = Person.objects.get(username=username)
    actor = actor_of(person, today=timezone.localdate())
    made = make_token(actor=actor, person=person, name="测试", scope=scope, days=days, now=timezone.now())
    return made[1]


def _get(path: str, *, token: str = "", **headers: str) -> Any:
    shown = {"Authorization": f"Bearer {token}"} if token else {}
    return Client().get(f"/api/{path}", headers={**shown, **headers})


def _post(path: str, body: object, token: str) -> Any:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return Client().post(f"/api/{path}", json.dumps(body), content_type="application/json", headers=headers)


def _every(path: str, token: str = "") -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    after: int | None = 0
    while after is not None:
        answer = _get(f"{path}?limit=200&after={after}", token=token)
        assert answer.status_code == 200, answer.content
        items += answer.json()["items"]
        after = answer.json()["next"]
    return items


def test_every_value_comes_with_its_place_in_the_text(sample: SignedIn) -> None:
    token = _token("leader")
    for path in ("statements", "tasks"):
        for item in _get(path, token=token).json()["items"]:
            source = item["source"]
            text = _get(f"documents/{source['document']}/text", token=token).json()["text"]
            assert text[source["start"] : source["end"]] == source["text"]
            assert source["address"].startswith("http://testserver/library/records/")
            if source["sentence"]:
                assert source["text"] in source["sentence"]
            break
    verdict = next(item for item in _every("verdicts", token) if item["result"])
    assert verdict["target"]["source"]["sentence"]
    assert verdict["result"]["source"]["sentence"]
    assert _get("findings", token=token).json()["items"][0]["citations"][0]["text"]
    assert _get("projects", token=token).json()["items"][0]["points"][0]["address"]


def test_the_parts_of_a_list_make_the_whole(sample: SignedIn) -> None:
    first = _get("statements?limit=50").json()
    keys = [item["key"] for item in _every("statements")]
    assert len(keys) == len(set(keys)) == first["total"] == Statement.objects.count()
    assert first["total_is_exact"]
    assert [item["key"] for item in first["items"]] == keys[:50]


def test_filters(sample: SignedIn) -> None:
    asked = "statements?status=target&year_from=2024&year_to=2024&indicator=gdp"
    items = _get(asked).json()["items"]
    assert items
    assert {(item["status"], item["year"], item["indicator"]) for item in items} == {("target", 2024, "gdp")}
    place = items[0]["place"]
    series = _get(f"indicators/gdp/series?place={place}").json()
    assert {item["place"] for item in series["items"]} == {place}
    found = _get("search?q=就业&kind=statement").json()
    assert found["items"]
    for item in found["items"]:
        marked = [item["title"][mark["start"] : mark["end"]] for mark in item["title_marks"]]
        marked += [item["text"][mark["start"] : mark["end"]] for mark in item["text_marks"]]
        assert "就业" in marked


def _hide(tier: Tier, *, sensitive: bool) -> dict[str, set[str]]:
    """Hide one row of each kind from those who may not see such; their keys."""
    hidden = {}
    for path, model in (
        ("statements", Statement),
        ("verdicts", Verdict),
        ("tasks", Task),
        ("projects", Project),
        ("findings", Finding),
    ):
        row = model.objects.order_by("pk")[5]  # type: ignore[attr-defined]
        model.objects.filter(pk=row.pk).update(tier=tier, sensitive=sensitive)  # type: ignore[attr-defined]
        hidden[path] = {row.key}
    # What rests on a hidden figure is hidden with it.
    target = Verdict.objects.exclude(key__in=hidden["verdicts"]).order_by("pk")[9].target
    Statement.objects.filter(pk=target.pk).update(tier=tier, sensitive=sensitive)
    hidden["statements"].add(target.key)
    hidden["verdicts"].add(target.key)
    return hidden


@pytest.mark.parametrize(
    ("username", "tier", "sensitive"),
    [("", Tier.INTERNAL, False), ("", Tier.PUBLIC, True), ("gongxin", Tier.DRAFT, False)],
)
def test_no_list_leaks(sample: SignedIn, username: str, tier: Tier, sensitive: bool) -> None:
    hidden = _hide(tier, sensitive=sensitive)
    draft = Document.objects.order_by("pk")[1]
    Document.objects.filter(pk=draft.pk).update(tier=Tier.DRAFT)
    token = _token(username) if username else ""
    sees_all = _token("leader")
    for path in LISTS:
        shown = json.dumps(_every(path, token), ensure_ascii=False)
        for key in hidden.get(path, ()):
            assert key not in shown, f"{path} {key}"
            if path in ("statements", "tasks", "verdicts"):
                assert _get(f"{path}/{key}", token=token).status_code == 404
        assert f'"document": {draft.pk},' not in shown, path
        assert draft.content_id not in shown, path
        if path != "documents":
            assert hidden[path] <= {item["key"] for item in _every(path, sees_all)}
    assert _get(f"documents/{draft.pk}", token=token).status_code == 404
    assert _get(f"documents/{draft.pk}/text", token=token).status_code == 404
    assert draft.content_id not in _get("search?q=增长&kind=passage", token=token).content.decode()


def test_a_result_that_may_not_be_seen_is_left_out_of_its_verdict(sample: SignedIn) -> None:
    verdict = Verdict.objects.exclude(result=None).order_by("pk")[0]
    Statement.objects.filter(pk=verdict.result_id).update(sensitive=True)
    told = _get(f"verdicts/{verdict.key}").json()
    assert told["result"] is None
    assert told["reasons"] == []


def test_visitors_see_no_units_and_no_counts(sample: SignedIn) -> None:
    assert _get("units").json()["items"] == []
    assert _get("units", token=_token("gongxin")).json()["items"]
    assert _get("documents").json()["items"][0]["statements"] is None


def test_tokens_hold_until_revoked_expired_or_the_person_leaves(sample: SignedIn) -> None:
    token = _token("leader", days=1)
    assert _get("documents", token=token).status_code == 200
    row = Token.objects.get()
    assert row.used_at is not None
    assert token not in (row.digest, row.mark)
    Token.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert _get("documents", token=token).status_code == 401
    other = _token("leader")
    Person.objects.filter(username="leader").update(is_active=False)
    assert _get("documents", token=other).status_code == 401
    Person.objects.filter(username="leader").update(is_active=True)
    actor = actor_of(Person.objects.get(username="leader"), today=TODAY)
    revoke_token(actor=actor, token=Token.objects.order_by("-pk")[0], now=NOW)
    answer = _get("documents", token=other)
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"
    assert answer.json()["way_out"]["zh"]
    assert answer.json()["way_out"]["en"]
    assert list(Event.objects.filter(action__startswith="api.").values_list("action", flat=True))


@pytest.mark.parametrize("shown", ["Bearer wrong", "Bearer", "Basic eDp5", "Bearer tz_\u00e9"])
def test_a_wrong_token_is_refused_and_not_taken_for_a_visitor(db: None, shown: str) -> None:
    assert _get("documents", Authorization=shown).status_code == 401


def test_a_token_has_the_rights_that_its_person_has_today(sample: SignedIn) -> None:
    token = _token("leader")
    assert _get("units", token=token).json()["items"]
    Holding.objects.filter(person__username="leader").delete()
    assert _get("units", token=token).json()["items"] == []


def test_the_page_of_tokens(sample: SignedIn) -> None:
    client = sample(Role.LIAISON)
    answer = client.post("/api/tokens", {"name": "统计程序", "scope": "read", "days": "30"})
    secret = answer.context["secret"]
    assert secret in answer.content.decode()
    assert secret not in client.get("/api/tokens").content.decode(), "shown once"
    assert _get("units", token=secret).json()["items"]
    number = Token.objects.get().pk
    assert sample(Role.REVIEWER).post(f"/api/tokens/{number}/revoke").status_code == 404
    assert client.post(f"/api/tokens/{number}/revoke").status_code == 302
    assert _get("units", token=secret).status_code == 401
    assert client.post("/api/tokens", {"name": "x", "scope": "read", "days": "9999"}).context["form"].errors


def test_who_is_signed_in_reads_without_a_token_but_changes_nothing(sample: SignedIn) -> None:
    client = sample(Role.PLAN_OFFICER)
    assert client.get("/api/units").json()["items"]
    key = Statement.objects.order_by("pk")[0].key
    body = json.dumps({"decision": "accept", "version": 0})
    answer = client.post(f"/api/statements/{key}/review", body, content_type="application/json")
    assert answer.status_code == 401


def test_what_is_known_already_is_not_sent_again(sample: SignedIn) -> None:
    answer = _get("documents")
    assert answer["Cache-Control"] == "private, no-cache"
    assert {"Authorization", "Cookie"} <= {name.strip() for name in answer["Vary"].split(",")}
    again = _get("documents", **{"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Document.objects.order_by("pk")[:1].get().delete()
    assert _get("documents", **{"If-None-Match": answer["ETag"]}).status_code == 200


def test_too_many_requests_are_told_to_wait(db: None) -> None:
    answer: HttpResponse = _get("places")
    for _ in range(VISITORS_PER_MINUTE):
        answer = _get("places")
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) >= 1


def test_a_decision_by_token(sample: SignedIn) -> None:
    row = Statement.objects.filter(review="none").order_by("pk")[0]
    path = f"statements/{row.key}/review"
    asked: dict[str, Any] = {
        "decision": "correct",
        "version": row.version,
        "fields": {"subject": "改过的主体"},
    }
    assert _post(path, asked, "").status_code == 401
    assert _post(path, asked, _token("review")).status_code == 403, "a token for reading alone"
    assert _post(path, asked, _token("gongxin", Scope.WRITE)).status_code == 403
    token = _token("review", Scope.WRITE)
    assert _post(path, {**asked, "fields": {"status": "no such"}}, token).json()["fields"]["status"]
    answer = _post(path, asked, token)
    assert answer.status_code == 200, answer.content
    row.refresh_from_db()
    assert (row.subject, row.review) == ("改过的主体", "corrected")
    assert _post(path, asked, token).status_code == 409, "decided on a version that is no more"
    task = Task.objects.filter(review="none").order_by("pk")[0]
    said = {"decision": "reject", "version": task.version, "why": "不是任务"}
    assert _post(f"tasks/{task.key}/review", said, token).status_code == 200
    assert _get(f"tasks/{task.key}", token=token).status_code == 404, "rejected, it counts nowhere"


def test_an_upload_by_token(sample: SignedIn) -> None:
    def give(token: str, name: str, content: bytes) -> Any:
        file = SimpleUploadedFile(name, content)
        headers = {"Authorization": f"Bearer {token}"}
        return Client().post("/api/documents", {"file": file, "tier": "draft"}, headers=headers)

    token = _token("plan", Scope.WRITE)
    text = "望溪区二〇二五年工作要点：就业增长3%。".encode()
    made = give(token, "要点.txt", text)
    assert made.status_code == 201, made.content
    assert Document.objects.get(pk=made.json()["number"]).tier == Tier.DRAFT
    assert give(token, "要点.txt", text).status_code == 200, "there already"
    refused = give(token, "要点.exe", b"MZ")
    assert (refused.status_code, refused.json()["code"]) == (422, "library.format")
    assert refused.json()["why"]["en"]
    assert give(_token("gongxin", Scope.WRITE), "要点.txt", text).status_code == 403


def test_what_is_not_there_is_told_in_the_same_form(db: None) -> None:
    for path in ("nothing/here", "statements/no-such-key", "documents/999999"):
        answer = _get(path)
        assert answer.status_code == 404
        assert answer.json()["code"] == "not_found"
    answer = _get("statements?limit=0&status=x")
    assert answer.status_code == 422
    assert set(answer.json()["fields"]) == {"limit", "status"}


@pytest.mark.parametrize(
    ("path", "most"),
    [("documents", 3), ("statements", 3), ("tasks", 4), ("verdicts", 4), ("projects", 4), ("findings", 4)],
)
def test_queries_do_not_grow_with_rows(
    sample: SignedIn, django_assert_max_num_queries: Any, path: str, most: int
) -> None:
    with django_assert_max_num_queries(most):
        assert len(_get(f"{path}?limit=200").json()["items"]) > 5


def test_the_guide_opens_for_anybody_from_this_host_alone(db: None, client: Client) -> None:
    text = client.get("/api/").content.decode()
    assert "/api/statements/{key}/review" in text
    assert "http://" not in text.replace("http://testserver", "").replace("http://www.w3.org", "")
    assert "//cdn" not in text
