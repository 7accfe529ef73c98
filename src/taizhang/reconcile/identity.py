"""Whether two statements measure one thing: by the catalogue's indicator, or by their subjects' words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache

from taizhang.lexicon.indicators import catalogue
from taizhang.lexicon.matching import matching_words, work_in
from taizhang.reconcile.facts import Fact
from taizhang.reconcile.likeness import told_by
from taizhang.reconcile.scope import (
    NEAR,
    NOUN,
    SHORTEST,
    SURE_OF_NAME,
    joined_with_more,
    more_work,
    narrowing,
    of_other_scope,
    qualifier,
    qualifier_lost,
    two_parts,
)
from taizhang.reconcile.sides import begun_against_done, opposed
from taizhang.reconcile.sizes import factor, likely, near_size, same_size

LEAST = 0.55
WORTH_A_LOOK = 0.3
_ENOUGH_SAID = 10.0
_SAID = 8.0
_LEVELS = frozenset({"amount", "increment"})
_OF_GENERIC = 0.65
_PART_OF_NAME = 0.2
_TAIL = 0.6
_OTHER_MEASURE = 0.7
_MEASURE = re.compile("(?:工业|销售|总)?产值$|增加值$|营业收入$|营收$|销售额$|销售收入$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """How sure it is that two statements measure one thing, 0 to 1, and by what (同一性).

    ``certain`` where the catalogue says so. ``wider`` and ``narrower`` where the result is the figure of
    something that holds the target's subject, or of a part of it; ``part`` where the catalogue says that the
    parts add up to it.
    """

    score: float
    certain: bool
    wider: bool = False
    narrower: bool = False
    part: bool = False
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
        if one_family(first, second):
            if result.statement.kind in _LEVELS and joined_with_more(target, result):
                return _scope(target, result, 0.9)
            if two_parts(target, result) or more_work(target, result):
                return Identity(score=0.8, certain=False, wider=True, note="范围不同")
            if begun_against_done(target, result):
                return Identity(score=0.8, certain=False, narrower=True, note="一为开工、一为建成")
            return Identity(score=0.95 + 0.05 * alike.subjects, certain=True, note="指标相同")
        return _related(target, result, alike.subjects) or _by_another_measure(target, result)
    if max(alike.subjects, alike.things, alike.clauses) < WORTH_A_LOOK:
        return None
    if (other := _by_another_measure(target, result)) is not None:
        return other
    score = max(
        alike.subjects,
        0.55 * alike.subjects + 0.45 * alike.clauses,
        0.85 * alike.clauses,
        _by_thing(target, result, alike.things),
        _by_tail(target, result),
    )
    if (first is None) != (second is None):
        score *= 0.92
    if opposed(target, result):
        return None
    if (_generic(target.core) or _generic(result.core)) and not same_size(target, result):
        score *= _OF_GENERIC
    score = min(1.0, score + likely(target, result))
    if score < LEAST:
        return _contained(target, result, score)
    near = same_size(target, result) or (near_size(target, result) and not joined_with_more(target, result))
    if score < SURE_OF_NAME and not near and qualifier_lost(target, result):
        return Identity(score=score, certain=False, wider=True, note="范围更宽")
    if not same_size(target, result) and of_other_scope(target, result, score):
        if near:
            return Identity(score=score, certain=False, note="名称相近、数字相近")
        return _scope(target, result, score)
    return Identity(score=score, certain=False, note="名称相近")


def akin(target: Fact, result: Fact) -> bool:
    """Whether two indicators can be one thing, or one a part of the other, though their words may be little
    alike: they share words at all, and the catalogue or their names say so.
    """
    first, second = target.indicator, result.indicator
    if first is None or second is None:
        return False
    if not _kin(first, second):
        if _by_another_measure(target, result) is not None:
            return True
        one, other = target.core, result.core
        shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
        return len(shorter) >= SHORTEST and shorter in longer
    return not (
        target.subject_vector.keys().isdisjoint(result.subject_vector)
        and target.clause_vector.keys().isdisjoint(result.clause_vector)
    )


def one_family(first: str, second: str) -> bool:
    """Whether two indicators are one, its increment, or one that is reported under the other's name."""
    return _family(first) == _family(second)


@lru_cache(maxsize=65536)
def _kin(first: str, second: str) -> bool:
    parts = matching_words().parts
    return one_family(first, second) or second in parts.get(first, ()) or first in parts.get(second, ())


