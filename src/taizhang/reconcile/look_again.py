"""A second look for a target that no name answers (再看一遍): the result that shares its telling words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from math import fsum

from taizhang.lexicon.matching import piece_weights
from taizhang.lexicon.second_look import Limits, Signs, second_look
from taizhang.reconcile.facts import Fact
from taizhang.reconcile.fit import COMPARABLE, NEARNESS, Candidate, candidate
from taizhang.reconcile.identity import Identity, one_family
from taizhang.reconcile.likeness import PAUSES, UNKNOWN_CHARACTER, UNKNOWN_PAIR, likeness, pairs_of, told_by
from taizhang.reconcile.periods import relation
from taizhang.reconcile.reports import Report
from taizhang.reconcile.sides import opposed
from taizhang.reconcile.sizes import times_of

Key = tuple[str, int]
_LEAST = 0.1
_LONGEST = 12
_TELLING = 6.0
_LEVELS = frozenset({"amount", "increment"})
_RATES = frozenset({"growth", "ratio"})
_OF_NAME = 0.8


def key_of(fact: Fact) -> Key:
    """What a result is known by among the results of all reports."""
    return fact.entry.id, fact.statement.start


def look_again(target: Fact, reports: Iterable[Report], *, taken: Set[Key]) -> Candidate | None:
    """The result that is likeliest told of the target by all the words of both, None where none is likely.

    ``taken`` are the results that other targets have. The candidate answers where it is likely enough and
    near in size; else it is the nearest figure, under another name.
    """
    rules = second_look()
    found: list[tuple[float, str, int, Candidate]] = []
    for report in reports:
        for result, likely in _likely(target, report, taken):
            same = Identity(score=_OF_NAME * likely, certain=False, note="用词相近")
            one = candidate(target, result, same)
            if one is not None and one.fit != "other_place":
                found.append((-likely, result.entry.name, result.statement.start, one))
    if not found:
        return None
    likely, *_, one = min(found, key=lambda entry: entry[:3])
    judged = (
        -likely >= _limits(target, one.fact).judged
        and rules.near_in_size(times_of(target, one.fact))
        and told_by(target.thing) >= _TELLING
        and key_of(one.fact) not in taken
    )
    return _under_another_name(one) if one.fit in COMPARABLE and not judged else one


def shared_out(found: Sequence[Candidate | None]) -> list[Candidate | None]:
    """What a second look found for the targets of one report, each result judged for the likeliest alone.

    For the others it is the nearest figure; of two that are as likely the first in the text has it.
    """
    judged = [one for one in found if one is not None and one.fit in COMPARABLE]
    best: dict[Key, Candidate] = {}
    for one in sorted(judged, key=lambda one: -one.identity):
        best.setdefault(key_of(one.fact), one)
    beaten = {id(one) for one in judged if best[key_of(one.fact)] is not one}
    return [_under_another_name(one) if one is not None and id(one) in beaten else one for one in found]


def _under_another_name(one: Candidate) -> Candidate:
    return replace(one, fit="other_name", score=one.identity * NEARNESS["other_name"])


def signs_in(
    target: Fact, report: Report, *, taken: Set[Key], longest: bool = True
) -> Iterator[tuple[Fact, Signs]]:
    """The results of a report that may be told of the target, each with what speaks for it.

    Without ``longest`` that sign, which takes the most time, is 0.
    """
    rarity = report.rarity
    for number in report.clauses.near(target.clause_vector, least=_LEAST):
        result = report.results[number]
        if _may_be(target, result):
            signs = _signs(target, result, rarity, taken=key_of(result) in taken)
            yield result, _with_longest(target, result, signs) if longest else signs


def _likely(target: Fact, report: Report, taken: Set[Key]) -> Iterator[tuple[Fact, float]]:
    """The results of a report that are likely told of the target, each with its likelihood."""
    rules = second_look()
    for result, signs in signs_in(target, report, taken=taken, longest=False):
        least = _limits(target, result).shown
        # The longest words in common only speak against it: what is unlikely without them need not be told.
        if rules.likelihood(signs) < least:
            continue
        likely = rules.likelihood(_with_longest(target, result, signs))
        if likely >= least:
            yield result, likely


def _with_longest(target: Fact, result: Fact, signs: Signs) -> Signs:
    return replace(signs, longest=told_by(_longest(target.words, result.words)))


def _may_be(target: Fact, result: Fact) -> bool:
    """Whether a result is of the target's time, place, unit and kind, and of no other indicator or side."""
    first, second = target.statement, result.statement
    if relation(target.months, result.months) == "none" or first.place != second.place:
        return False
    if target.measure.dimension != result.measure.dimension:
        return False
    if not ({first.kind, second.kind} <= _LEVELS or (first.kind == second.kind and first.kind in _RATES)):
        return False
    one, other = target.indicator, result.indicator
    if one is not None and other is not None and not one_family(one, other):
        return False
    return not opposed(target, result)


def _limits(target: Fact, result: Fact) -> Limits:
    """How likely it must be: more for sums of money and for rates."""
    rules = second_look()
    sums_or_rates = target.measure.dimension == "元" or result.statement.kind in _RATES
    return rules.of_sums_and_rates if sums_or_rates else rules.of_things


def _signs(target: Fact, result: Fact, rarity: Mapping[str, float], *, taken: bool) -> Signs:
    weights = piece_weights()
    shared = pairs_of(target.words) & pairs_of(result.words)
    one, other = pairs_of(_sentence(target)), pairs_of(_sentence(result))
    name = frozenset(PAUSES.sub("", target.core))
    said = name & frozenset(result.words)
    return Signs(
        rare_pairs=fsum(weights.get(pair, UNKNOWN_PAIR) * rarity.get(pair, 0.0) for pair in shared),
        longest=0.0,
        sentence=_share(_mass(one & other), min(_mass(one), _mass(other))),
        characters=_share(*(fsum(weights.get(c, UNKNOWN_CHARACTER) for c in part) for part in (said, name))),
        touching=likeness(target.touching_vector, result.touching_vector),
        taken=taken,
        times=times_of(target, result),
    )


def _sentence(fact: Fact) -> str:
    low, high = fact.statement.sentence
    return fact.entry.text[low:high]


def _mass(pairs: Iterable[str]) -> float:
    weights = piece_weights()
    return fsum(weights.get(pair, UNKNOWN_PAIR) for pair in pairs)


def _share(part: float, whole: float) -> float:
    return part / whole if whole > 0 else 0.0


def _longest(one: str, other: str) -> str:
    """The longest words that both say."""
    best = ""
    for low in range(len(one)):
        for high in range(low + max(2, len(best) + 1), min(len(one), low + _LONGEST) + 1):
            if one[low:high] not in other:
                break
            best = one[low:high]
    return best
