"""What decisions are good for: accuracy with its intervals, and answers that ``taizhang evaluate`` takes."""

import csv
import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from sample_people import NOW, TODAY, SignedIn

from taizhang.cli.main import main
from taizhang.corpus.accuracy import compare, figures
from taizhang.corpus.reference import read_records
from taizhang.documents import read_path
from taizhang.extraction import extract_statements
from taizhang.structure import outline
from taizhang.views.lines import make_jsonl
from taizhang.web.accounts.actors import actor_of
from taizhang.web.accounts.models import Holding, Role
from taizhang.web.library.accuracy import Share, accuracy
from taizhang.web.library.examples import references
from taizhang.web.library.models import Decision, Document, Review, Statement
from taizhang.web.library.services import review


def _actor(role: Role = Role.REVIEWER) -> Any:
    return actor_of(Holding.objects.filter(post__role=role)[0].person, today=TODAY)


def _rows(document: Document) -> list[Statement]:
    return list(document.statement_set.select_related("document__body").order_by("start"))


def _document() -> Document:
    return Document.objects.filter(is_current=True, format="docx").order_by("pk")[0]


def _review_whole(document: Document) -> tuple[Statement, Statement]:
    """Every statement accepted but two: one corrected, one rejected."""
    rows = [row for row in _rows(document) if row.value is not None and row.value_high is None]
    wrong, none = rows[0], rows[1]
    review.correct(actor=_actor(), row=wrong, seen=0, fields={"value": wrong.value + 1}, now=NOW)
    review.reject(actor=_actor(), row=none, seen=0, now=NOW)
    Statement.objects.filter(document=document, review=Review.NONE).update(review=Review.ACCEPTED)
    return wrong, none


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"), [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (50, 100, 0.4038, 0.5962)]
)
def test_wilson(part: int, whole: int, low: float, high: float) -> None:
    assert Share(part=part, whole=whole).interval == pytest.approx((low, high), abs=5e-5)


def test_nothing_of_nothing_is_no_share() -> None:
    assert str(Share(part=0, whole=0)) == "—"


def test_accuracy_counts_the_decision_that_stands(sample: SignedIn) -> None:
    rows = _rows(_document())[:6]
    actor = _actor()
    for row in rows[:3]:
        review.accept(actor=actor, row=row, seen=0, now=NOW)
    taken_back = review.reject(actor=actor, row=rows[3], seen=0, now=NOW)
    review.undo(actor=actor, decision=taken_back, now=NOW)
    review.reject(actor=actor, row=rows[4], seen=0, now=NOW)
    review.reject(actor=actor, row=rows[2], seen=1, now=NOW)  # on second thoughts
    told = accuracy(actor)
    assert (told.every.accepted, told.every.corrected, told.every.rejected) == (2, 0, 2)
    assert told.every.right == Share(part=2, whole=4)
    assert sum(tally.right.whole for tally in told.by_kind) == 4
    assert sum(tally.right.whole for tally in told.by_rule) == 4
    assert [tally.name for tally in told.by_month] == ["2026-11"]
    page = sample(Role.LEADER).get(reverse("library:accuracy")).content.decode()
    assert "50.0% (15.0%–85.0%)" in page


def test_a_document_that_was_looked_through_becomes_answers(sample: SignedIn, tmp_path: Path) -> None:
    document = _document()
    wrong, none = _review_whole(document)
    (reference,) = [one for one in references(_actor()) if one.document == document]
    assert (reference.low, reference.high) == (0, len(document.body.text))
    gold = tmp_path / reference.name
    gold.write_bytes(reference.lines)
    source = read_path(Path(document.file.path))
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_bytes(make_jsonl(extract_statements(source, outline(source))))
    agreement = compare(read_records(gold), read_records(predicted))
    assert [record["start"] for record in agreement.spurious] == [none.start]
    assert not agreement.missed
    (differing,) = [(record["start"], names) for record, _, names in agreement.pairs if names]
    assert differing == (wrong.start, ("value",))
    assert figures(agreement).precision < 1
    assert main(["evaluate", str(gold), str(predicted), "--need", "0.9"]) == 0


def test_of_a_document_half_done_only_the_passages_that_were_looked_through(sample: SignedIn) -> None:
    document = _document()
    rows = _rows(document)
    sentences = sorted({row.sentence_start for row in rows})[2:8]
    done = [row for row in rows if row.sentence_start in sentences]
    half = next(row for row in rows if row not in done)
    review.accept(actor=_actor(), row=half, seen=0, now=NOW)
    for row in done:
        review.accept(actor=_actor(), row=row, seen=0, now=NOW)
    found = [one for one in references(_actor()) if one.document == document]
    assert found
    for one in found:
        starts = {json.loads(line)["start"] for line in one.lines.decode().splitlines()}
        inside = [row for row in rows if one.low <= row.start < one.high and row.value is not None]
        assert starts == {row.start for row in inside}
        assert inside
        assert all(row in done for row in inside), "nothing in the range waits, no sentence is cut"


def test_the_download_holds_answers_documents_and_ranges(sample: SignedIn, tmp_path: Path) -> None:
    document = _document()
    _review_whole(document)
    answer = sample(Role.REVIEWER).get(reverse("library:examples"))
    (tmp_path / "a.zip").write_bytes(answer.content)
    with ZipFile(tmp_path / "a.zip") as packed:
        (row,) = csv.DictReader(packed.read("RANGES.tsv").decode().splitlines(), delimiter="\t")
        assert f"{row['gold']}.gold.jsonl" in packed.namelist()
        with document.file.open("rb") as opened:
            assert packed.read(row["document"]) == opened.read()


def test_who_may_not_see_a_figure_gets_no_answers_without_it(sample: SignedIn) -> None:
    document = _document()
    wrong, _ = _review_whole(document)
    Statement.objects.filter(pk=wrong.pk).update(sensitive=True)
    assert not list(references(_actor(Role.LIAISON)))
    assert list(references(_actor(Role.LEADER)))


def test_accuracy_says_where_to_begin(sample: SignedIn) -> None:
    assert not Decision.objects.exists()
    client: Client = sample(Role.REVIEWER)
    assert "还没有审核过" in client.get(reverse("library:accuracy")).content.decode()
