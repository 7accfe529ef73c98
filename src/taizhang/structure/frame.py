"""The frame of a report (框架): where its body begins and ends, what is page noise, what its annexes are.

Read before the roles, because a sentence such as 各位代表 means one thing in the middle and another at
the end.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from taizhang.lexicon.report_rules import heading_role, noise, role_cue
from taizhang.structure.headings import Heading
from taizhang.structure.marks import DEPTH
from taizhang.structure.model import Paragraph, Role
from taizhang.structure.sections import MAJOR, depths
from taizhang.structure.tense import leans_ahead
from taizhang.structure.years import years_named

_ADDRESS = re.compile(r"\s*(?:[（(]?各位代表|同志们|朋友们)")
_OPENING = re.compile(r"\s*(?:[（(]?各位代表|同志们)\s*[：:！!]?\s*\Z")
_ANNEX = re.compile(r"\s*附\s*(?:件|表|录)?\s*[一二三四五六七八九十\d]{0,2}\s*(?:[：:]|\Z|名词|注释)")
_FILE = re.compile(r"\.(?:docx?|pdf|xlsx?|wps|zip)\s*\Z", re.IGNORECASE)
# How news of a report passes from the meeting to what the report says: 根据报告，过去五年…… / 2031年，全区……
_REPORTED = re.compile(
    r"\s*(?:报告(?:指出|提出|回顾|显示|认为|强调)|根据报告|据报告|过去(?:的)?(?:一年|五年|20\d\d年)|(?:五|一|几)年来|“[一二三四五六七八九十]{1,3}五”(?:时期|期间|以来)|20\d\d年(?!\d{0,2}月)|去年)"
)
_PART_STYLES = ("part", "cn", "cn_paren", "ordinal")
_PLAN_ROLES = ("requirements", "targets", "plan")
_LISTED = re.compile(r"实事|任务|项目|工作|计划表|清单|工程|指标(?:预期|安排)")
_DONE = re.compile(r"落实情况|完成情况|执行情况|统计数据|经济数据")
_CLOSING_AT_MOST = 1600
_OPENING_AT_MOST = 1300
_LONG_START = 260
_PROSE = 170
_LEAST_ANNEX = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What is known of a report before its parts are read.

    ``headings`` are those of the body and the annexes, with their ``depths``; the lines of the title page are
    left out. ``noise`` are the indices of paragraphs that belong to the page, ``fixed`` the paragraphs
    at which a
    part begins for certain (closing, glossary, annexes). The body is the paragraphs from ``opening_end``
    up to
    ``body_end``. ``top`` is the greatest depth of a title of a part; ``plan_titles`` the paragraphs of such
    titles that announce what is to be done; ``addresses`` the paragraphs that begin with 各位代表.
    """

    text: str
    year: int | None
    paragraphs: Sequence[Paragraph]
    headings: Sequence[Heading]
    depths: Sequence[float]
    noise: frozenset[int]
    fixed: Mapping[int, Role]
    opening_end: int
    body_end: int
    top: float
    plan_titles: tuple[int, ...]
    addresses: tuple[int, ...]

    def titles(self, index: int) -> Iterator[tuple[Heading, float]]:
        """The titles after paragraph ``index``, lead sentences and items left out."""
        first = bisect_right(self.headings, index, key=lambda h: h.paragraph)
        for position in range(first, len(self.headings)):
            heading = self.headings[position]
            if not heading.lead and not heading.item:
                yield heading, self.depths[position]

    def plan_title_after(self, index: int) -> bool:
        """Whether a title of a plan part is still to come."""
        return bisect_right(self.plan_titles, index) < len(self.plan_titles)

    def next_top(self, index: int) -> int:
        """The offset of the next title of a part, 0 where there is none."""
        return next((heading.start for heading, depth in self.titles(index) if depth <= self.top), 0)

    def part_length(self, index: int) -> int:
        """How long the section is that the title of a part at ``index`` opens."""
        return (self.next_top(index) or len(self.text)) - self.paragraphs[index].start

    def siblings_after(self, index: int, depth: float) -> int:
        """How many titles of this depth follow under the same title."""
        count = 0
        for heading, other in self.titles(index):
            if other < depth or heading.paragraph >= self.body_end:
                break
            count += other == depth
        return count

    def next_address(self, index: int) -> int:
        """Where a passage that begins with 各位代表 ends: at the next one, at a title, at the end of the
        body.
        """
        stops = [i for i in self.addresses if i > index][:1]
        stops += [heading.paragraph for heading, _ in self.titles(index)][:1]
        stop = min(*stops, self.body_end) if stops else self.body_end
        return self.paragraphs[stop].start if stop < len(self.paragraphs) else len(self.text)

    def looks_ahead(self, index: int, *, within: int = 1200) -> bool:
        """Whether the text from this paragraph on, within its part, speaks of what is to come."""
        start = self.paragraphs[index].start
        return leans_ahead(self.text[start : min(start + within, self.next_top(index) or len(self.text))])

    def names_year(self, heading: Heading) -> bool:
        """Whether a title names the year of the report."""
        return self.year is not None and self.year in years_named(heading.title)

    def opens_with_orientation(self, index: int, body: int, *, within: int = 4000) -> bool:
        """Whether a section names requirements, targets or its list of tasks before its first own title."""
        return bool(
            role_cue("orientation").search(self._first_lines(index, body, within))
            or self.sets_targets(index, body, within=within)
        )

    def sets_targets(self, index: int, body: int, *, within: int = 1200) -> bool:
        """Whether a section states targets with figures before its first own title."""
        passage = self._first_lines(index, body, within)
        found = role_cue("targets").search(passage)
        return found is not None and role_cue("quantity").search(passage, found.start()) is not None

    def _first_lines(self, index: int, body: int, within: int) -> str:
        stop = next((heading.start for heading, _ in self.titles(index)), len(self.text))
        return self.text[body : min(stop, body + within)]

    def announces(self, index: int) -> bool:
        """Whether goals are spoken of in the 500 characters from this paragraph on."""
        start = self.paragraphs[index].start
        return "目标" in self.text[start : start + 500]


