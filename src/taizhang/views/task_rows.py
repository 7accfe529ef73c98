"""Tasks as the rows of a task-breakdown table (任务分解表)."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from taizhang.core.commitment import Task, UnitRole
from taizhang.core.errors import Language
from taizhang.core.statement import Statement
from taizhang.views.flow import flowing
from taizhang.views.report import Report
from taizhang.views.wording import wording


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """One row; every field is text, empty where nothing is known.

    ``id`` stays the same when the report is read again. ``source`` to ``testable`` come from the report,
    ``offsets`` is ``start-end``; the rest is for people to fill in, first at the assignment, then each
    reporting period. ``figures`` are the quantities named, ``values`` and ``units`` the same ones in parts,
    in the same order, separated by ；.
    """

    id: str
    source: str
    offsets: str
    serial: str
    number: str
    category: str
    task: str
    figures: str
    values: str
    units: str
    strength: str
    deadline: str
    lead: str
    responsible: str
    cooperating: str
    testable: str
    leader: str = ""
    contact: str = ""
    cycle: str = ""
    quarter1: str = ""
    quarter2: str = ""
    quarter3: str = ""
    quarter4: str = ""
    state: str = ""
    progress: str = ""
    completion: str = ""
    problems: str = ""
    next_steps: str = ""
    evidence: str = ""
    self_assessment: str = ""
    verification: str = ""
    closed: str = ""
    closed_on: str = ""


def task_rows(reports: Iterable[Report], *, language: Language) -> tuple[TaskRow, ...]:
    """The tasks of all reports, in the order of the reports and of their texts; wording in ``language``."""
    rows: list[TaskRow] = []
    for report in reports:
        for task, identity in zip(report.tasks, task_ids(report), strict=True):
            rows.append(_row(report, task, identity, serial=len(rows) + 1, language=language))
    return tuple(rows)


def task_ids(report: Report) -> Iterator[str]:
    """An id for each task: from place, plan period and the task's own words, counted where those repeat.

    Offsets do not enter, so that a corrected file or another format of the same report keeps its ids.
    """
    seen: Counter[str] = Counter()
    plan = "+".join(report.outline.plan_period)
    for task in report.tasks:
        words = "".join(task.text.split())
        seen[words] += 1
        key = "\0".join((report.outline.place or "", plan, words, str(seen[words])))
        yield hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _row(report: Report, task: Task, identity: str, *, serial: int, language: Language) -> TaskRow:
    words = wording(language)
    figures = [report.statements[index] for index in task.statements if index < len(report.statements)]
    testable = words["testable.yes"]
    if not task.testable:
        reason = words.get(f"why_not.{task.why_not}", task.why_not)
        testable = words["testable.no"] + (words["testable.because"].format(reason=reason) if reason else "")
    return TaskRow(
        id=identity,
        source=PurePath(report.document.name).name,
        offsets=f"{task.start}-{task.end}",
        serial=str(serial),
        number=task.number or "",
        category=" / ".join(flowing(title) for title in task.section),
        task=flowing(task.text),
        figures="；".join(f"{flowing(figure.subject)} {flowing(figure.text)}" for figure in figures),
        values="；".join(_number(figure) for figure in figures),
        units="；".join(figure.unit for figure in figures),
        strength=words[f"strength.{task.strength}"],
        deadline=task.deadline or "",
        lead=_units(task, "lead"),
        responsible=_units(task, "responsible"),
        cooperating=_units(task, "cooperating"),
        testable=testable,
    )


def _number(figure: Statement) -> str:
    value = figure.value
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "-".join(f"{number:.15g}" for number in value)
    return f"{value:.15g}"


def _units(task: Task, role: UnitRole) -> str:
    return "、".join(flowing(unit.name) for unit in task.units if unit.role == role)


def table_title(reports: Iterable[Report], *, language: Language) -> str:
    """The title of a table of these reports: the place and plan period that they share, if they do."""
    outlines = [report.outline for report in reports]
    places = {outline.place or "" for outline in outlines}
    periods = {"、".join(outline.plan_period) for outline in outlines}
    title = wording(language)["tasks.title"].format(
        place=places.pop() if len(places) == 1 else "", period=periods.pop() if len(periods) == 1 else ""
    )
    return " ".join(title.split())
