"""Tasks: what is one, where it ends, how strong it is, by when, by whom. All places are invented."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import part, report

from taizhang.core.commitment import Task
from taizhang.documents.model import Cell, Document, Table
from taizhang.extraction.tasks import extract_tasks
from taizhang.structure.model import Role


def tasks(text: str, *, role: Role = "plan", plan: tuple[str, ...] = ("2031",)) -> tuple[Task, ...]:
    document, outline = part("云岭县要重点做好以下几方面的工作，大家一起努力。" + text, role=role, plan=plan)
    return extract_tasks(document, outline, statements=(), projects=())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完善路网，新建公厕12座。", ["完善路网", "新建公厕12座"]),  # a new verb with a new object
        ("推动青浦桥开工、柳林馆试运营。", ["推动青浦桥开工", "柳林馆试运营"]),  # outcomes of their own
        ("推动青浦桥、柳林馆、松岗站开工。", ["推动青浦桥、柳林馆、松岗站开工"]),  # one shared outcome
        (
            "推进云溪总装基地建设，力争完成投资20亿元。",
            ["推进云溪总装基地建设，力争完成投资20亿元"],
        ),  # its figure
        (
            "开展安全员轮训，完成轮训900人次。",
            ["开展安全员轮训，完成轮训900人次"],
        ),  # the same object told again
        (
            "加快推进三中建设，年内实现开工。",
            ["加快推进三中建设，年内实现开工"],
        ),  # an end state without object
        ("新增管网10公里、完成20个小区改造。", ["新增管网10公里", "完成20个小区改造"]),  # two counted acts
        ("新建、改造基站80个。", ["新建、改造基站80个"]),  # two verbs with one object
        ("改造老旧电梯30部，让居民出行更方便。", ["改造老旧电梯30部"]),  # 让 tells what for
        ("举办滨海音乐节，提升街区的知名度。", ["举办滨海音乐节"]),  # a degree at the end is an effect
        ("提升街区品质，举办滨海音乐节。", ["提升街区品质", "举办滨海音乐节"]),  # but a task in front
        ("坚持绿色优先，建设云溪湿地公园。", ["建设云溪湿地公园"]),  # the spirit is no task
        (
            "围绕装备制造等领域，培育骨干企业5家。",
            ["围绕装备制造等领域，培育骨干企业5家"],
        ),  # the scope is part of it
        ("发挥港口优势，扩大冷链进口。", ["发挥港口优势", "扩大冷链进口"]),  # 发挥 is a verb
        ("依托港口优势，扩大冷链进口。", ["扩大冷链进口"]),  # an advantage is no scope
        ("一是建成云溪水厂。二是出台招商办法。", ["建成云溪水厂", "出台招商办法"]),  # 一是 is not part of it
        (
            "加快青浦路等主干道，以及柳林路等支路建设。",
            ["加快青浦路等主干道，以及柳林路等支路建设"],
        ),  # 以及 goes on
        ("加快小镇建设，是一件大事。", []),  # the topic of a remark
        ("这是深化改革的重要任务。", []),  # a remark
        ("勇于创新，大胆探索。", []),  # no object
        ("对全县幼儿园开展近视筛查。", ["对全县幼儿园开展近视筛查"]),  # a phrase first
        ("西延线投入使用，二期启动建设。", ["西延线投入使用", "二期启动建设"]),  # subjects first
        ("各街道培育1个特色商圈。", ["各街道培育1个特色商圈"]),  # somebody's counted act
        ("县财政要安排专项资金。", ["县财政要安排专项资金"]),  # an act demanded of somebody
        ("我们要实现的现代化是共同富裕的现代化。", []),  # 实现的 is no verb
        ("服务业增加值增长8%。", ["服务业增加值增长8%"]),  # 服务业 is no verb; a goal in the plan part
    ],
)
def test_what_is_a_task_and_where_it_ends(text: str, expected: list[str]) -> None:
    assert [t.text for t in tasks(text)][1:] == expected


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("完成沿河路改造。", "firm"),  # completion
        ("加快完成沿河路改造。", "firm"),  # haste does not soften completion
        ("加快建立联动机制。", "promote"),  # but it governs 建立
        ("推动沿河路开工。", "promote"),  # the first verb governs
        ("力争新增学位900座。", "strive"),  # a hedge before a firm verb
        ("努力建设花园县城。", "strive"),  # 努力 hedges too
        ("确保云溪大桥通车。", "firm"),  # 确保 is no hedge but a promise
        ("探索建立共享用工平台。", "study"),  # study before 建立
        ("培育龙头企业。", "promote"),  # a degree verb
        ("培育龙头企业10家。", "firm"),  # with a count
        ("开展消防演练。", "firm"),  # a one-off act
        ("持续开展消防演练。", "promote"),  # a continuing one
        ("推进云溪基地建设，力争完成投资20亿元。", "strive"),  # the hedge of the joined figure
        ("新配备救护车3辆。", "firm"),  # 新 before any verb
    ],
)
def test_strength(text: str, strength: str) -> None:
    assert tasks(text)[1].strength == strength


def test_a_hedge_carries_over_to_clauses_without_a_strength_word_of_their_own() -> None:
    found = tasks("争取一医院扩建竣工，二医院扩建通车，完成三医院扩建。")[1:]
    assert [t.strength for t in found] == ["strive", "strive", "firm"]


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("年内建成云溪水厂。", "2031"),  # within the plan year
        ("全年举办赛事20场。", "2031"),  # all year
        ("年底前建成云溪水厂。", "2031-12"),  # the end of the plan year
        ("到2033年底建成云溪水厂。", "2033-12"),  # a named year
        ("上半年建成云溪水厂。", "2031-06"),  # its first half
        ("建成云溪水厂，三季度建成云岭水厂。", None),  # the neighbour's deadline is not this one's
        ("9月底前建成云溪水厂。", "2031-09"),  # a month
        ("编制2035年远景规划。", "2035"),  # a year that is named
        ("建成云溪水厂。", None),  # none stated
    ],
)
def test_deadline(text: str, deadline: str | None) -> None:
    assert tasks(text)[1].deadline == deadline


def test_a_plan_without_a_year_of_its_own_leaves_yearly_deadlines_open() -> None:
    assert tasks("年内建成云溪水厂。", plan=("2031/2035",))[1].deadline is None


@pytest.mark.parametrize(
    ("text", "quantified"),
    [
        ("新建公厕12座。", True),  # a count
        ("新增三千个学位。", True),  # in Chinese numerals
        ("实现社区60%覆盖。", True),  # a share
        ("推进地铁3号线建设。", False),  # a number in a name
        ("开展第二批街区创建。", False),  # an ordinal
        ("打造“15分钟就业圈”。", False),  # inside a quoted name
        ("完善“1+8+N”体系。", False),  # a formula
        ("落实2030年规划。", False),  # a year
        ("建设110千伏变电站。", False),  # a size class
    ],
)
def test_quantified(text: str, quantified: bool) -> None:
    assert tasks(text)[1].quantified is quantified


@pytest.mark.parametrize(
    ("text", "why_not"),
    [
        ("新建公厕12座。", None),  # a figure can be checked
        ("出台招商办法。", None),  # an act can be seen
        ("推动云溪大桥开工。", None),  # an end state can be seen
        ("完善路网。", "no_figure_no_end_state"),  # when is a road network better?
        ("持续开展宣传活动。", "continuing"),  # it always goes on
        ("探索共享用工机制。", "study_only"),  # a study has no result
    ],
)
def test_why_a_task_cannot_be_checked(text: str, why_not: str | None) -> None:
    task = tasks(text)[1]
    assert (task.testable, task.why_not) == (why_not is None, why_not)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (
            "新建公厕12座。牵头单位：县城管局、县住建局",
            [("县城管局", "lead"), ("县住建局", "lead")],
        ),  # two leads
        (
            "新建公厕12座。（责任单位：县城管局、各街道）",
            [("县城管局", "lead"), ("各街道", "responsible")],
        ),  # custom
        (
            "新建公厕12座（牵头单位：县城管局；配合单位：各镇）。",
            [("县城管局", "lead"), ("各镇", "cooperating")],
        ),  # inside the sentence, two labels
        (
            "新建公厕12座（主办：城关街道办，协办：县城管局）。",
            [("城关街道办", "lead"), ("县城管局", "cooperating")],
        ),
        ("新建公厕12座（县城管局牵头，各镇具体负责）。", [("县城管局", "lead"), ("各镇", "responsible")]),
        ("由县水利局牵头新建水闸3座。", [("县水利局", "lead")]),  # in the clause itself
        ("新建公厕12座。", []),  # nobody named
    ],
)
def test_units(text: str, units: list[tuple[str, str]]) -> None:
    document, outline = part(f"一、做好实事。\n8. {text}")
    found = extract_tasks(document, outline, statements=(), projects=())
    assert [(u.name, u.role) for u in found[-1].units] == units
    assert "单位" not in found[-1].text


def test_a_label_belongs_to_the_item_before_it_only() -> None:
    document, outline = part("1. 新建公厕12座。牵头单位：县城管局\n2. 新增学位90座。牵头单位：县教育局")
    found = extract_tasks(document, outline, statements=(), projects=())
    assert [[u.name for u in t.units] for t in found] == [["县城管局"], ["县教育局"]]


def test_a_bracket_belongs_to_all_that_stands_before_it_in_its_paragraph() -> None:
    document, outline = part(
        "略。\n新建公厕12座。新增学位90座。（县教育局牵头）建成云溪水厂。（县水利局牵头）"
    )
    found = extract_tasks(document, outline, statements=(), projects=())
    assert [[u.name for u in t.units] for t in found] == [["县教育局"], ["县教育局"], ["县水利局"]]


def test_the_columns_of_a_table_name_the_units() -> None:
    rows = [
        ("工作任务", "牵头单位", "配合单位"),
        ("新建公厕12座", "县城管局", "各镇"),
        ("新增学位90座", "县教育局", ""),
    ]
    text, cells = "", []
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            cells.append(Cell(start=len(text), end=len(text) + len(value), row=row, column=column))
            text += value + ("\n" if column == 2 else "\t")
    _, outline = part(text)
    table = Table(start=0, end=len(text), cells=tuple(cells))
    document = Document(name="云岭县.docx", format="docx", digest="", text=text, tables=(table,))
    found = extract_tasks(document, outline, statements=(), projects=())
    assert [(t.text, [(u.name, u.role) for u in t.units]) for t in found] == [
        ("新建公厕12座", [("县城管局", "lead"), ("各镇", "cooperating")]),
        ("新增学位90座", [("县教育局", "lead")]),
    ]


@pytest.mark.parametrize("role", ["review", "problems", "glossary", "noise", "requirements", "preamble"])
def test_other_parts_hold_no_tasks(role: Role) -> None:
    assert tasks("新建公厕12座。", role=role) == ()


def test_targets_hold_only_clauses_that_open_with_a_verb() -> None:
    assert [t.text for t in tasks("地区生产总值增长6%。新增就业900人。", role="targets")][1:] == [
        "新增就业900人"
    ]


def test_the_lead_sentence_of_a_paragraph_is_a_heading() -> None:
    text = "补齐设施短板。新建公厕12座。\n新增学位90座。建成云溪水厂。"
    found = [t.text for t in tasks("略。\n" + text)]
    assert "补齐设施短板" not in found
    assert {"新建公厕12座", "新增学位90座", "建成云溪水厂"} <= set(found)


def test_headings_numbers_and_sections_come_from_the_outline() -> None:
    document, outline = report(
        "云岭县政府工作报告\n一、2030年工作回顾\n过去一年，建成水厂1座，经济平稳增长，各项工作取得成绩。\n"
        "二、2031年重点工作\n（一）完善城市功能\n推进云溪大桥建设，新建公厕12座，让市民出行更方便。\n"
        "（二）改善民生\n新增学位900座，举办招聘会30场，完成老旧小区改造20个。\n"
    )
    found = extract_tasks(document, outline, statements=(), projects=())
    assert [t.text for t in found] == [
        "推进云溪大桥建设",
        "新建公厕12座",
        "新增学位900座",
        "举办招聘会30场",
        "完成老旧小区改造20个",
    ]
    assert [t.number for t in found] == ["二(一)"] * 2 + ["二(二)"] * 3
    assert found[0].section[-1] == "完善城市功能"


def test_line_breaks_and_emphasis_do_not_change_what_is_read() -> None:
    task = (
        tasks("略。**补短板。**推进云溪大\n\n桥建设，略去。")[-1]
        if False
        else tasks("新建公\u3000厕12 座。")[-1]
    )
    assert task.text == "新建公\u3000厕12 座"
    assert task.verb == "新建"


ALPHABET = "推进建设完成新增力争年底前，。；：、“”（）的和等1 2%个\n*将对以县牵头单位是一"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=ALPHABET, max_size=120))
def test_any_text_gives_ordered_tasks_with_exact_spans(text: str) -> None:
    document, outline = part(text)
    found = extract_tasks(document, outline, statements=(), projects=())
    assert all(document.text[t.start : t.end] == t.text and t.text for t in found)
    assert [t.start for t in found] == sorted(t.start for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
