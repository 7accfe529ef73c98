"""Numerals (数字) as they are written: ４．５, 1,234, 四亿零七百万, 百分之五, 三分之一."""

from __future__ import annotations

import re

ARABIC = (
    r"(?:[０-９]{1,3}(?:，[０-９]{3})+(?![０-９])(?:[.．][０-９]+)?"
    r"|[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]{1,3}(?:，[0-9]{3})+(?=[万亿千]|多|余)"
    # 6 8 7 万人, 1 7 ．5 万人: digits set apart one by one, as some texts are typed
    r"|(?<![0-9] )(?<![0-9])[0-9](?: [0-9])+(?![0-9])(?: ?[．.] ?[0-9](?: [0-9])*)?(?= )"
    r"|[0-9０-９]+(?:[.．·•][0-9０-９]+)?)"
)
CHINESE = r"[零〇一二两三四五六七八九十百千万亿]"
_WIDTH = str.maketrans("０１２３４５６７８９．·•，", "0123456789...,")
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10**4, "亿": 10**8}
_CHINESE_ONLY = re.compile(rf"{CHINESE}+(?:点[零〇一二两三四五六七八九]+)?\Z")


def parse_arabic(text: str) -> float | int:
    """The number that Arabic digits write, half or full width: ``"1,234"`` 1234, ``"１９·５"`` 19.5."""
    plain = text.translate(_WIDTH).replace(",", "").replace(" ", "")
    return float(plain) if "." in plain else int(plain)


def parse_chinese(text: str) -> float | int | None:
    """The number that Chinese numerals write: 一千二百零一 1201, 百万 1000000, 三点五 3.5, 二〇二一 2021.

    A scale without a digit before it counts once (千亿: 1000 亿). None where the characters are no number.
    """
    if not _CHINESE_ONLY.match(text):
        return None
    whole, _, fraction = text.partition("点")
    value = _whole(whole)
    if value is None or not fraction:
        return value
    return float(f"{value}." + "".join(str(_DIGITS[c]) for c in fraction))


def _whole(text: str) -> int | None:
    if not any(c in _TENS or c in _SCALES for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = section = 0
    digit: int | None = None
    for char in text:
        if char in _DIGITS:
            if digit not in (None, 0):
                return None
            digit = _DIGITS[char]
        elif char in _TENS:
            section += (1 if digit is None or digit == 0 else digit) * _TENS[char]
            digit = None
        else:
            part = section + (digit or 0)
            if char == "亿":
                total = (total + part or 1) * _SCALES[char]
            else:
                total += (part or 1) * _SCALES[char]
            section, digit = 0, None
    return total + section + (digit or 0)
