"""The chart of an indicator: target and result over the years."""

from __future__ import annotations

from taizhang.web.ledger.figures import as_written
from taizhang.web.ledger.links import source_of
from taizhang.web.ledger.selectors.indicators import IndicatorLine
from taizhang.web.library.models import Statement
from taizhang.web.library.vocabulary import indicator_name
from taizhang.web.ui.charts.figures import line_of_years
from taizhang.web.ui.charts.model import Chart, Point, Series
from taizhang.web.words import say


def picture(line: IndicatorLine) -> Chart | None:
    """Target and result by year, from the first; None for less than two years.

    Figures are drawn in the unit as written where all are written in one, else in the base unit. What is an
    estimate, of a part of the year or changed later is hollow.
    """
    aims = [one.figures.target for one in line.years if one.figures.target]
    results = [one.figures.result for one in line.years if one.figures.result]
    if len({one.year for one in [*aims, *results]}) < 2 or line.scale is None:
        return None
    units = {one.unit_text for one in [*aims, *results]}
    plainly = len(units) == 1
    flags = {one.figures.result.pk: one.figures.flags for one in line.years if one.figures.result}
    adjusted = [
        Point(
            at=str(one.figures.year),
            value=one.versions[-1].adjustment.value,
            text=one.versions[-1].text,
            href=source_of(one.figures.target.key),
        )
        for one in line.years
        if one.figures.target and one.versions and one.versions[-1].adjustment
    ]
    series = [
        Series(
            name=say("ledger.result"),
            look="actual",
            points=tuple(
                _point(one, plainly=plainly, flags=flags.get(one.pk, ())) for one in reversed(results)
            ),
        ),
        Series(
            name=say("ledger.original" if adjusted else "ledger.target"),
            look="target",
            points=tuple(_point(one, plainly=plainly) for one in reversed(aims)),
        ),
    ]
    if adjusted and plainly:
        series.append(Series(name=say("ledger.adjusted"), points=tuple(reversed(adjusted))))
    return line_of_years(
        title=f"{line.place} · {indicator_name(line.indicator)}",
        unit=units.pop() if plainly else line.scale.unit,
        series=series,
    )


def _point(statement: Statement, *, plainly: bool, flags: tuple[str, ...] = ()) -> Point:
    notes = [say(f"ledger.flag.{flag}") for flag in flags]
    return Point(
        at=str(statement.year),
        value=statement.value if plainly else statement.base_value,
        text=as_written(statement),
        href=source_of(statement.key),
        hollow=bool(flags),
        note="；".join(notes),
    )
