"""Where an offset lies: its part, its section, its sentence, its paragraph, its number. Built once a
document, asked often.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from taizhang.structure.model import Item, Outline, Paragraph, Role, Section, Sentence


class Locator:
    """Look-ups by offset over one outline; each is a binary search.

    Offsets are code points of the document's text. Outside of every part, section, sentence or paragraph
    the answer
    is None (``noise`` for a role).
    """

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._role_starts = [part.start for part in outline.roles]
        self._sentence_starts = [sentence.start for sentence in outline.sentences]
        self._paragraph_starts = [paragraph.start for paragraph in outline.paragraphs]
        self._section_steps = _steps([(s.start, s.end) for s in outline.sections])
        self._item_steps = _steps([(i.start, i.end) for i in outline.items])

    def role(self, offset: int) -> Role:
        """The role of the part that the offset lies in."""
        index = bisect_right(self._role_starts, offset) - 1
        if index < 0 or offset >= self._outline.roles[index].end:
            return "noise"
        return self._outline.roles[index].role

    def section(self, offset: int) -> Section | None:
        """The innermost section."""
        index = _step_at(self._section_steps, offset)
        return None if index is None else self._outline.sections[index]

    def path(self, offset: int) -> tuple[str, ...]:
        """The titles from the top down to the innermost section; empty outside of all."""
        section = self.section(offset)
        return () if section is None else section.path

    def item(self, offset: int) -> Item | None:
        """The innermost numbered or bulleted item."""
        index = _step_at(self._item_steps, offset)
        return None if index is None else self._outline.items[index]

    def number(self, offset: int) -> str | None:
        """The document's own number of the innermost item, 三(一)2(3)."""
        item = self.item(offset)
        return None if item is None else item.number

    def sentence_index(self, offset: int) -> int | None:
        """The index of the sentence, or None between two."""
        index = bisect_right(self._sentence_starts, offset) - 1
        return index if index >= 0 and offset < self._outline.sentences[index].end else None

    def sentence(self, offset: int) -> Sentence | None:
        """The sentence."""
        index = self.sentence_index(offset)
        return None if index is None else self._outline.sentences[index]

    def paragraph_index(self, offset: int) -> int | None:
        """The index of the paragraph, or None between two."""
        index = bisect_right(self._paragraph_starts, offset) - 1
        return index if index >= 0 and offset < self._outline.paragraphs[index].end else None

    def paragraph(self, offset: int) -> Paragraph | None:
        """The paragraph."""
        index = self.paragraph_index(offset)
        return None if index is None else self._outline.paragraphs[index]


_Steps = tuple[list[int], list[int | None]]


def _steps(spans: Sequence[tuple[int, int]]) -> _Steps:
    """Nested spans, parents before children, as a step function: from which offset on which span is
    innermost.
    """
    starts: list[int] = [0]
    inner: list[int | None] = [None]
    waiting: list[tuple[int, int]] = []  # end, index

    def step(offset: int, index: int | None) -> None:
        if starts[-1] == offset:
            inner[-1] = index
        else:
            starts.append(offset)
            inner.append(index)

    for index, (start, end) in enumerate(spans):
        while waiting and waiting[-1][0] <= start:
            closed, _ = waiting.pop()
            step(closed, waiting[-1][1] if waiting else None)
        step(start, index)
        waiting.append((end, index))
    while waiting:
        closed, _ = waiting.pop()
        step(closed, waiting[-1][1] if waiting else None)
    return starts, inner


def _step_at(steps: _Steps, offset: int) -> int | None:
    starts, inner = steps
    return inner[bisect_right(starts, offset) - 1] if offset >= 0 else None
