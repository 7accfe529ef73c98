"""The statements of short texts, for tests that look at one field."""

from __future__ import annotations

from reports import part, report

from taizhang.core.statement import Statement
from taizhang.extraction import extract_statements
from taizhang.structure.model import Role


def in_part(text: str, *, role: Role = "review") -> tuple[Statement, ...]:
    """The statements of a text that has one role: it reviews 2030 or plans 2031."""
    document, outline = part(text, role=role)
    return extract_statements(document, outline)


def in_report(text: str, *, name: str = "云岭县_2031_政府工作报告.txt") -> tuple[Statement, ...]:
    """The statements of a whole report, its parts found by the structure layer."""
    document, outline = report(text, name=name)
    return extract_statements(document, outline)


def find(statements: tuple[Statement, ...], text: str) -> Statement:
    """The one statement whose span is ``text``."""
    (found,) = (statement for statement in statements if statement.text == text)
    return found
