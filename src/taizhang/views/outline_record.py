"""The outline of a document as one JSON object."""

from __future__ import annotations

from typing import Any

import msgspec

from taizhang.structure.model import Section
from taizhang.views.report import Report


def outline_record(report: Report) -> dict[str, Any]:
    """What ``taizhang outline`` prints, as plain values.

    A period is a string, a list where the report treats several (a year and five years), null where it has
    none. ``sections`` is the heading tree; the statements that ``tasks[].statements`` point to by
    index are those that ``taizhang extract`` prints for the document, in the same order.
    """
    outline = report.outline
    return {
        "document": outline.document,
        "place": outline.place,
        "code": outline.code,
        "kind": outline.kind,
        "review_period": _period(outline.review_period),
        "plan_period": _period(outline.plan_period),
        "roles": msgspec.to_builtins(outline.roles),
        "sections": section_tree(outline.sections),
        "tasks": msgspec.to_builtins(report.tasks),
        "projects": msgspec.to_builtins(report.projects),
        "terms": msgspec.to_builtins(report.terms),
        "problems": msgspec.to_builtins(report.problems),
    }


def make_outline(report: Report) -> bytes:
    """``outline_record`` as one line of JSON in UTF-8."""
    return msgspec.json.encode(outline_record(report)) + b"\n"


def section_tree(sections: tuple[Section, ...]) -> list[dict[str, Any]]:
    """The headings (title, number, level, start, end, children) nested by what they enclose."""
    roots: list[dict[str, Any]] = []
    open_sections: list[dict[str, Any]] = []
    for section in sections:
        node: dict[str, Any] = {
            "title": section.title,
            "number": section.number,
            "level": section.level,
            "start": section.start,
            "end": section.end,
            "children": [],
        }
        while open_sections and not _encloses(open_sections[-1], section):
            open_sections.pop()
        (open_sections[-1]["children"] if open_sections else roots).append(node)
        open_sections.append(node)
    return roots


def _encloses(node: dict[str, Any], section: Section) -> bool:
    return bool(node["level"] < section.level and node["start"] <= section.start < node["end"])


def _period(periods: tuple[str, ...]) -> str | list[str] | None:
    if not periods:
        return None
    return periods[0] if len(periods) == 1 else list(periods)
