"""What pages show of figures: sentences with the figure marked, outcome rows, charts with their tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from taizhang.views.reconciliation import JUDGED, OUTCOMES, SIGNS
from taizhang.web.publishing.models import Edition, Figure


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
    sign: str
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
            sign=SIGNS[outcome],
            number=edition.outcomes[outcome],
            share=edition.outcomes[outcome] / total,
        )
        for outcome in OUTCOMES
        if edition.outcomes.get(outcome)
    ]


def judged_count(edition: Edition) -> int:
    """How many targets have a comparable result: the denominator of a hit rate."""
    return sum(number for outcome, number in edition.outcomes.items() if outcome in JUDGED)


def series_chart(
    targets: Sequence[Figure], results: Mapping[str, Figure], *, place: str, indicator: str
) -> dict[str, Any]:
    """The rows of a series: of each plan its target and the result that a later report gives."""
    rows = [
        {"year": target.period, "target": target, "result": results.get(target.result_key)}
        for target in targets
    ]
    kinds = sorted({(target.kind, target.unit_text) for target in targets})
    return {
        "rows": rows,
        "subject": targets[-1].subject or indicator,
        "mixed": len(kinds) > 1,
    }
