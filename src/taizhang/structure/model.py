"""The outline of a document: what it is, its periods, headings, roles and sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal[
    "preamble",
    "review",
    "problems",
    "requirements",
    "targets",
    "plan",
    "guarantees",
    "glossary",
    "closing",
    "noise",
]
ReportKind = Literal["government_work_report", "plan_report", "party_congress_report", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePart:
    """A stretch of the text with one role (部分); half-open offsets. The parts of an outline tile it."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it (章节).

    ``start`` is where the heading starts, ``body`` where its own text starts, ``end`` where the section ends,
    subsections included: half-open code-point offsets. ``path`` are the titles from the top down to
    this one. ``number`` is the document's own (一, （二）, 3.) without the title, or None for a bold
    lead sentence.
    """

    title: str
    level: int
    start: int
    body: int
    end: int
    path: tuple[str, ...]
    number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A numbered or bulleted item (条): half-open offsets, ``body`` after the marker, ``number`` as in
    三(一)2(3), or None for a bullet.
    """

    start: int
    body: int
    end: int
    number: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph (段): half-open offsets without blank edges; lines broken inside a sentence are joined
    in it.
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence (句): half-open offsets; broken lines inside it are part of it. ``paragraph`` counts
    from 0.
    """

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What a document is and how it is built.

    ``place`` is the full standard name (深圳市南山区; 全国 for the State Council), ``code`` its GB/T
    2260 code.
    ``review_period`` and ``plan_period`` are periods as ``2023`` or ``2021/2025``, the single year first
    where there are several; empty where the report has none. ``roles`` tile the text. ``sections`` stand
    in document order, parents before children. ``sentences`` stand in order and do not overlap; blank
    text and noise is between them.
    ``paragraphs`` and ``items`` stand in order; ``Sentence.paragraph`` is an index into the former.
    """

    document: str
    place: str | None
    code: str | None
    kind: ReportKind
    review_period: tuple[str, ...]
    plan_period: tuple[str, ...]
    roles: tuple[RolePart, ...]
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[Paragraph, ...] = ()
    items: tuple[Item, ...] = ()
