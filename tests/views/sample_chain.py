"""Two reports of an invented district, a year apart, with verdicts and findings written by hand."""

from dataclasses import replace

from sample_report import statement, task

from taizhang.core.commitment import ProjectMention
from taizhang.core.ids import document_id
from taizhang.core.statement import Statement
from taizhang.core.verdict import Alternative, Evidence, Verdict
from taizhang.ledger.model import Entry
from taizhang.structure.model import RolePart, Section, Sentence
from taizhang.views.reconciliation import Finding, Reconciliation
from taizhang.views.sources import Citation

FIRST = "云溪-2024.txt"
SECOND = "云溪-2025.txt"
EARLIER = """澜州市云溪区二〇二四年计划报告
一、去年情况
全区生产总值完成512.6亿元，增长6.1%。
二、今年安排
生产总值增长6%左右，新增学位
3000个。实际使用外资1.6亿美元。
建成云溪体育馆。
"""
LATER = """澜州市云溪区二〇二五年计划报告
一、去年情况
全区生产总值增长5.7%，预计新增学位3100个，松涛街道新增学位200个。
二、今年安排
推进云溪体育馆建设，生产总值增长5.5%以上。
"""


def entry(name: str, text: str, *, year: int, statements: tuple[Statement, ...], **fields: object) -> Entry:
    """An entry of 云溪区 whose sentences are the lines and what full stops cut from them."""
    sentences, start = [], 0
    for end, character in enumerate(text, start=1):
        heading = character == "\n" and text[start:end].startswith(("一、", "二、", "澜"))
        if character == "。" or heading:
            sentences.append(Sentence(start=start, end=end, paragraph=len(sentences)))
            start = end
        elif start == end - 1 and character == "\n":
            start = end
    second = text.index("二、")
    plain: dict[str, object] = {
        "id": document_id(text),
        "name": name,
        "digest": "0" * 64,
        "format": "txt",
        "text": text,
        "place": "澜州市云溪区",
        "code": "990101",
        "kind": "plan_report",
        "review_period": (str(year - 1),),
        "plan_period": (str(year),),
        "roles": (
            RolePart(start=0, end=second, role="review"),
            RolePart(start=second, end=len(text), role="plan"),
        ),
        "sections": (
            Section(
                title="去年情况",
                level=1,
                start=text.index("一、"),
                body=text.index("全区"),
                end=second,
                path=("去年情况",),
            ),
            Section(
                title="今年安排",
                level=1,
                start=second,
                body=second + 7,
                end=len(text),
                path=("今年安排",),
            ),
        ),
        "sentences": tuple(sentences),
        "statements": statements,
        "tasks": (),
        "projects": (),
        "terms": (),
        "problems": (),
    }
    return Entry(**(plain | fields))  # type: ignore[arg-type]


def chain() -> tuple[Entry, Entry]:
    """The report of 2024 and that of 2025."""
    growth = {"unit": "%", "kind": "growth", "indicator": "gdp", "base_unit": ""}
    earlier = tuple(
        replace(item, document=FIRST)
        for item in (
            statement(
                EARLIER,
                "512.6亿元",
                value=512.6,
                unit="亿元",
                base_value=51260000000.0,
                base_unit="元",
                indicator="gdp",
                period="2023",
            ),
            statement(EARLIER, "6.1%", value=6.1, base_value=0.061, period="2023", **growth),
            statement(
                EARLIER,
                "6%",
                value=6,
                base_value=0.06,
                cmp="approx",
                status="target",
                modality="expected",
                **growth,
            ),
            statement(
                EARLIER,
                "3000个",
                value=3000,
                base_value=3000,
                kind="increment",
                status="target",
                subject="学位",
            ),
            statement(
                EARLIER,
                "1.6亿美元",
                value=1.6,
                unit="亿美元",
                base_value=160000000.0,
                base_unit="美元",
                status="target",
                subject="实际使用外资",
                indicator="actual_foreign_investment",
            ),
        )
    )
    later = tuple(
        replace(item, document=SECOND)
        for item in (
            statement(LATER, "5.7%", value=5.7, base_value=0.057, period="2024", **growth),
            statement(
                LATER,
                "3100个",
                value=3100,
                base_value=3100,
                kind="increment",
                status="estimate",
                subject="学位",
            ),
            statement(
                LATER,
                "200个",
                value=200,
                base_value=200,
                kind="increment",
                subject="新增学位",
                place="松涛街道",
            ),
            statement(
                LATER, "5.5%", value=5.5, base_value=0.055, cmp="ge", status="target", period="2025", **growth
            ),
        )
    )
    hall = EARLIER.index("建成云溪体育馆")
    return (
        entry(
            FIRST,
            EARLIER,
            year=2024,
            statements=earlier,
            tasks=(task(EARLIER, "建成云溪体育馆", projects=(0,)),),
            projects=(
                ProjectMention(
                    start=hall + 2, end=hall + 7, name="云溪体育馆", stage="completed", status="target"
                ),
            ),
        ),
        entry(
            SECOND,
            LATER,
            year=2025,
            statements=later,
            tasks=(task(LATER, "推进云溪体育馆建设", strength="promote", projects=(0,)),),
            projects=(
                ProjectMention(
                    start=LATER.index("云溪体育馆"),
                    end=LATER.index("云溪体育馆") + 5,
                    name="云溪体育馆",
                    stage="construction",
                    status="target",
                ),
            ),
        ),
    )


