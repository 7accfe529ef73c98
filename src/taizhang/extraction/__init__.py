"""From an outline to what it states: statements, tasks, projects, terms, problems."""

from taizhang.extraction.problems import extract_problems
from taizhang.extraction.projects import extract_projects
from taizhang.extraction.statements import extract_statements
from taizhang.extraction.tasks import extract_tasks
from taizhang.extraction.terms import extract_terms

__all__ = ["extract_problems", "extract_projects", "extract_statements", "extract_tasks", "extract_terms"]
