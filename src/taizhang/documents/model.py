"""A document: one text, and anchors that lead from its characters back to the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AnchorKind = Literal["page", "paragraph", "cell", "footnote"]
Format = Literal["txt", "html", "docx", "pdf", "doc", "wps"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A stretch of the text and what it is in the file.

    ``start`` and ``end`` are half-open code-point offsets into ``Document.text``; ``label`` names the
    page (``12``), the paragraph (``p37``), the cell (``t2r5c3``, table, row, column from 1) or the footnote.
    """

    start: int
    end: int
    kind: AnchorKind
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell (单元格): half-open offsets of its text, row and column from 0, how many of them it
    spans.
    """

    start: int
    end: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table (表格) of the document: its half-open offsets and its cells in reading order."""

    start: int
    end: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file that has been read.

    ``name`` is the file name as given, ``digest`` the SHA-256 of the bytes. ``text`` is what every offset
    refers to: for ``.txt`` the decoded content exactly as stored (no newline or width change, a
    BOM left out), for other formats the text that the reader made.
    """

    name: str
    format: Format
    digest: str
    text: str
    encoding: str | None = None
    anchors: tuple[Anchor, ...] = ()
    tables: tuple[Table, ...] = ()
    warnings: tuple[str, ...] = ()
