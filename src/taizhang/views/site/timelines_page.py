"""Projects over the years (项目逐年进度): a row a project, the stages promised and reached by year."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from taizhang.core.errors import Language
from taizhang.reconcile.projects import ProjectTimeline, StagePoint
from taizhang.reconcile.projects_delays import ProjectDelay, project_delays
from taizhang.views.flow import flowing
from taizhang.views.site.cards import quoted
from taizhang.views.site.figures import cited
from taizhang.views.site.filtered_page import DELAYS, PROGRESS, filtered_page
from taizhang.views.site.html import said, shown, word
from taizhang.views.site.lists import SHAPES
from taizhang.views.sources import Sources
from taizhang.views.wording import wording

_PROGRESS_SIGNS = {"behind": "▼", "not_told": "○", "mentioned": "◐", "pending": "…", "reached": "●"}
_DELAY_SIGNS = {"promised_again": "↻", "set_back": "↙", "no_start": "∅"}


def followed(timelines: Sequence[ProjectTimeline]) -> list[ProjectTimeline]:
    """The projects spoken of for more than one year, those named most often first in each place."""
    kept = [timeline for timeline in timelines if len({point.year for point in timeline.points}) > 1]
    return sorted(kept, key=lambda timeline: (timeline.place, -len(timeline.points), timeline.name))


def timelines_page(
    timelines: Sequence[ProjectTimeline],
    sources: Sources,
    *,
    language: Language,
    navigation: str,
    parts: str = "",
) -> str:
    """The page of ``timelines``, in order of place: a table for each place, a column for each year."""
    facets: list[dict[str, tuple[str, str]]] = []
    tables = []
    number = 0
    for place, group in groupby(timelines, key=lambda timeline: timeline.place):
        of_place = list(group)
        years = sorted({point.year for timeline in of_place for point in timeline.points})
        rows = []
        for timeline in of_place:
            outcome = progress(timeline)
            found = {"place": (place, shown(place))}
            if outcome:
                found["progress"] = (outcome, shown(wording(language)[f"progress.{outcome}"]))
            facets.append(found)
            delays = project_delays([timeline])
            for kind in _delay_kinds(delays):
                facets.append({"delay": (kind, shown(wording(language)[f"delay.{kind}"]))})
            rows.append(_row(f"p{number}", timeline, years, outcome, delays, sources, language))
            if delays:
                rows.append(_why(delays, len(years) + 1, sources, language))
            number += 1
        tables.append(_table(place, years, rows, language))
    body = (
        f'<p class="legend"><span class="chip target"><i aria-hidden="true">{SHAPES["target"]}</i>'
        f"{word('site.promised', language=language)}</span> "
        f'<span class="chip actual"><i aria-hidden="true">{SHAPES["actual"]}</i>'
        f"{word('site.reached', language=language)}</span></p>{''.join(tables)}"
    )
    return filtered_page(
        body if timelines else "",
        facets,
        title="site.timelines",
        language=language,
        navigation=navigation,
        parts=parts,
        empty="site.none_timelines",
        made="site.made",
        kind="wide",
    )


def _table(place: str, years: Sequence[int], rows: Sequence[str], language: Language) -> str:
    project = word("site.project", language=language)
    head = "".join(f'<th scope="col">{name}</th>' for name in (project, *years))
    return (
        f'<section class="group"><h2>{shown(place)}</h2>'
        f'<div class="table" tabindex="0"><table class="stages"><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div></section>"
    )


def progress(timeline: ProjectTimeline) -> str | None:
    """What became of the latest promise that is due; of the one that is not due where there is no other."""
    due = [promise for promise in timeline.promises if promise.outcome != "pending"]
    latest = max(due or timeline.promises, key=lambda promise: promise.year, default=None)
    return latest.outcome if latest else None


def _row(
    identity: str,
    timeline: ProjectTimeline,
    years: Sequence[int],
    outcome: str | None,
    delays: Sequence[ProjectDelay],
    sources: Sources,
    language: Language,
) -> str:
    others = "、".join(flowing(name) for name in timeline.names if name != timeline.name)
    mark = ""
    if outcome in PROGRESS:
        mark = (
            f'<span class="verdict {outcome}"><i aria-hidden="true">{_PROGRESS_SIGNS[outcome]}</i>'
            f"{word(f'progress.{outcome}', language=language)}</span>"
        )
    kinds = _delay_kinds(delays)
    for kind in kinds[1:]:
        mark += (
            f' <span class="verdict delayed"><i aria-hidden="true">{_DELAY_SIGNS[kind]}</i>'
            f"{word(f'delay.{kind}', language=language)}</span>"
        )
    cells = "".join(
        f"<td>{''.join(_chip(point, sources, language) for point in _of_year(timeline, year))}</td>"
        for year in years
    )
    below = f"<small>{shown(others)}</small>" if others else ""
    data = f' data-place="{shown(timeline.place)}"' + (f' data-progress="{outcome}"' if outcome else "")
    data += f' data-delay="{" ".join(kinds)}"' if kinds else ""
    return (
        f'<tr id="{identity}" data-item{data} tabindex="-1"><th scope="row">{shown(flowing(timeline.name))} '
        f"{mark}{below}</th>{cells}</tr>"
    )


def _delay_kinds(delays: Sequence[ProjectDelay]) -> list[str]:
    """``any`` and what holds the project up, nothing where nothing does."""
    found = {delay.kind for delay in delays}
    return [kind for kind in DELAYS if kind in found or (kind == "any" and found)]


def _why(delays: Sequence[ProjectDelay], columns: int, sources: Sources, language: Language) -> str:
    """The row below a project that is held up: the reasons at once, the sentences when it is opened."""
    items = "".join(_reason(delay, sources, language) for delay in delays)
    return f'<tr class="why"><td colspan="{columns}">{items}</td></tr>'


def _reason(delay: ProjectDelay, sources: Sources, language: Language) -> str:
    sides = (("target", "promised", delay.promises), ("actual", "reached", delay.results))
    listed = "".join(
        f'<li><span class="chip {status}"><i aria-hidden="true">{SHAPES[status]}</i>'
        f"{word(f'site.{side}', language=language)}</span> {quote.year} "
        f"{quoted(cited(quote), sources, language=language, status=status)}</li>"
        for status, side, quotes in sides
        for quote in quotes
    )
    reasons = ("；" if language == "zh" else "; ").join(
        said(reason, language=language) for reason in delay.reasons
    )
    return (
        f'<details><summary><b><i aria-hidden="true">{_DELAY_SIGNS[delay.kind]}</i> '
        f"{word(f'delay.{delay.kind}', language=language)}</b> {reasons}</summary>"
        f'<ul class="plain">{listed}</ul></details>'
    )


def _of_year(timeline: ProjectTimeline, year: int) -> list[StagePoint]:
    """The points of a year, what was promised before what was reached, no stage twice."""
    found: dict[tuple[str, str], StagePoint] = {}
    for point in timeline.points:
        if point.year == year:
            found.setdefault((point.status, point.stage), point)
    return sorted(found.values(), key=lambda point: point.status != "target")


def _chip(point: StagePoint, sources: Sources, language: Language) -> str:
    inner = (
        f'<i aria-hidden="true">{SHAPES[point.status]}</i>{word(f"stage.{point.stage}", language=language)}'
    )
    at = cited(point.quote)
    quotation = sources.quotation(at)
    title = f' title="{shown(quotation.text)}"' if quotation else ""
    address = sources.address(at)
    if address is None:
        return f'<span class="chip {point.status}"{title}>{inner}</span> '
    return f'<a class="chip {point.status}" href="{shown(address)}"{title}>{inner}</a> '
