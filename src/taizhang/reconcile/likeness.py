"""How alike two subjects are: pairs of characters, and single ones, each weighted by how much it says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import sqrt

from taizhang.lexicon.matching import piece_weights

Vector = Mapping[str, float]


# A pair that the table lacks is a rare word or, as often, the seam of two words; a character that it lacks
# is rare.
_UNKNOWN_PAIR = 6.0
_UNKNOWN_CHARACTER = 10.0
_OF_CHARACTER = 0.7
_POWER = 1.5


@lru_cache(maxsize=131072)
def vector_of(text: str) -> Vector:
    """The pairs and the characters of a normalised text with their weights, scaled to length 1."""
    weights = piece_weights()
    found: dict[str, float] = {}
    for at, character in enumerate(text):
        found[character] = _OF_CHARACTER * weights.get(character, _UNKNOWN_CHARACTER) ** _POWER
        pair = text[at : at + 2]
        if len(pair) == 2:
            found[pair] = weights.get(pair, _UNKNOWN_PAIR) ** _POWER
    size = sqrt(sum(weight * weight for weight in found.values()))
    return {piece: weight / size for piece, weight in found.items()} if size else {}


def told_by(text: str) -> float:
    """How much a text says of what it means: 企业 3, 断头路 about 20."""
    weights = piece_weights()
    return sum(weights.get(text[at : at + 2], _UNKNOWN_PAIR) for at in range(len(text) - 1))


def likeness(one: Vector, other: Vector) -> float:
    """The cosine of two vectors, 0 to 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[pair] for pair, weight in one.items() if pair in other)


@dataclass(slots=True)
class LikenessIndex:
    """Vectors by the pairs in them, to find those that share any with a given one."""

    postings: dict[str, list[tuple[int, float]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, number: int, vector: Vector) -> None:
        """Enter a vector under its number."""
        for pair, weight in vector.items():
            self.postings[pair].append((number, weight))

    def near(self, vector: Vector) -> dict[int, float]:
        """Number → cosine of every entered vector that shares a pair with this one."""
        found: dict[int, float] = defaultdict(float)
        for pair, weight in vector.items():
            for number, other in self.postings.get(pair, ()):
                found[number] += weight * other
        return found


def index_of(vectors: Iterable[Vector]) -> LikenessIndex:
    """An index in which each vector has its place in the order as number."""
    index = LikenessIndex()
    for number, vector in enumerate(vectors):
        index.add(number, vector)
    return index
