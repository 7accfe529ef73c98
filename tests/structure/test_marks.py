import pytest

from taizhang.structure.marks import read_mark

CASES = [
    ("一、工作回顾", "cn", 1, "the usual number of a part"),
    ("十二、其他", "cn", 12, "two figures"),
    ("（三）民生", "cn_paren", 3, "full-width parentheses"),
    ("(三)民生", "cn_paren", 3, "half-width parentheses, as news sites have them"),
    ("3.修路", "digit", 3, "a figure with a half-width point"),
    ("3．修路", "digit", 3, "a figure with a full-width point"),
    ("（3）修路", "digit_paren", 3, "a figure in parentheses"),
    ("①修路", "circled", 1, "a circled figure"),
    ("第三，修路", "ordinal", 3, "an ordinal with its comma"),
    ("第二章 目标", "part", 2, "a chapter"),
    ("——粮食稳产", "bullet", 0, "the dash of target lists"),
    ("## 一、回顾", "cn", 1, "a heading that a converter has marked"),
]
NO_MARK = [
    ("1.2万人就业", "a decimal is a quantity"),
    ("2031年工作", "a year is no number of a heading"),
    ("一是修路", "an inline count"),
    ("第三产业增长", "an ordinal in a term"),
    ("", "nothing"),
]


@pytest.mark.parametrize(("text", "style", "value", "why"), CASES)
def test_a_mark_is_read(text: str, style: str, value: int, why: str) -> None:
    mark = read_mark(text, 0, len(text))
    assert mark is not None, why
    assert (mark.style, mark.value) == (style, value), why


@pytest.mark.parametrize(("text", "why"), NO_MARK)
def test_what_only_looks_like_a_mark(text: str, why: str) -> None:
    assert read_mark(text, 0, len(text)) is None, why
