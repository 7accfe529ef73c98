"""Every target of a set of reports beside what the later reports of the same place tell of it (对账)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from taizhang.core.verdict import Outcome, Verdict
from taizhang.ledger.model import Before, Entry
from taizhang.reconcile.carried import carried_over
from taizhang.reconcile.evidence import alternatives_of, evidence_of
from taizhang.reconcile.facts import Fact
from taizhang.reconcile.fit import COMPARABLE, Candidate
from taizhang.reconcile.judge import aim_of, judge
from taizhang.reconcile.levels import implied
from taizhang.reconcile.look_again import key_of, look_again, shared_out
from taizhang.reconcile.match import candidates, chosen, settled
from taizhang.reconcile.periods import covers_years
from taizhang.reconcile.reasons import (
    NO_REPORT,
    OUTCOMES,
    file_name,
    of_choice,
    of_judgement,
    of_mismatch,
    of_rise,
    searched,
    shown,
)
from taizhang.reconcile.reports import Report, answering, report_of, reports_by_place
from taizhang.reconcile.restated import first_told, of_restatement, restated
from taizhang.reconcile.rises import rise
from taizhang.reconcile.said import outcome_of
from taizhang.reconcile.sizes import factor
from taizhang.reconcile.told import told_of
from taizhang.reconcile.worded import judge_worded

_ADDED = frozenset({"amount", "increment"})
_TWICE = 2.0
# Figures that tell less of a year's task than the report's own words on it do.
_WEAK = frozenset({"several_years", "words_only", "rank_only", "other_scope"})


class Reconciler:
    """:func:`reconcile` for one growing set of entries: what has been prepared and compared of an entry is
    there the next time, as long as it is the same object. It is kept until the reconciler goes.
    """

    def __init__(self) -> None:
        self._reports: dict[int, Report] = {}

    def __call__(self, entries: Sequence[Entry], *, before: Before | None = None) -> tuple[Verdict, ...]:
        """As :func:`reconcile`."""
        verdicts: list[Verdict] = []
        for place, reports in reports_by_place(entries, prepared=self._prepared).items():
            kept = {} if before is None else carried_over(reports, before)
            for report in reports:
                known = kept.get(report.entry.id)
                verdicts.extend(_verdicts(place, report, reports) if known is None else known)
        return tuple(verdicts)

    def _prepared(self, entry: Entry) -> Report:
        """The report of an entry; it holds the entry, so that no other object has its id meanwhile."""
        if id(entry) not in self._reports:
            self._reports[id(entry)] = report_of(entry)
        return self._reports[id(entry)]


def reconcile(entries: Sequence[Entry], *, before: Before | None = None) -> tuple[Verdict, ...]:
    """One verdict for each target of the plan side of each entry, by place, document and offset.

    A target that a report states twice has a verdict at each place; :func:`distinct` keeps the first. The
    order of ``entries`` does not matter, and entries of other places change nothing. ``before`` spares work
    and changes nothing either: verdicts that the added entries cannot change are taken from it.
    """
    return Reconciler()(entries, before=before)


def distinct(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """The verdicts without those on a target that the same document has stated before."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for verdict in verdicts:
        target = verdict.target
        key = (
            target.document,
            verdict.indicator or verdict.subject,
            verdict.kind,
            target.value,
            target.unit,
            target.period,
        )
        if key not in seen:
            seen.add(key)
            kept.append(verdict)
    return tuple(kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finding:
    """The outcome of one search with its reasons."""

    outcome: Outcome
    taken: Candidate | None
    margin: float | None
    reasons: tuple[str, ...]


def _verdicts(place: str, own: Report, reports: list[Report]) -> Iterator[Verdict]:
    """What ``carried_over`` takes for granted: of the other reports, a verdict rests on those that answer
    first, on what :func:`restated` finds in the later ones, and on what :func:`implied` finds in any.
    """
    targets = own.targets
    by_period = {period: answering(period, own, reports) for period in {fact.months for fact in targets}}
    sources = [by_period[target.months] for target in targets]
    found = [candidates(target, first) for target, (first, _) in zip(targets, sources, strict=True)]
    ranked = settled(targets, found)
    findings = [
        _find(target, of_one, first, reports)
        for target, of_one, (first, _) in zip(targets, ranked, sources, strict=True)
    ]
    taken = {key_of(finding.taken.fact) for finding in findings if finding.taken is not None}
    again = shared_out(
        [
            look_again(target, [one for one in first if one.closes(target.months[1])], taken=taken)
            if finding.outcome == "not_reported" and covers_years(target.months) == 1
            else None
            for target, finding, (first, _) in zip(targets, findings, sources, strict=True)
        ]
    )
    for target, of_one, finding, second, (_, later) in zip(
        targets, ranked, findings, again, sources, strict=True
    ):
        if second is not None:
            finding = _judged(target, second, reports)
        yield _verdict(place, target, of_one, finding, later, reports)


def _verdict(
    place: str,
    target: Fact,
    found: list[Candidate],
    finding: _Finding,
    later: list[Report],
    reports: list[Report],
) -> Verdict:
    alternatives = alternatives_of(target, found, finding.taken)
    if (final := restated(target, finding.taken, later)) is not None:
        before, finding = finding, _judged(target, final, reports)
        note = of_restatement(before.taken, before.outcome, final)
        finding = replace(finding, reasons=(*finding.reasons, note))
        alternatives = (first_told(before.taken, before.outcome), *alternatives)
    elif (second := _by_another_basis(target, finding, found)) is not None:
        finding = replace(finding, reasons=(*finding.reasons, second))
    taken = finding.taken
    return Verdict(
        place=place,
        year=target.statement.period,
        indicator=target.indicator,
        subject=target.statement.subject,
        kind=target.statement.kind,
        target=evidence_of(target),
        result=None if taken is None else evidence_of(taken.fact),
        verdict=finding.outcome,
        margin=finding.margin,
        provisional=taken is not None
        and (taken.fact.statement.status == "estimate" or taken.fit == "part_of_period"),
        reasons=finding.reasons,
        alternatives=alternatives,
    )


def _find(target: Fact, found: list[Candidate], first: list[Report], reports: list[Report]) -> _Finding:
    if target.statement.kind == "qualitative":
        worded = judge_worded(target, found, first)
        if worded is not None:
            return _Finding(
                outcome=worded.outcome, taken=worded.taken, margin=worded.margin, reasons=worded.reasons
            )
    else:
        taken = chosen(found)
        if (taken is None or taken.fit in _WEAK) and (
            in_words := _in_words(target, taken, first)
        ) is not None:
            return in_words
        if taken is not None:
            return _judged(target, taken, reports)
    answering = [report for report in first if report.answers and report.closes(target.months[1])]
    if not answering:
        return _Finding(outcome="pending", taken=None, margin=None, reasons=(NO_REPORT,))
    count = sum(len({fact.statement.start for fact in report.results}) for report in answering)
    names = [report.entry.name for report in answering]
    return _Finding(outcome="not_reported", taken=None, margin=None, reasons=(searched(names, count),))


def _in_words(target: Fact, nearest: Candidate | None, first: list[Report]) -> _Finding | None:
    """The finding by what the reports say without a figure, where no figure answers."""
    closing = [report for report in first if report.closes(target.months[1])]
    said = told_of(target, closing) if covers_years(target.months) == 1 else None
    if said is None:
        return None
    saying, clause = said
    quoted = f"《{file_name(clause.fact)}》只用文字说明：“{clause.fact.statement.text}”"
    if clause.fact.statement.value is not None:
        aim, judgement = aim_of(target), judge(target, clause.fact)
        reasons = (quoted, of_judgement(target, clause.fact, aim, judgement))
        return _Finding(outcome=judgement.outcome, taken=clause, margin=judgement.margin, reasons=reasons)
    outcome = outcome_of(target, saying)
    if outcome != "not_comparable":
        return _Finding(outcome=outcome, taken=clause, margin=None, reasons=(quoted, "没有数字，按其文字判"))
    if nearest is not None:
        return None
    reasons = (quoted, "没有数字，不能同目标比较")
    return _Finding(outcome=outcome, taken=clause, margin=None, reasons=reasons)


def _judged(target: Fact, taken: Candidate, reports: list[Report]) -> _Finding:
    if taken.part and _suffices(target, taken):
        judgement = judge(target, taken.fact)
        reasons = [of_choice(taken), of_judgement(target, taken.fact, aim_of(target), judgement)]
        return _Finding(
            outcome=judgement.outcome,
            taken=taken,
            margin=judgement.margin,
            reasons=(*reasons, "只是其中一部分，仅此已达到目标"),
        )
    if taken.fit not in COMPARABLE:
        reasons = [of_mismatch(target, taken)]
        if (worked_out := implied(target, taken.fact, reports)) is not None:
            reasons.append(worked_out)
        if (risen := rise(target, taken, reports)) is not None:
            reasons.append(of_rise(risen))
        return _Finding(outcome="not_comparable", taken=taken, margin=None, reasons=tuple(reasons))
    aim, judgement = aim_of(target), judge(target, taken.fact)
    reasons = [of_choice(taken), of_judgement(target, taken.fact, aim, judgement)]
    outcome = judgement.outcome
    if taken.fit == "part_of_period":
        reasons.append(f"结果只覆盖 {taken.fact.statement.period}，暂定")
        if covers_years(target.months) > 1 and (
            target.statement.kind == "growth" or outcome in ("missed", "nearly")
        ):
            outcome = "pending"
            reasons.append(f"期中数字，待 {target.statement.period} 期满再判")
        elif _still_adds_up(target) and outcome in ("missed", "nearly"):
            outcome = "not_comparable"
            reasons.append("累计数尚未到期末，不能据此判为未完成")
    if taken.fact.statement.status == "estimate":
        reasons.append("结果为预计数，暂定")
    return _Finding(outcome=outcome, taken=taken, margin=judgement.margin, reasons=tuple(reasons))


def _by_another_basis(target: Fact, finding: _Finding, found: list[Candidate]) -> str | None:
    """A sentence where the same report tells the figure on a second basis that leads to another verdict."""
    taken = finding.taken
    if taken is None or taken.fit != "answers" or target.statement.basis is not None:
        return None
    for one in found:
        second = one.fact.statement
        if one is taken or one.fit != "answers" or one.fact.indicator is None:
            continue
        if one.fact.indicator != taken.fact.indicator or second.basis == taken.fact.statement.basis:
            continue
        other = judge(target, one.fact).outcome
        if other != finding.outcome:
            basis = second.basis or "未注明口径"
            return f"另按{basis}为 {shown(second)}，据此则为“{OUTCOMES[other]}”；目标没有说口径"
    return None


def _suffices(target: Fact, taken: Candidate) -> bool:
    """Whether a part of what was promised is itself as much as was promised: 新增学位1万个, of which 1.1万
    for one kind of school. A part many times the whole is of something else.
    """
    if taken.fit != "other_scope" or {target.statement.kind, taken.fact.statement.kind} - _ADDED:
        return False
    if target.manner == "stock" or aim_of(target).want != "floor":
        return False
    return judge(target, taken.fact).margin >= 0 and factor(target, taken.fact) <= _TWICE


def _still_adds_up(target: Fact) -> bool:
    """Whether the figure of eleven months is short for no other reason than the twelfth."""
    return target.statement.kind in ("amount", "increment") and target.manner != "stock"
