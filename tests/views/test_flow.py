import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.views.flow import flowing


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("同比增\n长6.1%", "同比增长6.1%", "a break inside a word"),
        ("公共支\n\n出", "公共支出", "a blank line of a page break"),
        ("甲。\r\n　　乙", "甲。乙", "the indent of the next line goes"),
        ("work\nreport", "work report", "Latin words stay apart"),
        ("甲 乙", "甲 乙", "a blank without a break stays"),
        ("a\x00b", "ab", "what cannot be printed goes"),
    ],
)
def test_flowing(text: str, line: str, reason: str) -> None:
    assert flowing(text) == line, reason


@given(st.text())
def test_no_visible_character_is_lost(text: str) -> None:
    visible = [c for c in text if c.isprintable() and not c.isspace()]
    assert [c for c in flowing(text) if c.isprintable() and not c.isspace()] == visible
