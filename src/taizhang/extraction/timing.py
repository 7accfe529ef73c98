"""Timing (时间与状态): what a figure is for (period), and if it was done, estimated or promised."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from taizhang.core.statement import Kind, Modality, Status
from taizhang.extraction.phrases import has_verb
from taizhang.extraction.quantities import Quantity
from taizhang.extraction.times import TimeMark
from taizhang.structure.model import Outline

_PROMISED = frozenset({"plan", "targets", "requirements", "guarantees"})
# A heading or the lead of a list: （一）预期性指标。 Within running text the words set nothing.
_MODAL = re.compile(
    r"(?:^|[\n。；])[^\n。；，]{0,8}?(预期性|约束性)(?:指标|目标)?(?![^\n]{0,6}(?:完成|执行|落实|情况))[^\n。；，]{0,8}(?:[：:。]|\n|$)"
)
# 能耗下降3%（约束性）
_MODAL_BESIDE = re.compile(r"[^。；，、\n（(]{1,12}[（(](预期性|约束性)(?:指标|目标)?[）)]")
_ESTIMATE = re.compile(r"预计|预测|有望|初步统计|初步核算|初步测算|快报|预估|初步预计|初步估算")
_REACH = 300
_FAR = 1200
_ESTIMATE_HEAD = re.compile(r"(?:初步统计|预计|初步核算|快报)[^。\n]{0,14}[:：]\s*\n")
_GOAL_BEHIND = re.compile(
    r"\s{0,3}(?:左右|以上|以内)?\s{0,2}(?:的?(?:预[定期]|年度|年初|计划|规划)*(?:增长)?目标|的(?:预[定期]|年度|年初|计划|规划)*(?:指标|任务))"
)
_STILL_PLANNED = re.compile(r"(?:19|20)[0-9]{2}年(?:内)?(?:计划|拟|将)(?=新|开|建|完|投|实)")
_AHEAD = re.compile(r"(?:到|力争|将|要|目标|计划|规划|预期|争取|确保|拟)")
_SPAN_TITLE = re.compile(r"五年|“?十[一二三四五]?五”?|本届|过去[三四]年")
# 2017年是本届政府的收官之年; 刚刚过去的2017年，…: from here a review of a term tells of its last year alone.
_CLOSING = re.compile(
    r"[\s　]*(?:刚刚过去的|过去的|在?)(?:((?:19|20)[0-9]{2})年|一年)"
    r"(?:[，,]?是[^。\n]{0,60}(?:之年|一年)|(?<=过去的[0-9]{4}年)[，,])"
)
_LOOKS_BACK = re.compile(r"(?<![^。；\n\s　])(?:刚刚)?过去的?一年(?=[，,])")
_LOOKS_AHEAD = re.compile(r"今年|新的一年|为做好|下一步|要|将|力争|目标|坚持")
# 为“十三五”开好局: the first year of the plan, not the plan.
_OPENING_TITLE = re.compile(r"开好局|开局|起好步|良好开端")
_SINGLE_TITLE = re.compile(r"(?:19|20)[0-9]{2}年|过去一年|一年来|去年")
_YEARLY = re.compile(
    r"累计(?:增长|下降|降低|提高)|年均(?!浓度|值|气温|质量|水平)|年平均(?!浓度|值|气温)|平均每年|每年|年递增"
)
_TOTAL = re.compile(
    r"累计|共|合计|总计|五年|三年|先后|完成|新增|新建|净增|发放|改造|建成|建设|引进|培育|投入|投资|筹集|减免|减税|整治|拆除|治理|转移|解决|脱贫|安置|开展|举办|办理|实施|安排|拨付|增加|减少|组建|淘汰|承接|路面硬化|组织|推动|帮扶|关停|清理|查处|打造|创建|出台|盘活|整备|供应|推广|谋划|规划|入选|落地|签约|推出|制定|修订|设立|配备|吸引|处置|出列|摘帽|培训|惠及|补贴|征收|划转|整合|调解|报名|转型"
)
_SUMMED = re.compile("累计|共|总计|合计|先后|[三四五]年|期间|以来|逐年|持续")
_LEVEL = re.compile(
    r"(?:达到?|增[加至]到?|提[高升][到至]|上升[到至]|升至|降[至到]|总量|总数|余额|规模|拥有|现有|存量|保有|人口|率|比重|占比|总里程|跃[升居])[^，。；]{0,6}$"
)
_OVER = re.compile(r"(?:突破|超过?|逾)[^，。；]{0,3}$")
_STOCK = re.compile(r"(?:总量|总数|余额|规模|存量|保有|人口|总里程|拥有|现有|在库|注册|登记在册)")
_FROM = re.compile(r"(?:从|由)[^，。；]{0,16}$")
_FROM_TO = re.compile(
    r"(?:以上|左右)?(?:增[加长]?|提高?|提升|上升|下降|降低?|减少?|扩大|缩小|压缩|缩短|压减|精简|跃?升|跃居|调整|回升|攀升|拓展|变)*(?:到|至|为|成)"
)
# 分别从310元、450元提高到330元、480元: the first of the list is a level before, too.
_FROM_LIST = re.compile(r"(?:、[0-9.]+[^0-9，。；、]{0,4}?)+" + _FROM_TO.pattern)
# 继续执行去年出台的政策，减税5000亿元: the policy is of last year.
_ATTRIBUTE = re.compile(r"(?:出台|发布|制定|实施|启动|部署|确定|签约|开工|新开工|印发)的")
_SINCE_LAST = re.compile(r"比上年|比去年|同比|较上年|较去年|比上一年")
_OF_BEFORE = re.compile(r"(?:年前|平均(?:水平)?|时期|总和|年)的$")


class Moment(NamedTuple):
    """When a figure holds and how far it can be relied on."""

    period: str
    status: Status
    modality: Modality | None
    section: tuple[str, ...]


class Clock:
    """Periods, statuses and modalities of the figures of one document, asked in text order."""

    def __init__(self, plain: str, marks: list[TimeMark], outline: Outline) -> None:
        self._plain = plain
        self._marks = marks
        self._mark_starts = [m.start for m in marks]
        self._roles = outline.roles
        self._role_starts = [r.start for r in outline.roles]
        self._paragraphs = [p.start for p in outline.paragraphs]
        self._sections = outline.sections
        self._section_of = _Innermost(outline)
        self._review = _Years(outline.review_period)
        self._plan = _Years(outline.plan_period)
        self._modal = [(m.start(1), m.group(1)) for m in _MODAL.finditer(plain)]
        self._estimate_heads = (
            [m.end() for m in _ESTIMATE_HEAD.finditer(plain)] if "预计" in plain or "初步" in plain else []
        )
        self._backs = [m.end() for m in _LOOKS_BACK.finditer(plain)]
        self._closes = self._find_closes()
        self._base: str | None = None
        self._sentence = -1
        self._switches: list[tuple[int, bool]] | None = None

    def section(self, position: int) -> tuple[str, ...]:
        """The heading path at an offset."""
        return self._section_of.path(position)

    def role(self, position: int) -> str:
        """The role of the text at an offset."""
        index = bisect_right(self._role_starts, position) - 1
        return self._roles[index].role if index >= 0 else "preamble"

    def moment(
        self,
        mention: Quantity,
        kind: Kind,
        *,
        left: str,
        right: str,
        clause: str,
        sentence: int,
        opening: int,
    ) -> Moment:
        """The period, status, modality and heading path of one figure.

        ``clause`` are the words of its clause before it; ``sentence`` and ``opening`` are the offsets where
        its sentence and its clause start.
        """
        start = sentence
        role = self.role(mention.start)
        section = self.section(mention.start)
        promised = role in _PROMISED or self._modality(role, mention.start) is not None
        back = promised and bool(self._review.last) and self._looks_back(start)
        promised = promised and not back
        years = self._plan if promised and self._plan.last else self._review
        if start != self._sentence:
            self._sentence, self._base = start, None
        mark = self._mark(start, mention.start, opening, left)
        several = mark is not None and mark.sort in ("own", "past", "future")
        if several:
            years = years.reaching(ahead=promised)
        span = several or (not back and self._in_span(years, mention.start, promised))
        alone = span and mark is None and not promised
        alone = alone and not _SUMMED.search(self._plain, start, mention.start)
        if alone and self._after_last_year(years, start):
            span = False
        period = self._default(years, kind, clause=clause, right=right, span=span and bool(years.span))
        told = (
            self._told(mark, years, kind, left=left, clause=clause, right=right) if mark is not None else None
        )
        if told:
            period = told
        if kind in ("growth", "increment") and not (told and "/" in told):
            told_since = self._since(mention.start, opening, period)
            period = told_since or period
        if (
            _YEARLY.search(left)
            and years.span
            and (span or not years.single)
            and (mark is None or mark.sort in ("year", "whole"))
        ):
            period = years.span
        status: Status = "target" if promised else "actual"
        last = self._review.last
        if promised and told and last and _last_year(period) <= last and not self._goal(mention, left):
            status = "actual"
        beyond = bool(not promised and told and last and _last_year(period) > last)
        if beyond and mark is not None:
            ahead = _AHEAD.search(self._plain, max(start, mark.start - 6), mention.start)
            status = "target" if role != "review" or ahead else status
        if role == "review" and _STILL_PLANNED.search(clause):
            status = "target"
        if self._goal(mention, left) and kind in ("growth", "ratio", "amount"):
            status = "target"
        if role == "review" and self._estimated(start, mention.start):
            status = "estimate"
        if _FROM.search(left) and (_FROM_TO.match(right) or _FROM_LIST.match(self._plain, mention.end)):
            base = self._base
            if mark is not None and (
                mark.sort == "range" or (mark.sort == "year" and self._plain[mark.start - 1] in "从由自")
            ):
                base = str(mark.low)
            elif mark is not None and mark.sort == "few" and years.last:
                base = str(years.last - mark.low)
            if base is None and years.last:
                base = str(int(years.span[:4]) - 1) if span and years.span else str(years.last - 1)
            if base:
                self._base = period = base
        elif self._base is not None and period == self._base:
            period = self._default(years, kind, clause=clause, right=right, span=span and bool(years.span))
        beside = _MODAL_BESIDE.match(self._plain, mention.start)
        modality = (
            self._modality(role, mention.start)
            if beside is None
            else "expected"
            if beside[1] == "预期性"
            else "binding"
        )
        return Moment(period, status, modality, section)

    def _mark(self, start: int, position: int, opening: int, left: str) -> TimeMark | None:
        """The time expression that a figure stands under: the last one before it in its sentence."""
        index = bisect_right(self._mark_starts, position) - 1
        while index >= 0:
            mark = self._marks[index]
            if mark.start < start or position - mark.start > _FAR:
                return None
            index -= 1
            compared = mark.start > 0 and self._plain[mark.start - 1] in "比较与"
            own = compared and self._plain[mark.end : mark.end + 1] == "的" and position - mark.end <= 2
            if (mark.base and not own) or mark.end > position:
                continue
            if "\t" in self._plain[mark.end : position]:
                return None
            if mark.start and self._plain[mark.start - 1] in "从由自" and not _FROM.search(left):
                continue
            if mark.start < opening and _ATTRIBUTE.match(self._plain, mark.end):
                continue
            if (
                mark.sort == "few"
                and "；" in self._plain[mark.end : opening]
                and self._plain[mark.start] not in "这"
            ):
                continue
            if mark.start < opening and (
                mark.sort == "own" or (mark.sort == "range" and _SINCE_LAST.search(left))
            ):
                continue
            return mark
        return None

    def _since(self, position: int, opening: int, period: str) -> str | None:
        """The years that a change is over where its foot is named in the clause: 较2010年增长."""
        index = bisect_right(self._mark_starts, position) - 1
        if index < 0 or not self._marks[index].base or self._marks[index].sort != "year":
            return None
        mark = self._marks[index]
        if self._plain[mark.start - 1] not in "比较与":
            return None
        if mark.start < opening and not self._plain.startswith("相比", mark.end):
            return None
        last = _last_year(period)
        foot = self._marks[index].low
        return f"{foot + 1}/{last}" if last - foot > 1 else None

    def _in_span(self, years: _Years, position: int, promised: bool) -> bool:
        """Whether the text at an offset tells of several years together rather than of the last one alone."""
        if not years.span or not (years.single or (self._closes and not promised)):
            return bool(years.span)
        if self._switches is None:
            self._switches = self._find_switches()
        index = bisect_right(self._switches, (position, True)) - 1
        role = self.role(position)
        if index >= 0:
            at, several = self._switches[index]
            if self.role(at) == role or several:
                return several
        return False

    def _after_last_year(self, years: _Years, sentence: int) -> bool:
        """Whether the sentence before, in the same paragraph, opens with the last year: 2030年新增企业9家。
        新增平台5个。
        """
        paragraph = self._paragraphs[bisect_right(self._paragraphs, sentence) - 1] if self._paragraphs else 0
        before = max(self._plain.rfind("。", paragraph, max(paragraph, sentence - 1)) + 1, paragraph)
        index = bisect_left(self._mark_starts, before)
        if index >= len(self._marks) or self._marks[index].start >= min(sentence, before + 3):
            return False
        mark = self._marks[index]
        return mark.sort == "year" and mark.low == years.last and not mark.base

    def _looks_back(self, sentence: int) -> bool:
        """Whether a plan's paragraph tells of the last year up to a sentence: 过去一年，…。产值增长5%。"""
        paragraph = self._paragraphs[bisect_right(self._paragraphs, sentence) - 1] if self._paragraphs else 0
        index = bisect_left(self._backs, sentence + 12) - 1
        if index < 0 or self._backs[index] <= paragraph:
            return False
        return not _LOOKS_AHEAD.search(self._plain, self._backs[index], sentence + 12)

    def _find_closes(self) -> list[int]:
        """Where a review of several years alone turns to its last year."""
        if self._review.single or not self._review.last:
            return []
        return [
            start
            for start in self._paragraphs
            if (found := _CLOSING.match(self._plain, start))
            and found[1] in (None, str(self._review.last))
            and self.role(start) == "review"
        ]

    def _find_switches(self) -> list[tuple[int, bool]]:
        """Where the text turns to several years (True) or one (False): headings, openings of paragraphs."""
        found = [(start, False) for start in self._closes] if not self._review.single else []
        if found:
            found.append((0, True))
        for section in self._sections:
            several, single = _SPAN_TITLE.search(section.title), _SINGLE_TITLE.search(section.title)
            if several and _OPENING_TITLE.search(section.title):
                continue
            if bool(several) != bool(single):
                found.append((section.start, bool(several)))
        for start in self._paragraphs:
            index = bisect_left(self._mark_starts, start)
            if index < len(self._marks) and self._marks[index].start <= start + 14:
                mark = self._marks[index]
                if mark.sort == "past" or (mark.sort == "range" and mark.high - mark.low == 4):
                    found.append((mark.start, True))
                elif (mark.sort in ("year", "relative") and self._plain[mark.start - 1] not in "到至") or (
                    mark.sort == "whole" and mark.low
                ):
                    found.append((mark.start, False))
        return sorted(found)

    def _default(self, years: _Years, kind: Kind, *, clause: str, right: str, span: bool) -> str:
        if not span:
            return years.single or (str(years.last) if years.last else "")
        if kind in ("growth", "increment"):
            return str(years.last) if kind == "growth" and _SINCE_LAST.search(clause) else years.span
        if kind == "multiple":
            return str(years.last) if _OF_BEFORE.search(clause[-14:]) else years.span
        if kind == "amount" and not _is_level(clause, right):
            return years.span
        return str(years.last)

    def _told(
        self, mark: TimeMark, years: _Years, kind: Kind, *, left: str, clause: str, right: str
    ) -> str | None:
        if mark.sort == "year":
            return str(mark.low)
        if mark.sort == "range":
            if (
                kind in ("amount", "ratio", "rank")
                and _LEVEL.search(left)
                and not _YEARLY.search(left)
                and "累计" not in clause
            ):
                return str(mark.high)
            return f"{mark.low}/{mark.high}"
        if mark.sort == "months":
            year = mark.year or (years.last or 0)
            if not year:
                return None
            if mark.low == mark.high:
                return f"{year}-{mark.low:02d}"
            return f"{year}-{mark.low:02d}/{year}-{mark.high:02d}"
        if mark.sort == "relative":
            now = self._plan.first or (self._review.last + 1 if self._review.last else 0)
            return str(now + mark.low) if now else None
        if mark.sort == "few" and years.last:
            return f"{years.last - mark.low + 1}/{years.last}" if not _LEVEL.search(left) else str(years.last)
        return years.span if mark.sort == "own" and years.span else None

    def _goal(self, mention: Quantity, left: str) -> bool:
        return (
            bool(_GOAL_BEHIND.match(self._plain, mention.end))
            and "增长" not in self._plain[mention.end : mention.end + 3]
        )

    def _estimated(self, start: int, position: int) -> bool:
        words = list(_ESTIMATE.finditer(self._plain, max(start, position - _REACH), position))
        if words:
            found = words[-1]
            between = self._plain[found.end() : position]
            head = found.start() - start <= 8
            return head or not re.search("[，；,;]", between)
        for head_end in self._estimate_heads:
            if (
                head_end <= position
                and self._section_of.at(head_end) == self._section_of.at(position)
                and position - head_end < 1500
            ):
                return True
        return False

    def _modality(self, role: str, position: int) -> Modality | None:
        if not self._modal:
            return None
        for title in reversed(self.section(position)):
            if "预期性" in title or "约束性" in title:
                return "expected" if "预期性" in title else "binding"
        word = None
        for at, found in self._modal:
            if at > position:
                break
            if position - at < 900 and self.role(at) == role:
                word = found
        return None if word is None else "expected" if word == "预期性" else "binding"


