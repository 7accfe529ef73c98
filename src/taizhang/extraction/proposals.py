"""Proposals (建议): what a stretch that a person selected would be, read as the program reads the rest."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from taizhang.core.commitment import Task
from taizhang.core.statement import Statement
from taizhang.documents.model import Document
from taizhang.extraction.commitments import read_commitments
from taizhang.extraction.mentions import find_mentions
from taizhang.extraction.places import Place, find_places
from taizhang.extraction.quantities import Quantity, scan
from taizhang.extraction.readings import read_sentence
from taizhang.extraction.statements import source_of
from taizhang.extraction.tasks import task_of
from taizhang.structure.model import Outline


def propose_statement(document: Document, outline: Outline, *, start: int, end: int) -> Statement | None:
    """The statement that the selection ``start:end`` (half-open) would be, even one that was left out.

    Its span is that of the figure in or around the selection. None where no figure is there.
    """
    text = document.text
    low, high = _sentence(outline, text, start, end)
    known = [found for found in find_mentions(text) if low <= found.start < high]
    if not any(_shared(found, start, end) for found in known):
        known = sorted([*known, *_written(text, start, end)], key=lambda found: found.start)
    chosen = max(known, key=lambda found: _shared(found, start, end), default=None)
    if chosen is None or not _shared(chosen, start, end):
        return None
    read = read_sentence(source_of(document, outline), known, low, high)
    return next((statement for statement in read if statement.start == chosen.start), None)


def propose_task(document: Document, outline: Outline, *, start: int, end: int) -> Task | None:
    """The task that the selection would be: verb, object, strength, deadline, units. None without a verb."""
    found = read_commitments(document.text, start, end)
    if not found:
        return None
    longest = max(found, key=lambda one: one.end - one.start)
    place = next((one for one in find_places(document, outline) if one.start <= start < one.end), None)
    return task_of(
        document.text,
        place or _elsewhere(outline, start, end),
        longest,
        plan_year=next((period for period in outline.plan_period if len(period) == 4), None),
        statements=(),
        projects=(),
    )


def _written(text: str, start: int, end: int) -> list[Quantity]:
    """The quantities that the selection says by itself, whatever stands around it."""
    return [
        found._replace(start=found.start + start, end=found.end + start) for found in scan(text[start:end])
    ]


def _shared(found: Quantity, start: int, end: int) -> int:
    return max(0, min(found.end, end) - max(found.start, start))


def _sentence(outline: Outline, text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence that the selection begins in; the line where it is in none."""
    at = bisect_right(outline.sentences, start, key=lambda sentence: sentence.start) - 1
    if at >= 0 and start < outline.sentences[at].end:
        return outline.sentences[at].start, outline.sentences[at].end
    close = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if close < 0 else close


def _elsewhere(outline: Outline, start: int, end: int) -> Place:
    above = [section for section in outline.sections if section.start <= start < section.end]
    at = bisect_left(outline.roles, start + 1, key=lambda part: part.start) - 1
    return Place(
        role=outline.roles[at].role if at >= 0 else "noise",
        start=start,
        end=end,
        section=above[-1].path if above else (),
        number=None,
        units=(),
        binding=False,
    )
