"""Five-year goals against the yearly path (五年目标与年度进度): what is still needed each year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from taizhang.core.statement import Kind, Statement
from taizhang.ledger.model import Entry
from taizhang.lexicon.indicators import catalogue
from taizhang.reconcile.checks_facts import number, percent
from taizhang.reconcile.comparison import Observation, observations, series
from taizhang.reconcile.quotes import Quote, quote
from taizhang.reconcile.yearly import YearReport, first_year, last_year, reports_by_place

GoalForm = Literal["average_growth", "level", "total"]
StepState = Literal["reached", "enough", "short", "no_target"]

_AVERAGE = re.compile(r"年均|年平均|平均每年")
_SPAN = 3
# What rounding of published rates may hide, in points as a fraction.
_SLACK = 0.0005
# A yearly level so far from the last one is of something else; so is a year that tells most of five years.
_FALL, _RISE = -0.05, 0.25
_PART = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalStep:
    """One plan year on the way: what is needed from here on each year, and what the plan aims at.

    For an average growth, and a level in money or things, ``needed`` and ``target`` are growth rates
    (fractions); for a share or rate they are the level that a straight line asks for in this year; for a
    total they are the amount of this year. ``known`` is the figure that ``needed`` starts from: the growth
    reached so far, the last level, or the total so far, and ``since`` the year it is of (None for none).
    """

    year: int
    known: float | None
    since: int | None
    needed: float
    target: float | None
    state: StepState
    quotes: tuple[Quote, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalPath:
    """A goal of several years (五年目标) and its steps; ``value`` is in ``unit``, a rate as a fraction."""

    place: str
    indicator: str
    subject: str
    form: GoalForm
    start: int
    end: int
    value: float
    unit: str
    goal: Quote
    steps: tuple[GoalStep, ...]


def goal_paths(entries: Sequence[Entry]) -> tuple[GoalPath, ...]:
    """The goals for three years and more of indicators in the catalogue, with the yearly plans against them.

    A goal told again with the same value counts once, by the report that first told it. A year of the span
    without a result ends what is known: nothing is filled in. Goals without any yearly figure to lay beside
    them are left out.
    """
    observed = observations(entries)
    paths: list[GoalPath] = []
    for place, reports in reports_by_place(entries).items():
        seen: set[tuple[str, GoalForm, int, float]] = set()
        for report in reports:
            for statement in report.entry.statements:
                goal = _goal(report, statement)
                if goal is None:
                    continue
                form, start, end, value = goal
                mark = str(statement.indicator), form, end, value
                if mark in seen:
                    continue
                seen.add(mark)
                path = GoalPath(
                    place=place,
                    indicator=str(statement.indicator),
                    subject=statement.subject,
                    form=form,
                    start=start,
                    end=end,
                    value=value,
                    unit=statement.base_unit,
                    goal=quote(report.entry, report.year, statement),
                    steps=(),
                )
                steps = tuple(_steps(path, statement, observed))
                if steps:
                    paths.append(_with(path, steps))
    return tuple(paths)


def _with(path: GoalPath, steps: tuple[GoalStep, ...]) -> GoalPath:
    return GoalPath(
        place=path.place,
        indicator=path.indicator,
        subject=path.subject,
        form=path.form,
        start=path.start,
        end=path.end,
        value=path.value,
        unit=path.unit,
        goal=path.goal,
        steps=steps,
    )


def _goal(report: YearReport, statement: Statement) -> tuple[GoalForm, int, int, float] | None:
    """The form, the first and last year and the value of a goal of several years, or None."""
    value = statement.base_value
    if statement.status != "target" or statement.indicator is None or statement.place is not None:
        return None
    if isinstance(value, tuple):
        value = min(value)
    first, end = first_year(statement.period), last_year(statement.period)
    if value is None or first is None or end is None or statement.cmp in ("le", "lt"):
        return None
    start = first if "/" in statement.period else report.year
    if end - start + 1 < _SPAN or not report.year - 1 <= start <= report.year + 1:
        return None
    entry = catalogue()[statement.indicator]
    if entry.direction == "none":
        return None
    if statement.kind == "growth" and statement.unit in ("%", "％"):
        ahead = report.entry.text[max(0, statement.start - 14) : statement.start]
        averaged = bool(_AVERAGE.search(ahead + statement.subject))
        return ("average_growth", start, end, float(value)) if averaged else None
    if statement.kind == "increment" and "/" in statement.period:
        return "total", start, end, float(value)
    if statement.kind in ("amount", "ratio") and entry.nature != "flow":
        return "level", start, end, float(value)
    if statement.kind in ("amount", "ratio") and (
        entry.formula == "growth_rate" or statement.base_unit.endswith("元")
    ):
        # 到2025年达到5000亿元 is a level to be reached; 五年累计 would be a total of its own.
        ahead = report.entry.text[max(0, statement.start - 16) : statement.start]
        return ("total" if "累计" in ahead or "五年" in ahead else "level"), start, end, float(value)
    return None


def _steps(path: GoalPath, goal: Statement, observed: Sequence[Observation]) -> Iterator[GoalStep]:
    if path.form == "average_growth":
        return _growth_steps(path, observed)
    if path.form == "total":
        return _total_steps(path, observed)
    if path.unit == "":
        return _share_steps(path, observed)
    return _level_steps(path, goal, observed)


def _growth_steps(path: GoalPath, observed: Sequence[Observation]) -> Iterator[GoalStep]:
    results = series(observed, place=path.place, indicator=path.indicator, kind="growth")
    goals = series(observed, place=path.place, indicator=path.indicator, kind="growth", goals=True)
    span = path.end - path.start + 1
    for year in range(path.start, path.end + 1):
        known = _run(results, path.start, year)
        if len(known) < year - path.start or year not in goals:
            continue
        reached = 1.0
        for one in known:
            reached *= 1 + one.value
        left = path.end - year + 1
        whole = (1 + path.value) ** span
        needed = (whole / reached) ** (1 / left) - 1
        target = goals[year]
        so_far = reached ** (1 / len(known)) - 1 if known else None
        reasons = [f"{path.start}—{path.end}年年均{percent(path.value)}"]
        if so_far is not None:
            listed = "、".join(f"{one.year}年{percent(one.value)}" for one in known)
            reasons.append(f"已有结果{listed}，年均{percent(so_far)}")
        reasons.append(f"余下{left}年每年还要{percent(needed)}，{year}年计划{percent(target.value)}")
        yield GoalStep(
            year=year,
            known=so_far,
            since=known[-1].year if known else None,
            needed=needed,
            target=target.value,
            state="enough" if target.value >= needed - _SLACK else "short",
            quotes=(target.quote, *(one.quote for one in known)),
            reasons=tuple(reasons),
        )


def _level_steps(path: GoalPath, goal: Statement, observed: Sequence[Observation]) -> Iterator[GoalStep]:
    """A level in money or things: the growth that leads to it, laid beside the yearly growth target."""
    levels = _levels(path, goal.kind, observed)
    growth = series(observed, place=path.place, indicator=path.indicator, kind="growth", goals=True)
    aims = series(observed, place=path.place, indicator=path.indicator, kind=goal.kind, goals=True)
    for year in range(path.start, path.end + 1):
        base = levels.get(year - 1)
        if base is None or base.value <= 0:
            continue
        left = path.end - year + 1
        needed = (path.value / base.value) ** (1 / left) - 1
        done = base.value >= path.value
        aim = aims.get(year)
        target = growth[year].value if year in growth else None
        if target is None and aim is not None and aim.unit == base.unit and aim.period != goal.period:
            target = aim.value / base.value - 1
            if not _FALL <= target <= _RISE:
                target = None
        if not done and (target is None or needed > _RISE):
            continue
        unit = path.unit
        reasons = [
            f"{path.end}年目标{number(path.value, unit)}，{base.year}年{number(base.value, unit)}",
            "已经达到"
            if done
            else f"余下{left}年每年还要{percent(needed)}，{year}年计划{percent(target or 0)}",
        ]
        if not done and year in growth and goal.basis is None and _real(path.indicator):
            reasons.append("总量按现价、增速按可比价，价格上涨时实际需要的增速低一些")
        spans = [growth[year].quote] if year in growth else [aim.quote] if aim is not None else []
        state: StepState = "reached" if done else "short"
        if not done and target is not None and target >= needed - _SLACK:
            state = "enough"
        yield GoalStep(
            year=year,
            known=base.value,
            since=base.year,
            needed=needed,
            target=target,
            state=state,
            quotes=(*spans, base.quote),
            reasons=tuple(reasons),
        )


def _share_steps(path: GoalPath, observed: Sequence[Observation]) -> Iterator[GoalStep]:
    """A share or rate: a straight line from the last result to the goal."""
    results = series(observed, place=path.place, indicator=path.indicator, kind="ratio")
    goals = series(observed, place=path.place, indicator=path.indicator, kind="ratio", goals=True)
    sign = -1 if catalogue()[path.indicator].direction == "lower" else 1
    for year in range(path.start, path.end + 1):
        base, aim = results.get(year - 1), goals.get(year)
        if base is None or base.unit != "":
            continue
        left = path.end - year + 1
        needed = base.value + (path.value - base.value) / left
        done = sign * (base.value - path.value) >= -1e-12
        if aim is None and not done:
            continue
        on_line = aim is not None and sign * (aim.value - needed) >= -_SLACK
        reasons = [f"{path.end}年目标{percent(path.value)}，{base.year}年{percent(base.value)}"]
        if done:
            reasons.append("已经达到")
        elif aim is not None:
            reasons.append(f"按直线{year}年应到{percent(needed)}，计划{percent(aim.value)}")
        yield GoalStep(
            year=year,
            known=base.value,
            since=base.year,
            needed=needed,
            target=aim.value if aim is not None else None,
            state="reached" if done else "enough" if on_line else "short",
            quotes=(*((aim.quote,) if aim is not None else ()), base.quote),
            reasons=tuple(reasons),
        )


def _total_steps(path: GoalPath, observed: Sequence[Observation]) -> Iterator[GoalStep]:
    """A total over the span: what is left, shared out over the years left."""
    kinds: tuple[Kind, ...] = ("increment", "amount")
    for kind in kinds:
        results = series(observed, place=path.place, indicator=path.indicator, kind=kind)
        goals = series(observed, place=path.place, indicator=path.indicator, kind=kind, goals=True)
        if not goals:
            continue
        for year in range(path.start, path.end + 1):
            known = _run(results, path.start, year)
            aim = goals.get(year)
            if aim is None or aim.unit != path.unit or len(known) < year - path.start:
                continue
            if aim.value > path.value or any(one.value > _PART * path.value for one in known):
                continue
            total = sum(one.value for one in known)
            left = path.end - year + 1
            needed = max(0.0, path.value - total) / left
            done = total >= path.value
            yield GoalStep(
                year=year,
                known=total,
                since=known[-1].year if known else None,
                needed=needed,
                target=aim.value,
                state="reached" if done else "enough" if aim.value >= needed * (1 - 1e-9) else "short",
                quotes=(aim.quote, *(one.quote for one in known)),
                reasons=(
                    f"{path.start}—{path.end}年共{number(path.value, path.unit)}",
                    f"此前{len(known)}年完成{number(total, path.unit)}" if known else "这是第一年",
                    f"余下{left}年每年还要{number(needed, path.unit)}，"
                    f"{year}年计划{number(aim.value, path.unit)}",
                ),
            )
        return


def _run(results: Mapping[int, Observation], start: int, stop: int) -> list[Observation]:
    """The results from ``start`` up to before ``stop``, as far as no year is missing."""
    run: list[Observation] = []
    for year in range(start, stop):
        if year not in results:
            break
        run.append(results[year])
    return run


def _levels(path: GoalPath, kind: Kind, observed: Sequence[Observation]) -> Mapping[int, Observation]:
    found = series(observed, place=path.place, indicator=path.indicator, kind=kind)
    vague = {"bound", "partial_period", "two_values"}
    return {
        year: one
        for year, one in found.items()
        if one.unit == path.unit and (one.cmp == "approx" or not vague & set(one.flags))
    }


def _real(indicator: str) -> bool:
    entry = catalogue()[indicator]
    return "可比价" in entry.basis_zh or "不变价" in entry.basis_zh
