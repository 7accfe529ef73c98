"""The fields of a record in words, for a reader."""

from __future__ import annotations

from dataclasses import dataclass

from taizhang.web.library.models import Problem, ProjectMention, Record, Review, Statement, Task, Term
from taizhang.web.library.vocabulary import indicator_name, value_words, word_of
from taizhang.web.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One field: its name and what it says, both in words."""

    label: str
    words: str


def facts_of(record: Record) -> tuple[Fact, ...]:
    """The fields that say something, in the order in which one asks: what, how much, when, how sure."""
    match record:
        case Statement():
            told = _statement(record)
        case Task():
            told = _task(record)
        case ProjectMention():
            told = [
                ("project", record.name),
                ("stage", word_of("stage", record.stage)),
                ("status", word_of("status", record.status)),
            ]
        case Term():
            told = [("term", record.term), ("explanation", record.explanation)]
        case Problem():
            told = [("problem", record.text)]
        case _:
            told = []
    if record.review != Review.NONE:
        told.append(("review", say(f"library.review.state.{record.review}")))
    if record.sensitive:
        told.append(("sensitive", say("ui.yes")))
    return tuple(Fact(label=say(f"library.field.{name}"), words=words) for name, words in told if words)


def _statement(record: Statement) -> list[tuple[str, str]]:
    return [
        ("subject", record.subject),
        ("value", value_words(record)),
        ("kind", word_of("kind", record.kind)),
        ("status", word_of("status", record.status)),
        ("period", record.period),
        ("modality", word_of("modality", record.modality)),
        ("indicator", indicator_name(record.indicator) if record.indicator else ""),
        ("basis", record.basis),
        ("place", record.place),
        ("scope", record.scope),
        ("confidence", f"{record.confidence:.0%}" if record.review == Review.NONE else ""),
        ("rule", record.rule),
    ]


def _task(record: Task) -> list[tuple[str, str]]:
    units = [
        f"{unit.name}（{say(f'library.unit_role.{unit.role}')}）" if unit.role else unit.name
        for unit in record.units.all()
    ]
    testable = word_of("testable", "yes" if record.testable else "no")
    return [
        ("verb", record.verb),
        ("object", record.object),
        ("strength", word_of("strength", record.strength)),
        ("deadline", record.deadline),
        ("units", "、".join(units)),
        ("testable", testable),
        ("why_not", word_of("why_not", record.why_not)),
        ("number", record.number),
    ]
