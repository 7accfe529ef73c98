"""From a target to the results that may answer it, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from taizhang.reconcile.facts import Fact
from taizhang.reconcile.fit import COMPARABLE, Candidate, candidate
from taizhang.reconcile.identity import WORTH_A_LOOK, Alike, identity
from taizhang.reconcile.likeness import likeness
from taizhang.reconcile.reports import Report

ENOUGH = 0.5
"""The least identity at which a figure of another kind, basis or scope is shown as the nearest one."""
_CERTAIN = 0.95
_CLEARLY = 0.06
_ONE_THING = 0.6
SURE = 0.56
"""The least score at which a result is taken for the answer."""


def candidates(target: Fact, reports: Iterable[Report]) -> list[Candidate]:
    """The results in the reports that may tell of the target, the likeliest first.

    The order of the reports does not matter: equal scores are put in order by document and offset.
    """
    found: list[Candidate] = []
    for report in reports:
        subjects = report.subjects.near(target.subject_vector)
        things = report.things.near(target.thing_vector)
        clauses = report.clauses.near(target.clause_vector)
        near = {n for cosines in (subjects, things, clauses) for n, c in cosines.items() if c >= WORTH_A_LOOK}
        if target.indicator is not None:
            # Of two indicators one can be a part of the other under another name.
            near.update(number for number in report.indicated if number in subjects or number in clauses)
            near.update(report.by_indicator.get(target.indicator, ()))
        for number in near:
            result = report.results[number]
            alike = Alike(
                subjects=subjects.get(number, 0.0),
                things=things.get(number, 0.0),
                clauses=clauses.get(number, 0.0),
            )
            if (one := _weighed(target, result, alike)) is not None:
                found.append(one)
    return sorted(found, key=_rank)


def candidates_named(target: Fact, report: Report, *, core: str) -> list[Candidate]:
    """The results of one report under one name that may tell of the target, the likeliest first."""
    found = []
    for number in report.by_core.get(core, ()):
        result = report.results[number]
        alike = Alike(
            subjects=likeness(target.subject_vector, result.subject_vector),
            things=likeness(target.thing_vector, result.thing_vector),
            clauses=likeness(target.clause_vector, result.clause_vector),
        )
        if (one := _weighed(target, result, alike)) is not None:
            found.append(one)
    return sorted(found, key=_rank)


def _weighed(target: Fact, result: Fact, alike: Alike) -> Candidate | None:
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
    return [
        [one for one in of_one if not _belongs_elsewhere(target, one, best)]
        for target, of_one in zip(targets, found, strict=True)
    ]


def _belongs_elsewhere(target: Fact, one: Candidate, best: dict[tuple[str, int], tuple[float, Fact]]) -> bool:
    if one.identity >= _CERTAIN:
        return False
    score, owner = best.get((one.fact.entry.id, one.fact.statement.start), (0.0, target))
    return one.score < score - _CLEARLY and likeness(target.thing_vector, owner.thing_vector) < _ONE_THING


def _rank(one: Candidate) -> tuple[float, str, str, int]:
    return (-one.score, one.fact.entry.name, one.fact.entry.id, one.fact.statement.start)
