import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.views.cells import escape_cell, unescape_cell


@pytest.mark.parametrize(
    ("text", "escaped", "reason"),
    [
        ("=1+1", "'=1+1", "a formula in every spreadsheet program"),
        ("+86", "'+86", "Excel takes a leading plus for a formula"),
        ("-3.2%", "'-3.2%", "and a leading minus"),
        ("@SUM(A1)", "'@SUM(A1)", "and Lotus' at-sign"),
        ("\t=1", "'\t=1", "a leading tab is dropped by some, and then the formula leads"),
        ("'=1", "''=1", "else it would come back as =1"),
        ("'引文'", "'引文'", "an apostrophe alone is harmless"),
        ("5-8", "5-8", "an inner minus is harmless"),
        ("", "", "nothing"),
    ],
)
def test_escape(text: str, escaped: str, reason: str) -> None:
    assert escape_cell(text) == escaped, reason
    assert unescape_cell(escaped) == text, reason


@given(st.text(alphabet="'=+-@\t\r12甲a", max_size=8))
def test_nothing_is_lost_and_nothing_dangerous_is_left(text: str) -> None:
    escaped = escape_cell(text)
    assert unescape_cell(escaped) == text
    assert not escaped.startswith(tuple("=+-@\t\r"))
