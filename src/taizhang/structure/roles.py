"""Roles (部分): what each stretch of a report does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from taizhang.structure.model import Paragraph, Role, RolePart, Section

_BY_HEADING: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("problems", re.compile(r"存在的?.{0,6}问题|困难")),
    ("review", re.compile(r"回顾|执行情况|完成情况|成就|特点|总结")),
    ("guarantees", re.compile(r"自身建设|保障措施|法治政府")),
    ("targets", re.compile(r"目标$|指标")),
    ("plan", re.compile(r"任务$|重点工作|工作重点")),
    ("requirements", re.compile(r"总体|思路|要求|安排|工作|建议")),
    ("glossary", re.compile(r"名词")),
)


def assign_roles(
    text: str, paragraphs: Sequence[Paragraph], sections: Sequence[Section]
) -> tuple[RolePart, ...]:
    """The parts of the text by role; they tile it."""
    parts: list[RolePart] = []
    role: Role = "preamble"
    start = 0
    for section in sections:
        if section.level > 1:
            continue
        found = next((name for name, words in _BY_HEADING if words.search(section.title)), "plan")
        if found != role:
            if section.start > start:
                parts.append(RolePart(start=start, end=section.start, role=role))
            start, role = section.start, found
    if start < len(text):
        parts.append(RolePart(start=start, end=len(text), role=role))
    return tuple(parts)
