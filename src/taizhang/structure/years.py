"""Years as they are written: 2031年, ２０３１年, 1 9 9 8 年, 二〇三一年, 一九六四年."""

from __future__ import annotations

import re

_WIDE = str.maketrans("０１２３４５６７８９〇○零Ｏ一二三四五六七八九", "01234567890000123456789")
_YEAR = re.compile(
    r"(?<![\d０-９.．])((?:1\s?9|2\s?0|１\s?９|２\s?０)\s?[\d０-９]\s?[\d０-９])(?=\s*(?:年|[-—–~～至到_]|\Z|\b(?![.．]\d)))"
    r"|((?:一九|二[〇○零Ｏ0])[〇○零Ｏ0一二三四五六七八九]{2})(?=\s*年)"
)


def years_named(text: str) -> list[int]:
    """The years from 1900 to 2099 that a text names, in its order."""
    return [_number(match.group()) for match in _YEAR.finditer(text)]


def _number(written: str) -> int:
    return int(re.sub(r"\s", "", written).translate(_WIDE))
