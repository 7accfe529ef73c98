"""Breaking Chinese text into lines (排版): numbers stay whole, no line starts with a closing mark (禁则)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from sample_reports.source import Run

NO_START = frozenset("，。、；：？！）》”’%％…·")
NO_END = frozenset("（《“‘")
# "GB/T", "16.5%", "2-3", "5G" are one word each: a number torn apart would be another number.
_WORD = re.compile(r"[0-9A-Za-z][0-9A-Za-z.,/+%-]*|.", re.S)


def cells(text: str) -> float:
    """Width in full-width characters: half a cell for ASCII."""
    return sum(0.5 if char.isascii() else 1.0 for char in text)


def wrap(
    runs: Iterable[Run], *, width: float, indent: float = 0.0, measure: Callable[[str], float] = cells
) -> list[list[Run]]:
    """Lines of runs that fit ``width`` (in the unit of ``measure``); ``indent`` shortens the first."""
    words = [(word, bold) for text, bold in runs for word in _WORD.findall(text)]
    lines: list[list[Run]] = []
    line: list[Run] = []
    room = width - indent
    for position, (word, bold) in enumerate(words):
        size = measure(word)
        no_room = size > room or _leaves_mark_behind(words, position, room - size, measure)
        # A closing mark hangs in the margin (标点悬挂) rather than open the next line.
        if line and no_room and word[0] not in NO_START:
            lines.append(line)
            line = []
            room = width
        if not line and lines and word == " ":
            continue
        line.append((word, bold))
        room -= size
    if line:
        lines.append(line)
    return [_joined(one) for one in lines]


def _leaves_mark_behind(
    words: list[Run], position: int, room: float, measure: Callable[[str], float]
) -> bool:
    """An opening mark would end the line."""
    if words[position][0] not in NO_END or position + 1 == len(words):
        return False
    return measure(words[position + 1][0]) > room


def _joined(line: list[Run]) -> list[Run]:
    joined: list[Run] = []
    for text, bold in line:
        if joined and joined[-1][1] == bold:
            joined[-1] = (joined[-1][0] + text, bold)
        else:
            joined.append((text, bold))
    return joined


def column_shares(rows: tuple[tuple[str, ...], ...]) -> list[float]:
    """The share of the page that each column gets: by its longest cell, fifteen characters at most."""
    longest = [max(cells(row[column]) for row in rows) for column in range(len(rows[0]))]
    wanted = [min(width, 15.0) + 1.5 for width in longest]
    return [width / sum(wanted) for width in wanted]
