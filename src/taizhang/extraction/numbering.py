"""The document's own numbering (编号) of a task: 三(一)2(3)."""

from __future__ import annotations

import re

_ITEM = re.compile(r"\s*(?:[（(]\s*(?P<round>[一二三四五六七八九十\d]{1,3})\s*[)）]|(?P<plain>\d{1,3})\s*[.．、](?!\d)|(?P<ring>[①-⑳])|(?P<is>[一二三四五六七八九十]{1,2})是)")
_BRACKETS = str.maketrans("（）", "()")


def join_numbers(numbers: tuple[str, ...], *, item: str | None = None) -> str | None:
    """The numbers of the headings from the top down and of the item, as one: 三 （一） 2. (3) → 三(一)2(3)."""
    parts = [number.translate(_BRACKETS).strip(" \u3000、.．，,") for number in numbers]
    joined = "".join(part for part in parts if part) + (item or "")
    return joined or None


def item_number(text: str, start: int, end: int) -> tuple[str | None, int]:
    """The number that an item opens with, and the offset behind it."""
    found = _ITEM.match(text, start, end)
    if not found:
        return None, start
    if found["round"]:
        return f"({found['round']})", found.end()
    if found["is"]:
        return f"({found['is']})", found.end()
    return found["plain"] or found["ring"], found.end()
