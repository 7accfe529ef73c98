"""Where the words of a question stand in a text, and the part of it that is worth showing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from taizhang.web.search.folding import Folded, fold
from taizhang.web.search.questions import Question

_BEFORE = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A run of text, ``marked`` where it is what was asked for."""

    text: str
    marked: bool


def contains(text: str, question: Question) -> bool:
    """Whether every word of the question stands in ``text``: what the index must answer too."""
    folded = fold(text)
    return bool(question) and all(any(True for _ in _places(folded, word)) for word in question.words)


def spans(text: str, question: Question) -> list[tuple[int, int]]:
    """The half-open spans of all words in ``text``, in order; those that overlap or touch joined."""
    folded = fold(text)
    found = sorted(
        (folded.starts[at], folded.ends[at + len(word) - 1])
        for word in question.words
        for at in _places(folded, word)
    )
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def parts(text: str, question: Question) -> tuple[Part, ...]:
    """The whole text in runs, the words of the question marked."""
    return tuple(_cut(text, spans(text, question), 0, len(text)))


def excerpt(text: str, question: Question, *, length: int = 160) -> tuple[Part, ...]:
    """About ``length`` characters of ``text`` from shortly before the first word, the words marked."""
    found = spans(text, question)
    first = found[0][0] if found else 0
    begin = max(0, first - _BEFORE) if len(text) > length else 0
    begin = min(begin, max(0, len(text) - length))
    stop = min(len(text), begin + length)
    cut = list(_cut(text, found, begin, stop))
    if begin:
        cut.insert(0, Part(text="…", marked=False))
    if stop < len(text):
        cut.append(Part(text="…", marked=False))
    return tuple(cut)


def _cut(text: str, found: Sequence[tuple[int, int]], begin: int, stop: int) -> Iterable[Part]:
    at = begin
    for start, end in found:
        start, end = max(start, begin), min(end, stop)
        if start >= end:
            continue
        if at < start:
            yield Part(text=text[at:start], marked=False)
        yield Part(text=text[start:end], marked=True)
        at = end
    if at < stop:
        yield Part(text=text[at:stop], marked=False)


def _places(folded: Folded, word: tuple[str, ...]) -> Iterable[int]:
    units, size = folded.units, len(word)
    at = -1
    while True:
        try:
            at = units.index(word[0], at + 1)
        except ValueError:
            return
        if units[at : at + size] == word:
            yield at
