"""Between rows and the values of the analysis: an ``Entry`` from rows, rows from an ``Entry``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, cast

import msgspec

from taizhang.core.commitment import Problem as ProblemValue
from taizhang.core.commitment import ProjectMention as MentionValue
from taizhang.core.commitment import ResponsibleUnit
from taizhang.core.commitment import Task as TaskValue
from taizhang.core.commitment import Term as TermValue
from taizhang.core.statement import Statement as StatementValue
from taizhang.core.statement import Value
from taizhang.ledger.model import Entry
from taizhang.structure.model import RolePart, Section, Sentence
from taizhang.web.library.models import (
    Document,
    DocumentState,
    Problem,
    ProjectMention,
    Review,
    Statement,
    Task,
    Term,
)


def entries_of(documents: Iterable[Document]) -> list[Entry]:
    """The entries of documents that were read, in their order, without the records that people rejected.

    ``Entry.name`` is the number of the document, so that whatever cites it can be found again.
    """
    chosen = [document for document in documents if document.state == DocumentState.READ]
    numbers = [document.pk for document in chosen]
    statements = _by_document(Statement, numbers)
    mentions = _by_document(ProjectMention, numbers)
    tasks = _by_document(Task, numbers)
    terms = _by_document(Term, numbers)
    problems = _by_document(Problem, numbers)
    units = _units(numbers)
    links = _links(Task.statements.through, "statement_id", numbers)
    project_links = _links(Task.projects.through, "projectmention_id", numbers)
    return [
        _entry(
            document,
            statements=statements[document.pk],
            mentions=mentions[document.pk],
            tasks=tasks[document.pk],
            terms=terms[document.pk],
            problems=problems[document.pk],
            units=units,
            links=links,
            project_links=project_links,
        )
        for document in chosen
    ]


def statement_value(row: Statement) -> StatementValue:
    """A statement as the analysis has it; ``document`` is the document's number."""
    return StatementValue(
        document=str(row.document_id),
        start=row.start,
        end=row.end,
        text=row.text,
        value=value_of(row.value, row.value_high),
        unit=row.unit_text,
        base_value=_joined(row.base_value, row.base_value_high),
        base_unit=row.base_unit,
        kind=cast(Any, row.kind),
        cmp=cast(Any, row.cmp),
        status=cast(Any, row.status),
        period=row.period,
        modality=cast(Any, row.modality or None),
        subject=row.subject,
        indicator=row.indicator or None,
        basis=row.basis or None,
        place=row.place or None,
        scope=row.scope or None,
        section=tuple(row.section),
        sentence=(row.sentence_start, row.sentence_end),
        rule=row.rule,
        confidence=row.confidence,
        relation=row.relation or None,
    )


def statement_fields(value: StatementValue) -> dict[str, Any]:
    """The columns of a statement's row that come from its value; the place in the text included."""
    low, high = _ends(value.value)
    base, base_high = _ends(value.base_value)
    return {
        "start": value.start,
        "end": value.end,
        "text": value.text,
        "value": low,
        "value_high": high,
        "unit_text": value.unit,
        "base_value": base,
        "base_value_high": base_high,
        "base_unit": value.base_unit,
        "kind": value.kind,
        "cmp": value.cmp,
        "status": value.status,
        "period": value.period,
        "year": first_year(value.period),
        "modality": value.modality or "",
        "subject": value.subject,
        "indicator": value.indicator or "",
        "basis": value.basis or "",
        "place": value.place or "",
        "scope": value.scope or "",
        "relation": value.relation or "",
        "section": list(value.section),
        "sentence_start": value.sentence[0],
        "sentence_end": value.sentence[1],
        "rule": value.rule,
        "confidence": value.confidence,
    }


def first_year(period: str) -> int | None:
    """The first year of a period (``2021/2025``: 2021), None where it names none."""
    head = period[:4]
    return int(head) if len(head) == 4 and head.isdigit() else None


def value_of(low: float | None, high: float | None) -> Value | None:
    """A value as written: whole numbers are integers, as the extraction gives them."""
    return _joined(_whole(low), _whole(high))


def _entry(
    document: Document,
    *,
    statements: Sequence[Statement],
    mentions: Sequence[ProjectMention],
    tasks: Sequence[Task],
    terms: Sequence[Term],
    problems: Sequence[Problem],
    units: dict[int, list[ResponsibleUnit]],
    links: dict[int, list[int]],
    project_links: dict[int, list[int]],
) -> Entry:
    body = document.body
    at = {row.pk: index for index, row in enumerate(statements)}
    mention_at = {row.pk: index for index, row in enumerate(mentions)}
    return Entry(
        id=document.content_id,
        name=str(document.pk),
        digest=document.file_digest,
        format=document.format,
        text=body.text,
        place=document.place or None,
        code=document.code or None,
        kind=cast(Any, document.kind or "other"),
        review_period=tuple(document.review_period),
        plan_period=tuple(document.plan_period),
        roles=tuple(RolePart(start=start, end=end, role=role) for start, end, role in body.roles),
        sections=tuple(msgspec.convert(body.sections, type=list[Section])),
        sentences=tuple(
            Sentence(start=start, end=end, paragraph=paragraph) for start, end, paragraph in body.sentences
        ),
        statements=tuple(map(statement_value, statements)),
        tasks=tuple(
            TaskValue(
                start=row.start,
                end=row.end,
                text=row.text,
                verb=row.verb,
                object=row.object,
                strength=cast(Any, row.strength),
                deadline=row.deadline or None,
                quantified=row.quantified,
                testable=row.testable,
                why_not=row.why_not or None,
                units=tuple(units.get(row.pk, ())),
                statements=tuple(at[found] for found in links.get(row.pk, ()) if found in at),
                projects=tuple(
                    mention_at[found] for found in project_links.get(row.pk, ()) if found in mention_at
                ),
                section=tuple(row.section),
                number=row.number or None,
            )
            for row in tasks
        ),
        projects=tuple(
            MentionValue(
                start=row.start,
                end=row.end,
                name=row.name,
                stage=cast(Any, row.stage),
                status=cast(Any, row.status),
            )
            for row in mentions
        ),
        terms=tuple(
            TermValue(start=row.start, end=row.end, term=row.term, explanation=row.explanation)
            for row in terms
        ),
        problems=tuple(ProblemValue(start=row.start, end=row.end, text=row.text) for row in problems),
    )


def _by_document(model: Any, numbers: Sequence[int]) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    rows = model.objects.filter(document__in=numbers).exclude(review=Review.REJECTED)
    for row in rows.order_by("document", "start", "position", "id"):
        found[row.document_id].append(row)
    return found


def _units(numbers: Sequence[int]) -> dict[int, list[ResponsibleUnit]]:
    from taizhang.web.library.models import TaskUnit

    found: defaultdict[int, list[ResponsibleUnit]] = defaultdict(list)
    rows = TaskUnit.objects.filter(task__document__in=numbers).order_by("id")
    for task, name, role in rows.values_list("task_id", "name", "role"):
        found[task].append(ResponsibleUnit(name=name, role=cast(Any, role)))
    return found


def _links(through: Any, target: str, numbers: Sequence[int]) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    rows = through.objects.filter(task__document__in=numbers).order_by("id")
    for task, linked in rows.values_list("task_id", target):
        found[task].append(linked)
    return found


def _ends(value: Value | None) -> tuple[float | None, float | None]:
    return value if isinstance(value, tuple) else (value, None)


def _joined(low: float | None, high: float | None) -> Value | None:
    return low if low is None or high is None else (low, high)


def _whole(number: float | None) -> float | int | None:
    return int(number) if number is not None and number.is_integer() else number
