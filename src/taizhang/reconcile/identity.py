"""Whether two statements measure one thing: by the catalogue's indicator, or by their subjects' words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache

from taizhang.lexicon.indicators import catalogue
from taizhang.lexicon.matching import matching_words, work_in
from taizhang.reconcile.facts import Fact
from taizhang.reconcile.likeness import told_by

LEAST = 0.55
_SHORTEST = 4
WORTH_A_LOOK = 0.3
_ENOUGH_SAID = 10.0
_SAID = 8.0
_LEVELS = frozenset({"amount", "increment"})
_AND = ("和", "及", "与", "、")
_SURE_OF_NAME = 0.75
_OF_GENERIC = 0.65
_PART_OF_NAME = 0.2
_TAIL = 0.6
_BY_FACTOR = ((1.0 + 1e-9, 0.12), (1.5, 0.05), (3.0, 0.0), (10.0, -0.08), (float("inf"), -0.35))


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
            if result.statement.kind in _LEVELS and _joined_with_more(target, result):
                return _scope(target, result, 0.9)
            if _begun_against_done(target, result):
                return Identity(score=0.8, certain=False, narrower=True, note="一为开工、一为建成")
            return Identity(score=0.95 + 0.05 * alike.subjects, certain=True, note="指标相同")
        return _related(target, result, alike.subjects)
    if max(alike.subjects, alike.things, alike.clauses) < WORTH_A_LOOK:
        return None
    score = max(
        alike.subjects,
        0.55 * alike.subjects + 0.45 * alike.clauses,
        0.85 * alike.clauses,
        _by_thing(target, result, alike.things),
        _by_tail(target, result),
    )
    if (first is None) != (second is None):
        score *= 0.92
    if _opposed(target, result):
        return None
    if (_generic(target.core) or _generic(result.core)) and not _same_size(target, result):
        score *= _OF_GENERIC
    score = min(1.0, score + _likely(target, result))
    if score < LEAST:
        return _contained(target, result, score)
    if not _same_size(target, result) and _of_other_scope(target, result, score):
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
        shorter, longer = sorted((target.core, result.core), key=len)
        return len(shorter) >= _SHORTEST and shorter in longer
    return not (
        target.subject_vector.keys().isdisjoint(result.subject_vector)
        and target.clause_vector.keys().isdisjoint(result.clause_vector)
    )


@lru_cache(maxsize=65536)
def _kin(first: str, second: str) -> bool:
    parts = matching_words().parts
    same = _family(first) == _family(second)
    return same or second in parts.get(first, ()) or first in parts.get(second, ())


@lru_cache(maxsize=65536)
def _generic(core: str) -> bool:
    """Whether a subject names no thing of its own: 中央财政投入, 总投资, 项目."""
    return matching_words().generic.match(core) is not None


def _of_other_scope(target: Fact, result: Fact, score: float) -> bool:
    """Whether the words say that one side is the figure of something wider than the other."""
    if (target.indicator is None) != (result.indicator is None) and _holds_more(target, result):
        return True
    if result.statement.kind in _LEVELS and _joined_with_more(target, result):
        return True
    if _far_wider(target, result):
        return True
    first, second = _narrowing(target.core), _narrowing(result.core)
    if first == second or (first & second and score >= _SURE_OF_NAME):
        return False
    return not (first ^ second) <= _narrowing(target.words) & _narrowing(result.words)


def _same_size(target: Fact, result: Fact) -> bool:
    """Whether both tell the very same figure: then a word more or less in the name hardly means another
    thing.
    """
    return _likely(target, result) == _BY_FACTOR[0][1]


def _likely(target: Fact, result: Fact) -> float:
    """What the sizes add to names that are only alike: 80公顷 promised and 80.7 told speak for one thing,
    18万 and 240万 against it.
    """
    if target.measure.dimension != result.measure.dimension:
        return 0.0
    first, second = target.statement.value, result.statement.value
    if isinstance(first, tuple) or isinstance(second, tuple) or not first or not second:
        return 0.0
    one, other = abs(first) * target.measure.factor, abs(second) * result.measure.factor
    factor = max(one, other) / min(one, other)
    gain = next(gain for limit, gain in _BY_FACTOR if factor <= limit)
    # What was added and what there is may be of any two sizes.
    return max(gain, 0.0) if _added_against_whole(target, result) else gain


def _added_against_whole(target: Fact, result: Fact) -> bool:
    """Whether one side tells a step or what was added and the other says that it tells a level."""
    kinds = {target.statement.kind, result.statement.kind}
    if "increment" in kinds and "ratio" in kinds:
        return True
    return {target.manner, result.manner} == {"flow", "stock"} and kinds <= _LEVELS


def _contained(target: Fact, result: Fact, score: float) -> Identity | None:
    """Names too unlike to be one, of which one holds all characters of the other: 新增公办学位 and
    新增公办中小学学位 are a whole and its part.
    """
    shorter, longer = sorted((target.thing, result.thing), key=len)
    if score < _PART_OF_NAME or told_by(shorter) < _SAID or not _kinds_alike(target, result):
        return None
    return _scope(target, result, score) if not Counter(shorter) - Counter(longer) else None


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
    """How sure it is that one work is told with a word more or less in front of its noun (改造小区1300个,
    改造老旧小区1350个): the same verb, one noun, figures near to each other.
    """
    shorter, longer = sorted((target.thing, result.thing), key=len)
    if len(shorter) < 2 or not longer.endswith(shorter) or _likely(target, result) <= 0:
        return 0.0
    return _TAIL if work_in(target.words) & work_in(result.words) else 0.0


def _telling(thing: str) -> float:
    """How far a thing names one kind of thing, 0 to 1: 企业 little, 断头路 fully."""
    return min(1.0, told_by(thing) / _ENOUGH_SAID)


def _related(target: Fact, result: Fact, subjects: float) -> Identity | None:
    """Two indicators of which one is a part of the other, by the catalogue of parts or by name: 专利申请量,
    PCT国际专利申请量.
    """
    parts = matching_words().parts
    if result.indicator in parts.get(target.indicator or "", ()):
        return Identity(score=0.85, certain=False, narrower=True, note="只是其中一部分")
    if target.indicator in parts.get(result.indicator or "", ()):
        return Identity(score=0.75, certain=False, wider=True, note="范围更宽")
    shorter, longer = sorted((target.core, result.core), key=len)
    if len(shorter) < _SHORTEST or shorter not in longer or _opposed(target, result):
        return None
    return _scope(target, result, 0.6 + 0.3 * subjects)


def _joined_with_more(target: Fact, result: Fact) -> bool:
    """Whether one side is told together with another thing: 保障性住房 and 人才和保障性住房."""
    shorter, longer = sorted((target.core, result.core), key=len)
    if shorter == longer or len(shorter) < _SHORTEST - 1:
        return False
    # What follows (119件民生实事和一批微实事) is told without a figure; what stands in front shares it.
    before, found, _ = longer.partition(shorter)
    return bool(found) and before[-1:] in _AND


def _far_wider(target: Fact, result: Fact) -> bool:
    """Whether the longer name has a figure of another size too: 高层次教育人才10名, 高层次人才82人."""
    shorter, longer = sorted((target.thing, result.thing), key=len)
    rest = iter(longer)
    return len(longer) >= len(shorter) + 2 and all(c in rest for c in shorter) and _likely(target, result) < 0


def _holds_more(target: Fact, result: Fact) -> bool:
    """Whether the side without an indicator is the other's name with more to it: 城市更新固定资产投资."""
    known, other = (target, result) if target.indicator is not None else (result, target)
    return (
        len(known.core) >= _SHORTEST
        and other.core.endswith(known.core)
        and len(other.core) >= len(known.core) + 2
        # 引入持牌金融机构 holds a verb more, not another thing.
        and other.thing != known.thing
    )


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


