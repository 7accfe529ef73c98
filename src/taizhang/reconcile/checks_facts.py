"""Figures ready to be checked (待核数字): what they are of, and how exactly they are stated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from taizhang.core.statement import Statement
from taizhang.lexicon.indicator_names import normalised
from taizhang.reconcile.quotes import Quote, quote
from taizhang.reconcile.yearly import YearReport

FigureCheck = Literal["growth_level", "share", "sum", "same_fact", "revised", "rank"]
Weight = Literal["contradiction", "caution"]

_NUMBER = re.compile(r"\d[\d,，]*(?:\.(\d+))?")
_FULL_YEAR = re.compile(r"\A\d{4}\Z")
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFinding:
    """Figures that do not agree (数据不一致).

    ``contradiction``: both cannot be right as they are written. ``caution``: they differ and an ordinary
    reason may explain it, which ``reasons`` name. ``stated`` and ``expected`` are in ``unit`` (元, 个; %
    for a share or rate; 位 for a rank). ``quotes`` are the figures compared, the claim first.
    """

    check: FigureCheck
    weight: Weight
    place: str
    period: str
    indicator: str | None
    subject: str
    stated: float
    expected: float
    unit: str
    quotes: tuple[Quote, ...]
    confidence: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A result stated as one exact number. ``value`` is in base units, ``slack`` half of its last place."""

    report: YearReport
    statement: Statement
    value: float
    slack: float
    subject: str

    @property
    def quote(self) -> Quote:
        """Where it stands."""
        return quote(self.report.entry, self.report.year, self.statement)

    @property
    def exact(self) -> bool:
        """Whether it has so many places that another value is no coincidence: 16235, 5.9, not 111."""
        digits = _NUMBER.search(self.statement.text.replace(" ", ""))
        return digits is not None and (digits.group(1) is not None or len(digits.group()) >= 4)

    @property
    def cell(self) -> bool:
        """Whether it was read from a table."""
        return self.statement.rule.endswith(".cell")

    @property
    def shown(self) -> str:
        """The figure as written, blanks dropped."""
        return _BLANK.sub("", self.statement.text) + ("" if not self.cell else self.statement.unit)


def figures_of(report: YearReport) -> Iterator[Figure]:
    """The place's own results of whole years that are one exact number, in order."""
    for statement in report.entry.statements:
        value = statement.base_value
        if not isinstance(value, int | float) or statement.cmp != "eq" or statement.status == "target":
            continue
        if statement.place is not None or not _FULL_YEAR.match(statement.period):
            continue
        yield Figure(
            report=report,
            statement=statement,
            value=float(value),
            slack=slack(statement),
            subject=normalised(statement.subject),
        )


def slack(statement: Statement) -> float:
    """Half of the last place written, in base units: 0.05% of 5.9%, 0.05 亿元 of 12.3 亿元."""
    number = _NUMBER.search(statement.text.replace(" ", ""))
    if number is None or not isinstance(statement.value, int | float) or statement.value == 0:
        return 0.0
    places = len(number.group(1) or "")
    base = statement.base_value
    scale = abs(float(base) / statement.value) if isinstance(base, int | float) else 1.0
    return float(scale * 0.5 * 10**-places)


def percent(value: float) -> str:
    """A fraction in words: 5.9%, −3.7%."""
    return f"{value * 100:.2f}".rstrip("0").rstrip(".") + "%"


def number(value: float, unit: str) -> str:
    """An amount in words, folded as reports write it: 945.2亿元, 4410个."""
    for step, name in ((1e12, "万亿"), (1e8, "亿"), (1e4, "万")):
        if abs(value) >= step and (name != "万" or unit == "元" or abs(value) >= 10 * step):
            return f"{value / step:.4f}".rstrip("0").rstrip(".") + name + unit
    return f"{value:.2f}".rstrip("0").rstrip(".") + unit


def first_of(figures: Sequence[Figure]) -> Figure:
    """The figure that stands for many of the same fact: the one of highest confidence, then the first."""
    return max(figures, key=lambda figure: (figure.statement.confidence, -figure.statement.start))
