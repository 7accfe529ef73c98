"""Promises over the years (承诺的下落): made again, quietly dropped, reworded weaker.

Only where the later reports are there and long enough that their silence means something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from taizhang.core.commitment import Task
from taizhang.ledger.model import Entry
from taizhang.reconcile.projects import ORDER, STAGE_ZH, StagePromise, project_timelines
from taizhang.reconcile.projects_names import ProjectIdentity, identity, is_built
from taizhang.reconcile.promises_figures import Lowered, lowered
from taizhang.reconcile.promises_finding import PromiseFinding
from taizhang.reconcile.promises_reviews import Mention, Reviews, reviews_of, wordings
from taizhang.reconcile.promises_targets import target_findings
from taizhang.reconcile.promises_words import Weights, WordIndex, likeness, weights_of
from taizhang.reconcile.quotes import Quote, quote
from taizhang.reconcile.yearly import YearReport, by_year, reports_by_place, tells_plan, tells_review

STRENGTHS = ("study", "promote", "strive", "firm", "binding")
STRENGTH_ZH = {
    "binding": "约束性",
    "firm": "确定完成",
    "strive": "力争",
    "promote": "推进",
    "study": "研究",
}
_ALIKE = 0.72
_ALIKE_WORDING = 0.85
_GONE = 0.38
_LEAST_PAIRS = 3
# A review of five years may be silent on the last one without hiding anything.
_MANY_YEARS = 0.8
_END_STATES = frozenset({ORDER["start"], ORDER["topped"], ORDER["completed"], ORDER["operating"]})

# 启动、建立 followed by 推进、健全 is progress; only an end that was promised can be softened.
_END_VERB = re.compile(
    r"完成|建成|实现|达到?|确保|竣工|投用|投产|投入使用|落成|封顶|通车|开通|开工|出台|新增|提高到|超过|突破"
)
_GOING_ON = re.compile(r"继续|深入|深化|健全|升级|优化|落实|巩固|拓展|扩大|更大力度|发挥|用好|运营")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Promise:
    report: YearReport
    task: Task
    words: frozenset[str]
    project: ProjectIdentity | None
    stage: int


def promise_findings(entries: Sequence[Entry]) -> tuple[PromiseFinding, ...]:
    """Promises made again, dropped and weakened between the consecutive plans of each place.

    Order: by place, year, and position in the text. Entries of unknown place are left out.
    """
    return tuple(
        finding
        for place, reports in reports_by_place(entries).items()
        for finding in _of_place(place, reports)
    )


def _of_place(place: str, reports: Sequence[YearReport]) -> Iterator[PromiseFinding]:
    years = by_year(reports)
    reviews = {year: reviews_of(found) for year, found in years.items()}
    weights = weights_of(chain.from_iterable(review.all_words for review in reviews.values()))
    plans = {year: tuple(_plan(place, found)) for year, found in years.items()}
    stages = _stage_promises([report.entry for report in reports])
    repeated: list[PromiseFinding] = []
    for year, plan in plans.items():
        later = years.get(year + 1, ())
        if not any(map(tells_review, later)) or not any(map(tells_plan, later)):
            continue
        after = plans.get(year + 1, ())
        index = WordIndex([promise.words for promise in after])
        seen: set[frozenset[str]] = set()
        doubt = _MANY_YEARS if reviews[year + 1].many_years else 1.0
        for promise in plan:
            if promise.words in seen or (len(promise.words) < _LEAST_PAIRS and promise.project is None):
                continue
            seen.add(promise.words)
            told = _told(promise, reviews[year + 1], stages, weights)
            match = _again(promise, after, index, weights)
            if match is not None:
                second, alike = match
                weaker = _weakened(place, promise, second, told, alike * doubt)
                if weaker is not None:
                    yield weaker
                again = _repeated(place, promise, second, told, alike * doubt)
                if again is not None and (weaker is None or promise.project is not None):
                    repeated.append(again)
            elif told is None and not promise.report.mixed:
                gone = _dropped(place, promise, reviews[year + 1], weights, doubt)
                if gone is not None:
                    yield gone
        yield from target_findings(place, years, reviews, year, weights, doubt)
    yield from _chained(repeated)


def _plan(place: str, reports: Sequence[YearReport]) -> Iterator[_Promise]:
    """The promises of the year's plans that are for this year."""
    for report in reports:
        if not report.yearly:
            continue
        for task in report.entry.tasks:
            if task.deadline is not None and not task.deadline.startswith(str(report.year)):
                continue
            project, stage = _project(place, report.entry, task)
            yield _Promise(report=report, task=task, words=wordings(task)[0], project=project, stage=stage)


