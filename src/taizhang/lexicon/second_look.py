"""How much each sign says of a result that no name ties to a target (``data/second_look.yaml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import exp

from taizhang.lexicon.source import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What speaks for a result being told of a target (迹象).

    Shares and likenesses from 0 to 1; ``rare_pairs`` and ``longest`` in the measure of the pair weights;
    ``times`` the result as a multiple of the target, 0 where that says nothing.
    """

    rare_pairs: float
    longest: float
    sentence: float
    characters: float
    touching: float
    taken: bool
    times: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The likelihoods from which a result is shown as the nearest figure, and from which it is judged."""

    shown: float
    judged: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondLook:
    """The weights of the signs and the likelihoods that count (再看一遍的权重)."""

    base: float
    weights: dict[str, float]
    sizes: tuple[tuple[float, float], ...]
    of_things: Limits
    of_sums_and_rates: Limits
    near: tuple[float, float]

    def likelihood(self, signs: Signs) -> float:
        """How likely it is that the result is told of the target, 0 to 1."""
        weights = self.weights
        logit = (
            self.base
            + weights["rare_pairs"] * signs.rare_pairs
            + weights["longest"] * signs.longest
            + weights["sentence"] * signs.sentence
            + weights["characters"] * signs.characters
            + weights["touching"] * signs.touching
            + weights["taken"] * signs.taken
            + weights["size"] * self.of_size(signs.times)
        )
        return 1.0 / (1.0 + exp(-logit))

    def near_in_size(self, times: float) -> bool:
        """Whether a result so many times its target is near to it."""
        return self.near[0] <= times <= self.near[1]

    def of_size(self, times: float) -> float:
        """What the sizes say of a result so many times its target; 0 where nothing is known of them."""
        return next(says for bound, says in self.sizes if times <= bound) if times > 0 else 0.0


@cache
def second_look() -> SecondLook:
    """The shipped weights."""
    table = read_yaml("second_look")
    low, high = table["near"]
    return SecondLook(
        base=table["base"],
        weights=dict(table["signs"]),
        sizes=tuple((bound, says) for bound, says in table["sizes"]),
        of_things=Limits(**table["of_things"]),
        of_sums_and_rates=Limits(**table["of_sums_and_rates"]),
        near=(low, high),
    )
