"""Projects that do not move (项目停滞): promised again, set back, or never seen to start."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from taizhang.reconcile.projects import ORDER, STAGE_ZH, ProjectTimeline, StagePromise
from taizhang.reconcile.projects_names import is_built
from taizhang.reconcile.quotes import Quote

DelayKind = Literal["promised_again", "set_back", "no_start"]
# 推进、加快建设 promise no state that could be reached or missed in a year.
_DEFINITE = frozenset({"start", "topped", "completed", "operating"})
_SILENT_YEARS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectDelay:
    """A project that did not do what was promised (项目停滞).

    ``promised_again``: the same end state stands in consecutive plans and no report between says that it was
    reached. ``set_back``: a later plan promises an earlier stage, the first one not being reached.
    ``no_start``: three plans running push it on and no review says that work began. ``years`` are the
    plan years, ``promises`` and ``results`` the quotations, ``reasons`` sentences (zh) to check against them.
    """

    kind: DelayKind
    place: str
    project: str
    years: tuple[int, ...]
    promises: tuple[Quote, ...]
    results: tuple[Quote, ...]
    confidence: float
    reasons: tuple[str, ...]


def project_delays(timelines: Iterable[ProjectTimeline]) -> tuple[ProjectDelay, ...]:
    """The delays that the timelines show; a silence counts only where the report in question is there."""
    return tuple(
        delay
        for timeline in timelines
        if is_built(timeline.identity)
        for find in (_promised_again, _set_back, _no_start)
        for delay in find(timeline)
    )


def _promised_again(timeline: ProjectTimeline) -> Iterator[ProjectDelay]:
    for run in _runs(timeline.promises):
        definite = [promise for promise in run if promise.promised in _DEFINITE]
        for chain in _same_stage(definite):
            missed = [promise for promise in chain[:-1] if promise.outcome != "reached"]
            if len(chain) < 2 or len(missed) < len(chain) - 1:
                continue
            told = [promise.result for promise in missed if promise.result is not None]
            sure = all(promise.outcome == "behind" for promise in missed)
            stage = STAGE_ZH[chain[0].promised]
            reasons = [f"{_years(chain)}的计划都提出{stage}"]
            reasons.extend(_told(promise) for promise in missed)
            yield ProjectDelay(
                kind="promised_again",
                place=timeline.place,
                project=timeline.name,
                years=tuple(promise.year for promise in chain),
                promises=tuple(promise.quote for promise in chain),
                results=tuple(told),
                confidence=0.85 if sure else 0.6,
                reasons=tuple(reasons),
            )


def _set_back(timeline: ProjectTimeline) -> Iterator[ProjectDelay]:
    for first, second in pairwise(timeline.promises):
        if second.year - first.year > 2 or first.outcome in ("reached", "pending"):
            continue
        lower = ORDER[second.promised] < ORDER[first.promised]
        if not lower or second.promised not in ("idea", "preparation") or first.promised == "preparation":
            continue
        begun = first.reached is not None and ORDER[first.reached] > ORDER[second.promised]
        if begun:
            continue
        yield ProjectDelay(
            kind="set_back",
            place=timeline.place,
            project=timeline.name,
            years=(first.year, second.year),
            promises=(first.quote, second.quote),
            results=(first.result,) if first.result is not None else (),
            confidence=(0.8 if first.promised in _DEFINITE else 0.5) + (0.1 if first.result else 0.0),
            reasons=(
                f"{first.year}年的计划提出{STAGE_ZH[first.promised]}，"
                f"{second.year}年的计划退到{STAGE_ZH[second.promised]}",
                _told(first),
            ),
        )


def _no_start(timeline: ProjectTimeline) -> Iterator[ProjectDelay]:
    for run in _runs(timeline.promises):
        idle = [promise for promise in run if ORDER[promise.promised] <= ORDER["construction"]]
        for chain in _consecutive(idle):
            if len(chain) < _SILENT_YEARS or chain[0].promised == "idea":
                continue
            before = chain[:-1]
            if any(
                promise.reached is not None and ORDER[promise.reached] >= ORDER["start"] for promise in chain
            ):
                continue
            if any(promise.outcome == "pending" for promise in before) or any(
                point.status == "actual" and ORDER[point.stage] >= ORDER["start"] for point in timeline.points
            ):
                continue
            told = [promise.result for promise in chain if promise.result is not None]
            yield ProjectDelay(
                kind="no_start",
                place=timeline.place,
                project=timeline.name,
                years=tuple(promise.year for promise in chain),
                promises=tuple(promise.quote for promise in chain),
                results=tuple(told),
                confidence=0.75 if timeline.admissions else 0.5,
                reasons=(
                    f"{_years(chain)}的计划都写到推进这一项目",
                    "各年的回顾没有写到开工",
                    *((f"{timeline.admissions[0].year}年的报告承认进展迟缓",) if timeline.admissions else ()),
                ),
            )


def _runs(promises: Iterable[StagePromise]) -> Iterator[tuple[StagePromise, ...]]:
    """Promises of years that follow each other."""
    yield from _consecutive(list(promises))


def _consecutive(promises: list[StagePromise]) -> Iterator[tuple[StagePromise, ...]]:
    run: list[StagePromise] = []
    for promise in promises:
        if run and promise.year != run[-1].year + 1:
            yield tuple(run)
            run = []
        run.append(promise)
    if run:
        yield tuple(run)


def _same_stage(promises: list[StagePromise]) -> Iterator[tuple[StagePromise, ...]]:
    """Stretches of consecutive years that promise the same end state and do not reach it between."""
    run: list[StagePromise] = []
    for promise in promises:
        follows = (
            bool(run)
            and promise.year == run[-1].year + 1
            and promise.promised == run[-1].promised
            and run[-1].outcome not in ("reached", "pending")
        )
        if run and not follows:
            yield tuple(run)
            run = []
        run.append(promise)
    if run:
        yield tuple(run)


def _years(chain: Iterable[StagePromise]) -> str:
    return "、".join(str(promise.year) for promise in chain) + "年"


def _told(promise: StagePromise) -> str:
    report = f"{promise.year + 1}年的报告"
    if promise.outcome == "behind" and promise.reached is not None:
        return f"{report}写到的最远阶段是{STAGE_ZH[promise.reached]}"
    if promise.outcome == "behind":
        return f"{report}说没有按计划进行"
    if promise.outcome == "mentioned":
        return f"{report}提到它，没有写到{STAGE_ZH[promise.promised]}"
    return f"{report}的回顾没有提到它"
