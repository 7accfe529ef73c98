"""Sections (章节) and items (条): the tree that headings and numbers form."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from taizhang.structure.headings import Heading
from taizhang.structure.marks import DEPTH
from taizhang.structure.model import Item, RolePart, Section

MAJOR = 1.5  # an unnumbered title over a run of 一、二、三、
_TITLE = 3.0  # an unnumbered title under 一、
_RESTART = 3.5  # 一、 that begins again inside 二、
_LEAD = 10.0
_APART = ("closing", "glossary", "noise")
_BETWEEN = ("problems", "requirements", "targets")


def depths(headings: Sequence[Heading]) -> list[float]:
    """How deep each heading lies, smaller further out; only the order of the numbers means something."""
    nested = _nested_runs(headings)
    found: list[float] = []
    inner = 0.0
    parted = False  # a title without number has announced a part of the report
    for index, heading in enumerate(headings):
        if heading.mark is not None:
            depth = _RESTART if index in nested else float(DEPTH[heading.mark.style])
            if not heading.item:
                inner = depth
        elif heading.lead:
            depth = _LEAD
        elif heading.role is not None or (inner <= MAJOR and not parted):
            depth = inner = MAJOR
            parted = parted or heading.role is not None
        else:
            depth = _TITLE if inner <= _TITLE else inner + 0.5
        found.append(depth)
    return found


def _nested_runs(headings: Sequence[Heading]) -> set[int]:
    """Indices of 一、二、… that are counted afresh inside another 一、二、…, which goes on after them."""
    runs = [(i, h.mark.value) for i, h in enumerate(headings) if h.mark is not None and h.mark.style == "cn"]
    nested: set[int] = set()
    last = 0
    position = 0
    while position < len(runs):
        value = runs[position][1]
        if value == 1 and last > 0:
            stop = position
            while stop < len(runs) and runs[stop][1] == stop - position + 1:
                # where both could go on, the outer run takes over once the inner one has had two members
                if runs[stop][1] == last + 1 and _outer_goes_on(headings, runs[stop][0]):
                    break
                stop += 1
            if stop < len(runs) and runs[stop][1] == last + 1:
                nested.update(index for index, _ in runs[position:stop])
                position = stop
                continue
        last = value
        position += 1
    return nested


def _outer_goes_on(headings: Sequence[Heading], index: int) -> bool:
    """Whether the title at ``index`` announces a part of the report rather than a topic."""
    return headings[index].role is not None


def build_sections(
    headings: Sequence[Heading], order: Sequence[float], top: float, roles: Sequence[RolePart]
) -> tuple[tuple[Section, ...], tuple[Item, ...]]:
    """Sections in document order, parents before children, and the numbered or bulleted items.

    Every section ends where closing, glossary or page noise begin; one deeper than ``top`` also where
    problems, requirements or targets begin: what follows （九） in a review is no part of （九）.
    """
    ends = _ends(headings, order, top, roles)
    sections: list[Section] = []
    items: list[Item] = []
    open_ones: list[tuple[float, str, str]] = []  # depth, title, number
    for heading, depth, end in zip(headings, order, ends, strict=True):
        while open_ones and open_ones[-1][0] >= depth:
            open_ones.pop()
        label = _label(heading)
        number = "".join(part for _, _, part in open_ones) + label
        if heading.mark is not None:
            items.append(
                Item(
                    start=heading.start,
                    body=heading.mark.end,
                    end=end,
                    number=number if label else None,
                )
            )
        if heading.item:
            if label:
                open_ones.append((depth, "", label))
            continue
        open_ones.append((depth, heading.title, label))
        path = tuple(title for _, title, _ in open_ones if title)
        sections.append(
            Section(
                title=heading.title,
                level=len(path),
                start=heading.start,
                body=heading.body,
                end=end,
                path=path,
                number=heading.mark.label if heading.mark is not None else None,
            )
        )
    return tuple(sections), tuple(items)


def _ends(
    headings: Sequence[Heading], order: Sequence[float], top: float, roles: Sequence[RolePart]
) -> list[int]:
    """Where each section ends: at the next heading that lies no deeper, or with its part of the report."""
    length = roles[-1].end if roles else 0
    hard = [part.start for part in roles if part.role in _APART]
    soft = [part.start for part in roles if part.role in (*_APART, *_BETWEEN)]
    ends = [length] * len(headings)
    waiting: list[int] = []
    for index, depth in enumerate(order):
        while waiting and order[waiting[-1]] >= depth:
            ends[waiting.pop()] = headings[index].start
        waiting.append(index)
    for index, (heading, depth) in enumerate(zip(headings, order, strict=True)):
        stops = hard if depth <= top else soft
        stop = bisect_right(stops, heading.start)
        if stop < len(stops):
            ends[index] = min(ends[index], stops[stop])
    return ends


def _label(heading: Heading) -> str:
    """The number as it stands in 三(一)2(3)."""
    mark = heading.mark
    if mark is None or mark.style == "bullet":
        return ""
    if mark.style == "cn_paren":
        return f"({mark.label})"
    if mark.style == "digit_paren":
        return f"({mark.value})"
    return mark.label
