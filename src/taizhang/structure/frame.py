"""The frame of a report (框架): where its body begins and ends, what is page noise, what its annexes are.

Read before the roles, because a sentence such as 各位代表 means one thing in the middle and another at the end.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from taizhang.lexicon.report_rules import heading_role, noise, role_cue
from taizhang.structure.headings import Heading
from taizhang.structure.model import Paragraph, Role
from taizhang.structure.sections import MAJOR
from taizhang.structure.tense import leans_ahead

_ADDRESS = re.compile(r"\s*(?:[（(]?各位代表|同志们|朋友们)")
_OPENING = re.compile(r"\s*(?:[（(]?各位代表|同志们)\s*[：:！!]?\s*\Z")
_ANNEX = re.compile(r"\s*附\s*(?:件|表|录)?\s*[一二三四五六七八九十\d]{0,2}\s*(?:[：:]|\Z|名词|注释)")
_FILE = re.compile(r"\.(?:docx?|pdf|xlsx?|wps|zip)\s*\Z", re.IGNORECASE)
_PLAN_ROLES = ("requirements", "targets", "plan")
_LISTED = re.compile(r"实事|任务|项目|工作|计划表|清单|工程|指标(?:预期|安排)")
_DONE = re.compile(r"落实情况|完成情况|执行情况|统计数据|经济数据")
_CLOSING_AT_MOST = 1600
_OPENING_AT_MOST = 1300


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What is known of a report before its parts are read.

    ``noise`` are the indices of paragraphs that belong to the page, ``fixed`` the paragraphs at which a part
    begins for certain (closing, glossary, annexes). The body is the paragraphs from ``opening_end`` up to
    ``body_end``. ``top`` is the greatest depth of a title of a part.
    """

    text: str
    paragraphs: Sequence[Paragraph]
    titles: Sequence[tuple[int, Heading, float]]
    noise: frozenset[int]
    fixed: Mapping[int, Role]
    opening_end: int
    body_end: int
    top: float
    plan_titles: tuple[int, ...]
    addresses: tuple[int, ...]

    def plan_titles_after(self, index: int) -> bool:
        """Whether a title of a plan part is still to come."""
        return bisect_right(self.plan_titles, index) < len(self.plan_titles)

    def next_top(self, index: int) -> int:
        """The offset of the next title of a part, 0 where there is none."""
        for paragraph, heading, depth in self.titles:
            if paragraph > index and depth <= self.top:
                return heading.start
        return 0

    def next_address(self, index: int) -> int:
        """The offset at which the passage that begins with 各位代表 ends: the next such, or a title, or the end of the body."""
        stops = [i for i in self.addresses if i > index][:1]
        stops += [i for i, _, _ in self.titles if i > index][:1]
        stops.append(self.body_end)
        stop = min(stops)
        return self.paragraphs[stop].start if stop < len(self.paragraphs) else len(self.text)

    def looks_ahead(self, index: int) -> bool:
        """Whether the text from this paragraph on, 1,200 characters of it, speaks of what is to come."""
        start = self.paragraphs[index].start
        return leans_ahead(self.text[start : start + 1200])

    def opens_with_orientation(self, index: int) -> bool:
        """Whether a section names requirements, targets or its list of tasks before its first own title."""
        start = stop = self.paragraphs[index].end
        for paragraph, heading, _ in self.titles:
            if paragraph == index:
                start = heading.body
            elif paragraph > index:
                stop = heading.start
                break
        else:
            stop = len(self.text)
        passage = self.text[start : min(stop, start + 4000)]
        return bool(
            role_cue("orientation").search(passage)
            or (role_cue("targets").search(passage) and role_cue("quantity").search(passage))
        )

    def announces(self, index: int) -> bool:
        """Whether goals are spoken of in the 500 characters from this paragraph on."""
        start = self.paragraphs[index].start
        return "目标" in self.text[start : start + 500]


def read_frame(
    text: str, paragraphs: Sequence[Paragraph], headings: Sequence[Heading], depths: Sequence[float]
) -> Frame:
    """The frame of a text with at least one paragraph."""
    titles = [(h.paragraph, h, d) for h, d in zip(headings, depths, strict=True) if not h.lead and not h.item]
    top = MAJOR if any(d == MAJOR and h.role in ("review", *_PLAN_ROLES) for _, h, d in titles) else 2.0
    fixed, page, body_end = _tail(text, paragraphs, {p: h for p, h, _ in titles})
    page |= _head_noise(text, paragraphs)
    addresses = tuple(i for i, p in enumerate(paragraphs) if _ADDRESS.match(text, p.start, p.end))
    opening_end = _opening_end(text, paragraphs, titles, body_end)
    closing = _closing(text, paragraphs, addresses, opening_end, body_end)
    if closing is not None:
        fixed[closing] = "closing"
    return Frame(
        text=text,
        paragraphs=paragraphs,
        titles=titles,
        noise=frozenset(page),
        fixed=fixed,
        opening_end=opening_end,
        body_end=body_end,
        top=top,
        plan_titles=tuple(p for p, h, d in titles if d <= top and h.role in _PLAN_ROLES and p < body_end),
        addresses=addresses,
    )


