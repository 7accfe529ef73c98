"""The figures of an indicator in a year, by the areas of a map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from taizhang.web.accounts.actors import Actor
from taizhang.web.ledger.models import Outlines
from taizhang.web.ledger.selectors.observed import Scale, scale_of
from taizhang.web.library.counted import counted
from taizhang.web.library.models import Statement

_MOST = 5_000
_SHORTEST_TAIL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class OnMap:
    """The figures of one scale by area; ``scales``: what else there is, that with most areas first."""

    scale: Scale | None
    scales: tuple[Scale, ...]
    by_area: Mapping[str, Statement]


def on_map(
    actor: Actor, outlines: Outlines, *, indicator: str, year: int, scale: Scale | None = None
) -> OnMap:
    """The results that reports tell of each area for a year: the report latest by its year decides.

    An area is the place of a report or the place that a figure is said to be of, by its full name, by its
    end (南山区 for 深圳市南山区) where only one area ends so, or by its code.
    """
    rows = counted(actor, Statement.objects.filter(indicator=indicator, year=year)).exclude(status="target")
    rows = rows.filter(period=str(year), value__isnull=False, value_high=None).select_related("document")
    found: dict[tuple[Scale, str], Statement] = {}
    for row in rows.order_by("report_year", "id")[:_MOST]:
        area = area_of(row.place or row.report_place, row.document.code, outlines, own=not row.place)
        if area is not None:
            found[scale_of(row), area] = row
    counts = Counter(one for one, _ in found)
    ordered = tuple(sorted(counts, key=lambda one: (-counts[one], one.kind, one.unit)))
    chosen = scale if scale in counts else (ordered[0] if ordered else None)
    return OnMap(
        scale=chosen,
        scales=ordered,
        by_area={area: row for (one, area), row in found.items() if one == chosen},
    )


def area_of(place: str, code: str, outlines: Outlines, *, own: bool) -> str | None:
    """The area that a place is, None where there is none; ``own``: ``code`` is that of the place."""
    names = outlines.areas
    if place in names:
        return place
    if own and code:
        for feature in outlines.geojson["features"]:
            if feature["properties"]["code"] == code:
                return str(feature["properties"]["name"])
    ends = [name for name in names if len(name) > _SHORTEST_TAIL and place.endswith(name)]
    return ends[0] if len(ends) == 1 else None
