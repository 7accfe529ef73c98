"""Everything that one document gave, bundled for the views."""

from __future__ import annotations

from dataclasses import dataclass

from taizhang.core.commitment import Problem, ProjectMention, Task, Term
from taizhang.core.statement import Statement
from taizhang.documents.model import Document
from taizhang.structure.model import Outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report (报告) as read: its text, its outline and the records found in it.

    ``Task.statements`` and ``Task.projects`` are indices into ``statements`` and ``projects``.
    """

    document: Document
    outline: Outline
    statements: tuple[Statement, ...]
    tasks: tuple[Task, ...] = ()
    projects: tuple[ProjectMention, ...] = ()
    terms: tuple[Term, ...] = ()
    problems: tuple[Problem, ...] = ()