def read_frame(
    text: str, paragraphs: Sequence[Paragraph], headings: Sequence[Heading], *, year: int | None
) -> Frame:
    """The frame of a text; ``year`` is the year that the report was given in, where known."""
    fixed, page, body_end = _tail(text, paragraphs, headings)
    page |= _head_noise(text, paragraphs)
    addresses = tuple(i for i, p in enumerate(paragraphs) if _ADDRESS.match(text, p.start, p.end))
    opening_end = _opening_end(text, paragraphs, headings, body_end)
    kept = [
        h for h in headings if h.paragraph not in page and (h.mark is not None or h.paragraph >= opening_end)
    ]
    order = depths(kept)
    parts = [
        (h, d)
        for h, d in zip(kept, order, strict=True)
        if h.role in ("review", *_PLAN_ROLES) and opening_end <= h.paragraph < body_end and not h.lead
    ]
    top = _top(parts, [d for h, d in zip(kept, order, strict=True) if _is_numbered(h, opening_end, body_end)])
    if not any(role == "closing" for role in fixed.values()):
        closing = _closing(text, paragraphs, addresses, opening_end, body_end)
        if closing is not None:
            fixed[closing] = "closing"
    return Frame(
        text=text,
        year=year,
        paragraphs=paragraphs,
        headings=kept,
        depths=order,
        noise=frozenset(page),
        fixed=fixed,
        opening_end=opening_end,
        body_end=body_end,
        top=top,
        plan_titles=tuple(h.paragraph for h, d in parts if d <= top and h.role in _PLAN_ROLES),
        addresses=addresses,
    )


def _content(text: str, paragraph: Paragraph) -> str:
    return text[paragraph.start : paragraph.end]


