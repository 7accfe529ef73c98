"""The sentence that a stretch of a document's text stands in, its neighbours, its headings, its page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from taizhang.views.flow import flowing
from taizhang.web.accounts.actors import Actor
from taizhang.web.library.covered import covered_text
from taizhang.web.library.models import Document, DocumentText

_LONGEST_NEIGHBOUR = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of the sentence as it is read, and whether it belongs to what is shown."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Where ``start``..``end`` (half-open) stands: pieces of its sentence, the sentences beside it,
    the titles above it from the top down, the number of its page (None where the file has no pages).
    """

    start: int
    end: int
    pieces: tuple[Piece, ...]
    before: str
    after: str
    headings: tuple[str, ...]
    page: int | None


def surroundings(actor: Actor, document: Document, start: int, end: int) -> Surroundings:
    """What stands around a stretch of the text of ``document``; offsets outside are brought inside it.

    Figures hidden from ``actor`` are covered.
    """
    body, text = document.body, covered_text(actor, document)
    size = len(text)
    start = min(max(0, start), size)
    end = min(max(start, end), size)
    first, last = _sentences(body, start, end)
    if first is None:
        low, high, before, after = *_line(text, start, end), "", ""
    else:
        low, high = min(start, body.sentences[first][0]), max(end, body.sentences[last][1])
        before = _told(body, text, first - 1) if first else ""
        after = _told(body, text, last + 1)
    cuts = ((low, start, False), (start, end, True), (end, high, False))
    page = document.pages.filter(start__lte=start, end__gt=start).values_list("number", flat=True).first()
    return Surroundings(
        start=start,
        end=end,
        pieces=tuple(
            Piece(text=told, marked=marked)
            for left, right, marked in cuts
            if (told := flowing(text[left:right]))
        ),
        before=_shortened(before, keep_end=True),
        after=_shortened(after),
        headings=headings_at(body, start),
        page=page,
    )


def headings_at(body: DocumentText, offset: int) -> tuple[str, ...]:
    """The titles that stand above an offset, from the top down."""
    holding = [section for section in body.sections if section["start"] <= offset < section["end"]]
    return tuple(flowing(title) for title in max((s["path"] for s in holding), key=len, default=()))


def sentence_at(body: DocumentText, start: int, end: int) -> tuple[int, int]:
    """The half-open offsets of the sentences that hold a stretch; of its lines where it is in none."""
    first, last = _sentences(body, start, end)
    if first is None:
        return _line(body.text, start, end)
    return min(start, body.sentences[first][0]), max(end, body.sentences[last][1])


def _sentences(body: DocumentText, start: int, end: int) -> tuple[int | None, int]:
    """The numbers of the first and last sentence that share a character with the stretch."""
    rows = body.sentences
    first = bisect_right(rows, start, key=lambda row: row[1])
    last = bisect_left(rows, max(end, start + 1), key=lambda row: row[0]) - 1
    return (first, last) if first <= last else (None, -1)


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", end)
    return low, len(text) if high < 0 else high


def _told(body: DocumentText, text: str, number: int) -> str:
    if number >= len(body.sentences):
        return ""
    start, end = body.sentences[number][:2]
    return flowing(text[start:end])


def _shortened(text: str, *, keep_end: bool = False) -> str:
    if len(text) <= _LONGEST_NEIGHBOUR:
        return text
    return "…" + text[-_LONGEST_NEIGHBOUR:] if keep_end else text[:_LONGEST_NEIGHBOUR] + "…"
