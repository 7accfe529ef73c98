"""Projects over the years (项目逐年进度): a row a project, the stages promised and reached by year."""

from __future__ import annotations

from collections.abc import Sequence

from taizhang.core.errors import Language
from taizhang.reconcile.projects import ProjectTimeline, StagePoint
from taizhang.views.flow import flowing
from taizhang.views.site.filtered_page import PROGRESS, filtered_page
from taizhang.views.site.html import shown, word
from taizhang.views.site.lists import SHAPES
from taizhang.views.sources import Citation, Sources
from taizhang.views.wording import wording

_PROGRESS_SIGNS = {"behind": "▼", "not_told": "○", "mentioned": "◐", "pending": "…", "reached": "●"}


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
    """The page of ``timelines`` as HTML; a column for each year that any of them speaks of."""
    years = sorted({point.year for timeline in timelines for point in timeline.points})
    rows, facets = [], []
    for number, timeline in enumerate(timelines):
        outcome = progress(timeline)
        found = {"place": (timeline.place, shown(timeline.place))}
        if outcome:
            found["progress"] = (outcome, shown(wording(language)[f"progress.{outcome}"]))
        facets.append(found)
        rows.append(_row(f"p{number}", timeline, years, outcome, sources, language))
    head = "".join(f'<th scope="col">{year}</th>' for year in years)
    body = (
        f'<p class="legend"><span class="chip target"><i aria-hidden="true">{SHAPES["target"]}</i>'
        f"{word('site.promised', language=language)}</span> "
        f'<span class="chip actual"><i aria-hidden="true">{SHAPES["actual"]}</i>'
        f"{word('site.reached', language=language)}</span></p>"
        f'<div class="table" tabindex="0"><table class="stages"><thead><tr>'
        f'<th scope="col">{word("site.project", language=language)}</th>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
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
    cells = "".join(
        f"<td>{''.join(_chip(point, sources, language) for point in _of_year(timeline, year))}</td>"
        for year in years
    )
    below = shown(timeline.place) + (f" · {shown(others)}" if others else "")
    data = f' data-place="{shown(timeline.place)}"' + (f' data-progress="{outcome}"' if outcome else "")
    return (
        f'<tr id="{identity}" data-item{data} tabindex="-1"><th scope="row">{shown(flowing(timeline.name))} '
        f"{mark}<small>{below}</small></th>{cells}</tr>"
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
    cited = Citation(document=point.quote.document, start=point.quote.start, end=point.quote.end)
    quotation = sources.quotation(cited)
    title = f' title="{shown(quotation.text)}"' if quotation else ""
    address = sources.address(cited)
    if address is None:
        return f'<span class="chip {point.status}"{title}>{inner}</span> '
    return f'<a class="chip {point.status}" href="{shown(address)}"{title}>{inner}</a> '