def _named_sides(fact: Fact) -> tuple[frozenset[int], ...]:
    """The sides that a fact names, by the words beside the figure before those of its subject: of
    新开工保障房500套、竣工300套 the second figure is of what was finished.
    """
    return _first_named(fact.touching, fact.core)


@lru_cache(maxsize=65536)
def _first_named(touching: str, core: str) -> tuple[frozenset[int], ...]:
    return tuple(beside or own for beside, own in zip(_sides(touching), _sides(core), strict=True))


def _opposed(target: Fact, result: Fact) -> bool:
    """Whether the two name different sides of one thing: 出口 and 进口, 开工 and 供应."""
    pairs = zip(_named_sides(target), _named_sides(result), strict=True)
    return any(one and other and not one & other for one, other in pairs)


def _begun_against_done(target: Fact, result: Fact) -> bool:
    """Whether one tells of work begun (开工) and the other of work done or handed over (建成, 供应)."""
    stage = next(number for number, group in enumerate(matching_words().opposed) if group.name == "阶段")
    one, other = _named_sides(target)[stage], _named_sides(result)[stage]
    return (one == {0} and bool(other) and other <= {1, 2}) or (other == {0} and bool(one) and one <= {1, 2})


@lru_cache(maxsize=65536)
def _narrowing(text: str) -> frozenset[str]:
    return frozenset(matching_words().narrowing.findall(text))
