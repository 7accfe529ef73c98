"""From an entry to the rows of the ledger's tables."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from taizhang.core.ids import RecordIds
from taizhang.core.statement import Value
from taizhang.ledger.model import Entry

Row = tuple[Any, ...]


def list_text(items: Sequence[str]) -> str:
    """A list as the ledger writes it: a JSON array."""
    return json.dumps(items, ensure_ascii=False, separators=(",", ":"))


def ends_of(value: Value | None) -> tuple[float | int | None, float | int | None]:
    """The two columns of a value: itself and nothing, or the ends of a range."""
    return value if isinstance(value, tuple) else (value, None)


def year_of(entry: Entry) -> int | None:
    """The first single year that the document plans for, else None."""
    return next((int(period) for period in entry.plan_period if len(period) == 4 and period.isdigit()), None)


def rows_of(entry: Entry, *, program: str) -> dict[str, list[Row]]:
    """The rows of ``entry`` by table, in the order of the columns in ``tables.yaml``.

    ``report``, ``is_current`` and ``name`` depend on the other documents and are set when the ledger is
    written.
    """
    ids = RecordIds(entry.id, entry.text)
    statements = ids.of("statement", [(s.start, s.end) for s in entry.statements])
    projects = ids.of("project", [(p.start, p.end) for p in entry.projects])
    tasks = ids.of("task", [(t.start, t.end) for t in entry.tasks])
    terms = ids.of("term", [(t.start, t.end) for t in entry.terms])
    problems = ids.of("problem", [(p.start, p.end) for p in entry.problems])
    document = entry.id
    return {
        "documents": [_document(entry, program=program)],
        "parts": [(document, at, part.start, part.end, part.role) for at, part in enumerate(entry.roles)],
        "sections": [
            (document, at, s.title, s.level, s.start, s.body, s.end, list_text(s.path), s.number)
            for at, s in enumerate(entry.sections)
        ],
        "statements": _statements(entry, statements),
        "projects": [
            (made, document, at, p.start, p.end, p.name, p.stage, p.status)
            for at, (made, p) in enumerate(zip(projects, entry.projects, strict=True))
        ],
        "tasks": [
            (
                *(made, document, at, t.start, t.end, t.text, t.verb, t.object, t.strength, t.deadline),
                *(int(t.quantified), int(t.testable), t.why_not, list_text(t.section), t.number),
            )
            for at, (made, t) in enumerate(zip(tasks, entry.tasks, strict=True))
        ],
        "task_units": [
            (document, made, at, unit.name, unit.role)
            for made, t in zip(tasks, entry.tasks, strict=True)
            for at, unit in enumerate(t.units)
        ],
        "task_statements": [
            (document, made, at, statements[index])
            for made, t in zip(tasks, entry.tasks, strict=True)
            for at, index in enumerate(t.statements)
        ],
        "task_projects": [
            (document, made, at, projects[index])
            for made, t in zip(tasks, entry.tasks, strict=True)
            for at, index in enumerate(t.projects)
        ],
        "terms": [
            (made, document, at, t.start, t.end, t.term, t.explanation)
            for at, (made, t) in enumerate(zip(terms, entry.terms, strict=True))
        ],
        "problems": [
            (made, document, at, p.start, p.end, p.text)
            for at, (made, p) in enumerate(zip(problems, entry.problems, strict=True))
        ],
    }


def _document(entry: Entry, *, program: str) -> Row:
    # A name as given may be a path; the folder that a report lay in is not part of it.
    file = PurePath(entry.name).name or entry.name
    return (
        *(entry.id, entry.id, 1, file, file, entry.format, entry.digest, program),
        *(entry.place, entry.code, entry.kind, year_of(entry)),
        *(list_text(entry.review_period), list_text(entry.plan_period), _spans(entry), len(entry.text)),
        entry.text,
    )


def _spans(entry: Entry) -> str:
    """The sentences as the ledger writes them: ``[[start,end,paragraph],…]``."""
    return json.dumps([(s.start, s.end, s.paragraph) for s in entry.sentences], separators=(",", ":"))


def _statements(entry: Entry, ids: Sequence[str]) -> list[Row]:
    return [
        (
            *(made, entry.id, at, s.start, s.end, s.text, *ends_of(s.value), s.unit),
            *(*ends_of(s.base_value), s.base_unit, s.kind, s.cmp, s.status, s.period, s.modality),
            *(s.subject, s.indicator, s.basis, s.place, s.scope, list_text(s.section), *s.sentence),
            *(s.rule, s.confidence, s.relation),
        )
        for at, (made, s) in enumerate(zip(ids, entry.statements, strict=True))
    ]