def _is_numbered(heading: Heading, opening_end: int, body_end: int) -> bool:
    inside = opening_end <= heading.paragraph < body_end
    return inside and heading.mark is not None and not heading.item and heading.mark.style in _PART_STYLES


def _top(parts: Sequence[tuple[Heading, float]], numbered: Sequence[float]) -> float:
    """The depth of the titles of parts: unnumbered ones over 一、 where they say so, else the outermost
    numbers.
    """
    if any(depth == MAJOR for _, depth in parts):
        return MAJOR
    if numbered:
        return min(numbered)
    return min((depth for _, depth in parts), default=float(DEPTH["cn"]))


def _head_noise(text: str, paragraphs: Sequence[Paragraph]) -> set[int]:
    """Indices of the lines of the page before the report, and of single lines of the page inside it."""
    last = -1
    found: set[int] = set()
    for index, paragraph in enumerate(paragraphs):
        if paragraph.end - paragraph.start > 30 and "。" in text[paragraph.start : paragraph.end]:
            break
        content = _content(text, paragraph)
        if _OPENING.match(content):
            break
        if noise("head").search(content) or noise("anywhere").search(content):
            last = index
    found.update(range(last + 1))
    for index, paragraph in enumerate(paragraphs):
        if paragraph.end - paragraph.start <= 60 and noise("anywhere").search(_content(text, paragraph)):
            found.add(index)
    return found


def _tail(
    text: str, paragraphs: Sequence[Paragraph], headings: Sequence[Heading]
) -> tuple[dict[int, Role], set[int], int]:
    """What stands after the body: where closing, annexes and glossary begin, what is noise, where the
    body ends.
    """
    fixed: dict[int, Role] = {}
    page: set[int] = set()
    body_end = len(paragraphs)
    roles = {h.paragraph: h.role for h in headings if h.role in ("glossary", "closing")}
    half = len(text) * 0.4
    in_page = False
    for index, paragraph in enumerate(paragraphs):
        if paragraph.start < half:
            continue
        content = text[paragraph.start : min(paragraph.end, paragraph.start + 60)]
        short = paragraph.end - paragraph.start <= 60
        role: Role | None = None
        if roles.get(index) == "closing" and paragraph.start > 1.5 * half and body_end == len(paragraphs):
            fixed[index] = "closing"
        elif roles.get(index) == "glossary" or (short and heading_role(content.strip("：: ")) == "glossary"):
            role = (
                "noise" if _FILE.search(content) or len(text) - paragraph.end < _LEAST_ANNEX else "glossary"
            )
        elif short and _ANNEX.match(content):
            role = _annex(text, paragraphs, index)
        elif noise("tail").search(content) and (body_end < len(paragraphs) or _is_tail(text, paragraph)):
            role = "noise"
        if role is not None:
            body_end = min(body_end, index)
            in_page = role == "noise"
            if role != "noise" and fixed.get(index - 1) != role:
                fixed[index] = role
        if in_page:
            page.add(index)
    return fixed, page, body_end


def _is_tail(text: str, paragraph: Paragraph) -> bool:
    """Whether little enough follows for the line to be the end of the page."""
    return len(text) - paragraph.start < max(500, len(text) * 0.06)


def _annex(text: str, paragraphs: Sequence[Paragraph], index: int) -> Role:
    """What an annex (附件) is: a glossary, a list of tasks, a table of results, or a mere list of files."""
    head = " ".join(_content(text, p)[:60] for p in paragraphs[index : index + 3])
    if any(_FILE.search(_content(text, p)) for p in paragraphs[index + 1 : index + 4]):
        return "noise"
    for paragraph in paragraphs[index : index + 3]:
        if heading_role(_content(text, paragraph)[:40]) == "glossary":
            return "glossary" if len(text) - paragraph.end > _LEAST_ANNEX else "noise"
    if len(text) - paragraphs[index].end < 4 * _LEAST_ANNEX:
        return "noise"
    if _DONE.search(head):
        return "review"
    return "plan" if _LISTED.search(head) else "noise"


