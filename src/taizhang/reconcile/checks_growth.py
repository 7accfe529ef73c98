"""Levels against growth (总量与增速): last year's level times one plus the growth is this year's level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from taizhang.core.statement import Statement
from taizhang.lexicon.indicators import catalogue
from taizhang.reconcile.checks_facts import Figure, FigureFinding, figures_of, first_of, number, percent
from taizhang.reconcile.yearly import YearReport

# Growth at 可比价 or 不变价 cannot be had from levels at current prices.
_REAL_WORDS = ("可比", "不变价", "扣除价格", "剔除", "同口径", "实际")
_NOMINAL_WORDS = ("现价", "当年价", "名义", "自然口径")
# A revised base or enterprises new to the frame move a rate by less than this as a rule.
_NOTABLE = 0.02
# Beyond this the two levels are of two things.
_PLAUSIBLE = (0.75, 1.5)
_BESIDE = 14


def growth_against_levels(place: str, reports: Sequence[YearReport]) -> Iterator[FigureFinding]:
    """Growth rates that the levels of two following years do not bear out.

    Only where growth is told at current prices; the level of the year before is that of the earlier report,
    which may have been revised since, so every finding is a caution. GDP and value added grow at comparable
    prices and are left out unless the basis says otherwise.
    """
    levels = _levels(reports)
    seen: set[tuple[str, str]] = set()
    for report in reports:
        for growth in figures_of(report):
            statement = growth.statement
            if statement.kind != "growth" or statement.unit not in ("%", "％"):
                continue
            year = int(statement.period)
            name = statement.indicator
            if name is None or report.year != year + 1 or not _nominal(statement):
                continue
            now = _own_level(report, growth)
            before = levels.get((name, year - 1, now.statement.base_unit)) if now else None
            if now is None or before is None or before.value <= 0 or (name, statement.period) in seen:
                continue
            finding = _compare(place, growth, now, before)
            if finding is not None:
                seen.add((name, statement.period))
                yield finding


def is_real(statement: Statement) -> bool:
    """Whether growth is told at comparable prices: by the words, else by the indicator's habit."""
    basis = statement.basis or ""
    if any(word in basis for word in _NOMINAL_WORDS):
        return False
    if any(word in basis for word in _REAL_WORDS):
        return True
    entry = catalogue().get(statement.indicator or "")
    return entry is not None and any(word in entry.basis_zh for word in ("可比价", "不变价", "剔除"))


def _nominal(statement: Statement) -> bool:
    entry = catalogue().get(statement.indicator or "")
    money = entry is not None and any(unit.endswith("元") for unit in entry.units)
    return money and not is_real(statement)


def _levels(reports: Sequence[YearReport]) -> Mapping[tuple[str, int, str], Figure]:
    """The level of each indicator and year that the next report tells, where it tells one value."""
    found: dict[tuple[str, int, str], list[Figure]] = {}
    for report in reports:
        for figure in figures_of(report):
            statement = figure.statement
            if statement.kind not in ("amount", "ratio") or statement.base_unit == "" or not figure.exact:
                continue
            if statement.indicator is None or report.year != int(statement.period) + 1 or statement.basis:
                continue
            key = statement.indicator, int(statement.period), statement.base_unit
            found.setdefault(key, []).append(figure)
    return {
        key: first_of(figures)
        for key, figures in found.items()
        if len({figure.value for figure in figures}) == 1
    }


def _own_level(report: YearReport, growth: Figure) -> Figure | None:
    """The level told in the same sentence right before the growth: 295.7亿元，增长8.9%."""
    best: Figure | None = None
    for figure in figures_of(report):
        statement = figure.statement
        if statement.start >= growth.statement.start:
            break
        same = (
            statement.indicator == growth.statement.indicator and statement.period == growth.statement.period
        )
        if same and statement.sentence == growth.statement.sentence and statement.kind in ("amount", "ratio"):
            best = figure
    if best is None or best.statement.base_unit == "" or best.statement.subject != growth.statement.subject:
        return None
    between = report.entry.text[best.statement.end : growth.statement.start]
    return best if len(between) <= _BESIDE and not re.search(r"[。；;]", between) else None


def _compare(place: str, growth: Figure, now: Figure, before: Figure) -> FigureFinding | None:
    implied = now.value / before.value - 1
    if not _PLAUSIBLE[0] <= 1 + implied <= _PLAUSIBLE[1]:
        return None
    rounding = (now.slack / before.value) + now.value * before.slack / before.value**2 + growth.slack
    if abs(implied - growth.value) <= rounding + _NOTABLE:
        return None
    unit = now.statement.base_unit
    opposite = implied * growth.value < 0 and abs(implied - growth.value) > 2 * _NOTABLE
    return FigureFinding(
        check="growth_level",
        weight="caution",
        place=place,
        period=growth.statement.period,
        indicator=growth.statement.indicator,
        subject=growth.statement.subject,
        stated=growth.value * 100,
        expected=implied * 100,
        unit="%",
        quotes=(growth.quote, now.quote, before.quote),
        confidence=0.7 if opposite else 0.5,
        reasons=(
            f"报告写增速{percent(growth.value)}",
            f"上年报告的总量{number(before.value, unit)}，本年{number(now.value, unit)}，"
            f"算得{percent(implied)}",
            "上年数可能已经修订，或增速按另一口径计算，应查核基数",
        ),
    )
