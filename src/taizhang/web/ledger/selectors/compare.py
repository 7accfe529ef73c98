"""One indicator across places and years: what can be laid side by side, and what speaks against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from taizhang.reconcile.comparison_peers import siblings
from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action
from taizhang.web.ledger.selectors.indicators import figures_of, places_of
from taizhang.web.ledger.selectors.observed import Scale, YearFigures, by_year, scale_of, scales
from taizhang.web.ledger.selectors.plans import own_place
from taizhang.web.library.models import Statement
from taizhang.web.ui.lists.filters import Asked, Years, choice, choices, years

MOST_PLACES = 12
_USUAL = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareAsked(Asked):
    """What is to be laid side by side."""

    indicator: str = choice(label="ledger.indicator")
    kind: str = choice(label="ledger.kind")
    places: tuple[str, ...] = choices(label="ledger.places")
    year: Years = years(label="ledger.year")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceYear:
    """The figures of one place and year."""

    place: str
    figures: YearFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """Figures of several places on one ``scale``, by place and from the first year to the last.

    ``flags``: how many of the results each flag holds of; ``bases`` (口径) are those written down, and
    ``plain`` whether some results have none; ``elsewhere`` how many figures of the kind are in another unit.
    """

    scale: Scale | None
    scales: tuple[Scale, ...]
    rows: tuple[PlaceYear, ...]
    flags: Mapping[str, int]
    bases: tuple[str, ...]
    plain: bool
    elsewhere: int
    unit: str
    factor: float

    @property
    def years(self) -> tuple[int, ...]:
        """The years with a figure."""
        return tuple(sorted({row.figures.year for row in self.rows}))

    @property
    def is_plain(self) -> bool:
        """Whether nothing speaks against comparing."""
        return not self.flags and len(self.bases) + self.plain < 2 and not self.elsewhere

    def value(self, statement: Statement) -> float | None:
        """A figure in ``unit``, the lower end of a range."""
        base = statement.base_value if statement.base_value is not None else statement.value
        return None if base is None else float(f"{base * self.factor:.10g}")


def places_chosen(actor: Actor, indicator: str, asked: Sequence[str]) -> tuple[list[str], list[str]]:
    """The places to compare, and all that tell of the indicator.

    Without a choice one's own place with its peers (同级地区), else the places with most figures.
    """
    known = [row.place_name for row in places_of(actor, indicator)]
    chosen = [place for place in asked if place in known][:MOST_PLACES]
    if chosen:
        return chosen, known
    own = own_place(actor)
    if own is None or own.name not in known:
        return known[:_USUAL], known
    peers = siblings(own.name, known)[: _USUAL - 1]
    others = [place for place in known if place != own.name and place not in peers]
    return [own.name, *peers, *others][:_USUAL], known


def laid_side_by_side(
    actor: Actor,
    indicator: str,
    places: Sequence[str],
    *,
    kind: str = "",
    within: Years = Years(),  # noqa: B008 - frozen
    action: Action = Action.VIEW,
) -> Laid:
    """The figures of ``places`` on the scale of ``kind``, else on that with most figures."""
    told = figures_of(actor, [(indicator, place) for place in places], action)
    every = [statement for one in told.values() for statement in one]
    known = scales(every)
    scale = next((one for one in known if not kind or one.kind == kind), known[0] if known else None)
    rows = tuple(
        PlaceYear(place=place, figures=figures)
        for place in places
        for figures in sorted(
            by_year(told.get((indicator, place), ()), scale) if scale else (), key=lambda one: one.year
        )
        if _fits(figures.year, within)
    )
    results = [row.figures.result for row in rows if row.figures.result]
    shown = [*results, *(row.figures.target for row in rows if row.figures.target)]
    unit, factor = _unit_of(shown)
    flags = Counter(flag for row in rows for flag in row.figures.flags)
    same_kind = [one for one in every if scale and one.kind == scale.kind and _fits(one.year or 0, within)]
    return Laid(
        scale=scale,
        scales=tuple(known),
        rows=rows,
        flags=dict(flags),
        bases=tuple(sorted({one.basis for one in results if one.basis})),
        plain=any(not one.basis for one in results),
        elsewhere=sum(1 for one in same_kind if one.value is not None and scale_of(one) != scale),
        unit=unit,
        factor=factor,
    )


def _fits(year: int, within: Years) -> bool:
    return (within.first is None or year >= within.first) and (within.last is None or year <= within.last)


def _unit_of(shown: Iterable[Statement]) -> tuple[str, float]:
    """The unit that most figures are written in, and what turns base units into it."""
    found = [one for one in shown if one.value and one.base_value]
    counts = Counter(one.unit_text for one in found)
    unit = max(counts, key=lambda name: (counts[name], name), default="")
    for one in found:
        if one.unit_text == unit and one.value and one.base_value:
            return unit, one.value / one.base_value
    return unit, 1.0
