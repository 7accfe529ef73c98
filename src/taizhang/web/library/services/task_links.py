"""What hangs on the tasks of a document: statements and projects in them, units named for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from taizhang.ledger.model import Entry
from taizhang.web.accounts.models import Unit
from taizhang.web.differing import differences, write
from taizhang.web.library.models import Task, TaskUnit

_BATCH = 400


def keep_links(
    entry: Entry, tasks: Sequence[Any], statements: Sequence[Any], mentions: Sequence[Any]
) -> None:
    """Tie the tasks of a document to the statements and projects in them; rows in the order of ``entry``."""
    linked: tuple[tuple[Any, str, Sequence[Any], list[tuple[int, ...]]], ...] = (
        (Task.statements.through, "statement_id", statements, [t.statements for t in entry.tasks]),
        (Task.projects.through, "projectmention_id", mentions, [t.projects for t in entry.tasks]),
    )
    for through, name, targets, indices in linked:
        held: dict[int, list[int]] = {row.pk: [] for row in tasks}
        for row in _of(through, tasks):
            held[row.task_id].append(getattr(row, name))
        wanted = {
            row.pk: [targets[index].pk for index in dict.fromkeys(found)]
            for row, found in zip(tasks, indices, strict=True)
        }
        # The links of a task are in the order in which they were made: all of them or none.
        differing = [task for task in held if held[task] != wanted[task]]
        for at in range(0, len(differing), _BATCH):
            through.objects.filter(task__in=differing[at : at + _BATCH]).delete()
        through.objects.bulk_create(
            [through(task_id=task, **{name: target}) for task in differing for target in wanted[task]],
            batch_size=_BATCH,
        )


def keep_units(entry: Entry, tasks: Sequence[Any]) -> None:
    """Keep the units named for the tasks of a document; rows in the order of ``entry``."""
    known = units_named({unit.name for task in entry.tasks for unit in task.units})
    wanted = [
        TaskUnit(task_id=row.pk, name=unit.name[:120], role=unit.role, known_id=known.get(unit.name))
        for row, task in zip(tasks, entry.tasks, strict=True)
        for unit in task.units
    ]
    write(differences(TaskUnit, held=_of(TaskUnit, tasks), wanted=wanted, key=lambda row: row.task_id))


def _of(model: type[Any], tasks: Sequence[Any]) -> list[Any]:
    """What hangs on some tasks, in its order."""
    numbers = [row.pk for row in tasks]
    rows = model.objects.order_by("pk")
    starts = range(0, len(numbers), _BATCH)
    return [row for at in starts for row in rows.filter(task__in=numbers[at : at + _BATCH])]


def units_named(names: set[str]) -> dict[str, int]:
    """The units of the tree by the names, short names and aliases among ``names``, where only one has it."""
    if not names:
        return {}
    found: dict[str, set[int]] = {}
    rows = Unit.objects.filter(valid_until=None).filter(
        Q(name__in=names) | Q(short_name__in=names) | Q(aliases__name__in=names)
    )
    for number, name, short, alias in rows.values_list("pk", "name", "short_name", "aliases__name"):
        for called in {name, short, alias} & names:
            found.setdefault(called, set()).add(number)
    return {name: min(units) for name, units in found.items() if len(units) == 1}
