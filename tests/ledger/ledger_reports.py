"""Reports of invented places, and their entries, for the tests of the ledger."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from taizhang.core.verdict import Evidence, Verdict
from taizhang.documents import read_bytes
from taizhang.ledger import Entry, entry_of
from taizhang.structure import outline

REPORT = """{place}{year}年政府工作报告

一、{last}年工作回顾

全市生产总值完成{level}亿元，同比增长{growth}%。新增学位3200个。建成云溪体育馆。

看到成绩的同时，也清醒认识到存在的困难：一是产业基础薄弱。二是停车难尚未缓解。

二、{year}年主要目标

生产总值增长{aim}，城镇新增就业1.2万人以上，一般公共预算收入增长5%。

三、{year}年重点工作

（一）办好民生实事。新增学位3000个，改造老旧小区12个。（牵头单位：市住房城乡建设局；责任单位：市财政局）推进望澜河综合整治。
（二）建好产业平台。确保青石产业园二期年内开工，力争引进企业40家。研究谋划低空经济示范区。
"""

PROGRAM = "0.0.0+test"


def text_of(
    place: str = "澜州市", year: int = 2031, *, aim: str = "6%左右", growth: str = "6.1", level: str = "512.6"
) -> str:
    """A small report with targets, results, tasks, units, projects and problems."""
    return REPORT.format(place=place, year=year, last=year - 1, aim=aim, growth=growth, level=level)


def entry(text: str, name: str = "报告.txt") -> Entry:
    """The entry of a plain text file of that content and name."""
    document = read_bytes(text.encode("utf-8"), name=name)
    return entry_of(document, outline(document))


def reports(
    *, places: Sequence[str] = ("澜州市", "汐河市"), years: Sequence[int] = (2031, 2032)
) -> list[Entry]:
    """A report for each place and year, each with other figures."""
    return [
        entry(
            text_of(place, year, growth=f"{at + 3}.{number}", level=f"{500 + 10 * at + number}.5"),
            f"{place}{year}.txt",
        )
        for at, place in enumerate(places)
        for number, year in enumerate(years)
    ]


def content(folder: Path) -> bytes:
    """The bytes of a ledger's file."""
    return (folder / "ledger.sqlite").read_bytes()


def ask(folder: Path, question: str) -> list[tuple[Any, ...]]:
    """The rows that the ledger answers with, asked as a stranger would: with SQLite alone."""
    with closing(sqlite3.connect(folder / "ledger.sqlite")) as connection:
        return connection.execute(question).fetchall()


def evidence(found: Entry, index: int) -> Evidence:
    """A statement of an entry as a verdict cites it."""
    statement = found.statements[index]
    return Evidence(
        document=found.name,
        start=statement.start,
        end=statement.end,
        text=statement.text,
        value=statement.value,
        unit=statement.unit,
        cmp=statement.cmp,
        period=statement.period,
        modality=statement.modality,
        status=statement.status,
    )


def verdict(found: Entry, *, target: int, result: Evidence | None = None, **other: Any) -> Verdict:
    """A verdict on a target of an entry."""
    statement = found.statements[target]
    values: dict[str, Any] = {
        "place": found.place,
        "year": statement.period,
        "indicator": statement.indicator,
        "subject": statement.subject,
        "kind": statement.kind,
        "target": evidence(found, target),
        "result": result,
        "verdict": "met" if result else "pending",
        "margin": None,
        "provisional": False,
        "reasons": ("理由一",),
        "alternatives": (),
    }
    return Verdict(**(values | other))
