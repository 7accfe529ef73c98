"""Five-year goals (五年目标) against the yearly path: what each year needs, what its plan aims at."""

from __future__ import annotations

from collections.abc import Sequence

from taizhang.core.errors import Language
from taizhang.reconcile.checks_facts import number, percent
from taizhang.reconcile.paths import GoalPath, GoalStep
from taizhang.reconcile.quotes import Quote
from taizhang.views.flow import flowing
from taizhang.views.site.cards import Card, card, head, reason_list, side
from taizhang.views.site.figures import cited, quote_chip
from taizhang.views.site.html import shown, word
from taizhang.views.site.indicators import indicator_name
from taizhang.views.sources import Sources
from taizhang.views.wording import wording

PATH_SIGNS = {"short": "▼", "enough": "●", "reached": "▲", "no_target": "–"}


def ordered_goals(goals: Sequence[GoalPath]) -> list[GoalPath]:
    """By place, the latest period first, and in it what the plan falls short of first."""
    worst = list(PATH_SIGNS)
    return sorted(
        goals,
        key=lambda goal: (
            goal.place,
            -goal.end,
            -goal.start,
            worst.index(goal.steps[-1].state),
            goal.indicator,
        ),
    )


def goal_cards(goals: Sequence[GoalPath], sources: Sources, *, language: Language) -> list[Card]:
    """A card for each goal, ``g0`` the first: its sentence, and a table with a row for each plan year."""
    return [_goal_card(f"g{at}", goal, sources, language) for at, goal in enumerate(goals)]


def _goal_card(identity: str, goal: GoalPath, sources: Sources, language: Language) -> Card:
    latest = goal.steps[-1]
    named = indicator_name(goal.indicator, language=language)
    written = flowing(goal.subject)
    span = f"{goal.start}–{goal.end}"
    top = head(
        kind=latest.state,
        sign=PATH_SIGNS[latest.state],
        label=f"{word(f'path.{latest.state}', language=language)} ({latest.year})",
        title=named,
        where=(goal.place, span),
        chips="",
        notes=(
            word(f"form.{goal.form}", language=language),
            f'<span class="written">{shown(written)}</span>' if written != named else "",
        ),
    )
    sentence = side("site.goal_side", cited(goal.goal), span, sources, language, status="target")
    earlier = goal.steps[:-1]
    more = ""
    if earlier:
        listed = "".join(
            f"<li>{step.year}{reason_list(step.reasons, language=language)}</li>"
            for step in sorted(earlier, key=_latest_first)
        )
        more = (
            f"<details><summary>{word('site.earlier_years', language=language)} {len(earlier)}</summary>"
            f'<ul class="plain">{listed}</ul></details>'
        )
    body = (
        f'{top}<div class="sides goal">{sentence}{_table(goal, named, sources, language)}</div>'
        f"{reason_list(latest.reasons, language=language)}{more}"
    )
    facets = {
        "place": (goal.place, shown(goal.place)),
        "year": (f"{goal.start}/{goal.end}", span),
        "indicator": (goal.indicator, shown(named)),
        "path": (latest.state, shown(wording(language)[f"path.{latest.state}"])),
    }
    return card(identity, body, facets)


def _table(goal: GoalPath, named: str, sources: Sources, language: Language) -> str:
    measure = _measure(goal)
    heads = ("site.year", f"known.{goal.form}", f"needs.{measure}", "site.plan_of_year", "site.path")
    columns = "".join(f'<th scope="col">{word(key, language=language)}</th>' for key in heads)
    rows = "".join(_row(goal, step, sources, language) for step in sorted(goal.steps, key=_latest_first))
    # What scrolls must be reachable by the keyboard, and what is reachable needs a name.
    return (
        f'<div class="table" tabindex="0" role="region" aria-label="{shown(named)}">'
        f'<table class="path"><thead><tr>{columns}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _row(goal: GoalPath, step: GoalStep, sources: Sources, language: Language) -> str:
    plan, known = _split(goal, step)
    form = _measure(goal)
    level = goal.form == "level"
    reached = "–" if step.known is None else _figure(step.known, goal.unit if level else None, goal, form)
    since = f" <small>{step.since}</small>" if step.since else ""
    # Where the goal is reached nothing is needed, though the formula gives a number.
    needed = "–" if step.state == "reached" else _figure(step.needed, None, goal, form)
    target = _figure(step.target, None, goal, form) if step.target is not None else "–"
    mark = (
        f'<span class="verdict {step.state}"><i aria-hidden="true">{PATH_SIGNS[step.state]}</i>'
        f"{word(f'path.{step.state}', language=language)}</span>"
    )
    so_far = f"{_rests_on(reached, known, 'actual', sources)}{since}"
    aimed = _rests_on(target, plan, "target", sources)
    return (
        f'<tr><th scope="row">{step.year}</th><td>{so_far}</td>'
        f"<td>{needed}</td><td>{aimed}</td><td>{mark}</td></tr>"
    )


def _rests_on(value: str, quotes: Sequence[Quote], status: str, sources: Sources) -> str:
    """A value with the figures that it rests on; one that says the same stands for it, as do
    figures from which no value was worked out.
    """
    chips = " ".join(quote_chip(quote, sources, status=status) for quote in quotes)
    if chips and (value == "–" or (len(quotes) == 1 and value == _number(flowing(quotes[0].text)))):
        return chips
    return f'{value}<div class="from">{chips}</div>' if chips else value


def _split(goal: GoalPath, step: GoalStep) -> tuple[Sequence[Quote], Sequence[Quote]]:
    """The quotations of the plan and those of results, which a path keeps in one row."""
    cut = len(step.quotes) - 1 if goal.form == "level" else 1
    return step.quotes[:cut], step.quotes[cut:]


def _measure(goal: GoalPath) -> str:
    """In what a year is measured: ``growth``, ``share`` (the level of a share or rate) or ``total``."""
    if goal.form == "total":
        return "total"
    return "share" if goal.form == "level" and goal.unit == "" else "growth"


def _figure(value: float, unit: str | None, goal: GoalPath, measure: str) -> str:
    """A value as HTML: in ``unit`` where given, else in what a year of the goal is measured in."""
    if unit is None:
        unit = goal.unit if measure == "total" else ""
    text = percent(value) if unit == "" else number(value, unit)
    return _number(text.replace("-", "−"))


def _number(text: str) -> str:
    return f'<span class="number">{shown(text)}</span>'


def _latest_first(step: GoalStep) -> int:
    return -step.year
