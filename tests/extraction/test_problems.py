"""Problems: one record for each that is admitted, none for the promise to mend it. All texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import part

from taizhang.extraction.problems import extract_problems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "也要看到，发展还面临不少困难和问题：一是产业偏弱。二是路网不全；三是学位紧张。",
            ["产业偏弱", "路网不全", "学位紧张"],
        ),  # numbered, with 。 and ； between
        (
            "也要看到，发展还面临不少困难和问题：产业偏弱，投资下滑；路网不全；服务意识需要进一步增强。",
            ["产业偏弱，投资下滑", "路网不全", "服务意识需要进一步增强"],
        ),  # a list without numbers
        (
            "一是产业偏弱。龙头企业少，税源单一。二是路网不全。",
            ["产业偏弱。龙头企业少，税源单一", "路网不全"],
        ),  # what explains a numbered problem belongs to it
        (
            "产业基础仍较薄弱。学位供给不足。对此，我们将采取有力措施，认真加以解决。",
            ["产业基础仍较薄弱", "学位供给不足"],
        ),  # the promise is left out
        (
            "在肯定成绩的同时，我们也清醒地看到，全县还存在不少困难和问题。一是产业偏弱。",
            ["产业偏弱"],
        ),  # lead-in
        ("1.产业偏弱。2.路网不全。", ["产业偏弱", "路网不全"]),  # Arabic numbers
        (
            "产业基础仍较薄弱，学位供给不足，对此，我们将认真加以解决。",
            ["产业基础仍较薄弱，学位供给不足"],
        ),  # in one sentence
        ("要高举旗帜，推进各项工作。", []),  # the turn to what comes next
    ],
)
def test_problems(text: str, expected: list[str]) -> None:
    document, outline = part(text, role="problems")
    found = extract_problems(document, outline)
    assert [p.text for p in found] == expected
    assert all(text[p.start : p.end] == p.text for p in found)


def test_a_report_without_a_part_for_them_is_read_where_it_turns_to_problems() -> None:
    text = "建成水厂1座。\n我们也清醒看到发展存在的差距和挑战。一是产业偏弱。二是路网不全。\n新的一年再出发。"
    document, outline = part(text, role="review")
    assert [p.text for p in extract_problems(document, outline)] == ["产业偏弱", "路网不全"]


def test_other_parts_admit_no_problems() -> None:
    document, outline = part("学位供给不足。", role="plan")
    assert extract_problems(document, outline) == ()


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="一二是、不足问题看到：；。，我们将解决1.\n ", max_size=80))
def test_any_text_gives_ordered_problems_with_exact_spans(text: str) -> None:
    document, outline = part(text, role="problems")
    found = extract_problems(document, outline)
    assert all(text[p.start : p.end] == p.text for p in found)
    assert [p.start for p in found] == sorted(p.start for p in found)
