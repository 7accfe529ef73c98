"""Tasks of the ledger as rows of the task-breakdown table (任务分解表)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from taizhang.core.errors import Language
from taizhang.views.flow import flowing
from taizhang.views.task_rows import TaskRow
from taizhang.views.wording import wording
from taizhang.web.ledger.selectors.tasks import TaskLine
from taizhang.web.library.models import Statement, TaskUnit


def table_rows(lines: Iterable[TaskLine], *, language: Language) -> Iterator[TaskRow]:
    """The rows in the order of ``lines``; ``id`` is the task's key, by which the sheet finds back to it."""
    words = wording(language)
    for serial, line in enumerate(lines, start=1):
        task = line.task
        yield TaskRow(
            id=task.key,
            source=str(task.document),
            offsets=f"{task.start}-{task.end}",
            serial=str(serial),
            number=task.number,
            category=" / ".join(flowing(title) for title in task.section),
            task=flowing(task.text),
            figures="；".join(f"{flowing(figure.subject)} {flowing(figure.text)}" for figure in line.figures),
            values="；".join(map(_number, line.figures)),
            units="；".join(figure.unit_text for figure in line.figures),
            strength=words[f"strength.{task.strength}"],
            deadline=task.deadline,
            lead=names_of(line.named("lead")),
            responsible=names_of(line.named("responsible")),
            cooperating=names_of(line.helping),
            testable=testable_in_words(line, language=language),
        )


def testable_in_words(line: TaskLine, *, language: Language) -> str:
    """Whether it can be told a year later if a task was done; why not, where not."""
    words = wording(language)
    if line.task.testable:
        return words["testable.yes"]
    reason = words.get(f"why_not.{line.task.why_not}", line.task.why_not)
    return words["testable.no"] + (words["testable.because"].format(reason=reason) if reason else "")


def names_of(units: Iterable[TaskUnit]) -> str:
    """The names as the text has them."""
    return "、".join(flowing(unit.name) for unit in units)


def _number(figure: Statement) -> str:
    ends = [figure.value, figure.value_high]
    return "-".join(f"{number:.15g}" for number in ends if number is not None)
