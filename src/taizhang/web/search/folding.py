"""What counts as the same when searching: width, case and spaces do not matter, a number is found whole."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

# A number is one unit, so that 6.5 is not found in 16.5 and 202 not in 2025; all else goes by characters.
_UNIT = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]{1,20})?|[0-9]{1,30}(?:\.[0-9]{1,20})?|\S",
)

_UNSEEN = frozenset(("Zs", "Zl", "Zp", "Cc", "Cf", "Cs"))
# Stand in the index where a text is over, and before what is told besides texts; in no text, therefore.
END = "\ue000"
MARK = "\ue001"


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A text as units; unit ``i`` stands at ``starts[i]``:``ends[i]`` of the text as it was."""

    units: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def fold(text: str) -> Folded:
    """The units of ``text``: characters and whole numbers, in one width and case, without spaces."""
    plain: list[str] = []
    origin: list[int] = []
    for at, char in enumerate(text):
        for part in _plain(char):
            plain.append(part)
            origin.append(at)
    units, starts, ends = [], [], []
    for found in _UNIT.finditer("".join(plain)):
        units.append(found.group().replace(",", "") if found.end() - found.start() > 1 else found.group())
        starts.append(origin[found.start()])
        ends.append(origin[found.end() - 1] + 1)
    return Folded(units=tuple(units), starts=tuple(starts), ends=tuple(ends))


@cache
def _plain(char: str) -> str:
    """A character in the width and case that is compared; a space for what is not seen."""
    if char in (END, MARK) or unicodedata.category(char) in _UNSEEN:
        return " "
    made = unicodedata.normalize("NFKC", char).casefold()
    return "".join(" " if part.isspace() else part for part in made)
