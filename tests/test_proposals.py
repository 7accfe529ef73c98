"""What a selection would be: the program's own reading, also of what it had left out."""

import pytest

from taizhang.documents import read_bytes
from taizhang.extraction import extract_statements
from taizhang.extraction.proposals import propose_statement, propose_task
from taizhang.structure import outline

TEXT = """松陵区2024年政府工作报告

一、2023年工作回顾
全区地区生产总值增长6.2%，新增学位1200个。实施“三大行动”，成效明显。
二、2024年工作安排
全年力争完成固定资产投资80亿元，推动滨河路改造工程年内开工。
"""
DOCUMENT = read_bytes(TEXT.encode(), name="松陵区2024年政府工作报告.txt")
OUTLINE = outline(DOCUMENT)


def _span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


@pytest.mark.parametrize("words", ["6.2%", "1200个", "80亿元"])
def test_a_figure_that_was_found_is_proposed_as_it_was_found(words: str) -> None:
    start, end = _span(words)
    found = next(s for s in extract_statements(DOCUMENT, OUTLINE) if s.start == start)
    assert propose_statement(DOCUMENT, OUTLINE, start=start, end=end) == found


def test_a_wider_selection_gives_the_figure_in_it() -> None:
    start, end = _span("新增学位1200个")
    proposed = propose_statement(DOCUMENT, OUTLINE, start=start, end=end)
    assert proposed is not None
    assert proposed.text == "1200个"


def test_a_number_that_was_left_out_is_read_when_asked() -> None:
    start, end = _span("三大")
    assert not [s for s in extract_statements(DOCUMENT, OUTLINE) if s.start == start and s.value is not None]
    proposed = propose_statement(DOCUMENT, OUTLINE, start=start, end=end)
    assert proposed is not None
    assert proposed.value == 3
    assert proposed.period == "2023"


def test_words_without_a_number_give_nothing() -> None:
    start, end = _span("成效明显")
    assert propose_statement(DOCUMENT, OUTLINE, start=start, end=end) is None


def test_a_task_is_proposed_with_verb_strength_and_deadline() -> None:
    start, end = _span("推动滨河路改造工程年内开工")
    proposed = propose_task(DOCUMENT, OUTLINE, start=start, end=end)
    assert proposed is not None
    assert (proposed.verb, proposed.strength, proposed.deadline) == ("推动", "promote", "2024")
    start, end = _span("成效明显")
    assert propose_task(DOCUMENT, OUTLINE, start=start, end=end) is None
