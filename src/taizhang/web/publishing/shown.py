"""What pages show of figures: sentences with the figure marked, outcome rows, charts with their tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from taizhang.views.reconciliation import OUTCOMES
from taizhang.web.publishing.models import Edition, Figure
from taizhang.web.ui.charts.figures import line_of_years
from taizhang.web.ui.charts.model import Point, Series
from taizhang.web.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A figure's sentence in three parts, the figure in the middle."""

    figure: Figure
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRow:
    """How many targets have an outcome; ``share`` of all targets, between 0 and 1."""

    outcome: str
    number: int
    share: float


def quoted(figure: Figure) -> Quoted:
    """The sentence of a figure as it is shown."""
    at, sentence = figure.at, figure.sentence
    stop = at + len(figure.text)
    return Quoted(figure=figure, before=sentence[:at], text=sentence[at:stop], after=sentence[stop:])


def outcome_rows(edition: Edition) -> list[OutcomeRow]:
    """The outcomes of an edition's targets in their fixed order, those that no target has left out."""
    total = edition.targets_count or 1
    return [
        OutcomeRow(
            outcome=outcome,
            number=edition.outcomes[outcome],
            share=edition.outcomes[outcome] / total,
        )
        for outcome in OUTCOMES
        if edition.outcomes.get(outcome)
    ]


def series_chart(
    targets: Sequence[Figure], results: Mapping[str, Figure], *, place: str, indicator: str
) -> dict[str, Any]:
    """The rows of a series: of each plan its target and the result that a later report gives.

    The chart shows the kind and unit of the last target alone: figures of two kinds have no common axis.
    """
    rows = [
        {"year": target.period, "target": target, "result": results.get(target.result_key)}
        for target in targets
    ]
    last = targets[-1]
    alike = [row for row in targets if (row.kind, row.unit_text) == (last.kind, last.unit_text)]
    subject = last.subject or indicator
    told = [(row.period, results[row.result_key]) for row in alike if row.result_key in results]
    chart = line_of_years(
        title=f"{place} {subject}",
        unit=last.unit_text,
        series=(
            Series(
                name=say("publishing.parts.target"),
                look="target",
                points=tuple(_point(row.period, row) for row in alike),
            ),
            Series(
                name=say("publishing.parts.result"),
                look="actual",
                points=tuple(_point(period, row) for period, row in told if _shares(row, last)),
            ),
        ),
    )
    return {"rows": rows, "subject": subject, "mixed": len(alike) < len(targets), "chart": chart}


def _point(period: str, figure: Figure) -> Point:
    return Point(
        at=period,
        value=figure.value,
        text=figure.text,
        href=reverse("publishing:figure", args=[figure.key]),
        side=False,
        hollow=figure.status == "estimate",
    )


def _shares(figure: Figure, other: Figure) -> bool:
    return figure.unit_text == other.unit_text and figure.value is not None and figure.value_high is None
