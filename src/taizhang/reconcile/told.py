"""Results that a report tells in words alone (没有数字的结果): 城镇新增就业超额完成全年任务."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from taizhang.core.statement import Statement
from taizhang.lexicon.indicator_names import normalised
from taizhang.lexicon.indicators import indicator_of
from taizhang.lexicon.matching import core_of, matching_words, respelt, thing_of
from taizhang.reconcile.facts import Fact, fact_of
from taizhang.reconcile.fit import Candidate
from taizhang.reconcile.likeness import likeness, told_by, vector_of
from taizhang.reconcile.reports import Report

_CLAUSE = re.compile(r"[^，；。！？：\n\t,;:!?]+")
_MEMBERS = re.compile(r"[、和及与]")
_DIGITS = re.compile(r"[\d０-９]")
_TELLING = 10.0
_ALIKE = 0.75
_SURE = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A clause of a review that says something of things without a figure.

    ``saying`` is ``done``, ``not_done``, ``raised`` or ``ahead`` (of the country, the city).
    ``names`` are the things that it is said of, ``start`` and ``end`` half-open code points of the text.
    """

    saying: str
    names: tuple[str, ...]
    start: int
    end: int


def told_of(target: Fact, reports: Iterable[Report]) -> tuple[str, Candidate] | None:
    """What the reviews say in words of a target of one year, with the clause as a candidate; None where
    nothing is said.

    A clause on what was raised answers steps (标准提高20元), one on being ahead of others growths.
    """
    for report in reports:
        reviews = tuple((part.start, part.end) for part in report.entry.roles if part.role == "review")
        for told in _told(report.entry.text, reviews):
            if not _asks_for(target, told.saying):
                continue
            name = next((name for name in told.names if _names(name, target)), None)
            if name is not None and (fact := _fact(target, report, told, name)) is not None:
                note = "只用文字说明"
                return told.saying, Candidate(
                    fact=fact, identity=_SURE, fit="words_only", score=_SURE, note=note
                )
    return None


@lru_cache(maxsize=64)
def _told(text: str, reviews: tuple[tuple[int, int], ...]) -> tuple[Told, ...]:
    rules = matching_words()
    found = []
    for low, high in reviews:
        for match in _CLAUSE.finditer(text, low, high):
            clause = match.group()
            if _DIGITS.search(clause):
                continue
            for saying, pattern in rules.told:
                if (said := pattern.search(clause)) is None:
                    continue
                names = _MEMBERS.split(said["name"])
                found.append(
                    Told(
                        saying=saying,
                        names=tuple(name for name in names if len(name) > 1),
                        start=match.start() + len(clause) - len(clause.lstrip()),
                        end=match.end(),
                    )
                )
                break
    return tuple(found)


def _asks_for(target: Fact, saying: str) -> bool:
    kind = target.statement.kind
    if saying == "raised":
        return kind == "increment"
    return kind == "growth" if saying == "ahead" else True


def _names(name: str, target: Fact) -> bool:
    """Whether the name is the target's: its indicator, or its thing by another word at most."""
    if target.indicator is not None and indicator_of(name, kind=target.statement.kind) == target.indicator:
        return True
    thing = thing_of(core_of(name))
    if min(told_by(thing), told_by(target.thing)) < _TELLING:
        return False
    if thing == target.thing:
        return True
    return likeness(vector_of(respelt(normalised(thing))), target.thing_vector) >= _ALIKE


def _fact(target: Fact, report: Report, told: Told, name: str) -> Fact | None:
    entry = report.entry
    statement = Statement(
        document=entry.name,
        start=told.start,
        end=told.end,
        text=entry.text[told.start : told.end],
        value=None,
        unit="",
        base_value=None,
        base_unit="",
        kind="qualitative",
        cmp="eq",
        status="actual",
        period=target.statement.period,
        modality=None,
        subject=name,
        indicator=target.indicator,
        basis=None,
        place=None,
        scope=None,
        section=(),
        sentence=(told.start, told.end),
        rule="told_in_words",
        confidence=_SURE,
    )
    return fact_of(entry, statement)
