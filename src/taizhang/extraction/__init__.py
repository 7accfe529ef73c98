"""From an outline to what it states: statements, tasks, projects, terms, problems."""

from taizhang.extraction.statements import extract_statements

__all__ = ["extract_statements"]
