"""Results that a report tells in words alone (没有数字的结果): 城镇新增就业超额完成全年任务."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from taizhang.core.statement import Statement
from taizhang.ledger.model import Entry
from taizhang.lexicon.indicator_names import normalised
from taizhang.lexicon.indicators import indicator_of
from taizhang.lexicon.matching import core_of, matching_words, respelt, thing_of
from taizhang.reconcile.facts import Fact, fact_of
from taizhang.reconcile.fit import Candidate
from taizhang.reconcile.likeness import likeness, told_by, vector_of
from taizhang.reconcile.reports import Report
from taizhang.reconcile.said import DECIDED, asks_for, value_of

_CLAUSE = re.compile(r"[^，；。！？：\n\t,;:!?]+")
_MEMBERS = re.compile(r"[、与]|(?<!普)及|和(?!谐)")
_LEADING = re.compile("^(?:但是?|受[^，]{1,12}影响|保持|维持|促进|推动|实现|带动)+")
_STOPS = "。！？\n"
_PARTS = frozenset({"review", "problems", "requirements", "plan"})
_LAST_YEAR = re.compile("去年|过去一年|过去的一年")
# The object of a verb says in full what was raised, and in words of its own.
_LOOSE = frozenset({"raised", "reached"})
_OF_GROWTH = frozenset({"fell", "unchanged"})
_DIGITS = re.compile(r"[\d０-９]")
_HEADS = (2, 3, 4)
_TELLING = 10.0
_ALIKE = 0.75
_AKIN = 0.65
_SURE = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A clause of a review that says something of things without their figure.

    ``saying`` is one of those of ``data/matching.yaml``: ``done``, ``fell``, ``ahead`` (of the country, the
    city). ``names`` are the things that it is said of, ``rate`` the name of the rate that the words put at
    100%, ``start`` and ``end`` half-open code points of the text.
    """

    saying: str
    names: tuple[str, ...]
    rate: re.Pattern[str] | None
    start: int
    end: int


def told_of(target: Fact, reports: Iterable[Report]) -> tuple[str, Candidate] | None:
    """What the reviews say in words of a target of one year, with the clause as a candidate; None where
    nothing is said.

    Words that decide the target (超额完成, 与上年持平) go before words that only speak of it (再创新高). A
    clause on what was raised answers steps (标准提高20元), one on being ahead of others growths.
    """
    found: list[tuple[str, Candidate]] = []
    for report in reports:
        parts = tuple((part.role, part.start, part.end) for part in report.entry.roles if part.role in _PARTS)
        for told in _told(report.entry.text, parts):
            if not asks_for(target, told.saying, rate=told.rate):
                continue
            name = next((name for name in _own(told, report.entry) if _names(name, target, told)), None)
            if name is not None and (fact := _fact(target, report, told, name)) is not None:
                note = "只用文字说明"
                found.append(
                    (
                        told.saying,
                        Candidate(fact=fact, identity=_SURE, fit="words_only", score=_SURE, note=note),
                    )
                )
    decided = (one for one in found if one[0] in DECIDED)
    return next(decided, found[0] if found else None)


@lru_cache(maxsize=64)
def _told(text: str, parts: tuple[tuple[str, int, int], ...]) -> tuple[Told, ...]:
    rules = matching_words()
    found = []
    for role, low, high in parts:
        for match in _CLAUSE.finditer(text, low, high):
            clause = match.group().strip()
            figures = _DIGITS.search(clause) is not None
            for rule in rules.told:
                if (figures and not rule.figures) or (said := rule.pattern.search(clause)) is None:
                    continue
                start = match.start() + len(match.group()) - len(match.group().lstrip())
                of_plan = rules.plan_goal.search(clause) is not None
                if of_plan or not _of_last_year(text, start, role=role, saying=rule.saying):
                    break
                names = (_LEADING.sub("", name) for name in _MEMBERS.split(said["name"]))
                found.append(
                    Told(
                        saying=rule.saying,
                        names=tuple(name for name in names if len(name) > 1),
                        rate=rule.rate,
                        start=start,
                        end=start + len(clause),
                    )
                )
                break
    return tuple(found)


def _of_last_year(text: str, start: int, *, role: str, saying: str) -> bool:
    """Whether a clause tells of the year that the report looks back on: in its review, unless the sentence
    speaks of several years (五年来，…); among the problems where it owns to what was not done; elsewhere
    where the sentence says so (去年…).
    """
    opening = max(text.rfind(stop, 0, start) for stop in _STOPS) + 1
    if matching_words().many_years.search(text, opening, start) is not None:
        return False
    if role == "review" or (role == "problems" and saying == "not_done"):
        return True
    return _LAST_YEAR.search(text, opening, start) is not None


def _own(told: Told, entry: Entry) -> tuple[str, ...]:
    """The names without those of a wider place than the report's (全国居民消费价格)."""
    wider = ["全球", "世界"]
    if entry.place != "全国":
        wider.append("全国")
        if entry.code is not None and not entry.code.endswith("0000"):
            wider.append("全省")
            if not entry.code.endswith("00"):
                wider.append("全市")
    return tuple(name for name in told.names if not name.startswith(tuple(wider)))


def _names(name: str, target: Fact, told: Told) -> bool:
    """Whether the name is the target's: its indicator, or its thing by another word at most."""
    short = matching_words().short_names
    indicator = target.indicator or short.get(target.core)
    if indicator is not None:
        known = short.get(core_of(name)) or indicator_of(name, kind=target.statement.kind)
        if known is not None and told.saying in DECIDED:
            return known == indicator
        if known == indicator or (told.saying not in DECIDED and _in_list(name, indicator, told)):
            return True
    core = core_of(name)
    own = target.thing
    if told.rate is not None:
        core, own = core.replace("实现", ""), told.rate.sub("", own)
    thing = thing_of(core)
    if min(told_by(thing), told_by(own)) < _TELLING:
        return False
    if thing == own:
        return True
    thing = respelt(normalised(thing))
    if told.saying in _OF_GROWTH and _parts_in(thing) != _parts_in(own):
        return False
    return likeness(vector_of(thing), vector_of(own)) >= (_AKIN if told.saying in _LOOSE else _ALIKE)


def _parts_in(text: str) -> frozenset[str]:
    return frozenset(matching_words().narrowing.findall(text))


def _in_list(name: str, indicator: str, told: Told) -> bool:
    """Whether a member with the head of its list is the indicator: 粮食播种面积、总产."""
    head = told.names[0]
    if name == head:
        return False
    return any(indicator_of(head[:length] + name) == indicator for length in _HEADS if len(head) > length)


def _fact(target: Fact, report: Report, told: Told, name: str) -> Fact | None:
    entry = report.entry
    value = value_of(target, told.saying)
    statement = Statement(
        document=entry.name,
        start=told.start,
        end=told.end,
        text=entry.text[told.start : told.end],
        value=value,
        unit="" if value is None else "%",
        base_value=None if value is None else value / 100,
        base_unit="",
        kind="qualitative" if value is None else target.statement.kind,
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
