"""What one unit is named for: its tasks, the figures in them, the verdicts these came to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.models import Unit
from taizhang.web.accounts.policies import visible
from taizhang.web.ledger.models import Verdict
from taizhang.web.ledger.selectors.targets import verdicts_of
from taizhang.web.ledger.selectors.tasks import TaskLine, TasksAsked, task_lines, tasks_asked
from taizhang.web.ledger.selectors.verdicts import Counts, counts_of, verdicts_seen
from taizhang.web.library.models import Statement, Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A figure of a task, and the verdict on it where it is a target."""

    figure: Statement
    verdict: Verdict | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTask:
    """A task that names the unit: in which role, what it rests on."""

    line: TaskLine
    roles: tuple[str, ...]
    judged: tuple[Judged, ...]

    @property
    def task(self) -> Task:
        """The task."""
        return self.line.task


def unit_named(actor: Actor, number: int) -> Unit | None:
    """The unit of that number, None where there is none to be seen."""
    return visible(actor, Unit.objects.filter(pk=number)).first()


def tasks_of_unit(actor: Actor, unit: Unit, tasks: Sequence[Task]) -> list[UnitTask]:
    """Tasks of one page or batch with what they rest on."""
    lines = task_lines(actor, tasks)
    verdicts = verdicts_of(actor, [figure.pk for line in lines for figure in line.figures])
    return [
        UnitTask(
            line=line,
            roles=tuple(
                named.role
                for named in line.units
                if named.known is not None and named.known.path.startswith(unit.path)
            ),
            judged=tuple(Judged(figure=figure, verdict=verdicts.get(figure.pk)) for figure in line.figures),
        )
        for line in lines
    ]


def counts_of_unit(actor: Actor, asked: TasksAsked) -> Counts:
    """How many targets in the tasks asked came to what."""
    tasks = tasks_asked(actor, asked).order_by().values("pk")
    through = Task.statements.through.objects.filter(task__in=tasks).values("statement_id")
    return counts_of(verdicts_seen(actor).filter(target__in=through, repeats=False))
