import pytest
from invented_reports import FIVE_YEARS, PLAN_REPORT, YEARLY, document

from taizhang.structure import outline

OWN = "（三）加强政府自身建设。办事时限压缩三成。"


def roles_of(text: str, name: str = "报告.txt") -> list[tuple[str, str]]:
    """Each part's role and its first six characters."""
    return [
        (part.role, text[part.start : part.start + 6].strip()) for part in outline(document(text, name)).roles
    ]


def test_a_yearly_report() -> None:
    assert roles_of(YEARLY) == [
        ("preamble", "各位代表："),
        ("review", "一、2030"),
        ("problems", "在看到进步的"),
        ("requirements", "二、2031"),
        ("targets", "今年的主要预"),
        ("requirements", "实现上述目标"),
        ("plan", "今年要抓好以"),
        ("guarantees", "（三）加强政"),
        ("closing", "各位代表！让"),
        ("glossary", "附件\n　　名"),
    ]


def test_a_report_at_a_change_of_term_with_titles_that_have_no_number() -> None:
    assert roles_of(FIVE_YEARS) == [
        ("preamble", "同志们：\n现"),
        ("review", "过去五年工作"),
        ("problems", "前进路上还存"),
        ("requirements", "未来五年工作"),
        ("targets", "总体目标是："),
        ("plan", "一、做强实业"),
        ("closing", "各位代表，让"),
    ]


def test_a_plan_report_with_the_lines_of_its_page() -> None:
    assert roles_of(PLAN_REPORT) == [
        ("noise", "首页 > 政"),
        ("preamble", "关于青山市2"),
        ("review", "一、2030"),
        ("problems", "二、存在的主"),
        ("requirements", "三、2031"),
        ("targets", "（二）发展目"),
        ("plan", "四、2031"),
        ("guarantees", "五、保障措施"),
    ]


TURNS = [
    (
        "一、2030年工作回顾\n修路三条。\n二、2031年重点工作\n（一）坚持问题导向\n存在的短板必须补齐，清醒认识困难。\n",
        ["review", "plan"],
        "a problem that the tasks name opens no problems",
    ),
    (
        "一、2030年工作回顾\n（一）政府自身建设取得实效\n办事更快。\n二、2031年工作安排\n修路。\n",
        ["review", "requirements"],
        "what the government did about itself is review",
    ),
    (
        "2031年，青山区的主要预期目标是：生产总值增长6%。\n重点抓好三个方面的工作：\n修路。\n",
        ["targets", "plan"],
        "a text without titles is parted by its sentences",
    ),
    (
        "一、2030年工作回顾\n修路。\n各位代表！成绩来之不易，感谢大家。\n我们也清醒看到，还有不少困难。\n二、2031年工作安排\n架桥。\n",
        ["review", "problems", "requirements"],
        "thanks belong to the review",
    ),
    (
        "一、“十五五”时期发展成就和2030年工作回顾\n修路。\n二、“十六五”时期主要目标任务\n到2035年，通车千里。\n三、2031年重点工作\n（一）架桥\n建桥两座。\n",
        ["review", "targets", "plan"],
        "goals of five years fill their own section",
    ),
    ("责任编辑：甲\n", ["noise"], "nothing but page"),
]


@pytest.mark.parametrize(("text", "expected", "why"), TURNS)
def test_what_turns_a_text(text: str, expected: list[str], why: str) -> None:
    found = [role for role, _ in roles_of(text, "2031.txt") if role != "preamble"]
    assert found == expected, why


def test_a_list_of_files_is_no_glossary() -> None:
    text = YEARLY.split("　　附件")[0] + "附件：\n1.名词解释.doc\n"
    assert roles_of(text)[-1] == ("noise", "附件：\n1.")


def test_a_passage_on_the_government_needs_no_title() -> None:
    passage = "各位代表！我们要坚持依法行政，建设法治政府，改进作风，自觉接受人大监督，做廉洁的人民公仆。\n"
    text = YEARLY.replace("各位代表！让", passage + "　　各位代表！让").replace(
        "（三）加强政府自身建设。", "（三）植树。"
    )
    assert ("guarantees", "各位代表！我") in roles_of(text)


def test_windows_line_ends_and_markup_change_nothing() -> None:
    expected = [role for role, _ in roles_of(YEARLY)]
    assert [role for role, _ in roles_of(YEARLY.replace("\n", "\r\n"))] == expected
    assert [
        role for role, _ in roles_of(YEARLY.replace("　　一、", "## 一、").replace("　　二、", "## 二、"))
    ] == expected


def test_a_dense_last_paragraph_is_on_the_government_itself() -> None:
    last = "做好政府工作，要坚持依法行政，改进作风，过紧日子，勤政廉洁，从严治党，让人民满意。\n"
    text = YEARLY.replace(
        "（三）加强政府自身建设。办事时限压缩三成。", "（三）植树。造林三万亩。\n　　" + last.strip()
    )
    assert ("guarantees", "做好政府工作") in roles_of(text)


def test_matters_of_state_after_it_are_tasks_again() -> None:
    own = "新的任务对政府工作提出更高要求，要依法行政，改进作风，过紧日子，勤政廉洁，从严治党，让人民满意。"
    text = YEARLY.replace(
        "（三）加强政府自身建设。办事时限压缩三成。",
        f"（三）植树。造林三万亩。\n　　{own}\n　　加强国防动员，服务驻地官兵。",
    )
    found = roles_of(text)
    at = found.index(("guarantees", "新的任务对政"))
    assert found[at + 1] == ("plan", "加强国防动员")


def test_an_excerpt_from_the_middle_begins_with_review() -> None:
    text = "各位代表！过去一年，我们修路架桥，成绩来之不易。\n二、2031年工作安排\n（一）植树\n造林三万亩。\n"
    assert next(role for role, _ in roles_of(text)) == "review"
