"""Figures of an action (量化): does a clause count or measure what it promises?"""

from __future__ import annotations

import re

_NAMES = re.compile(r"“[^”]*”|‘[^’]*’|《[^》]*》|「[^」]*」|（[^）]*）|\([^)]*\)|[\d０-９]+千伏")
# Not after 第, a letter or a sign (第3批, 5G, 1+8+N) and not before what makes a date, a number in a name
# or a size class.
_ARABIC = re.compile(
    r"(?<![第A-Za-z\d.+\-—－×Ａ-Ｚ])[\d０-９][\d０-９,.．]*(?:[-—–~～至][\d０-９.]+)?[多余]?[万亿千百十]*"
    r"(?:[%％‰]|(?=[\u4e00-\u9fff])(?!年|月|日|号|期|级|届|楼|线|时|分钟|点|批|周年|环|版|后|路|小时|岁|"
    r"强|千伏|通道|国道|省道|[\d.]))"
)
_CHINESE = re.compile(
    r"(?<![第十百千万一二三四五六七八九])(?:[一两二三四五六七八九]?[十百千][一二三四五六七八九十百千]*|"
    r"[两二三四五六七八九])[多余]?[万亿]*"
    r"(?:个(?!层次|维度|方面|样)|家|所|座|项|场|公里|万人|亿元|平方|间|套|处|台|名(?!山|城)|亩|件|艘|辆)"
)


def is_quantified(words: str) -> bool:
    """Whether a figure counts or measures the action.

    Figures inside quotes, brackets and titles, dates, and numbers that are part of a name (3号线, 第二批,
    5G) do not.
    """
    if "千伏" in words or "“" in words or "（" in words or "(" in words or "《" in words:
        words = _NAMES.sub("", words)
    return bool(_ARABIC.search(words) or _CHINESE.search(words))
