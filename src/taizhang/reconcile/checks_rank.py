"""Claims of rank against the reports of the others (位次与同级地区的报告)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from taizhang.lexicon.indicators import catalogue
from taizhang.reconcile.checks_facts import Figure, FigureFinding, figures_of, percent
from taizhang.reconcile.comparison_peers import peers_in
from taizhang.reconcile.quotes import quote
from taizhang.reconcile.yearly import YearReport

_GROWTH = re.compile(r"增速|增幅|增长率|增长")
_LEVEL = re.compile(r"总量|规模|总额|均值|绝对值")


def ranks(reports: Mapping[str, Sequence[YearReport]]) -> Iterator[FigureFinding]:
    """Claims 居全市第N that N or more others of the same rank and area contradict by better results.

    Only growth rates of the same indicator and year are compared, and only those in the reports at hand:
    too few better ones prove nothing.
    """
    growth = {place: _growth(found) for place, found in reports.items()}
    for place, found in reports.items():
        for report in found:
            for statement in report.entry.statements:
                if statement.kind != "rank" or statement.status == "target" or statement.place is not None:
                    continue
                rank = statement.value
                if not isinstance(rank, int | float) or rank < 1 or statement.cmp not in ("eq", "le"):
                    continue
                own = _claimed(report, statement.start)
                if own is None or own.statement.indicator is None:
                    continue
                peers = peers_in(place, statement.scope or "", reports)
                better = _better(own, peers, growth)
                if len(better) < rank:
                    continue
                told = "、".join(f"{other.report.entry.place}{percent(other.value)}" for other in better[:5])
                yield FigureFinding(
                    check="rank",
                    weight="contradiction",
                    place=place,
                    period=own.statement.period,
                    indicator=own.statement.indicator,
                    subject=own.statement.subject,
                    stated=float(rank),
                    expected=float(len(better) + 1),
                    unit="位",
                    quotes=(
                        quote(report.entry, report.year, statement),
                        own.quote,
                        *(other.quote for other in better[:5]),
                    ),
                    confidence=0.8,
                    reasons=(
                        f"报告称{own.statement.subject}增速{percent(own.value)}，居{statement.scope}第{rank:g}",
                        f"同年更高的有{told}，至多是第{len(better) + 1}",
                    ),
                )


def _growth(reports: Sequence[YearReport]) -> Mapping[tuple[str, str], Figure]:
    """The growth of each indicator and year that the next report tells, where it tells one value."""
    found: dict[tuple[str, str], list[Figure]] = {}
    for report in reports:
        for figure in figures_of(report):
            statement = figure.statement
            if statement.kind != "growth" or statement.unit not in ("%", "％") or statement.basis:
                continue
            if statement.indicator is not None and report.year == int(statement.period) + 1:
                found.setdefault((statement.indicator, statement.period), []).append(figure)
    return {key: same[0] for key, same in found.items() if len({figure.value for figure in same}) == 1}


def _claimed(report: YearReport, start: int) -> Figure | None:
    """The growth rate that a rank is claimed for: the figure right before it in the sentence."""
    last: Figure | None = None
    for figure in figures_of(report):
        if figure.statement.start >= start:
            break
        last = figure
    if last is None or last.statement.kind != "growth" or last.statement.unit not in ("%", "％"):
        return None
    between = "".join(report.entry.text[last.statement.end : start].split())
    # 分别居第二、第七: which rank is whose is for a reader to tell.
    if len(between) > 16 or re.search(r"[。；;]|分别", between) or between.count("，") > 1:
        return None
    if _LEVEL.search(between):
        return None
    bare = re.sub(r"[，,、]", "", between)
    if (
        not _GROWTH.search(bare)
        and len(re.sub(r"均|居|位居|位列|列|排名|排|全市|全省|全国|，", "", bare)) > 2
    ):
        return None
    return last


def _better(
    own: Figure, peers: Sequence[str], growth: Mapping[str, Mapping[tuple[str, str], Figure]]
) -> list[Figure]:
    """The others whose result of the same indicator and year is surely better, the best first."""
    key = own.statement.indicator or "", own.statement.period
    entry = catalogue()[key[0]]
    if entry.direction not in ("higher", "lower"):
        return []
    sign = 1 if entry.direction == "higher" else -1
    others = [growth[peer][key] for peer in peers if key in growth.get(peer, {})]
    better = [other for other in others if sign * (other.value - own.value) > other.slack + own.slack]
    return sorted(better, key=lambda other: (-sign * other.value, other.report.entry.place or ""))
