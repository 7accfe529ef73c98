"""From a target to the results that may answer it, the likeliest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from taizhang.reconcile.facts import Fact
from taizhang.reconcile.fit import COMPARABLE, NEARNESS, Candidate, candidate
from taizhang.reconcile.identity import WORTH_A_LOOK, Alike, akin, identity
from taizhang.reconcile.likeness import likeness
from taizhang.reconcile.periods import relation
from taizhang.reconcile.reports import Report
from taizhang.reconcile.sizes import factor, nearer_to_sum

_Key = TypeVar("_Key")
ENOUGH = 0.2
"""The least identity at which a figure of another kind, basis or scope is shown as the nearest one."""
_CERTAIN = 0.95
_NEAR = 0.8
_CLEARLY = 0.06
_ONE_THING = 0.6
_MANY_TIMES = 4.0
_ABOUT = 1.5
SURE = 0.53
"""The least score at which a result is taken for the answer."""


def candidates(target: Fact, reports: Iterable[Report]) -> list[Candidate]:
    """The results in the reports that may tell of the target, the likeliest first.

    The order of the reports does not matter: equal scores are put in order by document and offset.
    """
    return sorted((one for report in reports for one in report.compared(target, _candidates)), key=_rank)


def _candidates(target: Fact, report: Report) -> Iterator[Candidate]:
    for number in _worth_a_look(target, report):
        if (one := weighed(target, report.results[number])) is not None:
            yield one


def candidates_named(target: Fact, report: Report, *, core: str) -> list[Candidate]:
    """The results of one report under one name that may tell of the target, the likeliest first."""
    found = [
        one
        for number in report.by_core.get(core, ())
        if (one := weighed(target, report.results[number])) is not None
    ]
    return sorted(found, key=_rank)


def _worth_a_look(target: Fact, report: Report) -> set[int]:
    """The results that are like the target by their words, or akin to it by the catalogue."""
    near = {
        *report.subjects.near(target.subject_vector, least=WORTH_A_LOOK),
        *report.things.near(target.thing_vector, least=WORTH_A_LOOK),
        *report.clauses.near(target.clause_vector, least=WORTH_A_LOOK),
    }
    if target.indicator is not None:
        near.update(report.by_indicator.get(target.indicator, ()))
        near.update(number for number in report.indicated - near if akin(target, report.results[number]))
    return near


def weighed(target: Fact, result: Fact) -> Candidate | None:
    """The result as a candidate for the target, or None where it says nothing about it."""
    if relation(target.months, result.months) == "none":
        return None
    alike = Alike(
        subjects=likeness(target.subject_vector, result.subject_vector),
        things=likeness(target.thing_vector, result.thing_vector),
        clauses=likeness(target.clause_vector, result.clause_vector),
    )
    same = identity(target, result, alike)
    return None if same is None else candidate(target, result, same)


def chosen(found: list[Candidate]) -> Candidate | None:
    """The answer among the candidates, else the nearest figure that is no answer, else None."""
    for one in found:
        if one.fit in COMPARABLE and one.score >= SURE:
            return one
    for one in found:
        if one.fit not in COMPARABLE and one.fit != "other_place" and one.identity >= ENOUGH:
            return one
    return None


def settled(targets: Sequence[Fact], found: Sequence[list[Candidate]]) -> list[list[Candidate]]:
    """The candidates of the targets of one report, each result left to the targets that it fits best.

    In a list (新建公园3个、绿道5公里) the names of the members are alike by their clause; a result that
    answers one member clearly better than another is no answer to the other. Targets on one thing may share
    it.
    """
    best: dict[tuple[str, int], tuple[float, Fact]] = {}
    for target, of_one in zip(targets, found, strict=True):
        for one in of_one:
            if one.fit in COMPARABLE:
                key = (one.fact.entry.id, one.fact.statement.start)
                if key not in best or one.score > best[key][0]:
                    best[key] = (one.score, target)
    beside = _grouped(targets, lambda target: target.statement.sentence)
    rivals = _grouped(targets, lambda target: target.core)
    return [
        [
            _of_both(target, one, beside[target.statement.sentence])
            for one in of_one
            if not _belongs_elsewhere(target, one, best, rivals[target.core])
        ]
        for target, of_one in zip(targets, found, strict=True)
    ]


def _grouped(targets: Sequence[Fact], key: Callable[[Fact], _Key]) -> dict[_Key, list[Fact]]:
    """The targets by a key: their sentence, their name."""
    found: dict[_Key, list[Fact]] = defaultdict(list)
    for target in targets:
        found[key(target)].append(target)
    return found


def _of_other_size(target: Fact, other: Fact, result: Fact) -> bool:
    """Whether a figure many times off the target is near to another target of the same name and year: of
    城中村投资480亿元 and 投资7000亿元 a result of 500 answers the first.
    """
    if other is target or other.months != target.months or other.statement.kind != target.statement.kind:
        return False
    if not other.measure.dimension == target.measure.dimension == result.measure.dimension:
        return False
    return factor(target, result) > _MANY_TIMES and 0 < factor(other, result) < _ABOUT


def _of_both(target: Fact, one: Candidate, beside: Sequence[Fact]) -> Candidate:
    """The candidate, as one of wider scope where it names another target of the same list too and its figure
    is nearer to the sum: 绿道碧道17公里 answers neither of 绿道6公里、碧道11公里.
    """
    if one.fit not in COMPARABLE or target.thing not in one.fact.core:
        return one
    rest = one.fact.core.replace(target.thing, "", 1)
    for other in beside:
        if other.thing in rest and nearer_to_sum(target, other, one.fact):
            return replace(one, fit="other_scope", score=one.score * NEARNESS["other_scope"], note="范围更宽")
    return one


def _belongs_elsewhere(
    target: Fact,
    one: Candidate,
    best: dict[tuple[str, int], tuple[float, Fact]],
    rivals: Sequence[Fact],
) -> bool:
    # The nearest figure that is no answer may well answer another target, where it is surely near.
    if one.identity >= (_CERTAIN if one.fit in COMPARABLE else _NEAR):
        return any(_of_other_size(target, other, one.fact) for other in rivals)
    if likeness(target.thing_vector, one.fact.thing_vector) >= _CERTAIN:
        # 产业用房 is told of under its own name, though the catalogue knows 产业空间 by it too.
        return False
    score, owner = best.get((one.fact.entry.id, one.fact.statement.start), (0.0, target))
    return one.score < score - _CLEARLY and likeness(target.thing_vector, owner.thing_vector) < _ONE_THING


def _rank(one: Candidate) -> tuple[float, str, str, int]:
    return (-one.score, one.fact.entry.name, one.fact.entry.id, one.fact.statement.start)
