"""A report made by hand, so that views are tested without the extractor: two sections, a table, crossing
marks.
"""

from taizhang.core.commitment import Problem, ProjectMention, ResponsibleUnit, Task, Term
from taizhang.core.statement import Statement
from taizhang.documents.model import Cell, Document, Table
from taizhang.structure.model import Outline, RolePart, Section, Sentence
from taizhang.views.report import Report

TEXT = """澜州市云溪区计划报告
一、去年情况
全区生产总值完成512.6亿元，同比增
长6.1%，位居全市第三。
指标\t目标
学位\t3000个
二、今年安排
生产总值预期增长6%左右。年内建成云溪体育馆，新增学位3000个。力争开通<b>&"松涛"快线</b>。
"""


def statement(text: str, quantity: str, **fields: object) -> Statement:
    """A statement whose span is the first ``quantity`` in ``text``; other fields have plain values."""
    start = text.index(quantity)
    plain = {
        "document": "云溪.txt",
        "start": start,
        "end": start + len(quantity),
        "text": quantity,
        "value": 1,
        "unit": "个",
        "base_value": 1,
        "base_unit": "个",
        "kind": "amount",
        "cmp": "eq",
        "status": "actual",
        "period": "2024",
        "modality": None,
        "subject": "生产总值",
        "indicator": None,
        "basis": None,
        "place": None,
        "scope": None,
        "section": ("一、去年情况",),
        "sentence": (start, start + len(quantity)),
        "rule": "test",
        "confidence": 0.9,
    }
    return Statement(**(plain | fields))  # type: ignore[arg-type]


def task(text: str, words: str, **fields: object) -> Task:
    """A task whose span is the first ``words`` in ``text``."""
    start = text.index(words)
    plain = {
        "start": start,
        "end": start + len(words),
        "text": words,
        "verb": "建成",
        "object": "体育馆",
        "strength": "firm",
        "deadline": "2025",
        "quantified": False,
        "testable": True,
        "why_not": None,
        "units": (),
        "statements": (),
        "projects": (),
        "section": ("二、今年安排",),
        "number": "二",
    }
    return Task(**(plain | fields))  # type: ignore[arg-type]


def make_report(text: str = TEXT) -> Report:
    """The sample report."""
    at = text.index
    first, second = at("一、"), at("二、")
    table = Table(
        start=at("指标\t"),
        end=second - 1,
        cells=tuple(
            Cell(start=at(words), end=at(words) + len(words), row=row, column=column)
            for words, row, column in (("指标", 0, 0), ("目标", 0, 1), ("学位", 1, 0), ("3000个", 1, 1))
        ),
    )
    sections = (
        Section(
            title="去年情况",
            level=1,
            start=first,
            body=at("全区"),
            end=second,
            path=("去年情况",),
            number="一、",
        ),
        Section(
            title="今年安排",
            level=1,
            start=second,
            body=at("生产总值预期"),
            end=len(text),
            path=("今年安排",),
            number="二、",
        ),
    )
    review_end, plan_end = at("第三。") + 3, len(text) - 1
    outline = Outline(
        document="云溪.txt",
        place="澜州市云溪区",
        code=None,
        kind="plan_report",
        review_period=("2024",),
        plan_period=("2025",),
        roles=(
            RolePart(start=0, end=second, role="review"),
            RolePart(start=second, end=len(text), role="plan"),
        ),
        sections=sections,
        sentences=(
            Sentence(start=0, end=first - 1, paragraph=0),
            Sentence(start=at("全区"), end=review_end, paragraph=1),
            Sentence(start=at("生产总值预期"), end=plan_end, paragraph=2),
        ),
    )
    statements = (
        statement(text, "512.6亿元", value=512.6, unit="亿元", base_value=51260000000.0, base_unit="元"),
        statement(text, "6.1%", value=6.1, unit="%", kind="growth"),
        statement(text, "第三", value=3, unit="位", kind="rank", scope="全市"),
        statement(
            text, "6%", value=6, unit="%", kind="growth", cmp="approx", status="target", modality="expected"
        ),
        statement(
            text,
            "3000个",
            start=text.rindex("3000个"),
            end=text.rindex("3000个") + 5,
            kind="increment",
            status="target",
            value=(2000, 3000),
        ),
    )
    units = (
        ResponsibleUnit(name="区教育局", role="lead"),
        ResponsibleUnit(name="区财政局", role="cooperating"),
    )
    return Report(
        document=Document(name="reports/云溪.txt", format="txt", digest="0" * 64, text=text, tables=(table,)),
        outline=outline,
        statements=statements,
        tasks=(
            task(text, "建成云溪体育馆", projects=(0,)),
            task(text, "新增学位3000个", statements=(4,), units=units),
            task(text, "力争开通<b>&", strength="strive", testable=False, why_not="没有数字"),
        ),
        projects=(
            ProjectMention(
                start=at("云溪体育馆"),
                end=at("云溪体育馆") + 5,
                name="云溪体育馆",
                stage="completed",
                status="target",
            ),
            # Crosses the end of the third task.
            ProjectMention(
                start=at('&"松涛'), end=at("</b>"), name='&"松涛"快线', stage="operating", status="target"
            ),
        ),
        terms=(Term(start=at("松涛"), end=at("松涛") + 2, term="松涛", explanation="<i>一条路</i>"),),
        problems=(Problem(start=first, end=first + 2, text="一、"),),
    )
