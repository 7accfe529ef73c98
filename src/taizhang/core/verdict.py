"""A verdict (结论): one target laid beside the statement that reports its result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from taizhang.core.statement import Comparator, Kind, Modality, Status, Value

Outcome = Literal["exceeded", "met", "nearly", "missed", "not_reported", "not_comparable", "pending"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A statement as a verdict cites it: half-open code-point offsets into the text of ``document``."""

    document: str
    start: int
    end: int
    text: str
    value: Value | None
    unit: str
    cmp: Comparator
    period: str
    modality: Modality | None
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """A candidate result that was not chosen, and why, in words a reader can check (zh)."""

    evidence: Evidence
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of a target (目标与结果的对照).

    ``year`` is the target's period (2024, 2021/2025). ``margin`` is result minus target in the target's
    unit, None where it has no meaning. ``provisional`` holds while the result is an estimate or covers a
    part of the period. ``reasons`` are short sentences in Chinese that a reader can check against the two
    sentences.
    """

    place: str
    year: str
    indicator: str | None
    subject: str
    kind: Kind
    target: Evidence
    result: Evidence | None
    verdict: Outcome
    margin: float | None
    provisional: bool
    reasons: tuple[str, ...]
    alternatives: tuple[Alternative, ...]
