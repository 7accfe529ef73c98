import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.core.ids import LENGTH, RecordIds, document_id, make_id, normalised

TEXTS = st.text(max_size=60)
CHINESE = st.text(alphabet="全市生产总值增长百分之六点五12３．％㎡，。 \n\u3000\ufeff…", max_size=60)
BLANKS = st.sampled_from(["", " ", "\n", "\r\n", "\u3000", "\u200b", "\ufeff", "\t \n"])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("增长6%", "增 长\n6%", True),  # blanks and breaks are layout
        ("增长６％", "增长6%", True),  # widths are typesetting
        ("\ufeff增长6%", "增长6%", True),  # a byte order mark is no content
        ("增长6%", "增长7%", False),  # a figure is
        ("增长6%。", "增长6%；", False),  # so is punctuation
        ("第一次", "第1次", False),  # numerals are as written
    ],
)
def test_a_document_is_its_content(one: str, other: str, same: bool) -> None:
    assert (document_id(one) == document_id(other)) is same


def test_identifiers_are_for_ever() -> None:
    # These stand in ledgers; who changes them makes every ledger a stranger to its documents.
    assert document_id("澜州市二〇三一年政府工作报告") == "p6xe7tjeayido2ca"
    assert make_id("statement", "甲", "1") == "uqnzpc3cdqehibq3"


@given(TEXTS)
def test_normalising_is_done_once(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


@given(TEXTS | CHINESE)
def test_folding_is_the_standard_s(text: str) -> None:
    assert normalised(text) == normalised(unicodedata.normalize("NFKC", text))


@given(st.lists(TEXTS, max_size=4), st.lists(TEXTS, max_size=4))
def test_parts_are_told_apart(one: list[str], other: list[str]) -> None:
    assert (make_id(*one) == make_id(*other)) is (one == other)


@given(TEXTS)
def test_an_identifier_is_short_and_plain(text: str) -> None:
    made = document_id(text)
    assert len(made) == LENGTH
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz234567")


@given(CHINESE, CHINESE, CHINESE, BLANKS, BLANKS)
def test_a_record_keeps_its_identifier_in_another_layout(
    before: str, record: str, behind: str, blank: str, other: str
) -> None:
    plain, spaced = before + record + behind, before + blank + record + other + behind
    start = len(before) + len(blank)
    (one,) = RecordIds("d", plain).of("task", [(len(before), len(before) + len(record))])
    (two,) = RecordIds("d", spaced).of("task", [(start, start + len(record))])
    assert one == two


@given(CHINESE, st.data())
def test_records_of_a_document_have_identifiers_of_their_own(text: str, data: st.DataObject) -> None:
    offsets = st.integers(min_value=0, max_value=len(text))
    spans = data.draw(st.lists(st.tuples(offsets, offsets).map(lambda pair: (min(pair), max(pair)))))
    ids = RecordIds("d", text)
    assert len(set(ids.of("task", spans))) == len(spans)
    assert not set(ids.of("task", spans)) & set(ids.of("project", spans))
