"""Whether two statements measure one thing: by the catalogue's indicator, or by the words of their subjects."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.fuzz import ratio

from taizhang.lexicon.indicators import catalogue
from taizhang.lexicon.matching import matching_words, pair_weights, rarest, work_in
from taizhang.reconcile.facts import Fact

LEAST = 0.55
_SHORTEST = 4
_WORTH_A_LOOK = 0.3
_ENOUGH_SAID = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """How sure it is that two statements measure one thing, 0 to 1, and by what (同一性).

    ``certain`` where the catalogue says so. ``wider`` and ``narrower`` where the result is the figure of
    something that holds the target's subject, or of a part of it.
    """

    score: float
    certain: bool
    wider: bool = False
    narrower: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Alike:
    """Cosines of two facts: of their cores, of the things that work is done on, of their clauses."""

    subjects: float
    things: float
    clauses: float


def identity(target: Fact, result: Fact, alike: Alike) -> Identity | None:
    """The identity of two facts; None where they measure different things."""
    first, second = target.indicator, result.indicator
    if first is not None and second is not None:
        if _family(first) == _family(second):
            return Identity(score=0.95 + 0.05 * alike.subjects, certain=True, note="指标相同")
        return _related(target, result, alike.subjects)
    if max(alike.subjects, alike.things, alike.clauses) < _WORTH_A_LOOK:
        return None
    score = max(
        alike.subjects,
        0.55 * alike.subjects + 0.45 * alike.clauses,
        0.85 * alike.clauses,
        _by_thing(target, result, alike.things),
    )
    if (first is None) != (second is None):
        score *= 0.92
    if score < LEAST or _opposed(target.core, result.core):
        return None
    if alike.subjects < 0.9 and _opposed(target.words, result.words):
        return None
    missing = _narrowing(target.core) ^ _narrowing(result.core)
    if missing and not missing <= _narrowing(target.words) & _narrowing(result.words):
        return _scope(target, result, score * 0.9)
    return Identity(score=score, certain=False, note="名称相近")


def _by_thing(target: Fact, result: Fact, cosine: float) -> float:
    """Likeness of what the work is done on, lowered where the work is told by other verbs or the word is one of
    those that stand everywhere (企业, 项目).
    """
    if cosine < _WORTH_A_LOOK:
        return 0.0
    value = 0.5 * cosine + 0.5 * ratio(target.thing, result.thing) / 100
    done, told = work_in(target.words), work_in(result.words)
    if not done & told:
        value *= 0.82 if done and told else 0.9
    return value * min(_telling(target.thing), _telling(result.thing))


@lru_cache(maxsize=65536)
def _telling(thing: str) -> float:
    """How much a thing says, 0 to 1: 企业 little, 断头路 and 违建 all."""
    weights, rare = pair_weights(), rarest()
    told = sum(weights.get(thing[at : at + 2], rare) for at in range(len(thing) - 1))
    return min(1.0, told / _ENOUGH_SAID)


def _related(target: Fact, result: Fact, subjects: float) -> Identity | None:
    """Two indicators of which one is the other with a narrower name: 专利申请量, PCT国际专利申请量."""
    shorter, longer = sorted((target.core, result.core), key=len)
    if len(shorter) < _SHORTEST or shorter not in longer or _opposed(target.core, result.core):
        return None
    return _scope(target, result, 0.6 + 0.3 * subjects)


def _scope(target: Fact, result: Fact, score: float) -> Identity:
    narrower = len(_narrowing(result.core)) > len(_narrowing(target.core)) or len(result.core) > len(
        target.core
    )
    return Identity(
        score=score,
        certain=False,
        narrower=narrower,
        wider=not narrower,
        note="范围更窄" if narrower else "范围更宽",
    )


@cache
def _parents() -> dict[str, str]:
    """Indicator of what was added → indicator of the stock."""
    return {entry.increment: entry.id for entry in catalogue().values() if entry.increment is not None}


@lru_cache(maxsize=4096)
def _family(indicator: str) -> str:
    """One name for an indicator, its increment, and those that are reported under each other's names."""
    group = matching_words().one_thing.get(indicator)
    first = min(group) if group else indicator
    return _parents().get(first, first)


@lru_cache(maxsize=65536)
def _sides(text: str) -> tuple[frozenset[int], ...]:
    return tuple(group.sides_of(text) for group in matching_words().opposed)


def _opposed(first: str, second: str) -> bool:
    """Whether the two name different sides of one thing: 出口 and 进口, 开工 and 供应."""
    return any(one and other and not one & other for one, other in zip(_sides(first), _sides(second), strict=True))


@lru_cache(maxsize=65536)
def _narrowing(text: str) -> frozenset[str]:
    return frozenset(matching_words().narrowing.findall(text))
