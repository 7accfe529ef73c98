"""Clauses (分句): what a sentence is cut into at ， ； and ：, outside quotes and brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPENERS = "“‘「『《（(【"
_CLOSERS = "”’」』》）)】"
_MARK = re.compile(r"[“‘「『《（(【”’」』》）)】，；：。！？!?;]|(?<!\d)[,:]|[,:](?!\d)")
_NESTED = re.compile(r"[“‘「『《（(【]")
_FLAT = re.compile(r"[，；：。！？!?;]|(?<!\d)[,:]|[,:](?!\d)")
_BLANK = re.compile(r"[\s*]+")
_EDGE = " \t\r\n\u3000\xa0*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause (分句) of a sentence.

    ``start`` and ``end`` are half-open code-point offsets, the closing mark left out; ``words`` is the text
    without
    blanks, line breaks and emphasis marks; ``mark`` the punctuation after it, empty at the end of the text.
    """

    start: int
    end: int
    words: str
    mark: str


def split_clauses(text: str, start: int, end: int) -> tuple[Clause, ...]:
    """The clauses of ``text[start:end]`` in order.

    A quote that never closes does not hide the marks after it.
    """
    cuts: list[tuple[int, str]] = []
    depth = 0
    if _NESTED.search(text, start, end) is None:
        cuts = [(m.start(), m.group()) for m in _FLAT.finditer(text, start, end)]
        return _cut(text, start, end, cuts)
    for match in _MARK.finditer(text, start, end):
        mark = match.group()
        if mark in _OPENERS:
            depth += 1
        elif mark in _CLOSERS:
            depth = max(0, depth - 1)
        elif depth == 0:
            cuts.append((match.start(), mark))
    if depth:
        cuts = [(m.start(), m.group()) for m in _MARK.finditer(text, start, end)]
        cuts = [cut for cut in cuts if cut[1] not in _OPENERS and cut[1] not in _CLOSERS]
    return _cut(text, start, end, cuts)


def _cut(text: str, start: int, end: int, cuts: list[tuple[int, str]]) -> tuple[Clause, ...]:
    clauses: list[Clause] = []
    low = start
    for high, mark in (*cuts, (end, "")):
        piece = text[low:high]
        stripped = piece.strip(_EDGE)
        if stripped:
            first = low + len(piece) - len(piece.lstrip(_EDGE))
            words = _BLANK.sub("", stripped) if _BLANK.search(stripped) else stripped
            clauses.append(Clause(start=first, end=first + len(stripped), words=words, mark=mark))
        low = high + 1
    return tuple(clauses)


def offset_of(text: str, clause: Clause, index: int) -> int:
    """The offset in ``text`` of the clause's ``words[index]``."""
    if len(clause.words) == clause.end - clause.start:
        return clause.start + index
    position = clause.start
    while True:
        if text[position].isspace() or text[position] == "*":
            position += 1
        elif index:
            position += 1
            index -= 1
        else:
            return position
