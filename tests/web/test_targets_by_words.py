"""Targets narrowed by words: the index answers what reading every target would answer."""

from typing import Any

import pytest
from django.urls import reverse
from sample_people import TODAY, SignedIn

from taizhang.lexicon.indicators import catalogue
from taizhang.web.accounts.actors import Actor, actor_of
from taizhang.web.accounts.models import Person, Role
from taizhang.web.ledger.indicators import named_like
from taizhang.web.ledger.models import Verdict
from taizhang.web.ledger.selectors import targets as selected
from taizhang.web.ledger.selectors.targets import TargetsAsked, targets_asked, targets_worded
from taizhang.web.library.models import Statement
from taizhang.web.library.worded import TARGET, having, mark_of_targets
from taizhang.web.search.folding import MARK
from taizhang.web.search.highlights import contains
from taizhang.web.search.questions import read_question
from taizhang.web.search.services import refresh

WORDS = (
    *("就业", "路", "5", "增", "工业投资", "增长", "生产总值", "GDP", "gross", "高质量 发展", "人均"),
    *("“年均增长”", "绝无此语", "%", "' OR 1", "“”", "target", f"{MARK}target", f"{MARK}target=gdp"),
)


def _actor() -> Actor:
    return actor_of(Person.objects.get(username="demo"), today=TODAY)


def _fields(target: Statement) -> list[str]:
    entry = catalogue().get(target.indicator)
    names = [entry.zh, entry.en] if entry else []
    return [target.subject, target.text, target.basis, target.scope, *names]


def _has(fields: list[str], words: str) -> bool:
    parts = [read_question(f'"{"".join(word)}"') for word in read_question(words).words]
    return bool(parts) and all(any(contains(field, part) for field in fields) for part in parts)


@pytest.mark.parametrize("words", WORDS)
def test_those_with_the_words_and_those_whose_indicator_is_called_so(sample: SignedIn, words: str) -> None:
    every = targets_asked(_actor(), TargetsAsked())
    named = named_like(words)
    expected = {one.pk for one in every if one.indicator in named or _has(_fields(one), words)}
    assert {one.pk for one in targets_asked(_actor(), TargetsAsked(words=words))} == expected


def test_other_names_of_an_indicator_find_its_targets(sample: SignedIn) -> None:
    """A name that reports use stands neither in the figure nor in the name that the catalogue gives."""
    target = targets_asked(_actor(), TargetsAsked()).exclude(indicator="").first()
    assert target is not None
    entry = catalogue()[target.indicator]
    name = next(name for name in entry.names if not _has(_fields(target), name))
    assert target in targets_asked(_actor(), TargetsAsked(words=name))


@pytest.mark.parametrize("words", ["增", "投资", "生产 总值", "生产总值", "GDP"])
def test_more_than_are_numbered_are_the_same_in_the_same_order(sample: SignedIn, words: str) -> None:
    asked: dict[str, Any] = {"mark": TARGET, "instead": [mark_of_targets(one) for one in named_like(words)]}
    whole, cut = having(Statement, words, **asked), having(Statement, words, most=3, **asked)
    assert cut.cut is (len(whole.numbers) > 3)
    assert whole.numbers
    rows = Statement.objects.filter(cut.condition()).values_list("pk", flat=True)
    assert sorted(rows) == sorted(whole.numbers)
    for wanted in (1, 3, 4, 1000):
        assert list(cut.first(wanted)) == list(whole.first(wanted)), wanted


def test_what_becomes_a_target_is_found_and_what_is_none_any_more_is_not(sample: SignedIn) -> None:
    (was, becomes), word = [Statement.objects.filter(status=of)[0] for of in ("target", "actual")], "绝无"
    for one in (was, becomes):
        Statement.objects.filter(pk=one.pk).update(subject=word)
        refresh({one.document_id})
    assert targets_worded(word).numbers == (was.pk,)
    Statement.objects.filter(pk=was.pk).update(status="actual")
    Statement.objects.filter(pk=becomes.pk).update(status="target")
    refresh({was.document_id, becomes.document_id})
    assert targets_worded(word).numbers == (becomes.pk,)
    Statement.objects.filter(pk=becomes.pk).update(indicator=named_like("常住人口")[0])
    refresh({becomes.document_id})
    assert becomes.pk in targets_worded("常住人口").numbers


@pytest.mark.parametrize("words", ["增", "GDP", "就业", "绝无此语"])
@pytest.mark.parametrize("role", [Role.LEADER, Role.LIAISON])
def test_the_page_counts_what_the_list_holds(sample: SignedIn, role: Role, words: str) -> None:
    every = targets_asked(_actor(), TargetsAsked(words=words))
    told = Verdict.objects.filter(target__in=every.values("pk")).first()
    if told is not None:
        Verdict.objects.filter(pk=told.pk).update(repeats=True)
    seen = []
    page, client = 1, sample(role)
    while True:
        listing = client.get(reverse("ledger:targets"), {"words": words, "page": page}).context["listing"]
        seen += [line.row.target.pk for line in listing.lines]
        if listing.following is None:
            break
        page = listing.following
    assert listing.found == len(seen) == len(set(seen))
    if role is Role.LEADER:
        assert seen == list(
            every.order_by("-report_year", "report_place", "document", "start", "pk").values_list(
                "pk", flat=True
            )
        )


def test_a_page_of_more_than_are_numbered_says_so(sample: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    words, address = "增", reverse("ledger:targets")
    every = list(targets_asked(_actor(), TargetsAsked(words=words)).values_list("pk", flat=True))
    repeated = next(one for one in every if Verdict.objects.filter(target=one).exists())
    Verdict.objects.filter(target=repeated).update(repeats=True)
    left = len(every) - 1
    assert left > 10
    monkeypatch.setattr(selected, "MOST_WITH_WORDS", 10)
    for name in ("ledger.selectors.batches", "ledger.views.targets"):
        monkeypatch.setattr(f"taizhang.web.{name}.MOST_NUMBERED", 10)
    client = sample(Role.LEADER)
    answer = client.get(address, {"words": words})
    assert "符合条件 10 以上 条" in answer.content.decode()
    shown = [line.row.target for line in answer.context["listing"].lines]
    assert 0 < len(shown) <= 50
    assert {one.pk for one in shown} <= set(every) - {repeated}
    years = [one.report_year for one in shown]
    assert years == sorted(years, reverse=True)
    for asked in ({"sort": "indicator"}, {"year_from": "1990"}):
        assert client.get(address, {"words": words, **asked}).context["listing"].found == left
    again = client.get(address, {"words": words, "again": "1"}).context["listing"]
    assert again.found == targets_asked(_actor(), TargetsAsked(words=words, again=True)).count() > left
    rows = b"".join(client.get(address, {"words": words, "export": "csv"})).decode().splitlines()
    assert len(rows) == left + 1


def test_hidden_targets_are_neither_shown_nor_counted(
    sample: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    words, address = "增", reverse("ledger:targets")
    Statement.objects.filter(status="target").update(sensitive=True)
    monkeypatch.setattr(selected, "MOST_WITH_WORDS", 3)
    seen = {}
    for role in (Role.LEADER, Role.LIAISON):
        listing = sample(role).get(address, {"words": words}).context["listing"]
        seen[role] = (listing.found, [line.row.target.pk for line in listing.lines])
    assert seen[Role.LEADER][0] > 3
    assert seen[Role.LIAISON] == (0, [])
