"""The way from a file to its records, one function for each depth."""

from __future__ import annotations

from pathlib import Path

from taizhang.core.statement import Statement
from taizhang.views.report import Report


def statements_of(path: Path) -> tuple[Statement, ...]:
    """The statements of one file. Raises DocumentError where the file cannot be read."""
    from taizhang.documents import read_path
    from taizhang.extraction import extract_statements
    from taizhang.structure import outline

    document = read_path(path)
    return extract_statements(document, outline(document))


def report_of(path: Path) -> Report:
    """Everything that one file gives. Raises DocumentError where the file cannot be read."""
    from taizhang.documents import read_path
    from taizhang.extraction.problems import extract_problems
    from taizhang.extraction.projects import extract_projects
    from taizhang.extraction.statements import extract_statements
    from taizhang.extraction.tasks import extract_tasks
    from taizhang.extraction.terms import extract_terms
    from taizhang.structure import outline

    document = read_path(path)
    shape = outline(document)
    statements = extract_statements(document, shape)
    projects = extract_projects(document, shape)
    return Report(
        document=document,
        outline=shape,
        statements=statements,
        tasks=extract_tasks(document, shape, statements=statements, projects=projects),
        projects=projects,
        terms=extract_terms(document, shape),
        problems=extract_problems(document, shape),
    )