def _stage_promises(entries: Sequence[Entry]) -> Mapping[tuple[str, str, int], StagePromise]:
    """What became of the stage promised for a project in a year, by core name, phase and year."""
    return {
        (timeline.identity.core, timeline.identity.phase, promise.year): promise
        for timeline in project_timelines(entries)
        for promise in timeline.promises
    }


def _told(
    promise: _Promise,
    review: Reviews,
    stages: Mapping[tuple[str, str, int], StagePromise],
    weights: Weights,
) -> Mention | None:
    """What the next review says of a promise; of a project by its stage."""
    if promise.project is not None:
        key = (promise.project.core, promise.project.phase, promise.report.year)
        known = stages.get(key)
        if known is not None and known.result is not None:
            done = known.outcome == "reached"
            return Mention(quote=known.result, share=1.0, late=known.outcome == "behind", done=done)
    return review.told(promise.task, promise.report.entry, weights)


def _project(place: str, entry: Entry, task: Task) -> tuple[ProjectIdentity | None, int]:
    """The one built thing that a task names, and the position of the stage promised."""
    if len(task.projects) != 1:
        return None, -1
    mention = entry.projects[task.projects[0]]
    known = identity(mention.name, place=place)
    if known is None or not is_built(known):
        return None, -1
    return known, ORDER[mention.stage]


def _again(
    promise: _Promise, after: Sequence[_Promise], index: WordIndex, weights: Weights
) -> tuple[_Promise, float] | None:
    """The promise of the next plan that is the same one, and how alike they are."""
    if promise.project is not None:
        same = [other for other in after if _same_project(promise, other)]
        if same:
            return max(same, key=lambda other: other.stage), 0.9
    best: tuple[_Promise, float] | None = None
    for position, share in index.ranked(promise.words, weights):
        other = after[position]
        if share < _ALIKE / 2:
            break
        if promise.project is not None and other.project is not None:
            continue
        if _ordinals(promise.task.text) != _ordinals(other.task.text):
            continue
        alike = likeness(promise.words, other.words, weights)
        if alike >= _ALIKE and (best is None or alike > best[1]):
            best = other, alike
    return best


def _ordinals(text: str) -> list[str]:
    """第五批 and 第六批 are two things."""
    return re.findall(
        r"第[一二三四五六七八九十\d]+[批期届次轮]|[一二三四五六七八九]期", re.sub(r"\s+", "", text)
    )


def _specific(promise: _Promise) -> bool:
    """Whether a promise is definite enough that its absence means something.

    A figure counts that is no figure of speech: 两个积极性.
    """
    task = promise.task
    counted = any(
        re.search(r"\d|[十百千万亿]", promise.report.entry.statements[position].text)
        for position in task.statements
    )
    return counted or bool(task.projects) or task.deadline is not None or "“" in task.object


def _same_project(first: _Promise, second: _Promise) -> bool:
    one, two = first.project, second.project
    if one is None or two is None:
        return False
    sections = {one.section, two.section} - {""}
    return (one.core, one.phase) == (two.core, two.phase) and len(sections) <= 1


def _weakened(
    place: str, first: _Promise, second: _Promise, told: Mention | None, alike: float
) -> PromiseFinding | None:
    reasons: list[str] = []
    down = STRENGTHS.index(first.task.strength) - STRENGTHS.index(second.task.strength)
    done = told is not None and told.done
    going_on = bool(_GOING_ON.search(second.task.text))
    project = _same_project(first, second)
    back = project and 0 <= second.stage < first.stage and second.stage <= ORDER["preparation"]
    if project:
        # 筹建 to 推进建设 is progress, whatever the verbs weigh.
        softer = first.stage in _END_STATES and second.stage <= first.stage
    else:
        definite = second.task.strength != "promote" or bool(_END_VERB.search(first.task.verb))
        softer = definite and first.task.testable and (_specific(first) or alike >= _ALIKE_WORDING)
        softer = softer and not going_on
    hard = first.task.strength in ("firm", "binding") or second.task.strength == "study"
    if down > 0 and not done and softer and hard:
        before, after = STRENGTH_ZH[first.task.strength], STRENGTH_ZH[second.task.strength]
        reasons.append(f"力度由“{before}”（{_verb(first)}）降为“{after}”（{_verb(second)}）")
    if back and not done:
        stages = list(STAGE_ZH.values())
        reasons.append(f"承诺的阶段由{stages[first.stage]}退到{stages[second.stage]}")
    figure: Lowered | None = None
    if not going_on and (not first.report.mixed or first.task.deadline is not None):
        # Beside a five-year plan the figure may be that of the five years.
        figure = lowered(first.report.entry, first.task, second.report.entry, second.task)
    if figure is not None:
        reasons.append(figure.reason)
    if not reasons:
        return None
    if not done:
        reasons.append(_silence(first, told))
    return PromiseFinding(
        kind="weakened",
        place=place,
        year=first.report.year,
        subject=first.task.object,
        promises=(_quote(first), _quote(second)),
        results=(told.quote,) if told is not None else (),
        confidence=round(min(0.9, alike * (0.95 if figure or back else 0.85)), 2),
        reasons=tuple(reasons),
    )


