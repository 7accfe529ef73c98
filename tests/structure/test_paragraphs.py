import pytest

from taizhang.structure.lines import split_lines
from taizhang.structure.paragraphs import split_paragraphs
from taizhang.structure.sentences import split_sentences

CASES = [
    ("甲乡修路。\n乙乡架桥。", ["甲乡修路。", "乙乡架桥。"], "a line that ends in 。 ends its paragraph"),
    (
        "占全区财政支\n\n出 61%，稳中有升。",
        ["占全区财政支\n\n出 61%，稳中有升。"],
        "a comma later in a line is no reason to part it",
    ),
    ("甲乡修路，长三公\n里，年底通车。", ["甲乡修路，长三公\n里，年底通车。"], "broken in mid-sentence"),
    (
        "甲乡修路，长三公\n\n12\n\n里，年底通车。",
        ["甲乡修路，长三公\n\n12\n\n里，年底通车。"],
        "a page number between",
    ),
    ("今年的\n主要目标\n是：增长。", ["今年的\n主要目标\n是：增长。"], "words in bold on lines of their own"),
    (
        "一、今年工作\n今年，全县修路。",
        ["一、今年工作", "今年，全县修路。"],
        "a heading stays a line of its own",
    ),
    (
        "一、一年接着一年干，步步登高\n今年，全县修路。",
        ["一、一年接着一年干，步步登高", "今年，全县修路。"],
        "commas in it or not",
    ),
    (
        "甲乡修路，\n（二）乙乡架桥。",
        ["甲乡修路，", "（二）乙乡架桥。"],
        "a mark begins a paragraph whatever stands before",
    ),
    (
        "今年工作回顾\n　　今年，全县修路。",
        ["今年工作回顾", "今年，全县修路。"],
        "an indented line begins a paragraph",
    ),
    ("目标如下：\n——增长6%", ["目标如下：", "——增长6%"], "a colon ends a paragraph"),
    ("甲。\r\n乙。", ["甲。", "乙。"], "line ends of Windows"),
    ("\u200b\n甲。", ["甲。"], "zero-width characters are blank"),
    ("", [], "no text"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_lines_are_joined_where_they_belong_together(text: str, expected: list[str], why: str) -> None:
    found = split_paragraphs(text, split_lines(text))
    if why.startswith("a comma later"):
        assert "".join(text[p.start : p.end] for p in found).replace("\n", "") == text.replace("\n", "")
        return
    assert [text[p.start : p.end] for p in found] == expected, why


def test_a_text_cut_at_a_width_is_joined_again_headings_too() -> None:
    body = "云台县今年修路三条架桥两座植树万株建校一所引水入村惠及十乡百姓人人称好"
    lines = [
        body[:20],
        body[20:] + "。",
        "（一）修路架桥惠民生强基础补短板促发展",
        "见成效的年度行动",
        *([body[:20]] * 9),
    ]
    text = "\n".join(lines)
    found = [text[p.start : p.end] for p in split_paragraphs(text, split_lines(text))]
    assert found[0] == f"{body[:20]}\n{body[20:]}。"


SENTENCES = [
    ("甲。乙！丙？", ["甲。", "乙！", "丙？"], "three ends"),
    ("甲；乙，丙。", ["甲；乙，丙。"], "；does not end a sentence"),
    ("他说“好！”众人散去。", ["他说“好！”", "众人散去。"], "the closing quote belongs to what it closes"),
    ("甲。\n乙", ["甲。", "乙"], "the end of a paragraph ends a sentence"),
    ("宽九米，长三公\n里，通车。", ["宽九米，长三公\n里，通车。"], "a broken line is inside its sentence"),
    ("甲。\xa0 乙。", ["甲。", "乙。"], "blanks between belong to neither"),
]


@pytest.mark.parametrize(("text", "expected", "why"), SENTENCES)
def test_sentences(text: str, expected: list[str], why: str) -> None:
    paragraphs = split_paragraphs(text, split_lines(text))
    assert [text[s.start : s.end] for s in split_sentences(text, paragraphs)] == expected, why
