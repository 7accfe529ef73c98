"""Tasks (任务): the commitments of the plan part, each with its verb, strength, deadline and units."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from taizhang.core.commitment import ProjectMention, Task
from taizhang.core.statement import Statement
from taizhang.documents.model import Document
from taizhang.extraction.commitments import Commitment, read_commitments, whole_commitment
from taizhang.extraction.deadlines import read_deadline
from taizhang.extraction.figures import is_quantified
from taizhang.extraction.places import Place, find_places
from taizhang.extraction.responsibility import named_lead
from taizhang.extraction.strength import strength_of, testability
from taizhang.lexicon.verbs import verb_lexicon
from taizhang.structure.model import Outline

_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_OBJECT_EDGE = "，。；：、的 \n\t*"


def extract_tasks(
    document: Document,
    outline: Outline,
    *,
    statements: Sequence[Statement],
    projects: Sequence[ProjectMention],
) -> tuple[Task, ...]:
    """The tasks of the plan, targets and guarantees parts, and of task lists with units, in document order.

    ``statements`` and ``projects`` are those of the same document in order; a task refers to them by index.
    Among the targets only clauses that open with a verb are tasks: 地区生产总值增长6% is a statement alone.
    """
    text = document.text
    plan_year = next((period for period in outline.plan_period if _YEAR.match(period)), None)
    statement_starts = [statement.start for statement in statements]
    project_starts = [project.start for project in projects]
    return tuple(
        task_of(
            text,
            place,
            found,
            plan_year=plan_year,
            statements=_inside(statement_starts, found),
            projects=_inside(project_starts, found),
        )
        for place in find_places(document, outline)
        for found in read_commitments(text, place.start, place.end) or _of_row(text, place)
        if place.role != "targets" or place.row or found.opens_with_verb
    )


def _of_row(text: str, place: Place) -> tuple[Commitment, ...]:
    """What a row of a table of tasks gives to units is a task, whatever its verb: 亿元以上项目签约40个."""
    return (whole_commitment(text, place.start, place.end),) if place.row else ()


def _inside(starts: Sequence[int], found: Commitment) -> tuple[int, ...]:
    """The indices of the ascending ``starts`` that lie in the commitment."""
    return tuple(range(bisect_left(starts, found.start), bisect_left(starts, found.end)))


def task_of(
    text: str,
    place: Place,
    found: Commitment,
    *,
    plan_year: str | None,
    statements: tuple[int, ...],
    projects: tuple[int, ...],
) -> Task:
    """The task that a commitment at a place is, with the indices of the records inside it."""
    quantified = is_quantified(found.words)
    strength = strength_of(found.predicate, quantified=quantified, binding=place.binding)
    target = found.target.strip(_OBJECT_EDGE)
    ends = bool(verb_lexicon().outcomes.search(found.words))
    why_not = testability(found.predicate, strength=strength, quantified=quantified, target=target, ends=ends)
    units = place.units
    if not units and (lead := named_lead(found.words)):
        units = (lead,)
    return Task(
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        verb=found.predicate.verb,
        object=target,
        strength=strength,
        deadline=read_deadline(found.words, plan_year=plan_year)
        or read_deadline(place.due, plan_year=plan_year),
        quantified=quantified,
        testable=why_not is None,
        why_not=why_not,
        units=units,
        statements=statements,
        projects=projects,
        section=place.section,
        number=place.number,
    )
