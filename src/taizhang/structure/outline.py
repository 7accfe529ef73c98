"""From a document to its outline."""

from __future__ import annotations

import re
from collections.abc import Iterable

from taizhang.documents.model import Document, Table
from taizhang.lexicon.script import simplified
from taizhang.structure.frame import read_frame
from taizhang.structure.headings import find_headings
from taizhang.structure.kind import find_kind
from taizhang.structure.lines import split_lines
from taizhang.structure.model import Outline
from taizhang.structure.paragraphs import split_paragraphs
from taizhang.structure.periods import find_periods
from taizhang.structure.place import find_place, name_of
from taizhang.structure.roles import assign_roles
from taizhang.structure.sections import build_sections
from taizhang.structure.sentences import split_sentences
from taizhang.structure.unlisted import find_unlisted
from taizhang.structure.years import years_named


def outline(document: Document) -> Outline:
    """The outline of a document: place, kind, periods, roles, sections, sentences. Any text has one.

    A text in traditional script is read as if it were in simplified script; titles come out simplified.
    """
    text, name = simplified(document.text), document.name
    paragraphs = split_paragraphs(text, split_lines(text), rows=_rows(document.tables))
    year = next(iter(years_named(re.sub(r"[_\W]+", " ", name))), None)
    frame = read_frame(text, paragraphs, find_headings(text, paragraphs), year=year)
    roles = assign_roles(text, paragraphs, frame)
    sections, items = build_sections(frame.headings, frame.depths, frame.top, roles)
    kind = find_kind(text, name, roles)
    periods = find_periods(text, name, kind, paragraphs, frame, roles)
    place = find_place(text, name)
    return Outline(
        document=name,
        place=find_unlisted(text) if place is None else name_of(place),
        code=None if place is None else place.code,
        kind=kind,
        review_period=periods.review,
        plan_period=periods.plan,
        roles=roles,
        sections=sections,
        sentences=split_sentences(text, paragraphs),
        paragraphs=paragraphs,
        items=items,
    )


def _rows(tables: Iterable[Table]) -> list[tuple[int, int]]:
    """Where the rows of the tables stand, in order; a cell over several rows counts to its first."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for number, table in enumerate(tables):
        for cell in table.cells:
            low, high = found.get((number, cell.row), (cell.start, cell.end))
            found[number, cell.row] = (min(low, cell.start), max(high, cell.end))
    return sorted(found.values())
