"""Deadlines (时限) of a task: 年底前, 上半年, 到2027年."""

from __future__ import annotations

import re

_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_HINT = re.compile(r"[年月季]")
_YEAR_MONTH = re.compile(r"(20\d\d)年(?:的)?(\d{1,2})月")
_YEAR_END = re.compile(r"(20\d\d)年(?:年)?[底末]")
_END = re.compile(r"年底|年末|岁末")
_MONTH = re.compile(r"(?<![\d—\-至~])(\d{1,2})月(?:底|末|份|前|初|中旬|上旬|下旬|\d{1,2}日)")
_HALF = re.compile(r"上半年")
_QUARTER = re.compile(r"(?<!前)(?:第)?([一二三])季度|前([一二三])季度")
_YEAR = re.compile(r"(?<!\d)(20\d\d)年(?!度?(?:以来|目标计划|版))")
_THIS_YEAR = re.compile(r"年内|全年|今年|本年|当年|年度内")
_QUARTERS = {"一": "03", "二": "06", "三": "09"}


def read_deadline(words: str, *, plan_year: str | None) -> str | None:
    """The deadline that a task states, as a period (``2026``, ``2026-12``); None where it states none.

    ``plan_year`` dates 年内 and 年底; without it only deadlines that name their year are read.
    """
    if not _HINT.search(words):
        return None
    words = words.translate(_DIGITS)
    if found := _YEAR_MONTH.search(words):
        return f"{found[1]}-{int(found[2]):02d}" if 1 <= int(found[2]) <= 12 else found[1]
    if found := _YEAR_END.search(words):
        return f"{found[1]}-12"
    named = _YEAR.search(words)
    year = named[1] if named else plan_year
    if year is None:
        return None
    if _END.search(words):
        return f"{year}-12"
    if (found := _MONTH.search(words)) and 1 <= int(found[1]) <= 12:
        return f"{year}-{int(found[1]):02d}"
    if _HALF.search(words):
        return f"{year}-06"
    if found := _QUARTER.search(words):
        return f"{year}-{_QUARTERS[found[1] or found[2]]}"
    if named or _THIS_YEAR.search(words):
        return year
    return None
