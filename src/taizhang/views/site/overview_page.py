"""The overview: what was met, missed, never told and is open, always with its denominator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlencode

from taizhang.core.errors import Language
from taizhang.core.verdict import Verdict
from taizhang.views.reconciliation import OUTCOMES, SIGNS, Reconciliation, Tally, tally, year_of
from taizhang.views.site.html import page, shown, word
from taizhang.views.site.indicators import indicator_name
from taizhang.views.wording import wording

_MOST_INDICATORS = 30
Address = Callable[[str, str], str]
"""From a place and a year, either of which may be empty, to the page that holds their verdicts."""


def overview_page(
    reconciliation: Reconciliation, *, language: Language, navigation: str, address: Address
) -> str:
    """The page as HTML. ``address`` gives the page of verdicts on which a place and year are."""
    verdicts = reconciliation.verdicts
    values = {
        "title": shown(wording(language)["site.overview"]),
        "heading": word("site.overview", language=language, tag="h1"),
        "navigation": navigation,
        "body": _body(verdicts, language, address)
        if verdicts
        else word("site.none_verdicts", language=language, tag="p", attributes=' class="empty"'),
        "kind": "overview",
    }
    return page("plain.html", script="plain.js", language=language, values=values, styles=("cards.css",))


def _body(verdicts: Sequence[Verdict], language: Language, address: Address) -> str:
    places = _grouped(verdicts, lambda verdict: verdict.place)
    years = _grouped(verdicts, lambda verdict: year_of(verdict.year))
    by_year = dict(sorted(years.items(), reverse=True))
    indicators = _grouped([item for item in verdicts if item.indicator], lambda item: str(item.indicator))
    often = sorted(indicators, key=lambda name: (-len(indicators[name]), name))[:_MOST_INDICATORS]
    sections = [
        _summary(tally(verdicts), language),
        _table(
            "site.place",
            {place: (shown(place), found) for place, found in sorted(places.items())},
            language,
            link=lambda key, outcome: _filtered(address(key, ""), place=key, verdict=outcome),
        ),
    ]
    if len(places) > 1:
        sections.append(_matrix(verdicts, sorted(places), list(by_year), language, address))
    sections += [
        _table(
            "site.year",
            {year: (shown(year), found) for year, found in by_year.items()},
            language,
            link=lambda key, outcome: _filtered(address("", key), year=key, verdict=outcome),
        ),
        _table(
            "site.indicator",
            {name: (shown(indicator_name(name, language=language)), indicators[name]) for name in often},
            language,
            link=lambda key, outcome: _filtered(address("", ""), indicator=key, verdict=outcome),
        ),
    ]
    return "\n".join(sections)


def _grouped(verdicts: Sequence[Verdict], key: Callable[[Verdict], str]) -> dict[str, list[Verdict]]:
    groups: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        groups[key(verdict)].append(verdict)
    return dict(groups)


def _summary(counted: Tally, language: Language) -> str:
    tiles = "".join(
        f'<li class="tile"><span class="verdict {outcome}"><i aria-hidden="true">{SIGNS[outcome]}</i> '
        f"{word(f'verdict.{outcome}', language=language)}</span> "
        f'<b class="number">{counted.counts[outcome]:,}</b>'
        f"<small>{word(f'means.{outcome}', language=language)}</small></li>"
        for outcome in OUTCOMES
    )
    return (
        f'<p class="lead">{word("site.all_targets", language=language)} <b>{counted.total:,}</b> · '
        f"{word('site.judged', language=language)} <b>{counted.judged:,}</b> · "
        f"{word('site.hit', language=language)} <b>{counted.hit:,}</b> {_share(counted)} · "
        f"{word('site.provisional', language=language)} <b>{counted.provisional:,}</b></p>"
        f'<ul class="tiles">{tiles}</ul>'
    )


def _table(
    head: str,
    groups: Mapping[str, tuple[str, Sequence[Verdict]]],
    language: Language,
    *,
    link: Callable[[str, str], str],
) -> str:
    columns = "".join(
        f'<th scope="col" class="number"><i aria-hidden="true">{SIGNS[outcome]}</i> '
        f"{word(f'verdict.{outcome}', language=language)}</th>"
        for outcome in OUTCOMES
    )
    rows = []
    for key, (label, found) in groups.items():
        counted = tally(found)
        cells = "".join(
            f'<td class="number"><a href="{shown(link(key, outcome))}">{counted.counts[outcome]:,}</a></td>'
            if counted.counts[outcome]
            else '<td class="number">0</td>'
            for outcome in OUTCOMES
        )
        rows.append(
            f'<tr><th scope="row">{label}</th><td class="number">{counted.total:,}</td>{cells}'
            f'<td class="number">{_rate(counted)}</td><td>{_bar(counted)}</td></tr>'
        )
    title = word(head, language=language)
    return (
        f'<h2>{title}</h2><div class="table" tabindex="0"><table class="tally"><thead><tr>'
        f'<th scope="col">{title}</th>'
        f'<th scope="col" class="number">{word("site.all_targets", language=language)}</th>{columns}'
        f'<th scope="col" class="number">{word("site.hit_of_judged", language=language)}</th>'
        f'<th scope="col">{word("site.shares", language=language)}</th></tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _matrix(
    verdicts: Sequence[Verdict],
    places: Sequence[str],
    years: Sequence[str],
    language: Language,
    address: Address,
) -> str:
    """Met of judged for each place and year."""
    found: dict[tuple[str, str], list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        found[verdict.place, year_of(verdict.year)].append(verdict)
    single = [year for year in years if len(year) == 4]
    rows = []
    for place in places:
        cells = ""
        for year in single:
            counted = tally(found.get((place, year), ()))
            link = _filtered(address(place, year), place=place, year=year)
            text = f"{counted.hit}/{counted.judged}" if counted.judged else "–"
            cells += (
                f'<td class="number"><a href="{shown(link)}">{text}</a></td>'
                if counted.total
                else '<td class="number"></td>'
            )
        rows.append(f'<tr><th scope="row">{shown(place)}</th>{cells}</tr>')
    head = "".join(f'<th scope="col" class="number">{shown(year)}</th>' for year in single)
    return (
        f"<h2>{word('site.by_place_and_year', language=language)}</h2>"
        f'<div class="table" tabindex="0"><table class="tally"><thead><tr>'
        f'<th scope="col">{word("site.place", language=language)}</th>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _rate(counted: Tally) -> str:
    return f"{counted.hit}/{counted.judged} {_share(counted)}" if counted.judged else "–"


def _share(counted: Tally) -> str:
    return f"({counted.hit / counted.judged:.0%})" if counted.judged else ""


def _bar(counted: Tally) -> str:
    """The shares as a bar; the figures stand beside it, so that it is decoration to a screen reader."""
    at, parts = 0.0, []
    for outcome in OUTCOMES:
        width = 100 * counted.counts[outcome] / counted.total
        if width:
            parts.append(f'<rect class="{outcome}" x="{at:.2f}" y="0" width="{width:.2f}" height="10"/>')
        at += width
    box = 'viewBox="0 0 100 10" preserveAspectRatio="none"'
    return f'<svg class="bar" {box} aria-hidden="true">{"".join(parts)}</svg>'


def _filtered(link: str, **facets: str) -> str:
    return f"{link}#?{urlencode({name: value for name, value in facets.items() if value})}"
