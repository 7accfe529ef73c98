"""Shares against the whole (占比与总量): a part divided by the whole that the same report tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from taizhang.lexicon.indicator_names import normalised
from taizhang.reconcile.checks_facts import Figure, FigureFinding, figures_of, number, percent
from taizhang.reconcile.yearly import YearReport

_SHARE = re.compile(r"\A(.{2,}?)(?:占|相当于)(.{2,}?)(?:的?(?:比重|比例|份额))?\Z")
_SLACK = 0.003


def shares_against_whole(place: str, reports: Sequence[YearReport]) -> Iterator[FigureFinding]:
    """Shares 甲占乙x% that 甲 and 乙, both told in the same report for the same year, do not bear out."""
    for report in reports:
        figures = list(figures_of(report))
        amounts = _amounts(figures)
        for share in figures:
            statement = share.statement
            read = _SHARE.match("".join(statement.subject.split()))
            if statement.kind != "ratio" or statement.base_unit != "" or read is None:
                continue
            if statement.scope is not None:
                continue
            part = amounts.get((normalised(read.group(1)), statement.period))
            whole = amounts.get((normalised(read.group(2)), statement.period))
            if part is None or whole is None or whole.value <= 0:
                continue
            if part.statement.base_unit != whole.statement.base_unit:
                continue
            finding = _compare(place, share, part, whole)
            if finding is not None:
                yield finding


def _amounts(figures: Sequence[Figure]) -> Mapping[tuple[str, str], Figure]:
    """Amounts by subject and period, those told with two values left out."""
    found: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        if figure.statement.kind == "amount":
            found.setdefault((figure.subject, figure.statement.period), []).append(figure)
    return {key: same[0] for key, same in found.items() if len({figure.value for figure in same}) == 1}


def _compare(place: str, share: Figure, part: Figure, whole: Figure) -> FigureFinding | None:
    expected = part.value / whole.value
    rounding = part.slack / whole.value + part.value * whole.slack / whole.value**2 + share.slack
    if abs(expected - share.value) <= rounding + _SLACK:
        return None
    unit = whole.statement.base_unit
    return FigureFinding(
        check="share",
        weight="contradiction",
        place=place,
        period=share.statement.period,
        indicator=share.statement.indicator,
        subject=share.statement.subject,
        stated=share.value * 100,
        expected=expected * 100,
        unit="%",
        quotes=(share.quote, part.quote, whole.quote),
        confidence=0.7,
        reasons=(
            f"报告写占比{percent(share.value)}",
            f"{number(part.value, unit)}除以{number(whole.value, unit)}是{percent(expected)}",
        ),
    )
