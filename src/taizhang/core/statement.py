"""A statement (陈述): one stated quantity with its place, meaning, period and subject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["amount", "increment", "growth", "ratio", "rank", "multiple", "qualitative"]
Comparator = Literal["eq", "ge", "gt", "le", "lt", "approx"]
Status = Literal["actual", "estimate", "target"]
Modality = Literal["expected", "binding"]
Number = float | int
Value = Number | tuple[Number, Number]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One stated quantity (一条陈述).

    ``start`` and ``end`` are half-open code-point offsets into the text of ``document``, and
    ``text == document_text[start:end]`` always. ``value`` is as written, before 万/亿 are folded, a
    decrease negative, a range as a pair; ``base_value`` is folded into ``base_unit`` (元, 个; a share
    or rate as a fraction with the unit ``""``). A ``qualitative`` statement has no value and says in
    ``relation`` what is promised. ``period`` is written ``2023``, ``2023-01/2023-11``, ``2021/2025``.
    ``place`` is the
    place that the value is of where it is not the report's own; ``scope`` the comparison set of a rank
    or share. ``confidence`` lies between 0 and 1.
    """

    document: str
    start: int
    end: int
    text: str
    value: Value | None
    unit: str
    base_value: Value | None
    base_unit: str
    kind: Kind
    cmp: Comparator
    status: Status
    period: str
    modality: Modality | None
    subject: str
    indicator: str | None
    basis: str | None
    place: str | None
    scope: str | None
    section: tuple[str, ...]
    sentence: tuple[int, int]
    rule: str
    confidence: float
    relation: str | None = None