@lru_cache(maxsize=65536)
def _generic(core: str) -> bool:
    """Whether a subject names no thing of its own: 中央财政投入, 总投资, 项目."""
    return matching_words().generic.match(core) is not None


def _contained(target: Fact, result: Fact, score: float) -> Identity | None:
    """Names too unlike to be one, of which one holds all characters of the other: 新增公办学位 and
    新增公办中小学学位 are a whole and its part.
    """
    shorter, longer = sorted((target.thing, result.thing), key=len)
    if score < _PART_OF_NAME or told_by(shorter) < _SAID or not _kinds_alike(target, result):
        return None
    if Counter(shorter) - Counter(longer):
        return None
    near = near_size(target, result) or 0.0 < factor(target, result) <= NEAR
    if told_by(shorter) >= _ENOUGH_SAID and near:
        # 农村供水工程300处, 农村集中供水工程313处: a figure so near speaks for one thing.
        return Identity(score=max(score, _TAIL), certain=False, note="名称相近、数字相近")
    return _scope(target, result, score)


def _kinds_alike(target: Fact, result: Fact) -> bool:
    """Whether both tell levels, or a step and the level reached by it, or figures of one kind."""
    kinds = {target.statement.kind, result.statement.kind}
    return len(kinds) == 1 or kinds <= _LEVELS or kinds == {"increment", "ratio"}


def _by_thing(target: Fact, result: Fact, cosine: float) -> float:
    """Likeness of what the work is done on, lowered where the work is told by other verbs or the word is one
    of those that stand everywhere (企业, 项目).
    """
    if cosine < WORTH_A_LOOK:
        return 0.0
    value = cosine
    done, told = work_in(target.words), work_in(result.words)
    if not done & told:
        value *= 0.82 if done and told else 0.9
    return value * min(_telling(target.thing), _telling(result.thing))


def _by_tail(target: Fact, result: Fact) -> float:
    """How sure it is that one work is told with a word more in front of its noun (改造小区1300个,
    改造老旧小区1350个): the same verb, one noun, figures near to each other.
    """
    if likely(target, result) <= 0 or not work_in(target.words) & work_in(result.words):
        return 0.0
    longer = result.thing.endswith(target.thing) and len(target.thing) >= NOUN
    return _TAIL if longer or qualifier(target, result) else 0.0


def _telling(thing: str) -> float:
    """How far a thing names one kind of thing, 0 to 1: 企业 little, 断头路 fully."""
    return min(1.0, told_by(thing) / _ENOUGH_SAID)


def _related(target: Fact, result: Fact, subjects: float) -> Identity | None:
    """Two indicators of which one is a part of the other, by the catalogue of parts or by name: 专利申请量,
    PCT国际专利申请量.
    """
    parts = matching_words().parts
    if result.indicator in parts.get(target.indicator or "", ()):
        return Identity(score=0.85, certain=False, narrower=True, part=True, note="只是其中一部分")
    if target.indicator in parts.get(result.indicator or "", ()):
        if near_size(target, result):
            return Identity(score=0.75, certain=False, note="名称相近、数字相近")
        rest = qualifier(target, result)
        if rest and rest in result.words and rest not in result.core:
            return Identity(score=0.85, certain=False, note="名称相近")  # 新增幼儿园3所、学位900个
        return Identity(score=0.75, certain=False, wider=True, note="范围更宽")
    shorter, longer = sorted((target.core, result.core), key=len)
    if len(shorter) < SHORTEST or shorter not in longer or opposed(target, result):
        return None
    return _scope(target, result, 0.6 + 0.3 * subjects)


def _by_another_measure(target: Fact, result: Fact) -> Identity | None:
    """One industry told by what it makes and by what it adds (战略性新兴产业产值, 增加值), investment agreed
    and paid in: two figures, of which neither answers for the other.
    """
    if target.indicator and frozenset((target.indicator, result.indicator)) in matching_words().beside:
        return Identity(score=_OTHER_MEASURE, certain=False, narrower=True, note="统计指标不同")
    one, other = _MEASURE.search(target.core), _MEASURE.search(result.core)
    if one is None or other is None or one[0] == other[0]:
        return None
    stem = target.core[: one.start()]
    if len(stem) < SHORTEST or stem != result.core[: other.start()]:
        return None
    return Identity(score=_OTHER_MEASURE, certain=False, narrower=True, note="统计指标不同")


def _scope(target: Fact, result: Fact, score: float) -> Identity:
    narrower = len(narrowing(result.core)) > len(narrowing(target.core)) or len(result.core) > len(
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
