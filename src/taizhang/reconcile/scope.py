"""Whether of two names one is of something wider, or each of a part of its own (范围宽窄)."""

from __future__ import annotations

import re
from functools import lru_cache

from taizhang.lexicon.indicator_names import normalised
from taizhang.lexicon.matching import matching_words, only_work, respelt
from taizhang.reconcile.facts import Fact
from taizhang.reconcile.sizes import factor, likely

SHORTEST = 4
"""So many characters make a name that says what it is of."""
SURE_OF_NAME = 0.75
"""A likeness at which a word more or less in a name is no other thing."""
_LEVEL = frozenset({"国家级", "省级", "市级"})
_LEVELS = frozenset({"amount", "increment"})
CONJUNCTION = re.compile("、|以及|(?<!总)和(?!谐|平)|(?<![普惠危涉])及(?!时|其|格)|与(?!会)")
NEAR = 1.1
"""A figure at most so many times another speaks for the same thing."""
NOUN = 2
"""The least length of a noun."""
_NEW_AND_RENEWED = re.compile("新改")
_RENEWED = re.compile("改造(?!.*新改)")


def of_other_scope(target: Fact, result: Fact, score: float) -> bool:
    """Whether the words say that one side is the figure of something wider than the other."""
    if (target.indicator is None) != (result.indicator is None) and _holds_more(target, result):
        return True
    if result.statement.kind in _LEVELS and joined_with_more(target, result):
        return True
    if _far_wider(target, result):
        return True
    first, second = narrowing(target.core), narrowing(result.core)
    if first == second or (first & second and score >= SURE_OF_NAME and not (first ^ second) & _LEVEL):
        return False
    return not (first ^ second) <= narrowing(target.words) & narrowing(result.words)


def joined_with_more(target: Fact, result: Fact) -> bool:
    """Whether one side is told together with another thing: 保障性住房 and 人才和保障性住房, 少儿医疗保险
    and 少儿医保和统筹医疗.
    """
    one, other = (len(CONJUNCTION.split(fact.core)) for fact in (target, result))
    if one == other:
        return False
    several, single = (target, result) if one > other else (result, target)
    members = _members(several)
    return len(members) > 1 and any(
        _is_member(member, single.core)
        or (len(single.thing) >= SHORTEST - 1 and member.endswith(single.thing))
        for member in members
    )


def _members(fact: Fact) -> tuple[str, ...]:
    """The things that a figure is told of together, in the order of its subject.

    What follows the figure and its noun (119件民生实事和一批微实事) is told without one.
    """
    found = tuple(CONJUNCTION.split(fact.core))
    if any(len(member) < NOUN or only_work(member) for member in found):
        return (fact.core,)
    return found if found[0] in respelt(normalised(fact.before)) else (fact.core,)


def _is_member(member: str, single: str) -> bool:
    """Whether the one thing is a member of the list, by its name or a longer one (少儿医保, 少儿医疗保险)."""
    if len(member) >= SHORTEST - 1 and member in single:
        return True
    return len(member) >= SHORTEST and _in_order(member, single)


def _in_order(shorter: str, longer: str) -> bool:
    """Whether the longer text has all characters of the shorter one in their order."""
    rest = iter(longer)
    return all(character in rest for character in shorter)


def _far_wider(target: Fact, result: Fact) -> bool:
    """Whether the longer name has a figure of another size too: 高层次教育人才10名, 高层次人才82人."""
    shorter, longer = sorted((target.thing, result.thing), key=len)
    return len(longer) >= len(shorter) + 2 and _in_order(shorter, longer) and likely(target, result) < 0


def _holds_more(target: Fact, result: Fact) -> bool:
    """Whether the side without an indicator is the other's name with more to it: 城市更新固定资产投资."""
    known, other = (target, result) if target.indicator is not None else (result, target)
    return (
        len(known.core) >= SHORTEST
        and other.core.endswith(known.core)
        and len(other.core) >= len(known.core) + 2
        # 引入持牌金融机构 holds a verb more, not another thing.
        and other.thing != known.thing
    )


def two_parts(target: Fact, result: Fact) -> bool:
    """Whether each side names a part of its own: 普惠性幼儿园学位, 公办幼儿园学位."""
    first, second = narrowing(target.core), narrowing(result.core)
    return bool(first and second and not first & second)


def more_work(target: Fact, result: Fact) -> bool:
    """Whether the result counts new work together with the renewal that the target asks for: 改造公园24个,
    新建、改造公园30个. A figure near to the one promised speaks for the same work.
    """
    if not (_NEW_AND_RENEWED.search(result.touching) and _RENEWED.search(target.touching)):
        return False
    return factor(target, result) > NEAR


def qualifier_lost(target: Fact, result: Fact) -> bool:
    """Whether the result is of the target's noun without what narrows it: 社区公园2个, 新建公园3个. In
    公办幼儿园5所、学位1900个 the word stands further in front.
    """
    rest = matching_words().praise.sub("", qualifier(target, result))
    return len(rest) >= NOUN and not set(rest) <= set(result.words)


def qualifier(target: Fact, result: Fact) -> str:
    """What the target's thing has in front of the noun that is all of the result's: 社区 of 社区公园."""
    rest = target.thing.removesuffix(result.thing)
    return rest if len(result.thing) >= NOUN and rest != target.thing else ""


@lru_cache(maxsize=65536)
def narrowing(text: str) -> frozenset[str]:
    """The words of a normalised text that make it the name of a part: 规上, 农村, 公办."""
    return frozenset(matching_words().narrowing.findall(text))
