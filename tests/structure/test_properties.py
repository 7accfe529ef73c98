"""What holds of any text: nothing is lost, nothing overlaps, nothing depends on what was read before."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from invented_reports import FIVE_YEARS, PLAN_REPORT, YEARLY, document

from taizhang.structure import Outline, outline

PIECES = st.sampled_from(
    [
        "一、2030年工作回顾",
        "二、2031年工作安排",
        "（一）修路",
        "1.架桥三座。",
        "——增长6%",
        "各位代表！",
        "我们也清醒认识到，还有不少困难。",
        "主要预期目标是：增长6%。",
        "重点抓好以下工作：",
        "附件",
        "名词解释",
        "让我们一起奋斗！",
        "扫一扫",
        "结束语",
        "“十五五”时期，",
        "今年",
        "。",
        "，",
        "\n",
        "\n\n",
        "\r\n",
        "\u3000\u3000",
        "\u200b",
        "12",
    ]
)
REPORT_LIKE = st.lists(PIECES, max_size=60).map("".join)
ANY_TEXT = st.one_of(REPORT_LIKE, st.text(max_size=300))


def check(text: str, found: Outline) -> None:
    """The laws that an outline of ``text`` keeps."""
    assert "".join(text[p.start : p.end] for p in found.roles) == text
    assert all(a.end == b.start and a.role != b.role for a, b in pairwise(found.roles))
    for spans in (found.sentences, found.paragraphs):
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert all(not text[s.start].isspace() and not text[s.end - 1].isspace() for s in spans)
    for sentence in found.sentences:
        paragraph = found.paragraphs[sentence.paragraph]
        assert paragraph.start <= sentence.start
        assert sentence.end <= paragraph.end
    open_ends: list[int] = []
    for section in found.sections:
        assert section.start <= section.body <= len(text)
        assert section.start < section.end <= len(text)
        assert section.path[-1] == section.title
        assert section.level == len(section.path)
        while open_ends and open_ends[-1] <= section.start:
            open_ends.pop()
        assert not open_ends or section.end <= open_ends[-1], "a section ends inside its parent"
        open_ends.append(section.end)


@given(ANY_TEXT)
def test_the_laws_hold_of_any_text(text: str) -> None:
    check(text, outline(document(text)))


@given(ANY_TEXT)
def test_the_same_text_gives_the_same_outline(text: str) -> None:
    assert outline(document(text)) == outline(document(text))


@given(st.sampled_from([YEARLY, FIVE_YEARS, PLAN_REPORT]), st.data())
def test_a_report_cut_anywhere_is_still_read(report: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(report)))
    check(report[:cut], outline(document(report[:cut])))
    check(report[cut:], outline(document(report[cut:])))


@given(st.sampled_from([YEARLY, FIVE_YEARS]), st.integers(1, 4))
def test_more_empty_lines_between_paragraphs_change_no_role(report: str, times: int) -> None:
    apart = report.replace("\n", "\n" * times)
    assert [p.role for p in outline(document(apart)).roles] == [
        p.role for p in outline(document(report)).roles
    ]
