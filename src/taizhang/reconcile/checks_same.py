"""The same fact stated differently (同一事实两种数字), in one document or in two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from taizhang.lexicon.indicator_names import normalised
from taizhang.lexicon.indicators import catalogue
from taizhang.reconcile.checks_facts import Figure, FigureFinding, figures_of
from taizhang.reconcile.yearly import YearReport

# Two parts of one report that differ by more are mostly of two things: a part, a stock, another year.
_NEAR = 0.03
_NEAR_RATE = 0.03
_LEAD = re.compile(r"\A(?:实现|完成|达到|预计)+")
# Final figures seldom move further than this from the first estimate.
_REVISED = 0.15
_REVISED_RATE = 0.03


def same_facts(place: str, reports: Sequence[YearReport]) -> Iterator[FigureFinding]:
    """Pairs of figures of one indicator, kind, unit, basis and year that differ by more than rounding.

    Figures of reports of one year contradict each other; a later report that tells the earlier year anew
    revises it.
    """
    groups: dict[tuple[str, str, str, str, str], list[Figure]] = {}
    for report in reports:
        for figure in figures_of(report):
            key = _key(figure)
            if key is not None:
                groups.setdefault(key, []).append(figure)
    for figures in groups.values():
        seen: set[tuple[int, float, float]] = set()
        for first, second in combinations(figures, 2):
            finding = _compare(place, first, second)
            low, high = sorted((first.value, second.value))
            mark = (second.report.year - first.report.year, low, high)
            if finding is not None and mark not in seen:
                seen.add(mark)
                yield finding


def _key(figure: Figure) -> tuple[str, str, str, str, str] | None:
    statement = figure.statement
    if statement.kind == "rank" or statement.scope is not None or not figure.exact:
        return None
    if statement.indicator is None:
        return None
    return (
        statement.indicator,
        statement.kind,
        statement.base_unit,
        statement.period,
        statement.basis or "",
    )


def _one_subject(first: Figure, second: Figure) -> bool:
    """Whether both speak of the same thing: in the same words, a table in its own, and in reports of two
    years by any name of the indicator.
    """
    one, two = _LEAD.sub("", first.subject), _LEAD.sub("", second.subject)
    if one == two or first.cell or second.cell:
        return True
    entry = catalogue()[first.statement.indicator or ""]
    names = {normalised(name) for name in entry.names}
    return first.report.year != second.report.year and {one, two} <= names


def _many_years(report: YearReport) -> bool:
    """Whether the review covers several years, so that figures of other years stand beside its last."""
    return any("/" in period for period in report.entry.review_period)


def _start_of_span(figure: Figure) -> bool:
    """Whether a review of several years sets out from it (从1.29万亿元提高到): of a year not told."""
    start = figure.statement.start
    ahead = "".join(figure.report.entry.text[max(0, start - 3) : start].split())
    return _many_years(figure.report) and ahead[-1:] in ("从", "由")


def _compare(place: str, first: Figure, second: Figure) -> FigureFinding | None:
    rate = first.statement.base_unit == ""
    difference = abs(first.value - second.value)
    if difference <= first.slack + second.slack + 1e-12 or not _one_subject(first, second):
        return None
    relative = difference if rate else difference / max(abs(first.value), abs(second.value))
    years = second.report.year - first.report.year
    revised = years > 0
    table = first.cell != second.cell and first.report.entry.id == second.report.entry.id
    if not table and first.report.entry.id == second.report.entry.id and _many_years(first.report):
        return None
    near = (_REVISED_RATE if rate else _REVISED) if revised else (_NEAR_RATE if rate else _NEAR)
    if relative > near and not (table and relative <= 4 * near):
        return None
    if revised and (first.report.year != int(first.statement.period) + 1 or _start_of_span(second)):
        return None
    reasons: tuple[str, ...]
    before = f"{first.report.year}年的报告写{first.shown}"
    after = f"{second.report.year}年的报告写{second.shown}"
    if revised:
        was = "预计数" if first.statement.status == "estimate" else "当时公布数"
        reasons = (before, after, f"前者是{was}，后一份报告改了数")
    elif first.report.entry.id == second.report.entry.id:
        where = "正文和表格不同" if table else "同一份报告两处不同"
        reasons = (f"一处写{first.shown}，另一处写{second.shown}", where)
    else:
        reasons = (before, after, "同一年的两份报告不同")
    scale = 100.0 if rate else 1.0
    return FigureFinding(
        check="revised" if revised else "same_fact",
        weight="caution" if revised or not (table or relative <= near / 3) else "contradiction",
        place=place,
        period=first.statement.period,
        indicator=first.statement.indicator,
        subject=first.statement.subject,
        stated=first.value * scale,
        expected=second.value * scale,
        unit="%" if rate else first.statement.base_unit,
        quotes=(first.quote, second.quote),
        confidence=0.85
        if table or revised
        else 0.6
        if first.report.entry.id != second.report.entry.id
        else 0.45,
        reasons=reasons,
    )
