"""Sides of one thing that exclude each other (互斥的限定): exports and imports, begun and done."""

from __future__ import annotations

import re
from functools import lru_cache

from taizhang.lexicon.matching import matching_words, respelt
from taizhang.reconcile.facts import Fact

_VERB = re.compile("(?:全年|年内|新)?(?:开工(?:建设)?|动工|建成|完工|竣工|投用|筹集|供应)")


@lru_cache(maxsize=65536)
def _sides(text: str) -> tuple[frozenset[int], ...]:
    return tuple(group.sides_of(text) for group in matching_words().opposed)


def _named_sides(fact: Fact) -> tuple[frozenset[int], ...]:
    """The sides that a fact names, by the words beside the figure before those of its subject: of
    新开工保障房500套、竣工300套 the second figure is of what was finished.
    """
    return _first_named(fact.touching, fact.core)


def _head(fact: Fact) -> str:
    """The verb at the head of the list that a figure stands in: 建成 of 建成绿道6公里、管网5公里."""
    if "、" not in fact.before:
        return ""
    verb = _VERB.match(fact.before)
    return "" if verb is None else respelt(verb[0])


@lru_cache(maxsize=65536)
def _first_named(touching: str, core: str) -> tuple[frozenset[int], ...]:
    return tuple(beside or own for beside, own in zip(_sides(touching), _sides(core), strict=True))


def opposed(target: Fact, result: Fact) -> bool:
    """Whether the two name different sides of one thing: 出口 and 进口, 开工 and 供应."""
    pairs = zip(_named_sides(target), _named_sides(result), strict=True)
    return any(one and other and not one & other for one, other in pairs)


def begun_against_done(target: Fact, result: Fact) -> bool:
    """Whether one tells of work begun (开工) and the other of work done or handed over (建成, 供应)."""
    stage = next(number for number, group in enumerate(matching_words().opposed) if group.name == "阶段")
    one, other = (_named_sides(fact)[stage] or _sides(_head(fact))[stage] for fact in (target, result))
    return (one == {0} and bool(other) and other <= {1, 2}) or (other == {0} and bool(one) and one <= {1, 2})
