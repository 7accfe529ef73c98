"""Projects over the years (项目逐年进度): the stages that reports put them in, promised and reached.

Sources of the order of stages: 谋划 → 前期 → 开工 → 在建 → 封顶、贯通 → 竣工 → 投用, as dispatch lists of
key projects use it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from taizhang.core.commitment import ProjectStatus, Stage
from taizhang.ledger.model import Entry
from taizhang.lexicon.stages import stage_lexicon
from taizhang.reconcile.projects_names import ProjectIdentity, identity
from taizhang.reconcile.quotes import Quote, quote, quote_span, role_at, sentence_at
from taizhang.reconcile.squeezed import squeezed
from taizhang.reconcile.yearly import YearReport, by_year, reports_by_place, tells_review

STAGES: tuple[Stage, ...] = (
    "idea",
    "preparation",
    "start",
    "construction",
    "topped",
    "completed",
    "operating",
)
ORDER: dict[Stage, int] = {stage: position for position, stage in enumerate(STAGES)}
STAGE_ZH: dict[Stage, str] = {
    "idea": "谋划",
    "preparation": "前期",
    "start": "开工",
    "construction": "在建",
    "topped": "封顶或贯通",
    "completed": "竣工",
    "operating": "投用",
}

PromiseOutcome = Literal["reached", "behind", "mentioned", "not_told", "pending"]
"""``behind``: the review has it at an earlier stage or admits delay; ``mentioned``: named without a stage;
``not_told``: the later report is there and does not name it; ``pending``: no later report is there."""

_DELAYED = re.compile(
    r"尚未|未能|未按|未如期|没有(?:按|如期)|延期|滞后|迟缓|仍未|未(?:开工|启动|投入|建成|完工|达到?预期)|搁置|暂缓|停滞|偏慢"
)
_CLAUSE_END = re.compile(r"[。；;！？]")
_COMMA = re.compile(r"[，,]")
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class StagePoint:
    """One mention on the timeline: ``year`` is the calendar year that it speaks of (the review year of what
    is reached, the plan year of what is promised).
    """

    year: int
    stage: Stage
    status: ProjectStatus
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class StagePromise:
    """A stage promised for ``year``, what the next report says, and the furthest stage told by then."""

    year: int
    promised: Stage
    reached: Stage | None
    outcome: PromiseOutcome
    quote: Quote
    result: Quote | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectTimeline:
    """One project of one place: its ``names`` as reports write it, its mentions and promises by year, and the
    clauses that admit delay.
    """

    place: str
    name: str
    names: tuple[str, ...]
    identity: ProjectIdentity
    points: tuple[StagePoint, ...]
    promises: tuple[StagePromise, ...]
    admissions: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A clause of a review that names a project: whether it admits delay, and the stage that it tells."""

    quote: Quote
    late: bool
    stage: Stage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    report: YearReport
    identity: ProjectIdentity
    point: StagePoint


def project_timelines(entries: Sequence[Entry]) -> tuple[ProjectTimeline, ...]:
    """The projects that the reports of each place name, with their stages along the years.

    Order: by place, then by first mention. Entries of unknown place are left out. A project named in
    one report alone has a timeline too.
    """
    return tuple(
        timeline
        for place, reports in reports_by_place(entries).items()
        for timeline in _timelines(place, reports)
    )


def _timelines(place: str, reports: Sequence[YearReport]) -> Iterator[ProjectTimeline]:
    groups: dict[tuple[str, str, str], list[_Found]] = {}
    for found in _merged_sections([found for report in reports for found in _mentions(place, report)]):
        key = (found.identity.core, found.identity.phase, found.identity.section)
        groups.setdefault(key, []).append(found)
    for group in groups.values():
        yield _timeline(place, reports, group)


def _mentions(place: str, report: YearReport) -> Iterator[_Found]:
    for mention in report.entry.projects:
        known = identity(mention.name, place=place)
        if known is None:
            continue
        year = report.year if mention.status == "target" else report.year - 1
        point = StagePoint(
            year=year,
            stage=mention.stage,
            status=mention.status,
            quote=quote(report.entry, report.year, mention),
        )
        yield _Found(report=report, identity=known, point=point)


def _merged_sections(found: Iterable[_Found]) -> Iterator[_Found]:
    """A line with one section in this place's reports is the same with and without 云岚段."""
    everything = list(found)
    sections: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in everything:
        if one.identity.section:
            sections[one.identity.core, one.identity.phase].add(one.identity.section)
    for one in everything:
        known = sections.get((one.identity.core, one.identity.phase), set())
        whole = one.identity
        if len(known) == 1 and not whole.section:
            whole = ProjectIdentity(core=whole.core, phase=whole.phase, section=next(iter(known)))
        yield _Found(report=one.report, identity=whole, point=one.point)


