"""The way from a file to its records, one function for each depth."""

from __future__ import annotations

from pathlib import Path
from typing import Any

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
    from taizhang import extraction
    from taizhang.documents import read_path
    from taizhang.structure import outline

    document = read_path(path)
    shape = outline(document)

    def found(name: str, **options: Any) -> tuple[Any, ...]:
        function = getattr(extraction, name, None)
        return function(document, shape, **options) if function else ()

    statements = found("extract_statements")
    projects = found("extract_projects")
    return Report(
        document=document,
        outline=shape,
        statements=statements,
        tasks=found("extract_tasks", statements=statements, projects=projects),
        projects=projects,
        terms=found("extract_terms"),
        problems=found("extract_problems"),
    )
