"""The documents of a database again and again under invented places: for measuring with many rows."""

from __future__ import annotations

from itertools import islice
from typing import Any

from django.db import models, transaction

from taizhang.core.ids import make_id
from taizhang.web.ledger.models import Alternative, Citation, Finding, Goal, Place, Project, Series, Verdict
from taizhang.web.library.models import (
    Document,
    DocumentText,
    Passage,
    Problem,
    ProjectMention,
    Statement,
    Task,
    TaskUnit,
    Term,
)

# Each after those it points to.
_TABLES: tuple[type[models.Model], ...] = (
    Place,
    Document,
    DocumentText,
    Statement,
    ProjectMention,
    Task,
    TaskUnit,
    Task.statements.through,
    Task.projects.through,
    Term,
    Problem,
    Passage,
    Verdict,
    Alternative,
    Finding,
    Citation,
    Goal,
    Project,
    Series,
)
_PLACES = ("name", "place", "place_name", "report_place")
_AT_ONCE = 500


def multiply(more: int) -> None:
    """Add every document with all its records ``more`` times; copy ``n`` of 某市 is of the place 某市n."""
    steps = {table: _step(table) for table in _TABLES}
    for number in range(1, more + 1):
        with transaction.atomic():
            for table in _TABLES:
                first = table._base_manager.filter(pk__lte=steps[table]).order_by("pk")
                copies = (_copy(row, number, steps) for row in first.iterator(_AT_ONCE))
                while part := list(islice(copies, _AT_ONCE)):
                    table._base_manager.bulk_create(part)
        print(f"copy {number} of {more}", flush=True)
    _reset_sequences()


def _copy(row: Any, number: int, steps: dict[type[models.Model], int]) -> Any:
    for field in row._meta.concrete_fields:
        if field.remote_field is not None and field.remote_field.model in steps:
            value = getattr(row, field.attname)
            if value is not None:
                setattr(row, field.attname, value + number * steps[field.remote_field.model])
    row.pk += number * steps[type(row)]
    row._state.adding = True
    for name in _PLACES:
        if isinstance(getattr(row, name, None), str) and (name != "name" or isinstance(row, Place)):
            setattr(row, name, f"{getattr(row, name)}{number}" if getattr(row, name) else "")
    for name in ("key", "content_id", "file_digest"):
        if getattr(row, name, ""):
            setattr(row, name, make_id(name, getattr(row, name), str(number)))
    return row


def _step(table: type[models.Model]) -> int:
    return int(table._base_manager.aggregate(most=models.Max("pk"))["most"] or 0)


def _reset_sequences() -> None:
    from django.core.management.color import no_style
    from django.db import connection

    with connection.cursor() as cursor:
        for line in connection.ops.sequence_reset_sql(no_style(), list(_TABLES)):
            cursor.execute(line)
