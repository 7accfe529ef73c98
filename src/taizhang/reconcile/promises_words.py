"""How much of a promise's wording stands elsewhere (措辞重合度): weighted pairs of characters."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

# What says nothing about which thing is promised: figures, measures, degree, and the verbs of every plan.
_EMPTY = re.compile(
    r"\d[\d.,，]*[%％]?|[一二三四五六七八九十百千两]+(?=[个家项条座所套场次件户亩处])|以上|以内|左右|不少于|不低于|超过"
    r"|今年|本年|[比较]?(?:去年|上年)|增加|分别|继续|再(?=[一-鿿])|拟|要(?![素求点塞])|安排"
    r"|达到|增长|提高到?|力争|确保|年内|全年|全区|全市|全省|全国|我区|我市|我省|进一步|持续|深入|积极|加快|加强|推进|推动|建设|实施"
    r"|开展|完成|建成|打造|完善|提升|工作|项目|工程|亿元|万元|平方米|公里|百分点"
)
_SAME = (
    ("规模以上", "规上"),
    ("国家高新技术企业", "国高企业"),
    ("国家级高新技术企业", "国高企业"),
    ("“", ""),
    ("”", ""),
)
_CLOSEST = 12
_FAINT = 0.3
_BREAK = re.compile(r"[^\u4e00-\u9fffA-Za-z]+")


@lru_cache(maxsize=1 << 16)
def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of what a text is about, figures and common verbs left out.

    >>> sorted(pairs("新建柳林河湿地公园2个"))
    ['公园', '地公', '建柳', '新建', '林河', '柳林', '河湿', '湿地']
    """
    squeezed = "".join(text.split())
    for written, short in _SAME:
        squeezed = squeezed.replace(written, short)
    found: set[str] = set()
    for run in _BREAK.split(_EMPTY.sub(" ", squeezed)):
        found.update(map("".join, pairwise(run)))
    return frozenset(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How telling each pair is: one that is rare in the reports of a place weighs more (idf).

    Whole numbers, so that no sum depends on the order of its parts.
    """

    known: Mapping[str, int]
    unseen: int

    def sum(self, found: Iterable[str]) -> int:
        """The weight of many pairs together; one never seen weighs most."""
        known, unseen = self.known, self.unseen
        return sum([known.get(pair, unseen) for pair in found])


def weights_of(texts: Iterable[frozenset[str]]) -> Weights:
    """The weights over sentences, each given as its pairs."""
    seen: Counter[str] = Counter()
    total = 0
    for found in texts:
        seen.update(found)
        total += 1
    return Weights(
        known={pair: _weight(count, total) for pair, count in seen.items()}, unseen=_weight(0, total)
    )


def _weight(count: int, total: int) -> int:
    return round(1000 * math.log((1 + total) / (1 + count)))


class WordIndex:
    """Stretches of text by the pairs in them, to find the one that holds most of a promise's wording."""

    __slots__ = ("_postings", "stretches")

    def __init__(self, stretches: Sequence[frozenset[str]]) -> None:
        self.stretches = stretches
        self._postings: defaultdict[str, list[int]] = defaultdict(list)
        for position, found in enumerate(stretches):
            for pair in found:
                self._postings[pair].append(position)

    def ranked(self, wanted: frozenset[str], weights: Weights) -> list[tuple[int, float]]:
        """The stretches that share a pair with ``wanted``, the fullest first, each with its share (0-1) of
        the wanted weight.
        """
        whole = weights.sum(wanted)
        if whole <= 0:
            return []
        held: defaultdict[int, int] = defaultdict(int)
        for pair in wanted:
            weight = weights.known.get(pair, weights.unseen)
            for position in self._postings.get(pair, ()):
                held[position] += weight
        least = whole * _FAINT
        fuller = [item for item in held.items() if item[1] >= least] or list(held.items())
        fuller.sort(key=lambda item: (-item[1], item[0]))
        return [(position, weight / whole) for position, weight in fuller[:_CLOSEST]]


def likeness(first: frozenset[str], second: frozenset[str], weights: Weights) -> float:
    """How alike two wordings are, 0-1: the shared weight over the mean weight of the two (Dice)."""
    whole = weights.sum(first) + weights.sum(second)
    return 2 * weights.sum(first & second) / whole if whole > 0 else 0.0
