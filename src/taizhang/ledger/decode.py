"""From the rows of the ledger's tables back to entries and verdicts."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any

from taizhang.core.commitment import Problem, ProjectMention, ResponsibleUnit, Task, Term
from taizhang.core.statement import Statement, Value
from taizhang.core.verdict import Alternative, Evidence, Verdict
from taizhang.ledger.model import Entry
from taizhang.structure.model import RolePart, Section, Sentence

Row = Any


def read_entry(connection: sqlite3.Connection, document: str) -> Entry | None:
    """The entry of that identifier, or None; statements name the document as ``documents.name`` does."""
    entry = read_figures(connection, document)
    if entry is None:
        return None
    of = partial(_of, connection, "main", document)
    statement_at = {found["id"]: at for at, found in enumerate(of("statements"))}
    project_at: dict[str, int] = {}
    projects: list[ProjectMention] = []
    for found in of("projects"):
        project_at[found["id"]] = len(projects)
        projects.append(
            ProjectMention(
                start=found["start_offset"],
                end=found["end_offset"],
                name=found["name"],
                stage=found["stage"],
                status=found["status"],
            )
        )
    units: defaultdict[str, list[ResponsibleUnit]] = defaultdict(list)
    for found in of("task_units"):
        units[found["task"]].append(ResponsibleUnit(name=found["name"], role=found["role"]))
    task_statements: defaultdict[str, list[int]] = defaultdict(list)
    for found in of("task_statements"):
        task_statements[found["task"]].append(statement_at[found["statement"]])
    task_projects: defaultdict[str, list[int]] = defaultdict(list)
    for found in of("task_projects"):
        task_projects[found["task"]].append(project_at[found["project"]])
    return replace(
        entry,
        sections=tuple(_section(found) for found in of("sections")),
        sentences=_sentences(connection, document),
        tasks=tuple(
            _task(
                found,
                units=tuple(units[found["id"]]),
                statements=tuple(task_statements[found["id"]]),
                projects=tuple(task_projects[found["id"]]),
            )
            for found in of("tasks")
        ),
        projects=tuple(projects),
        terms=tuple(
            Term(
                start=found["start_offset"],
                end=found["end_offset"],
                term=found["term"],
                explanation=found["explanation"],
            )
            for found in of("terms")
        ),
        problems=tuple(
            Problem(start=found["start_offset"], end=found["end_offset"], text=found["text"])
            for found in of("problems")
        ),
    )


def _sentences(connection: sqlite3.Connection, document: str) -> tuple[Sentence, ...]:
    """They stand in one column: a row for each would be a third of all rows, and they are read together."""
    (told,) = connection.execute("SELECT sentences FROM documents WHERE id = ?", (document,)).fetchone()
    return tuple(
        Sentence(start=start, end=end, paragraph=paragraph) for start, end, paragraph in json.loads(told)
    )


def read_figures(
    connection: sqlite3.Connection, document: str, *, within: str = "main", name: str | None = None
) -> Entry | None:
    """The entry of that identifier in the database ``within`` with its parts and statements alone, or None.

    Half of the time that a whole entry takes. ``name`` is put in the place of ``documents.name``.
    """
    row = _named(connection, f"{within}.documents", "id = ?", document).fetchone()
    if row is None:
        return None
    called = row["name"] if name is None else name
    of = partial(_of, connection, within, document)
    return Entry(
        id=row["id"],
        name=called,
        digest=row["digest"],
        format=row["format"],
        text=row["text"],
        place=row["place"],
        code=row["code"],
        kind=row["kind"],
        review_period=_list(row["review_period"]),
        plan_period=_list(row["plan_period"]),
        roles=tuple(
            RolePart(start=found["start_offset"], end=found["end_offset"], role=found["role"])
            for found in of("parts")
        ),
        sections=(),
        sentences=(),
        statements=tuple(_statement(found, called) for found in of("statements")),
        tasks=(),
        projects=(),
        terms=(),
        problems=(),
    )


def read_verdicts(
    connection: sqlite3.Connection, place: str | None = None, *, within: str = "main"
) -> Iterator[Verdict]:
    """All verdicts of the database ``within``, or those of one place, in the order of the ledger."""
    names: dict[str, str] = dict(connection.execute(f"SELECT id, name FROM {within}.documents"))  # noqa: S608
    where, given = ("place = ?", (place,)) if place is not None else ("1", ())
    cited = _named(connection, f"{within}.evidence", where, *given)
    waiting = next(cited, None)
    for row in _named(connection, f"{within}.verdicts", where, *given):
        target: Evidence | None = None
        result: Evidence | None = None
        others = []
        while waiting is not None and waiting["verdict"] == row["id"]:
            evidence = _evidence(waiting, names)
            if waiting["role"] == "target":
                target = evidence
            elif waiting["role"] == "result":
                result = evidence
            else:
                others.append(Alternative(evidence=evidence, why=waiting["why"] or ""))
            waiting = next(cited, None)
        if target is None:
            raise ValueError(f"verdict {row['id']} cites no target")
        yield Verdict(
            place=row["place"],
            year=row["year"],
            indicator=row["indicator"],
            subject=row["subject"],
            kind=row["kind"],
            target=target,
            result=result,
            verdict=row["verdict"],
            margin=row["margin"],
            provisional=bool(row["is_provisional"]),
            reasons=_list(row["reasons"]),
            alternatives=tuple(others),
        )


def _of(connection: sqlite3.Connection, within: str, document: str, table: str) -> Iterator[Row]:
    return _named(connection, f"{within}.{table}", "document = ?", document)


def _named(connection: sqlite3.Connection, table: str, where: str, *given: str) -> sqlite3.Cursor:
    """The rows of a table in the order in which they stand, their columns by name."""
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    # Table and condition are constants of the program.
    return cursor.execute(f"SELECT * FROM {table} WHERE {where} ORDER BY rowid", given)  # noqa: S608


def _statement(row: Row, document: str) -> Statement:
    return Statement(
        document=document,
        start=row["start_offset"],
        end=row["end_offset"],
        text=row["text"],
        value=_value(row["value"], row["value_high"]),
        unit=row["unit"],
        base_value=_joined(row["base_value"], row["base_value_high"]),
        base_unit=row["base_unit"],
        kind=row["kind"],
        cmp=row["cmp"],
        status=row["status"],
        period=row["period"],
        modality=row["modality"],
        subject=row["subject"],
        indicator=row["indicator"],
        basis=row["basis"],
        place=row["place"],
        scope=row["scope"],
        section=_list(row["section"]),
        sentence=(row["sentence_start"], row["sentence_end"]),
        rule=row["rule"],
        confidence=row["confidence"],
        relation=row["relation"],
    )


def _task(
    row: Row, *, units: tuple[ResponsibleUnit, ...], statements: tuple[int, ...], projects: tuple[int, ...]
) -> Task:
    return Task(
        start=row["start_offset"],
        end=row["end_offset"],
        text=row["text"],
        verb=row["verb"],
        object=row["object"],
        strength=row["strength"],
        deadline=row["deadline"],
        quantified=bool(row["is_quantified"]),
        testable=bool(row["is_testable"]),
        why_not=row["why_not"],
        units=units,
        statements=statements,
        projects=projects,
        section=_list(row["section"]),
        number=row["number"],
    )


def _section(row: Row) -> Section:
    return Section(
        title=row["title"],
        level=row["level"],
        start=row["start_offset"],
        body=row["body_offset"],
        end=row["end_offset"],
        path=_list(row["path"]),
        number=row["number"],
    )


def _evidence(row: Row, names: dict[str, str]) -> Evidence:
    return Evidence(
        document=names[row["document"]],
        start=row["start_offset"],
        end=row["end_offset"],
        text=row["text"],
        value=_value(row["value"], row["value_high"]),
        unit=row["unit"],
        cmp=row["cmp"],
        period=row["period"],
        modality=row["modality"],
        status=row["status"],
    )


def _joined(low: float | None, high: float | None) -> Value | None:
    return low if low is None or high is None else (low, high)


def _value(low: float | None, high: float | None) -> Value | None:
    """A value as written: whole numbers are integers, as extraction gives them."""
    return _joined(_whole(low), _whole(high))


def _whole(number: float | None) -> float | int | None:
    return int(number) if number is not None and number.is_integer() else number


@lru_cache(maxsize=1 << 14)
def _list(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))
