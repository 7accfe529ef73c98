"""Lists narrowed by words: the index answers what reading every record would answer, on every page."""

from typing import Any

import pytest
from django.db.models import Model
from django.urls import reverse
from sample_people import TODAY, SignedIn

from taizhang.web.accounts.actors import Actor, actor_of
from taizhang.web.accounts.models import Person, Role
from taizhang.web.ledger.selectors.passages import PassagesAsked, problems_asked, terms_asked
from taizhang.web.ledger.selectors.targets import TargetsAsked, targets_asked
from taizhang.web.ledger.selectors.tasks import TasksAsked, tasks_asked
from taizhang.web.library.models import Document, Problem, Statement, Task, Term
from taizhang.web.library.worded import having
from taizhang.web.search import selectors
from taizhang.web.search.asked import SearchAsked, part_of_results, results, search
from taizhang.web.search.highlights import contains
from taizhang.web.search.models import Kind
from taizhang.web.search.questions import read_question
from taizhang.web.search.records import records_with

WORDS = (
    "就业",
    "路",
    "5",
    "５Ｇ",
    "工业投资",
    "建设 推进",
    "2025年",
    "“高质量发展”",
    "绝无此语",
    "%",
    "' OR 1",
)


def _actor() -> Actor:
    return actor_of(Person.objects.get(username="demo"), today=TODAY)


def _has(fields: list[str], words: str) -> bool:
    """Whether each word stands in one of the fields."""
    parts = [read_question(f'"{"".join(word)}"') for word in read_question(words).words]
    return bool(parts) and all(any(contains(field, part) for field in fields) for part in parts)


@pytest.mark.parametrize("words", WORDS)
def test_tasks_by_words_are_those_that_reading_all_would_give(sample: SignedIn, words: str) -> None:
    actor = _actor()
    expected = {
        task.pk
        for task in tasks_asked(actor, TasksAsked()).prefetch_related("units").only()
        if _has([task.text, *(unit.name for unit in task.units.all())], words)
    }
    assert {task.pk for task in tasks_asked(actor, TasksAsked(words=words))} == expected


@pytest.mark.parametrize("words", WORDS)
def test_problems_and_terms_too(sample: SignedIn, words: str) -> None:
    actor, asked = _actor(), PassagesAsked(words=words)
    problems = problems_asked(actor, PassagesAsked())
    assert {one.pk for one in problems_asked(actor, asked)} == {
        one.pk for one in problems if _has([one.text], words)
    }
    terms = terms_asked(actor, PassagesAsked())
    assert {one.pk for one in terms_asked(actor, asked)} == {
        one.pk for one in terms if _has([one.term, one.explanation], words)
    }


@pytest.mark.parametrize(
    ("words", "least"), [("就业", 1), ("增长", 1), ("建设", 1), ("GDP", 1), ("绝无此语", 0)]
)
def test_what_contains_the_words_as_they_are_is_found(sample: SignedIn, words: str, least: int) -> None:
    actor = _actor()
    tasks = tasks_asked(actor, TasksAsked(words=words))
    assert set(tasks.values_list("pk", flat=True)) >= set(
        tasks_asked(actor, TasksAsked()).filter(text__contains=words).values_list("pk", flat=True)
    )
    aims = targets_asked(actor, TargetsAsked(words=words))
    plain = targets_asked(actor, TargetsAsked()).filter(subject__contains=words)
    found = set(aims.values_list("pk", flat=True))
    assert found >= set(plain.values_list("pk", flat=True))
    assert len(found) >= least


@pytest.mark.parametrize("model", [Task, Statement, Problem, Term])
def test_more_than_are_numbered_are_the_same_in_the_same_order(sample: SignedIn, model: type[Model]) -> None:
    for words in ("的", "建设", "发展 推进"):
        whole, cut = having(model, words), having(model, words, most=3)
        assert not whole.cut
        rows: Any = model._default_manager.all()
        every = set(rows.filter(whole.condition()).values_list("pk", flat=True))
        assert set(rows.filter(cut.condition()).values_list("pk", flat=True)) == every
        assert cut.cut is (len(every) > 3)
        for wanted in (1, 3, 4, 1000):
            assert list(cut.first(wanted)) == list(whole.first(wanted)), (words, wanted)


def test_no_words_no_records(sample: SignedIn) -> None:
    for words in ("“”", '"', "\u200b"):
        assert having(Task, words).numbers == ()
        assert not Task.objects.filter(having(Task, words).condition()).exists()


def test_a_table_without_an_index_is_a_mistake(sample: SignedIn) -> None:
    with pytest.raises(KeyError):
        records_with(Document, "就业", 10)


def test_a_page_of_more_than_are_counted_says_so(sample: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "推进"
    every = list(tasks_asked(_actor(), TasksAsked(words=words)).values_list("pk", flat=True))
    assert len(every) > 10
    for name in ("library.worded", "ledger.selectors.batches", "ledger.views.tasks"):
        monkeypatch.setattr(f"taizhang.web.{name}.MOST_NUMBERED", 10)
    client = sample(Role.LEADER)
    answer = client.get(reverse("ledger:tasks"), {"words": words})
    assert "符合条件 10 以上 条" in answer.content.decode()
    shown = [line.row.task for line in answer.context["listing"].lines]
    assert {task.pk for task in shown} <= set(every)
    assert len(shown) == min(50, len(every))
    years = [task.report_year for task in shown]
    assert years == sorted(years, reverse=True)
    narrowed = client.get(reverse("ledger:tasks"), {"words": words, "strength": "promote"})
    promoted = Task.objects.filter(pk__in=every, strength="promote").count()
    assert narrowed.context["listing"].found == promoted


def test_pages_of_a_search_that_is_cut_are_those_of_all(
    sample: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor, asked, question = _actor(), SearchAsked(q="发展"), read_question("发展")
    every = list(results(actor, asked, question, Kind.PASSAGE).values_list("pk", flat=True))
    monkeypatch.setattr(selectors, "MOST_COUNTED", 7)
    findings = search(actor, asked, question)
    assert findings.tallies[Kind.PASSAGE].cut
    for part in (slice(0, 3), slice(3, 7), slice(5, 20)):
        assert [one.pk for one in part_of_results(actor, findings, Kind.PASSAGE, part)] == every[part]
