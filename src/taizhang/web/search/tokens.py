"""What is put in the index for a text, and what is asked of it for a word: pairs of neighbouring units."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from taizhang.web.search.folding import END, MARK

# Closes a number within a pair: 6.5 followed by something is no head of 6.55.
_CLOSE = ";"


def tokens(units: Sequence[str]) -> list[str]:
    """The pairs of a text, in order; as many as it has units, so that each unit is the head of one."""
    named = [unit + _CLOSE if unit[0].isdigit() and unit.isascii() else unit for unit in units]
    return [first + second for first, second in pairwise((*named, END))]


def inner_tokens(units: Sequence[str]) -> list[str]:
    """The pairs inside a word of two units or more."""
    return tokens(units)[:-1]


def mark_token(mark: str) -> str:
    """What stands in the index for a mark: no words of a text make it."""
    return MARK + mark


def head_token(unit: str) -> str:
    """With what every pair begins whose first unit is ``unit``."""
    return tokens([unit])[0].removesuffix(END)
