"""Tasks as JSON lines."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from taizhang.views.report import Report
from taizhang.views.task_rows import task_ids


def make_task_jsonl(reports: Iterable[Report]) -> bytes:
    """One task a line: ``document``, ``place``, ``plan_period``, ``id`` and the fields of ``Task``.

    The indices in ``statements`` and ``projects`` are replaced by those records themselves.
    """
    lines = []
    for report in reports:
        for task, identity in zip(report.tasks, task_ids(report), strict=True):
            record = msgspec.to_builtins(task)
            record["statements"] = msgspec.to_builtins(
                [report.statements[index] for index in task.statements]
            )
            record["projects"] = msgspec.to_builtins([report.projects[index] for index in task.projects])
            shape = report.outline
            head = {"document": shape.document, "place": shape.place, "plan_period": shape.plan_period}
            lines.append(head | {"id": identity} | record)
    return msgspec.json.Encoder().encode_lines(lines)