def _repeated(
    place: str, first: _Promise, second: _Promise, told: Mention | None, alike: float
) -> PromiseFinding | None:
    checkable = first.task.testable and second.task.testable
    if not checkable or first.task.strength == "study" or not _specific(first):
        return None
    if (told is not None and not told.late) or second.stage > first.stage:
        return None
    yearly = first.task.quantified and second.task.quantified and first.project is None
    sure = alike * (0.95 if told is not None else 0.75) * (0.8 if yearly else 1.0)
    return PromiseFinding(
        kind="repeated",
        place=place,
        year=first.report.year,
        subject=first.task.object,
        promises=(_quote(first), _quote(second)),
        results=(told.quote,) if told is not None else (),
        confidence=round(min(0.9, sure), 2),
        reasons=(
            f"{first.report.year}年和{second.report.year}年的计划都提出",
            _silence(first, told),
            *(("逐年都定数量的工作，回顾没有交代完成数",) if yearly else ()),
        ),
    )


def _dropped(
    place: str, promise: _Promise, review: Reviews, weights: Weights, doubt: float
) -> PromiseFinding | None:
    task = promise.task
    if not task.testable or task.strength not in ("firm", "binding", "strive"):
        return None
    if not _specific(promise) or len(promise.words) < _LEAST_PAIRS:
        return None
    held = review.anywhere(task, promise.report.entry, weights)
    if held >= _GONE:
        return None
    sure = (0.55 if task.quantified else 0.45) + (0.15 if promise.project is not None else 0.0)
    return PromiseFinding(
        kind="dropped",
        place=place,
        year=promise.report.year,
        subject=task.object,
        promises=(_quote(promise),),
        results=(),
        confidence=round(min(0.9, sure + 0.5 * (_GONE - held)) * doubt, 2),
        reasons=(
            f"{promise.report.year}年的计划提出“{task.verb}”",
            f"{promise.report.year + 1}年的报告全文没有再提到：措辞重合最多的一句只有{held:.0%}",
        ),
    )


def _chained(findings: Sequence[PromiseFinding]) -> Iterator[PromiseFinding]:
    """Repetitions that follow each other as one: three plans, not two pairs."""
    open_: dict[tuple[str, int, int], PromiseFinding] = {}
    for finding in findings:
        first = finding.promises[0]
        before = open_.pop((first.entry, first.start, first.end), None)
        if before is not None:
            years = "、".join(str(span.year) for span in (*before.promises, finding.promises[-1]))
            told = [
                reason for one in (before, finding) for reason in one.reasons if "的计划都提出" not in reason
            ]
            finding = replace(
                before,
                promises=(*before.promises, finding.promises[-1]),
                results=(*before.results, *finding.results),
                confidence=max(before.confidence, finding.confidence),
                reasons=(f"{years}年的计划都提出", *told),
            )
        last = finding.promises[-1]
        open_[last.entry, last.start, last.end] = finding
    yield from sorted(open_.values(), key=lambda finding: (finding.year, finding.promises[0].start))


def _quote(promise: _Promise) -> Quote:
    return quote(promise.report.entry, promise.report.year, promise.task)


def _verb(promise: _Promise) -> str:
    return promise.task.verb or "无动词"


def _silence(promise: _Promise, told: Mention | None) -> str:
    report = f"{promise.report.year + 1}年的报告"
    if told is None:
        return f"{report}的回顾没有写到结果"
    return f"{report}说没有完成" if told.late else f"{report}提到它，没有写到完成"
