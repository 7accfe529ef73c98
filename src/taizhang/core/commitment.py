"""What a plan commits to (任务、项目) and what a report admits or explains (问题、名词)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Strength = Literal["binding", "firm", "strive", "promote", "study"]
UnitRole = Literal["lead", "responsible", "cooperating"]
Stage = Literal["idea", "preparation", "start", "construction", "topped", "completed", "operating"]
ProjectStatus = Literal["actual", "target"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsibleUnit:
    """A unit (单位) answerable for a task: 牵头 ``lead``, 责任 ``responsible``, 配合 ``cooperating``."""

    name: str
    role: UnitRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One commitment of the plan part (任务) that a unit could be made answerable for.

    ``start`` and ``end`` are half-open code-point offsets. ``deadline`` is a period or None. ``testable``
    says whether a reader could tell a year later if it was done, ``why_not`` the reason where not.
    ``statements`` and ``projects`` are indices into the outline's statements and project mentions.
    ``number`` is the document's own numbering, 三(一)2(3), or None.
    """

    start: int
    end: int
    text: str
    verb: str
    object: str
    strength: Strength
    deadline: str | None
    quantified: bool
    testable: bool
    why_not: str | None
    units: tuple[ResponsibleUnit, ...]
    statements: tuple[int, ...]
    projects: tuple[int, ...]
    section: tuple[str, ...]
    number: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectMention:
    """A named project (项目) and the stage that its sentence puts it in; half-open code-point offsets."""

    start: int
    end: int
    name: str
    stage: Stage
    status: ProjectStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term (名词解释) and the explanation given for it; half-open code-point offsets of both together."""

    start: int
    end: int
    term: str
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A problem (问题、不足) that the report admits; half-open code-point offsets."""

    start: int
    end: int
    text: str