def _content(text: str, paragraph: Paragraph) -> str:
    return text[paragraph.start : paragraph.end]


def _head_noise(text: str, paragraphs: Sequence[Paragraph]) -> set[int]:
    """Indices of the lines of the page before the report, and of single lines of the page inside it."""
    last = -1
    found: set[int] = set()
    for index, paragraph in enumerate(paragraphs):
        if paragraph.end - paragraph.start > 80:
            if "。" in text[paragraph.start : paragraph.end]:
                break
            continue
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
    text: str, paragraphs: Sequence[Paragraph], titles: Mapping[int, Heading]
) -> tuple[dict[int, Role], set[int], int]:
    """What stands after the body: where annexes and glossary begin, what is noise, and the index where the body ends."""
    fixed: dict[int, Role] = {}
    page: set[int] = set()
    body_end = len(paragraphs)
    half = len(text) * 0.4
    in_page = False
    for index, paragraph in enumerate(paragraphs):
        if paragraph.start < half or paragraph.end - paragraph.start > 120:
            if in_page:
                page.add(index)
            continue
        content = _content(text, paragraph)
        role: Role | None = None
        if len(content) <= 60 and heading_role(content.strip("：: ")) == "glossary":
            role = "glossary"
        elif len(content) <= 40 and _ANNEX.match(content):
            role = _annex(text, paragraphs, index)
            if role == "noise" and body_end == len(paragraphs) and len(text) - paragraph.start > 2500:
                role = None
        elif noise("tail").search(content) and (body_end < len(paragraphs) or _is_tail(text, paragraph)):
            role = "noise"
        if role == "noise":
            in_page = True
        elif role is not None:
            in_page = False
            before = fixed.get(index - 1)
            if before is None or before != role:
                fixed[index] = role
        if role is not None:
            body_end = min(body_end, index)
        if in_page:
            page.add(index)
    return fixed, page, body_end


def _is_tail(text: str, paragraph: Paragraph) -> bool:
    """Whether little enough follows for the line to be the end of the page."""
    return len(text) - paragraph.start < max(500, len(text) * 0.06)


def _annex(text: str, paragraphs: Sequence[Paragraph], index: int) -> Role:
    """What an annex (附件) is: a glossary, a list of tasks, a table of results, or a mere list of files."""
    head = " ".join(_content(text, p)[:60] for p in paragraphs[index : index + 3])
    following = paragraphs[index + 1 : index + 4]
    if len(text) - paragraphs[index].end < 200 or any(_FILE.search(_content(text, p)) for p in following):
        return "noise"
    if any(heading_role(_content(text, p)[:40]) == "glossary" for p in paragraphs[index : index + 3]):
        return "glossary"
    if _DONE.search(head):
        return "review"
    return "plan" if _LISTED.search(head) else "noise"


def _opening_end(
    text: str,
    paragraphs: Sequence[Paragraph],
    titles: Sequence[tuple[int, Heading, float]],
    body_end: int,
) -> int:
    """The index of the first paragraph after the opening (各位代表……请予审议)."""
    said = -1
    for index, paragraph in enumerate(paragraphs[:60]):
        if paragraph.start > 3000:
            break
        if role_cue("preamble_end").search(text, paragraph.start, paragraph.end):
            said = index
            break
        if role_cue("preamble").search(text, paragraph.start, min(paragraph.end, paragraph.start + 200)):
            said = index
    if said < 0:
        first = next((p for p, h, _ in titles if h.role is not None), None)
        return first if first is not None and paragraphs[first].start < _OPENING_AT_MOST else 0
    for index, heading, _ in titles:
        if index > said and (heading.role is not None or heading.mark is not None):
            if heading.start - paragraphs[said].end <= _OPENING_AT_MOST:
                return index
            break
    return said + 1


def _closing(
    text: str, paragraphs: Sequence[Paragraph], addresses: Sequence[int], opening_end: int, body_end: int
) -> int | None:
    """The index of the paragraph that opens the closing call (让我们……), or None."""
    if body_end <= opening_end:
        return None
    end = paragraphs[body_end - 1].end
    last = next((i for i in reversed(addresses) if opening_end < i < body_end), None)
    if last is not None and end - paragraphs[last].start <= max(_CLOSING_AT_MOST, len(text) * 0.05):
        passage = text[paragraphs[last].start : end]
        if role_cue("closing").search(passage):
            return last
    for index in range(body_end - 1, max(opening_end, body_end - 4), -1):
        content = _content(text, paragraphs[index])
        if "让我们" in content or content.startswith("最后，"):
            return index
    return None
