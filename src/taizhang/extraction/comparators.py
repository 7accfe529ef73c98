"""Comparators (比较词): whether a figure is a point, a floor, a ceiling or near."""

from __future__ import annotations

import re
from functools import cache

from taizhang.core.statement import Comparator
from taizhang.lexicon.source import read_yaml
from taizhang.lexicon.wordlists import any_of

_GAP = r"[了到至为达在的拟按（(]?\s*$"
_NOT_BEFORE = {
    "gt": "(?<!不)(?<!年)(?<!亩)",
    "lt": "(?<!不)(?<!略)",
    "approx": "(?<!节)(?<!条)(?<!预)(?<!签)(?<!合)(?<!公)(?<!最)(?<!附)(?<!邻)(?<!远)",
    "ge": "(?<![以马])",
    "le": "",
}


@cache
def _rules() -> tuple[
    tuple[tuple[Comparator, re.Pattern[str]], ...], tuple[tuple[Comparator, re.Pattern[str]], ...]
]:
    data = read_yaml("comparators")
    before: list[tuple[Comparator, re.Pattern[str]]] = []
    behind: list[tuple[Comparator, re.Pattern[str]]] = []
    order: tuple[Comparator, ...] = ("ge", "le", "gt", "lt", "approx")
    for name in order:
        entry = data[name]
        before.append((name, re.compile(_NOT_BEFORE[name] + any_of(entry["before"]) + _GAP)))
        if entry["behind"] and name != "gt":
            behind.append(
                (
                    name,
                    re.compile(
                        r"\s{0,3}"
                        + any_of(entry["behind"])
                        + "(?![容涵向地河涝部外环贸资控存科生销需陆港湖])"
                    ),
                )
            )
    return tuple(before), tuple(behind)


_CUES_BEFORE = frozenset("过出超逾破于越上额低少小最下码≥在多大≤足到满达约近乎致体到至为按拟冲首了的(（")
_CUES_BEHIND = frozenset("以及或之左上前内起 ")
_OVER_WHOLE = re.compile(r"超过?[^，。；、]{1,8}$")
_NEAR_WHOLE = re.compile(r"(?:约占|近占|约为)[^，。；、]{1,12}$")
_GOAL = re.compile(r"\s{0,3}的?(?:预[定期]|年度|计划|规划)?(?:目标|指标|任务|预期|水平)")


def comparator_of(left: str, right: str, *, more: bool, share: str = "") -> Comparator:
    """The comparator of a figure between the words ``left`` and ``right``; ``more`` is 多 or 余 inside it,
    ``share`` its unit group: a half or a tenth may be 超过 something named in between (超过全球一半).

    >>> comparator_of("失业率控制在", "以内", more=False)
    'le'
    """
    before, behind = _rules()
    if right and right[0] in _CUES_BEHIND:
        for name, pattern in behind:
            if pattern.match(right):
                return name
    if more or (right[:1] == "多" and right[1:2] in ("", "。", "，", "；", "、")):
        return "gt"
    tail = left[-8:].rstrip()
    if tail and tail[-1] in _CUES_BEFORE:
        for name, pattern in before:
            found = pattern.search(tail)
            if found is None:
                continue
            if name == "lt" and _GOAL.match(right):
                return "eq"
            if (
                name == "ge"
                and found.group().strip() == "上"
                and not tail.endswith(("惠及上", "达上", "近上"))
            ):
                continue
            return name
    if share in ("fraction", "tenths") and _OVER_WHOLE.search(left):
        return "gt"
    if share in ("fraction", "tenths", "multiple") and _NEAR_WHOLE.search(left):
        return "approx"
    return "eq"
