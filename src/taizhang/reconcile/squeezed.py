"""Finding a name in a text whose lines are broken anywhere (去空白检索)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_SKIP = re.compile(r"[\s“”‘’\"（）()【】《》]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Squeezed:
    """A text without blanks, quotation marks and brackets, and where each character stood."""

    text: str
    offsets: tuple[int, ...]

    def find(self, name: str) -> Iterator[tuple[int, int]]:
        """Half-open code-point spans of the name in the original text."""
        at = self.text.find(name)
        while name and at >= 0:
            yield self.offsets[at], self.offsets[at + len(name) - 1] + 1
            at = self.text.find(name, at + len(name))


@lru_cache(maxsize=64)
def squeezed(text: str) -> Squeezed:
    """The text ready for finding names in it."""
    kept: list[str] = []
    offsets: list[int] = []
    start = 0
    for gap in _SKIP.finditer(text):
        kept.append(text[start : gap.start()])
        offsets.extend(range(start, gap.start()))
        start = gap.end()
    kept.append(text[start:])
    offsets.extend(range(start, len(text)))
    return Squeezed(text="".join(kept), offsets=tuple(offsets))
