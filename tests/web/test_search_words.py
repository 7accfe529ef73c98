"""Words are found exactly: what the index answers is what reading every text would answer."""

import random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sample_people import NOW

from taizhang.web.library.models import Document
from taizhang.web.search.folding import fold
from taizhang.web.search.highlights import contains, excerpt, parts
from taizhang.web.search.matching import Matches
from taizhang.web.search.models import Kind, Piece
from taizhang.web.search.order import place_in_order, places_of
from taizhang.web.search.questions import read_question
from taizhang.web.search.services import words_of


@pytest.mark.parametrize(
    ("text", "asked", "found"),
    [
        ("城镇新增就业1.4万人", "就业", True),
        ("城镇新增就业1.4万人", "业", True),
        ("城镇新增就业1.4万人", "人", True),  # the last character too
        ("城镇新增就业1.4万人", "新增就业1.4万人", True),
        ("城镇新增就业1.4万人", "增新", False),
        ("城镇新增就业1.4万人", "就业 城镇", True),
        ("城镇新增就业1.4万人", "就业 乡村", False),
        ("增长16.5%", "6.5%", False),  # a number is found whole
        ("增长6.5%", "6.5%", True),
        ("增长6.5%", "6.5", True),
        ("增长6.55%", "6.5", False),
        ("到2025年", "2025", True),
        ("到2025年", "202", False),
        ("投资1,234亿元", "1234亿", True),
        ("投资１２３４亿元", "1234亿", True),
        ("ＧＤＰ增长", "gdp", True),
        ("建成5G基站", "5g", True),
        ("建成5G基站", "G基", True),
        ("高质量\n发展", "质量发展", True),  # the file breaks lines inside a word
        ("高质量 发展", "“高质量发展”", True),
        ("new energy", '"new energy"', True),
        ("“十四五”规划", "十四五", True),
        ("5 6", "56", False),
    ],
)
def test_what_a_word_finds(text: str, asked: str, found: bool) -> None:
    assert contains(text, read_question(asked)) is found


def test_nothing_asked_finds_nothing() -> None:
    for empty in ("", "  ", '""', "“”", "\u200b", "　"):
        assert not read_question(empty)
        assert not contains("就业", read_question(empty))


def test_what_is_marked_is_what_was_asked() -> None:
    marked = [
        part.text for part in parts("ＧＤＰ<b>增长6.5%，就业16.5%", read_question("gdp 6.5%")) if part.marked
    ]
    assert marked == ["ＧＤＰ", "6.5%"]


def test_an_excerpt_shows_the_word_of_a_long_text() -> None:
    text = "甲" * 500 + "就业" + "乙" * 500
    shown = excerpt(text, read_question("就业"))
    assert "就业" in [part.text for part in shown if part.marked]
    assert sum(len(part.text) for part in shown) < 200


_ALPHABET = "就业发展增长增长12345.%,ＡaGDP５ ;'\"\\*:&|!()\n“”\u3000<>-+㎡①𠮷é\ue000"
_TEXTS = st.text(alphabet=_ALPHABET, max_size=12)


@pytest.fixture
def document(db: None) -> Document:
    return Document.objects.create(
        file_name="x.txt", file_digest="0" * 64, size=1, uploaded_at=NOW, state="read"
    )


def _fill(document: Document, texts: list[str]) -> None:
    Piece.objects.all().delete()
    Piece.objects.bulk_create(
        Piece(
            pk=place_in_order(kind=Kind.PASSAGE, year=2025, document=document.pk, start=at),
            kind=Kind.PASSAGE,
            number=at,
            document=document,
            start=at,
            end=at,
            digest=0,
            words=words_of([text]),
        )
        for at, text in enumerate(texts)
    )


def _found(asked: str) -> list[int]:
    rows = Piece.objects.filter(Matches(read_question(asked), kind=Kind.PASSAGE), kind=Kind.PASSAGE)
    return list(rows.order_by("pk").values_list("number", flat=True))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(_TEXTS, min_size=1, max_size=8), asked=_TEXTS, pick=st.integers(0, 7))
@example(texts=["增长"], asked="长", pick=0)
@example(texts=["'\\"], asked="'\\", pick=0)
def test_the_index_answers_as_reading_every_text_would(
    document: Document, texts: list[str], asked: str, pick: int
) -> None:
    _fill(document, texts)
    chosen = texts[pick % len(texts)]
    for words in filter(read_question, (asked, chosen, chosen[1:4], f"{chosen[:2]} {asked[:2]}")):
        expected = [at for at, text in enumerate(texts) if contains(text, read_question(words))]
        assert _found(words) == expected, words


def test_a_thousand_texts_and_every_pair_of_characters(document: Document) -> None:
    chosen = random.Random(7)
    texts = ["".join(chosen.choices("就业发展增长百分点2025年.%", k=30)) for _ in range(1000)]
    _fill(document, texts)
    for words in ("就业", "发展增长", "百分点2025年", "5%", "年", "就业 发展 百分"):
        assert _found(words) == [
            at for at, text in enumerate(texts) if contains(text, read_question(words))
        ], words


def test_the_order_is_newest_first_then_as_the_report_reads() -> None:
    place = {"kind": Kind.TASK, "document": 3, "start": 7}
    assert place_in_order(year=2025, **place) < place_in_order(year=2024, **place)
    assert place_in_order(year=1900, **place) < place_in_order(year=None, **place)
    first, last = places_of(Kind.TASK)
    assert first <= place_in_order(year=2025, **place) <= last
    assert places_of(Kind.PASSAGE)[1] < 1 << 63


@given(st.text(max_size=60))
def test_units_lie_in_order_within_their_text(text: str) -> None:
    folded = fold(text)
    assert len(folded.units) == len(folded.starts) == len(folded.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)
