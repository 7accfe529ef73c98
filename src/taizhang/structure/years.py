"""Years as they are written (2031年, １９９３年, 1 9 9 8 年, 二〇三一年), five-year plans by number."""

from __future__ import annotations

import re

_WIDE = str.maketrans("０１２３４５６７８９〇○零Ｏ一二三四五六七八九", "01234567890000123456789")
_YEAR = re.compile(
    r"(?<![\d０-９.．])((?:1\s?9|2\s?0|１\s?９|２\s?０)\s?[\d０-９]\s?[\d０-９])(?=\s*(?:年|[-—–~～至到_]|\Z|\b(?![.．]\d)))"
    r"|((?:一九|二[〇○零Ｏ0])[〇○零Ｏ0一二三四五六七八九]{2})(?=\s*年)"
)

NTH_PLAN = re.compile(
    r"[“\"「『]?(十?[一二三四五六七八九]|十|二十)五[”\"」』](?!普法)|第([一二三四五六七八九十]{1,3})个五年(?:计划|规划)"
)
"""A five-year plan (五年计划) by its number: “十四五”, 第十四个五年规划."""
_VALUES = {c: i for i, c in enumerate("一二三四五六七八九", start=1)}


def years_named(text: str) -> list[int]:
    """The years from 1900 to 2099 that a text names, in its order."""
    return [_number(match.group()) for match in _YEAR.finditer(text)]


def _number(written: str) -> int:
    return int(re.sub(r"\s", "", written).translate(_WIDE))


def span_of_plan(match: re.Match[str]) -> tuple[int, int]:
    """First and last year of the five-year plan (五年计划) that is named: “十四五” is 2021 to 2025."""
    numeral = match.group(1) or match.group(2)
    tens, has_ten, units = numeral.partition("十")
    number = (_VALUES.get(tens, 1) * 10 + _VALUES.get(units, 0)) if has_ten else _VALUES.get(numeral, 0)
    if number <= 2:
        first = 1953 + 5 * (number - 1)
    elif number <= 5:
        first = 1966 + 5 * (number - 3)
    else:
        first = 1981 + 5 * (number - 6)
    return first, first + 4
