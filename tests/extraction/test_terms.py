"""Terms: entries of glossaries and notes. All texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import part

from taizhang.documents.model import Anchor, Document
from taizhang.extraction.terms import extract_terms, read_term


@pytest.mark.parametrize(
    ("entry", "term", "explanation"),
    [
        (
            "1.云岭模式：由村社共同出资的养殖办法。",
            "云岭模式",
            "由村社共同出资的养殖办法。",
        ),  # number and colon
        ("[3] “一码通”：一个二维码办所有的事。", "“一码通”", "一个二维码办所有的事。"),  # a note
        ("① 三名工程：名医、名院、名诊所", "三名工程", "名医、名院、名诊所"),  # a ring number
        ("云岭模式，是指由村社共同出资的养殖办法。", "云岭模式", "由村社共同出资的养殖办法。"),  # no colon
        ("2.GLP是指药物研究的质量规范。", "GLP", "药物研究的质量规范。"),  # Latin letters
        ("3．10种金属：铜、铅、锌。", "10种金属", "铜、铅、锌。"),  # a number that is part of the term
        ("云岭模式(P3)：由村社共同出资。", "云岭模式", "由村社共同出资。"),  # a page reference
    ],
)
def test_an_entry_names_its_term(entry: str, term: str, explanation: str) -> None:
    found = read_term(entry, 0, len(entry))
    assert found is not None
    assert (found.term, found.explanation) == (term, explanation)


@pytest.mark.parametrize(
    "entry",
    [
        "名词解释",  # the title
        "有关名词解释：",  # the title with a colon
        "本报告数据来自统计部门。",  # a remark
        "云岭模式：",  # nothing explained
    ],
)
def test_what_is_no_entry(entry: str) -> None:
    assert read_term(entry, 0, len(entry)) is None


def test_a_paragraph_without_a_term_goes_on_with_the_one_before() -> None:
    text = "名词解释\n1.云岭模式：由村社出资。\n这一办法已推广到全县各镇。\n2.三名工程：名医、名院。"
    document, outline = part(text, role="glossary")
    found = extract_terms(document, outline)
    assert [t.term for t in found] == ["云岭模式", "三名工程"]
    assert found[0].explanation == "由村社出资。这一办法已推广到全县各镇。"


def test_several_entries_in_one_paragraph() -> None:
    document, outline = part("1.甲种办法：先来先办。2.乙种办法：后来后办。", role="glossary")
    assert [t.term for t in extract_terms(document, outline)] == ["甲种办法", "乙种办法"]


def test_footnotes_are_read_wherever_they_stand() -> None:
    text = "推进云岭模式。\n云岭模式：由村社出资。"
    _, outline = part(text)
    note = Anchor(start=8, end=len(text), kind="footnote", label="1")
    document = Document(name="云岭县.docx", format="docx", digest="", text=text, anchors=(note,))
    assert [t.term for t in extract_terms(document, outline)] == ["云岭模式"]


def test_other_parts_explain_no_terms() -> None:
    document, outline = part("重点任务：完善路网。", role="plan")
    assert extract_terms(document, outline) == ()


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="1.2、云岭模式：是指，。；[]①（P3）\n ", max_size=80))
def test_any_text_gives_terms_inside_it(text: str) -> None:
    document, outline = part(text, role="glossary")
    for term in extract_terms(document, outline):
        assert 0 <= term.start < term.end <= len(text)
        assert term.term
        assert term.explanation
