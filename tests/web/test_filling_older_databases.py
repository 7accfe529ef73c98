"""A database from before gets what only judging wrote, without being judged."""

from typing import Any

import pytest
from django.core.management import call_command
from ledger_rows import make_document
from sample_people import SignedIn

from taizhang.web.ledger.models import Goal, Series
from taizhang.web.ledger.selectors.targets import targets_worded
from taizhang.web.library.models import Document
from taizhang.web.search.contents import contents_of
from taizhang.web.search.models import Kind, Piece
from taizhang.web.search.services import refresh, words_of

pytestmark = pytest.mark.django_db(transaction=True)


def _series() -> list[dict[str, Any]]:
    rows = Series.objects.order_by("place_name", "indicator", "tier", "sensitive", "unit_id").values()
    return [{name: value for name, value in row.items() if name != "id"} for row in rows]


def _migrated() -> None:
    call_command("migrate", "ledger", "0007", verbosity=0)
    call_command("migrate", "ledger", verbosity=0)


def test_series_are_those_that_judging_counts(sample: SignedIn) -> None:
    judged = _series()
    assert judged
    Series.objects.all().delete()
    _migrated()
    assert _series() == judged
    _migrated()
    assert _series() == judged, "what is there is not counted twice"


def test_the_state_of_a_goal_is_that_of_its_last_year() -> None:
    document = make_document(2021)
    steps = [{"year": 2023, "state": "short"}, {"year": 2022, "state": "enough"}]
    common: dict[str, Any] = {"document": document, "start": 0, "end": 9, "form": "level", "value": 1.0}
    years = {"first_year": 2021, "last_year": 2025, "place_name": document.place}
    for key, told, state in (("old", steps, ""), ("new", steps, "reached"), ("bare", [], "")):
        Goal.objects.create(key=key, steps=told, state=state, **common, **years)
    _migrated()
    states = dict(Goal.objects.values_list("key", "state"))
    assert states == {"old": "short", "new": "reached", "bare": ""}


def test_targets_are_found_by_words_without_indexing_anew(sample: SignedIn) -> None:
    asked = ("GDP", "增长", "就业")
    found = {words: set(targets_worded(words).numbers) for words in asked}
    assert all(found.values())
    pieces = Piece.objects.filter(kind=Kind.STATEMENT)
    for document in Document.objects.all():
        for content in contents_of(document):
            if content.kind == Kind.STATEMENT:
                pieces.filter(number=content.number).update(words=words_of(content.fields))
    assert not any(targets_worded(words).numbers for words in asked)
    for _ in range(2):
        call_command("migrate", "search", "0002", verbosity=0)
        call_command("migrate", "search", verbosity=0)
        assert {words: set(targets_worded(words).numbers) for words in asked} == found
    refresh(Document.objects.values_list("pk", flat=True))
    assert {words: set(targets_worded(words).numbers) for words in asked} == found