def _timeline(place: str, reports: Sequence[YearReport], group: Sequence[_Found]) -> ProjectTimeline:
    known = group[0].identity
    names = Counter(re.sub(r"\s+", "", one.point.quote.text) for one in group)
    points = tuple(
        sorted(
            (one.point for one in group),
            key=lambda point: (point.year, point.status == "target", point.quote.entry, point.quote.start),
        )
    )
    # What nothing was promised of, or not yet, cannot be late.
    first = min((point.year for point in points if point.status == "target"), default=None)
    sightings = {
        report.entry.id: tuple(_sightings(report, group)) if first is not None and report.year > first else ()
        for report in reports
    }
    return ProjectTimeline(
        place=place,
        name=_display(names),
        names=tuple(sorted(names)),
        identity=known,
        points=points,
        promises=tuple(_promises(reports, points, sightings)),
        admissions=tuple(
            sight.quote for report in reports for sight in sightings[report.entry.id] if sight.late
        ),
    )


def _display(names: Counter[str]) -> str:
    """The name used most often; of those the one that came first."""
    return max(names, key=lambda name: (names[name], -list(names).index(name)))


def _sightings(report: YearReport, group: Sequence[_Found]) -> Iterator[Sighting]:
    """Clauses of the report's review and problems that name the project."""
    known = group[0].identity
    entry = report.entry
    seen: set[int] = set()
    names = {_spoken(one.point.quote.text, known) for one in group}
    for name in sorted(names, key=len):
        for start, end in squeezed(entry.text).find(name):
            role = role_at(entry, start)
            sentence = sentence_at(entry, start)
            if role not in ("review", "problems") or sentence is None:
                continue
            if not known.phase and re.match(r"\s*[一二三四五六七八九十\d]期", entry.text[end : end + 4]):
                continue
            low, high = _clause(entry.text, sentence.start, sentence.end, start, end)
            if low in seen:
                continue
            seen.add(low)
            yield Sighting(
                quote=quote_span(entry, report.year, low, high),
                late=bool(_DELAYED.search(_BLANK.sub("", entry.text[end:high]))),
                stage=_stage_beside(entry.text[low:start], entry.text[end:high]),
            )


def _clause(text: str, low: int, high: int, start: int, end: int) -> tuple[int, int]:
    """The stretch between semicolons around a name, within its sentence."""
    stop = _CLAUSE_END.search(text, end, high)
    for opened in _CLAUSE_END.finditer(text, low, start):
        low = opened.end()
    return low, stop.start() if stop else high


def _stage_beside(before: str, after: str) -> Stage | None:
    """The stage that a clause puts a name in that the extraction read as part of something else."""
    lexicon = stage_lexicon()
    behind = _COMMA.split(_BLANK.sub("", after))[0]
    ahead = _COMMA.split(_BLANK.sub("", before))[-1][-8:]
    if _DELAYED.search(_BLANK.sub("", after)):
        return None
    for group in lexicon.groups:
        if group.predicates.search(behind):
            return group.stage
    opened = [stage for word, (stage, weak) in lexicon.openers.items() if not weak and word in ahead]
    if opened:
        return max(opened, key=ORDER.__getitem__)
    return "construction" if re.search(r"建设|推进|施工", ahead + behind) else None


def _spoken(name: str, known: ProjectIdentity) -> str:
    """What to look for in running text: the core with its phase as it is written."""
    found = re.search(r"第?[一二三四五六七八九十首\d]{1,2}期", re.sub(r"\s+", "", name))
    return known.core + (found.group() if known.phase and found else "")


def _promises(
    reports: Sequence[YearReport],
    points: Sequence[StagePoint],
    sightings: dict[str, tuple[Sighting, ...]],
) -> Iterator[StagePromise]:
    years = by_year(reports)
    told = [(point.quote.year, point.stage, point.quote) for point in points if point.status == "actual"] + [
        (sight.quote.year, sight.stage, sight.quote)
        for seen in sightings.values()
        for sight in seen
        if sight.stage is not None
    ]
    for year, promised in sorted(_furthest(points).items()):
        later = [report for report in years.get(year + 1, ()) if tells_review(report)]
        seen = [sight for report in later for sight in sightings[report.entry.id]]
        known = [news for news in told if news[0] <= year + 1]
        best = max(known, key=lambda news: (ORDER[news[1]], news[0]), default=None)
        result = max(
            (news for news in known if news[0] == year + 1), key=lambda news: ORDER[news[1]], default=None
        )
        delayed = next((sight.quote for sight in seen if sight.late), None)
        outcome: PromiseOutcome = "not_told"
        span: Quote | None = None
        if not later:
            outcome = "pending"
        elif best is not None and ORDER[best[1]] >= ORDER[promised.stage]:
            outcome, span = "reached", (result or best)[2]
        elif result is not None or delayed is not None:
            outcome, span = "behind", result[2] if result is not None else delayed
        elif seen:
            outcome, span = "mentioned", seen[0].quote
        yield StagePromise(
            year=year,
            promised=promised.stage,
            reached=best[1] if best is not None and later else None,
            outcome=outcome,
            quote=promised.quote,
            result=span,
        )


def _furthest(points: Iterable[StagePoint]) -> dict[int, StagePoint]:
    """The furthest stage that the plan of each year promises."""
    best: dict[int, StagePoint] = {}
    for point in points:
        if point.status != "target":
            continue
        first = best.get(point.year)
        if first is None or ORDER[point.stage] > ORDER[first.stage]:
            best[point.year] = point
    return best
