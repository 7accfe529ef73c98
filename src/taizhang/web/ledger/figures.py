"""Figures and margins in words."""

from __future__ import annotations

from taizhang.views.flow import flowing
from taizhang.web.library.models import Statement
from taizhang.web.words import say


def margin_in_words(margin: float | None, target: Statement) -> str:
    """Result minus target with its sign and unit; of a share or rate in points."""
    if margin is None:
        return ""
    points = target.unit_text in ("%", "％") or target.kind == "growth"
    unit = say("ledger.points") if points else target.unit_text
    return f"{margin:+.6g} {unit}".replace("-", "−").strip()


def as_written(statement: Statement) -> str:
    """A figure as the text has it, with its unit where a table has that in its head."""
    told = flowing(statement.text)
    unit = statement.unit_text
    return told + unit if unit and unit not in told and statement.rule.endswith(".cell") else told


def year_of(statement: Statement) -> str:
    """The period of a figure as a reader says it."""
    return statement.period.replace("/", "–")
