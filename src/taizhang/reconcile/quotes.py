"""Quotations that findings rest on (引文): a stretch of one report, exact to the character."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from taizhang.core.commitment import ProjectMention, Task
from taizhang.core.statement import Statement
from taizhang.ledger.model import Entry
from taizhang.structure.model import Role, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A stretch of a report: ``text == entry.text[start:end]``, half-open code points.

    ``entry`` is the id of the ledger entry, ``document`` its file name, ``year`` the year in which the report
    was given.
    """

    entry: str
    document: str
    year: int
    start: int
    end: int
    text: str


def quote(entry: Entry, year: int, item: Task | ProjectMention | Statement | Sentence) -> Quote:
    """The quotation of anything that has a place in the entry's text."""
    return quote_span(entry, year, item.start, item.end)


def quote_span(entry: Entry, year: int, start: int, end: int) -> Quote:
    """The quotation of ``entry.text[start:end]``."""
    return Quote(
        entry=entry.id,
        document=entry.name,
        year=year,
        start=start,
        end=end,
        text=entry.text[start:end],
    )


def sentence_at(entry: Entry, offset: int) -> Sentence | None:
    """The sentence that covers the offset, or None between sentences."""
    index = bisect_right(entry.sentences, offset, key=lambda sentence: sentence.start) - 1
    if index < 0 or entry.sentences[index].end <= offset:
        return None
    return entry.sentences[index]


def role_at(entry: Entry, offset: int) -> Role | None:
    """The role of the part that covers the offset, or None past the end."""
    index = bisect_right(entry.roles, offset, key=lambda part: part.start) - 1
    if index < 0 or entry.roles[index].end <= offset:
        return None
    return entry.roles[index].role