def _opening_end(
    text: str, paragraphs: Sequence[Paragraph], headings: Sequence[Heading], body_end: int
) -> int:
    """The index of the first paragraph after the opening (各位代表……请予审议)."""
    said, reliable = _last_of_opening(text, paragraphs)
    reported = _first_reported(text, paragraphs, said)
    first = next((h for h in headings if h.mark is not None and h.role is not None), None)
    if said < 0 and first is not None and first.mark is not None and first.mark.value > 1:
        return 0  # an excerpt that begins in the middle of a report
    titles = [
        h
        for h in headings
        if said < h.paragraph < body_end
        and not (h.lead or h.item)
        and not (h.mark is None and h.paragraph == 0 and reported is not None)
    ]
    for title in (
        next((h for h in titles if h.role is not None), None),
        next((h for h in titles if h.mark is not None and said >= 0), None),
    ):
        if title is not None and title.start - (paragraphs[said].end if said >= 0 else 0) <= _OPENING_AT_MOST:
            return title.paragraph
    if reliable:
        return said + 1
    if reported is not None:
        return reported
    after = next((h.paragraph for h in titles if h.paragraph > 1), None)
    if after is not None and paragraphs[after].start < _OPENING_AT_MOST:
        return after
    return said + 1


def _first_reported(text: str, paragraphs: Sequence[Paragraph], said: int) -> int | None:
    """The index of the paragraph in which news of a report begins to tell what it says, or None."""
    for index, paragraph in enumerate(paragraphs):
        if paragraph.start > _OPENING_AT_MOST:
            break
        if index > max(said, 0) and _REPORTED.match(text, paragraph.start, paragraph.end):
            return index
    return None


def _last_of_opening(text: str, paragraphs: Sequence[Paragraph]) -> tuple[int, bool]:
    """The index of the last paragraph that is surely opening, -1 for none, and whether it asks for
    deliberation.
    """
    said = -1
    told = False  # a long paragraph after the first words: what follows is no title page
    for index, paragraph in enumerate(paragraphs[:60]):
        if paragraph.start > 3000 or (said >= 0 and paragraph.start - paragraphs[said].end > 700):
            break
        if role_cue("preamble_end").search(text, paragraph.start, paragraph.end):
            return index, True
        short = paragraph.end - paragraph.start <= _LONG_START
        if said >= 0 and paragraph.end - paragraph.start > _PROSE and said < index - 1:
            told = True
        if short and not told and role_cue("preamble").search(text, paragraph.start, paragraph.end):
            said = index
    return said, False


def _closing(
    text: str, paragraphs: Sequence[Paragraph], addresses: Sequence[int], opening_end: int, body_end: int
) -> int | None:
    """The index of the paragraph that opens the closing call (让我们……), or None."""
    if body_end <= opening_end:
        return None
    end = paragraphs[body_end - 1].end
    longest = max(_CLOSING_AT_MOST, len(text) * 0.05)
    inside = [i for i in addresses if opening_end < i < body_end]
    if inside and end - paragraphs[inside[-1]].start <= longest:
        first = inside.pop()
        if role_cue("closing").search(text, paragraphs[first].start, end):
            while inside and _calls(text[paragraphs[inside[-1]].start : paragraphs[first].start]):
                first = inside.pop()
            return first
    for index in range(body_end - 1, max(opening_end, body_end - 4), -1):
        content = text[paragraphs[index].start : paragraphs[index].end]
        if "让我们" in content or "紧密地团结" in content or content.startswith("最后，"):
            return index
    return None


def _calls(passage: str) -> bool:
    """Whether a passage before the last one is already the call: spirit and mission, not the
    government's duties.
    """
    return (
        len(passage) < 450
        and len(role_cue("call").findall(passage)) >= 2
        and len(role_cue("guarantees").findall(passage)) < 2
    )