def _is_level(clause: str, right: str) -> bool:
    """Whether an amount in a review of several years is the level reached, not what was done in them."""
    if _LEVEL.search(clause) or _STOCK.search(clause[-14:]):
        return True
    done = _TOTAL.search(clause) or _TOTAL.search(right)
    if _OVER.search(clause):
        return not done
    # 旅行社333家, 零售总额1437亿元 behind a bare noun: what there is, or the last year's.
    return not done and not has_verb(clause)


class _Years:
    """The periods of one half of a report: the single year, the span of years, the first and last year."""

    def __init__(self, periods: tuple[str, ...]) -> None:
        self.single = next((p for p in periods if "/" not in p), "")
        self.span = next((p for p in periods if "/" in p), "")
        last = self.single or self.span[-4:]
        if "/" in self.span and "-" in self.span:
            last = self.span.split("/")[1][:4]
        self.last = int(last[:4]) if last[:4].isdigit() else 0
        first = self.single or self.span[:4]
        self.first = int(first[:4]) if first[:4].isdigit() else 0

    def reaching(self, *, ahead: bool) -> _Years:
        """The same with a span of five years where there was none: those up to the last, or those planned."""
        if self.span or not self.last:
            return self
        low = self.last - 4
        if ahead:  # a new term plans from its own year, other years stand inside a five-year plan
            low = self.first if self.first % 5 == 3 else self.first - (self.first - 1) % 5
        span = f"{low}/{low + 4}"
        return _Years((self.single, span) if self.single else (span,))


class _Innermost:
    """The innermost section at an offset, by bisection over section starts."""

    def __init__(self, outline: Outline) -> None:
        self._sections = outline.sections
        self._starts = [s.start for s in outline.sections]

    def at(self, position: int) -> int:
        """The index of the innermost section at an offset, -1 where there is none."""
        index = bisect_right(self._starts, position) - 1
        while index >= 0 and self._sections[index].end <= position:
            index -= 1
        return index

    def path(self, position: int) -> tuple[str, ...]:
        """The titles from the top down at an offset."""
        index = self.at(position)
        return self._sections[index].path if index >= 0 else ()


def _last_year(period: str) -> int:
    last = period.rsplit("/", 1)[-1][:4]
    return int(last) if last.isdigit() else 0