def evidence(item: Statement) -> Evidence:
    """The statement as a verdict cites it."""
    return Evidence(
        document=item.document,
        start=item.start,
        end=item.end,
        text=item.text,
        value=item.value,
        unit=item.unit,
        cmp=item.cmp,
        period=item.period,
        modality=item.modality,
        status=item.status,
    )


def verdict(target: Statement, result: Statement | None, outcome: str, **fields: object) -> Verdict:
    """The verdict on ``target``, of 云溪区 and of the target's year unless told otherwise."""
    plain = {
        "place": "澜州市云溪区",
        "year": target.period,
        "indicator": target.indicator,
        "subject": target.subject,
        "kind": target.kind,
        "target": evidence(target),
        "result": evidence(result) if result else None,
        "verdict": outcome,
        "margin": None,
        "provisional": False,
        "reasons": ("理由一。",),
        "alternatives": (),
    }
    return Verdict(**(plain | fields))  # type: ignore[arg-type]


def make_reconciliation() -> Reconciliation:
    """Four verdicts and one finding of each topic but 重复承诺."""
    first, second = chain()
    _, _, growth, schools, capital = first.statements
    told, seats, part, next_growth = second.statements
    verdicts = (
        verdict(growth, told, "nearly", margin=-0.3, reasons=("5.7% 比 6%左右 低0.3个百分点。",)),
        verdict(
            schools,
            seats,
            "met",
            margin=100,
            provisional=True,
            alternatives=(Alternative(evidence=evidence(part), why="是一个街道的数。"),),
        ),
        verdict(capital, None, "not_reported", reasons=("后一年的报告没有再提外资。",)),
        verdict(next_growth, None, "pending", year="2025", reasons=("2026年的报告不在。",)),
    )
    hall, again = first.tasks[0], second.tasks[0]
    findings = (
        Finding(
            topic="weakened",
            place="澜州市云溪区",
            year="2024",
            subject="云溪体育馆",
            first=Citation(document=FIRST, start=hall.start, end=hall.end),
            second=Citation(document=SECOND, start=again.start, end=again.end),
            reasons=("“建成”改为“推进”。",),
            confidence=0.9,
        ),
        Finding(
            topic="dropped",
            place="澜州市云溪区",
            year="2024",
            subject="实际使用外资",
            first=Citation(document=FIRST, start=capital.start, end=capital.end),
            second=None,
            reasons=("后一年的报告没有再提。",),
        ),
        Finding(
            topic="inconsistency",
            place="澜州市云溪区",
            year="2024",
            subject="新增学位",
            first=Citation(document=SECOND, start=seats.start, end=seats.end),
            second=Citation(document=SECOND, start=part.start, end=part.end),
            reasons=("两处不一样。",),
        ),
    )
    return Reconciliation(entries=(first, second), verdicts=verdicts, findings=findings)
