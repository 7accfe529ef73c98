"""How bold targets are (目标力度): each beside the place's own last results and the targets of its peers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Literal

from taizhang.core.errors import Language
from taizhang.lexicon.indicators import catalogue
from taizhang.reconcile.ambition import Ambition
from taizhang.views.site.figures import figure
from taizhang.views.site.filtered_page import filtered_page
from taizhang.views.site.html import shown, word
from taizhang.views.site.indicators import indicator_name
from taizhang.views.sources import Sources
from taizhang.views.wording import wording

Asks = Literal["milder", "like", "bolder", "no_past"]
ASKS_SIGNS: dict[Asks, str] = {"milder": "▽", "like": "＝", "bolder": "▲", "no_past": "–"}
_SAME_POINTS = 0.05
_SAME_FRACTION = 0.005
_COLUMNS = (
    "site.indicator",
    "site.year",
    "site.target_side",
    "site.last_results",
    "site.asks",
    "site.to_last",
    "site.to_mean",
    "site.peers",
)


def ordered_ambitions(found: Sequence[Ambition]) -> list[Ambition]:
    """By place, the latest year first."""
    return sorted(
        found,
        key=lambda one: (one.target.place, -one.target.year, one.target.indicator, one.target.kind),
    )


def asks(ambition: Ambition) -> Asks:
    """Whether the target asks for more than the place's own last results, as its indicator's direction says.

    A rate or share is laid beside the mean of the last five years; an amount, which grows from year to year,
    beside the latest result, and beside the mean where that is missing.
    """
    rate = ambition.target.unit == ""
    first, second = (ambition.to_mean, ambition.to_last) if rate else (ambition.to_last, ambition.to_mean)
    difference = first if first is not None else second
    if difference is None:
        return "no_past"
    if abs(difference) <= (_SAME_POINTS if rate else _SAME_FRACTION):
        return "like"
    return "bolder" if (difference > 0) == _more_is_better(ambition) else "milder"


def _more_is_better(ambition: Ambition) -> bool:
    return catalogue()[ambition.target.indicator].direction == "higher"


def ambition_page(
    found: Sequence[Ambition],
    sources: Sources,
    *,
    language: Language,
    navigation: str,
    parts: str = "",
) -> str:
    """The page of ``found``, in order of place: a table for each place, a row for each target."""
    facets = []
    sections = []
    at = 0
    for place, group in groupby(found, key=lambda one: one.target.place):
        rows = []
        for one in group:
            asked = asks(one)
            name = indicator_name(one.target.indicator, language=language)
            facets.append(
                {
                    "place": (place, shown(place)),
                    "year": (str(one.target.year), str(one.target.year)),
                    "indicator": (one.target.indicator, shown(name)),
                    "asks": (asked, shown(wording(language)[f"asks.{asked}"])),
                }
            )
            rows.append(_row(f"a{at}", one, asked, name, sources, language))
            at += 1
        sections.append(_table(place, rows, language))
    note = word("site.ambition_note", language=language, tag="p", attributes=' class="legend"')
    return filtered_page(
        note + "".join(sections) if sections else "",
        facets,
        title="site.ambition",
        language=language,
        navigation=navigation,
        parts=parts,
        empty="site.none_ambition",
        made="site.made",
        kind="wide",
    )


def _table(place: str, rows: Sequence[str], language: Language) -> str:
    head = "".join(f'<th scope="col">{word(key, language=language)}</th>' for key in _COLUMNS)
    return (
        f'<section class="group"><h2>{shown(place)}</h2>'
        f'<div class="table" tabindex="0" role="region" aria-label="{shown(place)}">'
        f'<table class="stages figures ambition"><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div></section>"
    )


def _row(identity: str, one: Ambition, asked: Asks, name: str, sources: Sources, language: Language) -> str:
    target = one.target
    data = (
        f' data-place="{shown(target.place)}" data-year="{target.year}" '
        f'data-indicator="{shown(target.indicator)}" data-asks="{asked}"'
    )
    results = " ".join(
        f'<span class="dated">{result.year} {figure(result, sources, language=language)}</span>'
        for result in one.results
    )
    mark = (
        f'<span class="verdict {asked}"><i aria-hidden="true">{ASKS_SIGNS[asked]}</i>'
        f"{word(f'asks.{asked}', language=language)}</span>"
    )
    cells = (
        str(target.year),
        figure(target, sources, language=language),
        results or "–",
        mark,
        _difference(one.to_last, target.unit, language),
        _difference(one.to_mean, target.unit, language),
        _peers(one, sources, language),
    )
    kind = word(f"kind.{target.kind}", language=language, tag="small")
    return (
        f'<tr id="{identity}" data-item{data} tabindex="-1"><th scope="row">{shown(name)} {kind}</th>'
        f"{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    )


def _difference(value: float | None, unit: str, language: Language) -> str:
    if value is None:
        return "–"
    if unit == "":
        points = word("site.points", language=language)
        return f'<span class="number dated">{_signed(value, "")} <small>{points}</small></span>'
    return f'<span class="number">{_signed(value * 100, "%")}</span>'


def _signed(value: float, after: str) -> str:
    rounded = round(value, 2)
    text = f"{rounded:+.2f}".rstrip("0").rstrip(".") if rounded else "0"
    return text.replace("-", "−") + after


def _peers(one: Ambition, sources: Sources, language: Language) -> str:
    if not one.peers:
        return "–"
    up = _more_is_better(one)
    # What asks for most first.
    peers = sorted(one.peers, key=lambda peer: (-peer.value if up else peer.value, peer.place))
    listed = "".join(
        f"<li>{shown(peer.place)} {figure(peer, sources, language=language)}</li>" for peer in peers
    )
    return (
        f'<details><summary><span class="number">{one.bolder}/{len(one.peers)}</span></summary>'
        f'<ul class="plain">{listed}</ul></details>'
    )
