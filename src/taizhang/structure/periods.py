"""What a report looks back on and what it plans for (回顾期、计划期).

The year of the report is read from the titles of its plan, the date of its session, its own title, the
titles of its review,
its file name, in this order. 今年 is that year, 去年 the one before, 过去五年 the five before, “十四五”
2021-2025.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from taizhang.structure.frame import Frame
from taizhang.structure.model import Paragraph, ReportKind, RolePart
from taizhang.structure.years import NTH_PLAN, span_of_plan, years_named

_PLAN_SIDE = ("requirements", "targets", "plan")
_SESSION = re.compile(
    r"((?:19|20)\d\d)\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日[^。]{0,40}(?:会议|會議|大会|代表大会|次会)"
)
_TITLE = re.compile(
    r"((?:19|20)\d\d)\s*年(?!\s*\d{1,2}\s*月)[^。，\n]{0,14}(?:政府工作报告|工作报告|计划(?!的?(?:执行|完成)))"
)
_DATE = re.compile(r"((?:19|20)\d\d)\s*[-年/.]\s*\d{1,2}\s*[-月/.]")
_LAST_FIVE = re.compile(
    r"过去(?:的)?(?:一年和)?(?:五|5)年|(?:五|5)年(?:来|间|的回顾|工作回顾)|本届政府任期|换届以来|一次会议以来|过去.{0,3}五年|的五年\Z"
)
_NEXT_FIVE = re.compile(r"(?:今后|未来|下一个)(?:五|5)年")
_LAST_YEAR = re.compile(r"去年|过去(?:的)?一年|一年来|上一年|上年")
_LAST_YEAR_OPENS = re.compile(r"\n\s*(?:各位代表[，！]\s*)?(?:过去一年|一年来|刚刚过去的一年)")
_FIVE_YEARS_OPEN = re.compile(r"\n\s*(?:各位代表[，！]\s*)?(?:过去五年|五年来)")
_THIS_YEAR = re.compile(r"今年|本年|新的一年")
_HALF = re.compile(r"上半年|1\s*[-—–至]\s*6\s*月")
_INDENT = 8
_UNTIL = re.compile(r"(?:到|至)\s*(20\d\d|19\d\d)\s*年")


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """The year of the report where known, and its periods, the single year first."""

    year: int | None
    review: tuple[str, ...]
    plan: tuple[str, ...]


def find_periods(
    text: str,
    name: str,
    kind: ReportKind,
    paragraphs: Sequence[Paragraph],
    frame: Frame,
    roles: Sequence[RolePart],
) -> Periods:
    """The periods of a document; empty where it has no such part or no year is known."""
    if kind == "other":
        return _of_five_year_plan(text, roles)
    looking_back = _announcements(text, paragraphs, frame, roles, ("review",))
    looking_ahead = _announcements(text, paragraphs, frame, roles, _PLAN_SIDE)
    opening = next((text[p.start : p.end] for p in roles if p.role == "preamble"), "")[:1500]
    head = opening or text[:400]
    if kind == "plan_report" and _HALF.search(head + "".join(looking_back)):
        half = _half_year(name, head, looking_back)
        if half is None:
            return Periods(year=None, review=(), plan=())
        return Periods(year=half, review=(str(half),), plan=(str(half),) if looking_ahead else ())
    year = _year(name, head, text[:800], looking_back, looking_ahead)
    if year is None:
        year = _year_after_review(_part_text(text, roles, "review"))
    if year is None:
        return Periods(year=None, review=(), plan=())
    if _expects_end_of(year, _part_text(text, roles, "review")):
        year += 1
    review = _review(text, year, looking_back, roles) if any(p.role == "review" for p in roles) else ()
    plan: tuple[str, ...] = ()
    if any(p.role in _PLAN_SIDE for p in roles):
        looking_ahead += [title for title in _top_titles(frame) if _names_plan_from(title, year)]
        plan = _plan(text, year, kind, looking_ahead, head, roles)
    elif kind == "plan_report":
        named = [int(y) for y in _TITLE.findall(re.sub(r"\s+", "", head))]
        plan = (str(max(named)),) if named and max(named) >= year else ()
    return Periods(year=year, review=review, plan=plan)


def _announcements(
    text: str,
    paragraphs: Sequence[Paragraph],
    frame: Frame,
    roles: Sequence[RolePart],
    wanted: Iterable[str],
) -> list[str]:
    """The titles of the parts with these roles; where there are none, how their paragraphs begin."""
    spans = [(p.start, p.end) for p in roles if p.role in wanted]
    titles = [
        heading.title
        for heading, depth in zip(frame.headings, frame.depths, strict=True)
        if depth <= frame.top
        and heading.role is not None
        and heading.paragraph < frame.body_end
        and any(start <= heading.start < end for start, end in spans)
    ]
    if titles:
        return titles
    return [
        text[p.start : min(p.end, p.start + 14)]
        for p in paragraphs
        if any(start <= p.start < end for start, end in spans)
    ][:60]


def _of_five_year_plan(text: str, roles: Sequence[RolePart]) -> Periods:
    """The periods of the outline of a five-year plan (五年规划纲要); empty for any other paper."""
    head = re.sub(r"\s+", "", text[:400])
    named = next((m for m in NTH_PLAN.finditer(head) if "纲要" in head[m.end() : m.end() + 30]), None)
    if named is None:
        return Periods(year=None, review=(), plan=())
    first, last = span_of_plan(named)
    before = (first - 5, first - 1)
    back = _part_text(text, roles, "review")
    told = any(span_of_plan(match) == before for match in NTH_PLAN.finditer(back))
    return Periods(
        year=first,
        review=(f"{before[0]}/{before[1]}",) if told else (),
        plan=(f"{first}/{last}",),
    )


def _top_titles(frame: Frame) -> list[str]:
    """The titles of the parts in the body, whatever they announce."""
    return [
        heading.title
        for heading, depth in zip(frame.headings, frame.depths, strict=True)
        if depth <= frame.top and frame.opening_end <= heading.paragraph < frame.body_end
    ]


def _names_plan_from(words: str, year: int) -> bool:
    """Whether the words name the five-year plan that begins with the year."""
    return any(span_of_plan(match)[0] == year for match in NTH_PLAN.finditer(words))


def _year(name: str, opening: str, head: str, back: Sequence[str], ahead: Sequence[str]) -> int | None:
    """The year in which the report was given."""
    planned = [y for title in ahead for y in years_named(title) if not _UNTIL.search(title)]
    in_name = next(iter(years_named(re.sub(r"[_\W]+", " ", name))), None)
    session = _SESSION.search(head)
    held = int(session[1]) if session is not None else in_name
    if planned:
        best = _nearest(planned, held) if held is not None else min(planned)
        if held is None or held <= best <= held + 1:
            return best
    titled = [int(y) for y in _TITLE.findall(re.sub(r"\s+", "", opening))]
    if titled and (held is None or held <= max(titled) <= held + 1):
        return max(titled)
    if held is not None:
        return held
    reviewed = [y for title in back for y in years_named(title)]
    if reviewed:
        return max(reviewed) + 1
    dated = _DATE.search(head)
    return int(dated[1]) if dated else None


def _expects_end_of(year: int, review: str) -> bool:
    """Whether the review looks ahead to the end of the year it is given in, as in an autumn of elections.

    It then tells of that very year as the last one past, and plans from the next.
    """
    return re.search(rf"预计[^。；，]{{0,3}}(?:到|至)?{year}年(?:年?底|末)", review) is not None


def _year_after_review(review: str) -> int | None:
    """The year after the one that the review names most, where nothing else tells."""
    named = Counter(years_named(review[:6000]))
    return max(named, key=lambda y: (named[y], y)) + 1 if named else None


def _nearest(years: Sequence[int], to: int) -> int:
    return min(years, key=lambda y: (abs(y - to), -y))


def _half_year(name: str, head: str, back: Sequence[str]) -> int | None:
    named = years_named(head) or years_named(" ".join(back)) or years_named(re.sub(r"[_\W]+", " ", name))
    return max(named) if named else None


def _review(text: str, year: int, titles: Sequence[str], roles: Sequence[RolePart]) -> tuple[str, ...]:
    last = year - 1
    single: list[str] = []
    spans: list[str] = []
    for title in titles:
        for match in NTH_PLAN.finditer(title):
            first, end = span_of_plan(match)
            if end == last or (end < last and last in years_named(title)):
                _add(spans, f"{first}/{end}")
        if _LAST_FIVE.search(title):
            _add(spans, f"{last - 4}/{last}")
        if last in years_named(title) or _LAST_YEAR.search(title):
            _add(single, str(last))
    by_plan = spans and not single and not any(_LAST_FIVE.search(title) for title in titles)
    if by_plan and (
        _LAST_YEAR_OPENS.search(_part_text(text, roles, "review")) or _opens_with(text, roles, last)
    ):
        single = [str(last)]
    if not spans:
        spans = _five_years_inside(text, last, roles)
        single = single or [str(last)]
    return tuple(single + spans[:1])


def _part_text(text: str, roles: Sequence[RolePart], role: str) -> str:
    return "".join(text[p.start : p.end] for p in roles if p.role == role)


def _opens_with(text: str, roles: Sequence[RolePart], year: int) -> bool:
    """Whether a paragraph of the review begins with the year."""
    opening = re.compile(rf"\n\s*(?:各位代表[，！]\s*)?(?:刚刚过去的)?{year}年")
    return any(opening.search(text, p.start, p.end) for p in roles if p.role == "review")


def _five_years_inside(text: str, last: int, roles: Sequence[RolePart]) -> list[str]:
    """The five years up to the review year, where the review tells of them again and again under no title."""
    body = _part_text(text, roles, "review")
    span = (last - 4, last)
    named = sum(1 for match in NTH_PLAN.finditer(body) if span_of_plan(match) == span) if last % 5 == 0 else 0
    return [f"{span[0]}/{span[1]}"] if named >= 3 or len(_FIVE_YEARS_OPEN.findall(body)) >= 3 else []


def _plan(
    text: str, year: int, kind: ReportKind, titles: Sequence[str], head: str, roles: Sequence[RolePart]
) -> tuple[str, ...]:
    single: list[str] = []
    spans: list[str] = []
    for title in titles:
        for match in NTH_PLAN.finditer(title):
            first, end = span_of_plan(match)
            if first == year:
                _add(spans, f"{first}/{end}")
        if _NEXT_FIVE.search(title):
            _add(spans, _next_five(text, year, kind, roles))
        if year in years_named(title) or _THIS_YEAR.search(title):
            _add(single, str(year))
    goals = _part_text(text, roles, "targets")
    if not spans and any(
        _names_plan_from(text[p.start : p.start + 60], year) for p in roles if p.role == "targets"
    ):
        spans = [f"{year}/{year + 4}"]
        single = single or [str(year)]
    if not spans and _NEXT_FIVE.search(goals[:1200]):
        spans = [_next_five(text, year, kind, roles)]
        single = single or [str(year)]
    if spans and not single and _plans_for(text, roles, year):
        single = [str(year)]
    if not spans and not single and kind == "party_congress_report" and _NEXT_FIVE.search(head):
        spans = [_next_five(text, year, kind, roles)]
    if not spans and not single:
        single = [str(year)]
    return tuple(single + spans[:1])


def _plans_for(text: str, roles: Sequence[RolePart], year: int) -> bool:
    """Whether the plan, though its titles name five years alone, turns to one: 2031年是“十六五”开局之年."""
    turning = re.compile(
        rf"\n\s*(?:各位代表[，！]\s*)?(?:{year}年[，,]?是|今年[^。，\n]{{0,10}}发展的?(?:主要|预期)*目标)"
    )
    return any(turning.search(text, max(0, p.start - _INDENT), p.end) for p in roles if p.role in _PLAN_SIDE)


def _next_five(text: str, year: int, kind: ReportKind, roles: Sequence[RolePart]) -> str:
    """The five years ahead: to the year that the goals name (到2025年), else four more, five after a
    party congress.
    """
    for part in roles:
        if part.role in ("requirements", "targets", "plan"):
            named = [int(m[1]) for m in _UNTIL.finditer(text, part.start, min(part.end, part.start + 3000))]
            ends = [end for end in named if 3 <= end - year <= 5]
            if ends:
                return f"{year}/{max(ends, key=lambda end: (ends.count(end), end % 5 == 0))}"
    return f"{year}/{year + (5 if kind == 'party_congress_report' else 4)}"


def _add(periods: list[str], period: str) -> None:
    if period not in periods:
        periods.append(period)
