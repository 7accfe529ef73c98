"""One record by its permanent key."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, may, visible
from taizhang.web.library.models import Statement, Task

_WITH = ("document__body", "document__unit", "unit")


def record_by_key(actor: Actor, key: str) -> Statement | Task:
    """The statement or task of a key that ``actor`` may see, of a document in use before one withdrawn.

    Raises Http404 where there is none.
    """
    statements = visible(actor, Statement.objects.filter(key=key).select_related(*_WITH))
    tasks = visible(actor, Task.objects.filter(key=key).select_related(*_WITH))
    found: Sequence[Statement | Task] = list(statements) or list(tasks)
    for record in sorted(found, key=lambda row: (row.document.withdrawn_at is not None, row.pk)):
        if may(actor, Action.VIEW, record.document):
            return record
    raise Http404
