"""How alike two subjects are: pairs of characters, and single ones, each weighted by how much it says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from operator import add, itemgetter

from taizhang.lexicon.matching import piece_weights

Vector = Mapping[str, float]


# A pair that the table lacks is a rare word or, as often, the seam of two words; a character that it lacks
# is rare.
UNKNOWN_PAIR = 6.0
UNKNOWN_CHARACTER = 10.0
_OF_CHARACTER = 0.7
_POWER = 1.5
# Looking up the light pieces costs more than a second look at the few vectors that are left without them.
_LOOKED_UP = 0.6
_PLACES = 12
PAUSES = re.compile(r"[\d０-９.．,%％、，。；：！？“”‘’（）()\s]+")
"""Figures, pauses and brackets."""
_SLACK = 1e-9


@lru_cache(maxsize=131072)
def vector_of(text: str) -> Vector:
    """The pairs and the characters of a normalised text with their weights, scaled to length 1.

    The weightiest stand first.
    """
    weights = piece_weights()
    found = {
        character: _OF_CHARACTER * weights.get(character, UNKNOWN_CHARACTER) ** _POWER for character in text
    }
    for pair in map(add, text, text[1:]):
        found[pair] = weights.get(pair, UNKNOWN_PAIR) ** _POWER
    size = sqrt(sum(weight * weight for weight in found.values()))
    weighty = sorted(found.items(), key=itemgetter(1), reverse=True)
    return {piece: weight / size for piece, weight in weighty} if size else {}


@lru_cache(maxsize=65536)
def pairs_of(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters, none over a pause or a figure."""
    return frozenset(piece[at : at + 2] for piece in PAUSES.split(text) for at in range(len(piece) - 1))


@lru_cache(maxsize=65536)
def told_by(text: str) -> float:
    """How much a text says of what it means: 企业 3, 断头路 about 20."""
    weights = piece_weights()
    return sum(weights.get(text[at : at + 2], UNKNOWN_PAIR) for at in range(len(text) - 1))


def likeness(one: Vector, other: Vector) -> float:
    """The cosine of two vectors, 0 to 1; the last places are left out, for they rest on the order of the sum,
    and no limit is to be passed or missed by them.
    """
    if len(other) < len(one):
        one, other = other, one
    return round(sum([weight * other[piece] for piece, weight in one.items() if piece in other]), _PLACES)


@dataclass(frozen=True, slots=True)
class LikenessIndex:
    """Vectors by their numbers and by the pairs in them, to find those that are like a given one."""

    vectors: tuple[Vector, ...]
    postings: Mapping[str, Sequence[tuple[int, float]]]

    def near(self, vector: Vector, *, least: float) -> Iterator[int]:
        """The numbers of the vectors whose cosine with this one is at least ``least``, which is above 0.

        No vector is longer than 1, so what the pieces not yet looked up can add is at most their own length:
        a vector that the weighty pieces have not brought near enough to ``least`` is not looked at again.
        """
        found: dict[int, float] = {}
        rest, enough = 1.0, (_LOOKED_UP * least) ** 2
        for piece, weight in vector.items():
            if rest < enough:
                break
            for number, other in self.postings.get(piece, ()):
                found[number] = found.get(number, 0.0) + weight * other
            rest -= weight * weight
        least_so_far = least - sqrt(max(rest, 0.0)) - _SLACK
        for number, cosine in found.items():
            if cosine >= least_so_far and likeness(vector, self.vectors[number]) >= least:
                yield number


def index_of(vectors: Iterable[Vector]) -> LikenessIndex:
    """An index in which each vector has its place in the order as number."""
    numbered = tuple(vectors)
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, vector in enumerate(numbered):
        for piece, weight in vector.items():
            postings[piece].append((number, weight))
    return LikenessIndex(vectors=numbered, postings=postings)
