"""What the ledger keeps of a document."""

from __future__ import annotations

from dataclasses import dataclass

from taizhang.core.commitment import Problem, ProjectMention, Task, Term
from taizhang.core.statement import Statement
from taizhang.core.verdict import Verdict
from taizhang.structure.model import ReportKind, RolePart, Section, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One document with everything read from it (一份文件的全部记录).

    ``id`` is derived from the content alone (``core.ids.document_id``), so that the same document is the same
    entry whatever its file is called and whatever format it has. All offsets are half-open code points of
    ``text``.
    """

    id: str
    name: str
    digest: str
    format: str
    text: str
    place: str | None
    code: str | None
    kind: ReportKind
    review_period: tuple[str, ...]
    plan_period: tuple[str, ...]
    roles: tuple[RolePart, ...]
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    statements: tuple[Statement, ...]
    tasks: tuple[Task, ...]
    projects: tuple[ProjectMention, ...]
    terms: tuple[Term, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What was judged before entries came to a place (此前的结论).

    ``added`` are the identifiers of the new ones; ``verdicts`` are those that the same judge gave for the
    others, which have kept their records and their names, no two alike.
    """

    added: frozenset[str]
    verdicts: tuple[Verdict, ...]
