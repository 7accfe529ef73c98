"""What a person asks: words that must all be there; what stands in quotes is one word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from taizhang.web.search.folding import fold

MOST_WORDS = 8
_PART = re.compile(r"[\"“”„「『](?P<quoted>[^\"“”」』]*)(?:[\"“”」』]|$)|(?P<plain>[^\s\"“”「『]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """``words``: each as its units; none where there is nothing to look for.

    Marks are told of a record besides its words: it must have ``mark`` if there is one, and every word, or
    else one of ``instead``.
    """

    words: tuple[tuple[str, ...], ...]
    mark: str = ""
    instead: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.instead)


def read_question(text: str) -> Question:
    """The words of what was typed, at most eight, none twice."""
    parts = (found.group("quoted") or found.group("plain") or "" for found in _PART.finditer(text))
    words = dict.fromkeys(fold(part).units for part in parts)
    return Question(words=tuple(word for word in words if word)[:MOST_WORDS])
