"""Parts and their sum (分项与合计): 其中甲a、乙b；甲a、乙b，合计c；三次产业之和与比例."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from taizhang.core.statement import Statement
from taizhang.reconcile.checks_facts import Figure, FigureFinding, number, slack
from taizhang.reconcile.quotes import quote_span, role_at, sentence_at
from taizhang.reconcile.yearly import YearReport

_TOTAL = re.compile(r"(?:合计|共计|总计|合共|加起来)(?:为|达|约)?\Z")
_STOP = re.compile(r"[。；;！？]")
# Parts that follow each other may be joined by no more than this.
_JOIN = re.compile(r"\A(?:、|，|,|和|以及|及|\s)*[^。；;！？，,、\d]{0,16}\Z")
_OF_WHICH = re.compile(r"\A[，,、（(]\s*(?:其中|包括)[：:，,]?[^。；;！？，,\d]{0,16}\Z")
_STRUCTURE = re.compile(
    r"(?:结构|比例|比重|之比)[^。；;\d]{0,16}?(\d{1,2}(?:\.\d+)?)[:：∶](\d{1,2}(?:\.\d+)?)[:：∶](\d{1,2}(?:\.\d+)?)(?![:：∶.\d])"
)
_NEAR = 0.95
_INDUSTRIES = (
    "primary_industry_value_added",
    "secondary_industry_value_added",
    "tertiary_industry_value_added",
)


def sums(place: str, reports: Sequence[YearReport]) -> Iterator[FigureFinding]:
    """Totals that their parts do not add up to, within rounding.

    After 合计 the parts are all there, and any difference is a contradiction. After 其中 they need not be,
    and may overlap: more than the total, or a little less, is a caution.
    """
    for report in reports:
        figures = [_figure(report, statement) for statement in report.entry.statements]
        yield from _told_totals(place, report, figures)
        yield from _of_which(place, report, figures)
        yield from _industries(place, figures)
        yield from _structures(place, report)


def _figure(report: YearReport, statement: Statement) -> Figure | None:
    value = statement.base_value
    if not isinstance(value, int | float) or statement.cmp != "eq" or statement.rule.endswith(".cell"):
        return None
    if statement.kind not in ("amount", "increment") or statement.base_unit == "" or value <= 0:
        return None
    return Figure(
        report=report,
        statement=statement,
        value=float(value),
        slack=slack(statement),
        subject=statement.subject,
    )


def _told_totals(place: str, report: YearReport, figures: Sequence[Figure | None]) -> Iterator[FigureFinding]:
    """甲、乙和丙分别a、b和c，三项合计d."""
    text = report.entry.text
    for position, total in enumerate(figures):
        if total is None:
            continue
        start = total.statement.start
        if not _TOTAL.search("".join(text[max(0, start - 8) : start].split())):
            continue
        back = position - 1
        count = report.entry.statements[back] if back >= 0 else None
        wanted = None
        if count is not None and count.unit in ("项", "个", "类", "者") and start - count.end <= 6:
            wanted = int(count.value) if isinstance(count.value, int | float) else None
            back -= 1
        parts: list[Figure] = []
        while back >= 0 and (wanted is None or len(parts) < wanted):
            part = figures[back]
            if part is None or part.statement.base_unit != total.statement.base_unit:
                break
            following = parts[0].statement.start if parts else start
            between = text[part.statement.end : following]
            if _STOP.search(between) or (parts and not _JOIN.match(between)) or len(between) > 40:
                break
            parts.insert(0, part)
            back -= 1
        if len(parts) >= 2 and (wanted is None or len(parts) == wanted):
            yield from _compare(place, total, parts, exhaustive=True)


def _of_which(place: str, report: YearReport, figures: Sequence[Figure | None]) -> Iterator[FigureFinding]:
    """总数4500个，其中小学2160个、初中1350个、高中900个."""
    text = report.entry.text
    for position, total in enumerate(figures):
        if total is None or position + 2 >= len(figures):
            continue
        parts: list[Figure] = []
        for part in figures[position + 1 :]:
            if part is None or part.statement.base_unit != total.statement.base_unit:
                break
            before = parts[-1].statement.end if parts else total.statement.end
            between = text[before : part.statement.start]
            joined = _listed(between) if parts else bool(_OF_WHICH.match(between))
            if not joined or part.statement.period != total.statement.period:
                break
            parts.append(part)
        if len(parts) >= 2:
            yield from _compare(place, total, parts, exhaustive=False)


def _listed(between: str) -> bool:
    """Whether two figures stand in one list, joined by 、 or 和; a comma may open another thing."""
    return bool(_JOIN.match(between)) and between.lstrip()[:1] in ("、", "和", "及", "以")


def _compare(
    place: str, total: Figure, parts: Sequence[Figure], *, exhaustive: bool
) -> Iterator[FigureFinding]:
    summed = sum(part.value for part in parts)
    rounding = total.slack + sum(part.slack for part in parts)
    unit = total.statement.base_unit
    over, under = summed - total.value > rounding, total.value - summed > rounding
    near = len(parts) >= 3 and summed >= _NEAR * total.value
    if not over and not (under and (exhaustive or near)):
        return
    shown = "＋".join(part.shown for part in parts)
    reasons = [f"{shown}＝{number(summed, unit)}", f"报告写{total.shown}"]
    if not exhaustive:
        reasons.append(
            "其中各项之和超过总数，各项可能有交叉" if over else "其中各项之和略少于总数，可能另有未列的项"
        )
    yield FigureFinding(
        check="sum",
        weight="contradiction" if exhaustive else "caution",
        place=place,
        period=total.statement.period,
        indicator=total.statement.indicator,
        subject=total.statement.subject,
        stated=total.value,
        expected=summed,
        unit=unit,
        quotes=(total.quote, *(part.quote for part in parts)),
        confidence=0.85 if exhaustive else 0.6,
        reasons=tuple(reasons),
    )


def _industries(place: str, figures: Sequence[Figure | None]) -> Iterator[FigureFinding]:
    """The value added of the three industries against GDP."""
    known = [figure for figure in figures if figure is not None and figure.statement.status != "target"]
    for total in known:
        if total.statement.indicator != "gdp" or total.statement.place is not None:
            continue
        parts = [
            figure
            for name in _INDUSTRIES
            for figure in known
            if figure.statement.indicator == name
            and figure.statement.period == total.statement.period
            and figure.statement.place is None
            and abs(figure.statement.start - total.statement.start) < 400
        ]
        if [part.statement.indicator for part in parts] == list(_INDUSTRIES):
            yield from _compare(place, total, parts, exhaustive=True)
            return


def _structures(place: str, report: YearReport) -> Iterator[FigureFinding]:
    """A structure of three shares that does not add up to one hundred."""
    entry = report.entry
    for found in _STRUCTURE.finditer(entry.text):
        shares = [float(share) for share in found.groups()]
        if (
            role_at(entry, found.start()) not in ("review", "problems")
            or sentence_at(entry, found.start()) is None
        ):
            continue
        places = max(len(share.partition(".")[2]) for share in found.groups())
        if abs(sum(shares) - 100) <= 1.5 * 10**-places + 1e-9 or not 80 <= sum(shares) <= 120:
            continue
        yield FigureFinding(
            check="sum",
            weight="contradiction",
            place=place,
            period=str(report.year - 1),
            indicator=None,
            subject="三次产业结构",
            stated=100.0,
            expected=round(sum(shares), 4),
            unit="%",
            quotes=(quote_span(entry, report.year, found.start(1), found.end(3)),),
            confidence=0.8,
            reasons=(f"{'＋'.join(found.groups())}＝{sum(shares):g}，不是100",),
        )
