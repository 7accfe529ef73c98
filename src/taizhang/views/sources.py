"""Where a span stands: its sentence, its report and the address of the record on the report's page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from taizhang.core.commitment import Problem, ProjectMention, Task
from taizhang.core.statement import Statement
from taizhang.ledger.model import Entry
from taizhang.views.flow import flowing

_MOST_AROUND = 120
"""Characters kept on either side of a span: sentences of old reports run to pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A span that a record rests on (出处): half-open code-point offsets into the text of ``document``."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A cited span in its sentence (原句), without line breaks: what is before it, itself, what follows."""

    before: str
    cited: str
    after: str

    @property
    def text(self) -> str:
        """The sentence as a whole."""
        return self.before + self.cited + self.after


class Sources:
    """The documents that citations lead to.

    ``links`` gives the address of each document's page by document name; without it nothing is linked.
    """

    def __init__(self, entries: Iterable[Entry], *, links: Mapping[str, str] | None = None) -> None:
        self._entries = {entry.name: entry for entry in entries}
        self._links = links or {}
        self._records: dict[str, dict[tuple[int, int], str]] = {}

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of the documents."""
        return frozenset(self._entries)

    def entry(self, document: str) -> Entry | None:
        """The entry of that document name, or None."""
        return self._entries.get(document)

    def quotation(self, citation: Citation) -> Quotation | None:
        """The citation inside the sentence or sentences that hold it; None where the document is not here.

        Where a sentence is long, what is further off than ``_MOST_AROUND`` characters gives way to ``…``.
        """
        entry = self._entries.get(citation.document)
        if entry is None or citation.end > len(entry.text):
            return None
        start, end = _sentence(entry, citation.start, citation.end)
        before = flowing(entry.text[start : citation.start])
        after = flowing(entry.text[citation.end : end])
        if len(before) > _MOST_AROUND:
            before = "…" + before[-_MOST_AROUND:]
        if len(after) > _MOST_AROUND:
            after = after[:_MOST_AROUND] + "…"
        return Quotation(before=before, cited=flowing(entry.text[citation.start : citation.end]), after=after)

    def address(self, citation: Citation) -> str | None:
        """Where the record with this span is on its document's page; the page itself where no record fits."""
        link = self._links.get(citation.document)
        entry = self._entries.get(citation.document)
        if link is None or entry is None:
            return link
        records = self._records.get(citation.document)
        if records is None:
            records = self._records[citation.document] = _records(entry)
        found = records.get((citation.start, citation.end)) or _holding(records, citation.start, citation.end)
        return f"{link}#{found}" if found else link


def _sentence(entry: Entry, start: int, end: int) -> tuple[int, int]:
    first = bisect_right(entry.sentences, start, key=lambda sentence: sentence.start) - 1
    last = bisect_right(entry.sentences, max(start, end - 1), key=lambda sentence: sentence.start) - 1
    low, high = start, end
    if first >= 0 and entry.sentences[first].end > start:
        low = entry.sentences[first].start
    if last >= 0 and entry.sentences[last].end >= end:
        high = entry.sentences[last].end
    return low, high


def _records(entry: Entry) -> dict[tuple[int, int], str]:
    """Span to the element that the document's page gives it; statements win over what they stand in."""
    found: dict[tuple[int, int], str] = {}
    layers: tuple[tuple[str, Sequence[Statement | ProjectMention | Task | Problem]], ...] = (
        ("s", entry.statements),
        ("p", entry.projects),
        ("t", entry.tasks),
        ("q", entry.problems),
    )
    for letter, items in layers:
        for index, item in enumerate(items):
            found.setdefault((item.start, item.end), f"{letter}{index}")
    return found


def _holding(records: Mapping[tuple[int, int], str], start: int, end: int) -> str | None:
    """The narrowest record that overlaps the span, an earlier one where two are alike."""
    near = [(low, high) for low, high in records if low < end and start < high]
    if not near:
        return None
    return records[min(near, key=lambda span: (span[1] - span[0], span))]
