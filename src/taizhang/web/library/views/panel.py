"""One record in full, with what can be done about it: beside the text and in the queue."""

from __future__ import annotations

from typing import Any

from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import Action, may
from taizhang.web.library.facts import facts_of
from taizhang.web.library.models import Document, Record, Statement, Task
from taizhang.web.library.reading_records import name_of
from taizhang.web.library.sentences import headings_at
from taizhang.web.library.services.review import latest_decision
from taizhang.web.library.views.source import verdict_links
from taizhang.web.library.vocabulary import title_of, value_words


def panel_of(
    request: ActorRequest, document: Document, record: Record | None, *, back: str = "", in_place: bool = True
) -> dict[str, Any]:
    """What ``library/reading_record.html`` shows of ``record``; of None, how to choose one.

    ``back``: the address to come back to; this one where it is not told. ``in_place``: beside the text, where
    the next record comes without a new page.
    """
    if record is None:
        return {"record": None}
    has_key = isinstance(record, (Statement, Task))
    return {
        "record": record,
        "what": name_of(record),
        "title": title_of(record) if isinstance(record, (Statement, Task)) else str(record),
        "value": value_words(record) if isinstance(record, Statement) else "",
        "facts": facts_of(record),
        "headings": headings_at(document.body, record.start),
        "verdicts": verdict_links(request.actor, record),
        "has_key": has_key,
        "can_review": has_key and may(request.actor, Action.REVIEW, record),
        "can_mark": isinstance(record, Statement) and may(request.actor, Action.CHANGE, record),
        "latest": latest_decision(record) if isinstance(record, (Statement, Task)) else None,
        "back": back or request.get_full_path(),
        "in_place": in_place,
    }
