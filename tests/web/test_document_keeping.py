"""What a document is and for whom, taking it out of use, comparing versions; what follows of each."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from sample_people import NOW, TODAY, SignedIn

from taizhang.web.accounts.actors import SYSTEM, Actor, actor_of
from taizhang.web.accounts.models import Holding, Role, Tier
from taizhang.web.audit.models import Event
from taizhang.web.jobs import queue
from taizhang.web.jobs.models import Job, JobState
from taizhang.web.jobs.worker import run_one
from taizhang.web.ledger.models import Finding, Place, Verdict
from taizhang.web.library.models import Document, DocumentState, Passage, Statement, Task, TaskUnit
from taizhang.web.library.services.access import set_access, settle_passages
from taizhang.web.library.services.identity import Identity, code_of, confirm
from taizhang.web.library.services.intake import READ, read_again, take_in
from taizhang.web.library.services.reading import read_here
from taizhang.web.library.services.sensitivity import mark_sensitive
from taizhang.web.library.services.withdrawal import restore, withdraw
from taizhang.web.search.models import Piece

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def _actor(role: Role) -> Actor:
    return actor_of(Holding.objects.filter(post__role=role).order_by("pk")[0].person, today=TODAY)


def _identity(document: Document, **changes: Any) -> Identity:
    names = ("title", "place", "code", "kind")
    said = {name: getattr(document, name) for name in names}
    periods = {name: tuple(getattr(document, name)) for name in ("review_period", "plan_period")}
    return Identity(**{**said, **periods, **changes})


def _judge() -> None:
    while run_one(worker="w") is not None:
        pass


def _take(name: str, content: bytes) -> Document:
    document, _ = take_in(actor=SYSTEM, name=name, file=ContentFile(content, name=name), now=NOW)
    read_here(document, now=NOW)
    Job.objects.filter(kind=READ, key=str(document.pk)).update(state=JobState.DONE)
    document.refresh_from_db()
    return document


@pytest.fixture
def document(sample: SignedIn) -> Document:
    return Document.objects.get(file_name="yunlan-2024.pdf")


def test_confirmed_as_it_is(document: Document) -> None:
    confirm(actor=_actor(Role.REVIEWER), document=document, identity=_identity(document), now=NOW)
    assert document.confirmed_by is not None
    assert document.confirmed_at == NOW
    assert Event.objects.order_by("-number")[0].action == "library.confirmed"
    assert not Job.objects.filter(state=JobState.WAITING).exists(), "nothing changed, nothing is judged again"


def test_another_place_moves_records_and_has_both_places_judged(document: Document) -> None:
    old = document.place
    judged = Verdict.objects.filter(target__document=document).count()
    assert judged
    confirm(
        actor=_actor(Role.PLAN_OFFICER),
        document=document,
        identity=_identity(document, place="松涛市"),
        now=NOW,
        why="封面上写的是松涛市",
    )
    assert document.title.startswith("松涛市2024年"), "a title that was made of the place is made anew"
    for model in (Statement, Task):
        rows = model._default_manager.filter(document=document)
        assert set(rows.values_list("report_place", flat=True)) == {"松涛市"}
    event = Event.objects.filter(action="library.corrected")[0]
    assert (event.before["place"], event.after["place"]) == (old, "松涛市")
    assert "松涛" in event.why
    waiting = Job.objects.filter(kind="ledger.judge", state=JobState.WAITING).values_list("key", flat=True)
    assert set(waiting) == {old, "松涛市"}
    _judge()
    assert set(Verdict.objects.filter(target__document=document).values_list("place_name", flat=True)) == {
        "松涛市"
    }
    assert Place.objects.get(name=old).documents_count == 3


def test_what_a_person_said_outlives_the_next_reading(document: Document) -> None:
    confirm(
        actor=_actor(Role.PLAN_OFFICER),
        document=document,
        identity=_identity(document, plan_period=("2025",), title="我写的标题"),
        now=NOW,
    )
    assert document.year == 2025
    read_here(document, now=NOW)
    document.refresh_from_db()
    assert (document.year, document.title) == (2025, "我写的标题")
    assert document.proposed["year"] == 2024


def test_a_year_that_is_corrected_joins_the_versions_of_that_year(document: Document) -> None:
    again = _take("again.txt", b"\n".join([document.body.text.encode(), "附注。".encode()]))
    assert {again.report_id, document.report_id} <= {again.pk, document.pk}
    current = Document.objects.filter(pk__in=(again.pk, document.pk), is_current=True)
    assert current.count() == 1, "the same report twice: one is current"
    confirm(
        actor=_actor(Role.PLAN_OFFICER),
        document=again,
        identity=_identity(again, plan_period=("2031",)),
        now=NOW,
    )
    assert current.count() == 2, "of another year, it is a report of its own"


def test_one_that_was_not_read_or_may_not_be_decided_about(document: Document) -> None:
    with pytest.raises(PermissionDenied):
        confirm(actor=_actor(Role.LEADER), document=document, identity=_identity(document), now=NOW)
    Document.objects.filter(pk=document.pk).update(state=DocumentState.FAILED)
    with pytest.raises(ValidationError):
        confirm(actor=_actor(Role.REVIEWER), document=document, identity=_identity(document), now=NOW)


@pytest.mark.parametrize(
    ("place", "code"), [("深圳市南山区", "440305"), ("云岚区", ""), ("", ""), ("广东省深圳市的报告", "")]
)
def test_the_code_of_a_place(place: str, code: str) -> None:
    assert code_of(place) == code


def test_records_follow_their_document_unless_they_are_set_apart(document: Document) -> None:
    statements = Statement.objects.filter(document=document)
    apart = statements.order_by("pk")[3]
    statements.filter(pk=apart.pk).update(tier=Tier.DRAFT, sensitive=True, apart=True)
    settle_passages(document)
    around = Passage.objects.filter(document=document, start__lt=apart.end, end__gt=apart.start)
    assert set(around.values_list("tier", "sensitive")) == {(Tier.DRAFT, True)}
    officer = _actor(Role.PLAN_OFFICER)
    for tier in (Tier.INTERNAL, Tier.PUBLIC):
        set_access(
            actor=officer, document=document, tier=tier, sensitive=False, unit=None, now=NOW, why="会后公开"
        )
        assert set(statements.exclude(pk=apart.pk).values_list("tier", flat=True)) == {tier}
        assert set(document.task_set.values_list("tier", flat=True)) == {tier}
        apart.refresh_from_db()
        assert (apart.tier, apart.sensitive) == (Tier.DRAFT, True), "narrowed on purpose, it stays so"
        assert set(around.values_list("tier", "sensitive")) == {(Tier.DRAFT, True)}


def test_what_is_narrowed_is_hidden_before_anything_is_judged_again(document: Document) -> None:
    resting = Verdict.objects.filter(result__document=document)
    assert resting.exists()
    set_access(actor=SYSTEM, document=document, tier=Tier.DRAFT, sensitive=True, unit=None, now=NOW)
    assert set(resting.values_list("tier", "sensitive")) == {(Tier.DRAFT, True)}
    assert not Finding.objects.filter(place_name=document.place, tier=Tier.PUBLIC).exists()
    _judge()
    assert Finding.objects.filter(place_name=document.place, tier=Tier.PUBLIC).exists(), (
        "those that rest on other documents are seen again"
    )
    assert set(resting.values_list("tier", "sensitive")) == {(Tier.DRAFT, True)}


def test_a_figure_marked_sensitive_hides_its_verdict_and_its_paragraph_at_once(document: Document) -> None:
    verdict = Verdict.objects.filter(target__document=document, sensitive=False)[0]
    statement = verdict.target
    mark_sensitive(actor=SYSTEM, statement=statement, sensitive=True, why="未公布", now=NOW)
    verdict.refresh_from_db()
    assert verdict.sensitive
    around = Passage.objects.filter(document=document, start__lt=statement.end, end__gt=statement.start)
    assert set(around.values_list("sensitive", flat=True)) == {True}
    set_access(actor=SYSTEM, document=document, tier=Tier.CONGRESS, sensitive=False, unit=None, now=NOW)
    statement.refresh_from_db()
    assert (statement.sensitive, statement.tier) == (True, Tier.CONGRESS), "never for more than its document"
    mark_sensitive(actor=SYSTEM, statement=statement, sensitive=False, why="已公布", now=NOW)
    set_access(actor=SYSTEM, document=document, tier=Tier.INTERNAL, sensitive=False, unit=None, now=NOW)
    statement.refresh_from_db()
    assert statement.tier == Tier.INTERNAL, "it follows its document again"


def test_publishing_is_for_who_may(document: Document) -> None:
    for role in (Role.REVIEWER, Role.LIAISON):
        with pytest.raises(PermissionDenied):
            set_access(
                actor=_actor(role), document=document, tier=Tier.DRAFT, sensitive=False, unit=None, now=NOW
            )


def test_withdrawn_it_counts_nowhere_and_restored_everything_is_back(document: Document) -> None:
    def verdicts() -> set[tuple[str, str]]:
        return set(Verdict.objects.values_list("key", "outcome"))

    before = verdicts()
    withdraw(actor=_actor(Role.PLAN_OFFICER), document=document, now=NOW, why="不是定稿")
    assert not document.is_current
    _judge()
    assert not Verdict.objects.filter(target__document=document).exists()
    assert not Verdict.objects.filter(result__document=document).exists()
    assert Statement.objects.filter(document=document).exists(), "nothing is deleted"
    restore(actor=_actor(Role.PLAN_OFFICER), document=document, now=NOW)
    _judge()
    assert verdicts() == before
    assert document.is_current


def test_another_version_becomes_the_current_one(document: Document) -> None:
    draft = _take("征求意见稿.txt", document.body.text.replace("5", "6").encode())
    document.refresh_from_db()
    assert (document.is_current, draft.is_current) == (True, False)
    withdraw(actor=SYSTEM, document=document, now=NOW)
    draft.refresh_from_db()
    assert (draft.is_current, draft.report_id) == (True, draft.pk)
    restore(actor=SYSTEM, document=document, now=NOW)
    draft.refresh_from_db()
    assert (draft.is_current, draft.report_id) == (False, document.pk)


@pytest.mark.django_db(transaction=True)
def test_a_copy_takes_the_place_of_what_is_withdrawn(sample: SignedIn) -> None:
    original = Document.objects.get(file_name="yunlan-2025.docx")
    copy = _take("再来一份.docx", (EXAMPLES / "yunlan-2025.docx").read_bytes() + b"\0")
    assert (copy.state, copy.copy_of) == (DocumentState.COPY, original)
    withdraw(actor=SYSTEM, document=original, now=NOW)
    _judge()
    copy.refresh_from_db()
    assert (copy.state, copy.is_current, copy.copy_of) == (DocumentState.READ, True, None)
    with pytest.raises(ValidationError, match="再来一份"):
        restore(actor=SYSTEM, document=original, now=NOW)


def test_the_same_file_may_be_given_again_after_it_was_withdrawn(document: Document) -> None:
    withdraw(actor=SYSTEM, document=document, now=NOW)
    again = _take("yunlan-2024.pdf", (EXAMPLES / "yunlan-2024.pdf").read_bytes())
    assert again.pk != document.pk
    assert again.state == DocumentState.READ
    with pytest.raises(ValidationError):
        restore(actor=SYSTEM, document=document, now=NOW)


def test_a_reading_that_kills_its_workers_is_told_at_the_document(sample: SignedIn) -> None:
    document, _ = take_in(
        actor=SYSTEM, name="a.txt", file=ContentFile("今年增长5%。".encode(), name="a.txt"), now=NOW
    )
    Job.objects.filter(kind=READ, key=str(document.pk)).update(
        state=JobState.RUNNING, attempts=4, leased_until=NOW
    )
    assert queue.lease(worker="next", now=NOW + queue.LEASE, kinds=(READ,)) is None
    document.refresh_from_db()
    assert (document.state, document.fault) == (DocumentState.FAILED, "jobs.worker_gone")
    read_again(actor=SYSTEM, document=document, now=NOW)
    assert document.state == DocumentState.WAITING


def test_a_document_that_fails_when_read_again_keeps_its_records(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(document.file.path).write_bytes(b"%PDF-1.4\nno longer a pdf")
    read_again(actor=SYSTEM, document=document, now=NOW)
    _judge()
    document.refresh_from_db()
    assert document.state == DocumentState.READ
    assert document.fault
    assert Statement.objects.filter(document=document).exists()


def test_two_versions_side_by_side(document: Document, sample: SignedIn) -> None:
    text = document.body.text
    older = _take("征求意见稿.txt", text.replace("左右", "").encode())
    address = reverse("library:difference", args=[document.pk, older.pk])
    client = sample(Role.LEADER)
    page = client.get(address).content.decode()
    assert "比较 — → 约" in page
    assert f"{reverse('library:span', args=[older.pk])}?start=" in page
    counts = dict(client.get(address).context["counts"])
    turned = client.get(reverse("library:difference", args=[older.pk, document.pk]))
    assert dict(turned.context["counts"])["▲ 变强"] == counts["▼ 变弱"] > 0
    narrowed = client.get(f"{address}?sort_of=weakened").context["listing"]
    assert narrowed.found == counts["▼ 变弱"]
    with_file = client.get(f"{address}?export=csv")
    assert "变弱" in with_file.getvalue().decode()  # type: ignore[attr-defined]
    on_page = client.get(reverse("library:document", args=[document.pk])).content.decode()
    assert address in on_page or reverse("library:difference", args=[older.pk, document.pk]) in on_page


def test_the_pages_that_change_a_document(document: Document, sample: SignedIn) -> None:
    client = sample(Role.PLAN_OFFICER)

    def post(name: str, **values: str) -> Any:
        return client.post(reverse(f"library:{name}", args=[document.pk]), values, follow=True)

    said = {
        "place": document.place,
        "kind": "plan_report",
        "plan_period": "2024年",
        "review_period": "2021-2023",
    }
    assert "不是年份" in post("identity", **{**said, "plan_period": "明年"}).content.decode()
    assert "核对" in post("identity", **said).content.decode()
    document.refresh_from_db()
    assert (document.plan_period, document.review_period) == (["2024"], ["2021/2023"])
    page = client.get(reverse("library:document", args=[document.pk])).content.decode()
    assert "程序认为是" in page, "what the reader proposed otherwise is told beside"
    assert "回顾期：2023 → 2021/2023" in page, "its history says what was changed"
    post("access", tier="internal", sensitive="on", why="会前")
    document.refresh_from_db()
    assert (document.tier, document.sensitive) == (Tier.INTERNAL, True)
    asked = client.get(reverse("library:withdraw", args=[document.pk])).content.decode()
    assert f"陈述 {document.statements_count} 条" in asked
    number = Verdict.objects.filter(target__document=document).count()
    assert f"以它的目标作出的对账结论 {number} 条" in asked
    told = post("withdraw", why="旧的").content.decode()
    assert "已撤下" in told
    assert reverse("library:restore", args=[document.pk]) in told, "it can be undone at once"
    listed = client.get("/library/documents/?withdrawn=1").content.decode()
    assert "× 已撤下" in listed
    assert "已恢复" in post("restore").content.decode()


@pytest.fixture
def with_units(sample: SignedIn) -> Document:
    return Document.objects.get(file_name="yunlan-2025.docx")


def _hanging(document: Document) -> dict[str, list[dict[str, Any]]]:
    """What is kept of a document beside its records."""
    rows = {
        "passages": Passage.objects.filter(document=document),
        "statements": Task.statements.through.objects.filter(task__document=document),
        "projects": Task.projects.through.objects.filter(task__document=document),
        "units": TaskUnit.objects.filter(task__document=document),
        "pieces": Piece.objects.filter(document=document),
    }
    return {name: list(found.order_by("pk").values()) for name, found in rows.items()}


def test_read_again_what_did_not_change_is_not_written(with_units: Document) -> None:
    document = with_units
    before = _hanging(document)
    assert all(before.values()), "there is something of each"
    read_here(document, now=NOW)
    assert _hanging(document) == before


def test_read_again_what_changed_is_as_read(with_units: Document) -> None:
    document = with_units
    before = _hanging(document)
    passage, other = Passage.objects.filter(document=document)[:2]
    passage.delete()
    Passage.objects.filter(pk=other.pk).update(end=other.end + 1)
    for name in ("statements", "projects", "units"):
        task = Task.objects.filter(document=document, **{f"{name}__isnull": False})[0]
        rows = task.units.all() if name == "units" else getattr(Task, name).through.objects.filter(task=task)
        rows.delete()
    read_here(document, now=NOW)
    after = _hanging(document)

    def bare(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
        return sorted(tuple(value for name, value in row.items() if name != "id") for row in rows)

    for name in before.keys() - {"pieces"}:
        assert bare(after[name]) == bare(before[name]), name


def test_read_again_the_paragraph_of_a_sensitive_figure_stays_hidden(document: Document) -> None:
    figure = Statement.objects.filter(document=document)[0]
    mark_sensitive(actor=SYSTEM, statement=figure, sensitive=True, why="未公布", now=NOW)
    holding = Passage.objects.filter(document=document, start__lte=figure.start, end__gt=figure.start)
    assert holding.get().sensitive
    read_here(document, now=NOW)
    assert holding.get().sensitive
