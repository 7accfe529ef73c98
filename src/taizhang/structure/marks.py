"""Numbers before headings and items (序号): 一、 （一） 1. （1） ① 第一， and the bullets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Style = Literal["part", "cn", "cn_paren", "ordinal", "digit", "digit_paren", "circled", "bullet"]

# From the outermost to the innermost, as official documents nest them (GB/T 9704: 一、（一）1.（1）).
DEPTH: dict[Style, int] = {
    "part": 1,
    "cn": 2,
    "cn_paren": 4,
    "ordinal": 5,
    "digit": 6,
    "digit_paren": 7,
    "circled": 8,
    "bullet": 9,
}

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_MARK = re.compile(
    rf"#*\s*\**\s*(?:(?P<part>第{_NUMERAL}(?:部分|章|篇|编))[、：:\s]*"
    rf"|(?P<cn>{_NUMERAL})\s*[、.．]\s*"
    rf"|[（(]\s*(?P<cn_paren>{_NUMERAL})\s*[)）][、.．]?\s*"
    rf"|(?P<ordinal>第{_NUMERAL})[，、,]\s*"
    r"|(?P<digit>\d{1,3})(?:\s*[.．](?!\d)|、)\s*"
    r"|(?P<digit_paren>[（(]\s*\d{1,3}\s*[)）]|\d{1,2}[)）])[、.．]?\s*"
    r"|(?P<circled>[①-⑳])\s*"
    r"|(?P<bullet>[—―─]{1,3}(?![—―─])|[•●▪·■◆★]|[-–*]\s)\s*)"
)
_VALUES = {c: i for i, c in enumerate("一二三四五六七八九", start=1)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A number or bullet at the head of a paragraph: its style, its value (0 for a bullet), where it
    begins and ends.
    """

    style: Style
    value: int
    label: str
    start: int
    end: int


def read_mark(text: str, start: int, end: int) -> Mark | None:
    """The mark that ``text[start:end]`` begins with, or None. A decimal (1.2万) is none."""
    match = _MARK.match(text, start, end)
    if match is None:
        return None
    style: Style = match.lastgroup  # type: ignore[assignment]
    label = match[style]
    return Mark(style=style, value=_value(label), label=label, start=start, end=match.end())


def _value(label: str) -> int:
    digits = re.sub(r"\D", "", label) if label.isascii() or label[0] in "（(" or label[0].isdigit() else ""
    if digits:
        return int(digits)
    if "①" <= label <= "⑳":
        return ord(label) - ord("①") + 1
    numeral = "".join(c for c in label if c in "一二三四五六七八九十")
    tens, _, units = numeral.partition("十")
    if "十" in numeral:
        return _VALUES.get(tens, 1) * 10 + _VALUES.get(units, 0)
    return _VALUES.get(numeral, 0)
