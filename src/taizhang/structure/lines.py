"""Lines of a text: where each begins and ends once blank characters are left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"[^\s\u200b-\u200d\u2060\ufeff][^\r\n\v\f\x85\u2028\u2029]*")
_BLANK = "\u200b\u200c\u200d\u2060\ufeff \t\xa0\u2002\u2003\u2009\u3000"
_BREAK = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line with something in it: half-open offsets without blank edges.

    ``breaks`` counts the line breaks before it (0 for the first line of the text, 2 or more after a blank
    line); ``indented`` says whether blank characters stand between the break and the line.
    """

    start: int
    end: int
    breaks: int
    indented: bool


def split_lines(text: str) -> list[Line]:
    """The lines of ``text`` that hold more than blank characters, in order."""
    lines: list[Line] = []
    previous = 0
    for match in _LINE.finditer(text):
        start = match.start()
        stripped = match.group().rstrip().rstrip(_BLANK)
        gap = text[previous:start]
        lines.append(
            Line(
                start=start,
                end=start + len(stripped),
                breaks=len(_BREAK.findall(gap)),
                indented=bool(gap) and gap[-1] in " \t\xa0\u3000",
            )
        )
        previous = start + len(stripped)
    return lines
