"""Roles (部分): which stretch of a report looks back, admits problems, sets targets, lists tasks.

A report is read from the front. Titles of sections move it from part to part; inside a part sentences do:
“清醒看到……困难” opens the problems, “预期目标是” the targets, “重点做好以下工作” the tasks. Which
sentences may turn
the text depends on the part that it is in, so that a problem named among the tasks changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from taizhang.lexicon.report_rules import role_cue
from taizhang.structure.frame import Frame
from taizhang.structure.headings import Heading
from taizhang.structure.model import Paragraph, Role, RolePart
from taizhang.structure.years import NTH_PLAN, span_of_plan

_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]*[”’」』）)]*")
_ADDRESS = re.compile(r"\s*(?:[（(]?各位代表|同志们|朋友们)")
_PROBLEM_TURN = re.compile(
    r"\s*(?:各位代表[！!，,：:]\s*)?(?:同时|但|在[^。]{2,24}的?同时|当然|与此同时|我们(?:也|还|更|深知|清醒|要)|也要|还要|回顾[^。]{2,12}，我们(?:也|更))"
)
_NEW_YEAR = re.compile(
    r"\s*(?:各位代表[！，]\s*)?(?:今年|新的一年|明年|做好今年|20\d\d年(?:是|全?[市区县省]|政府|经济|，是)|面对新的|展望)"
)
_FIVE_YEARS_AHEAD = re.compile(
    r"\s*(?:“[一二三四五六七八九十]{1,3}五”(?:时期|期间|规划)|今后五年|未来五年|今后5年|今年)"
)
# Goals and tasks told in one list count as tasks.
_JOINT = re.compile(r"目标(?:和|与|、)(?:主要|重点)?任务[：:]")
_ORIENTS = re.compile(r"把握|原则|坚持|遵循|处理好|做到")
# What makes a title a review even after a plan part: 计划前两年的执行情况 between the tasks and the measures.
_LOOKS_BACK = re.compile(r"执行情况|完成情况|回顾")
_PLAN_SIDE: Final = ("requirements", "targets", "plan", "guarantees")
_PROBLEMS_AT_MOST = 3500
_PROBLEMS_USUALLY = 1500
_TARGETS_USUALLY = 1500
_OWN_WORDS = 80
_STICKY_AT_MOST = 3000
_GUARANTEE_EVERY = 300
_DENSE_EVERY = 100
_DENSE_WITHIN = 900
_PASSAGE_AT_MOST = 2200
_REQUIREMENTS_USUALLY = 2600


def assign_roles(text: str, paragraphs: Sequence[Paragraph], frame: Frame) -> tuple[RolePart, ...]:
    """The parts of the text by role, in order; they tile it, and each begins at a character that is not
    blank.
    """
    if not paragraphs:
        return (RolePart(start=0, end=len(text), role="noise"),) if text else ()
    return _Walk(text, paragraphs, frame).run()


class _Walk:
    """One reading of a report from front to end."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph], frame: Frame) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.headings = {h.paragraph: (h, d) for h, d in zip(frame.headings, frame.depths, strict=True)}
        self.frame = frame
        self.role: Role = "preamble"
        self.parts: list[tuple[int, Role]] = []
        self.opened_at: float | None = None  # depth of the heading that opened the review
        self.guarded_at: float | None = None  # depth of the heading that opened the guarantees
        self.compound = False  # a title that announces both what was done and what will be
        self.sticky = False  # targets that fill a section of their own
        self.tentative = False  # a sentence, not a title, has opened the tasks
        self.counted = 0  # the last number of 一、二、三、
        self.heading_start: int | None = None  # a section title right before the paragraph

    def run(self) -> tuple[RolePart, ...]:
        """The parts."""
        frame = self.frame
        for index, paragraph in enumerate(self.paragraphs):
            if index in frame.noise:
                if not self.parts or self.parts[-1][1] != "noise":
                    self.parts.append((paragraph.start, "noise"))
                continue
            if (self.parts and self.parts[-1][1] == "noise") or not self.parts:
                self.parts.append((paragraph.start, self.role))
            if index in frame.fixed:
                self.turn(frame.fixed[index], paragraph.start)
                self.heading_start = None
                continue
            if index >= frame.body_end or self.role == "closing":
                continue
            entry = self.headings.get(index)
            if entry is not None and not entry[0].lead and not entry[0].item:
                self.read_heading(index, *entry)
                if entry[0].body < paragraph.end:
                    self.read_paragraph(index, entry[0].body, paragraph.end)
                continue
            self.read_paragraph(index, paragraph.start, paragraph.end)
            self.heading_start = None
        self.read_last_passage()
        return self.tile()

    def read_last_passage(self) -> None:
        """The end of the tasks is on the government itself where its words are dense, title or none."""
        if any(role == "guarantees" for _, role in self.parts):
            return
        end = self.paragraphs[self.frame.body_end - 1].end if self.frame.body_end else 0
        end = next((start for start, role in self.parts if role == "closing"), end)
        begun = next((start for start, role in reversed(self.parts) if start < end), end)
        if begun == end or dict(self.parts).get(begun) != "plan":
            return
        opened = False
        for paragraph in self.paragraphs[: self.frame.body_end]:
            if paragraph.start <= max(begun, end - _PASSAGE_AT_MOST) or paragraph.start >= end:
                continue
            opening = self.text[paragraph.start : min(paragraph.end, paragraph.start + 160)]
            if not opened and role_cue("own_house").search(opening):
                opened = _dense(self.text[paragraph.start : min(end, paragraph.start + _DENSE_WITHIN)])
                if opened:
                    self.parts.append((paragraph.start, "guarantees"))
            elif opened and role_cue("realm").search(opening[:60]):
                self.parts.append((paragraph.start, "plan"))
                break
        self.parts.sort(key=lambda part: part[0])

    def tile(self) -> tuple[RolePart, ...]:
        """The turns as parts that cover the text."""
        merged: list[tuple[int, Role]] = []
        for start, role in self.parts:
            # A turn may reach back to the title before it.
            while merged and merged[-1][0] >= start:
                merged.pop()
            if merged and merged[-1][1] == role:
                continue
            merged.append((start, role))
        if merged:
            merged[0] = (0, merged[0][1])
        ends = [start for start, _ in merged[1:]] + [len(self.text)]
        return tuple(
            RolePart(start=start, end=end, role=role)
            for (start, role), end in zip(merged, ends, strict=True)
            if end > start
        )

    def turn(self, role: Role, start: int) -> None:
        """From ``start`` on the text has the role."""
        self.role = role
        self.parts.append((start, role))

    # Titles

    def read_heading(self, index: int, heading: Heading, depth: float) -> None:
        """Let a title move the text to another part."""
        start = heading.start
        top = depth <= self.frame.top
        role = heading.role
        self.tentative = False
        restarted = self._restarted(heading)
        self.heading_start = start if top else self.heading_start
        if role == "problems" and self.role in ("preamble", "review", "problems"):
            self.turn("problems", start)
        elif role == "review" and (
            self.role in ("preamble", "review", "problems")
            or (top and _LOOKS_BACK.search(heading.title) and not self.frame.looks_ahead(index))
        ):
            if top or self.role != "problems":
                if self.opened_at is None or top:
                    self.opened_at = depth
                self.turn("review", start)
                self.compound = self._is_compound(heading.title)
        elif (
            role == "guarantees"
            and self.role in _PLAN_SIDE
            and (top or self.frame.siblings_after(index, depth) < 2)
        ):
            if self.role != "guarantees" or self.guarded_at is None or depth <= self.guarded_at:
                self.guarded_at = depth
                self.turn("guarantees", start)
        elif role in ("requirements", "targets", "plan") and (
            top or self.role in ("requirements", "targets")
        ):
            self.open_plan(index, heading, top=top)
        else:
            self.read_topic(index, heading, depth, top=top, restarted=restarted)

    def read_topic(self, index: int, heading: Heading, depth: float, *, top: bool, restarted: bool) -> None:
        """A title that announces a topic, not a part: what it does depends on where it stands."""
        start = heading.start
        if self.role == "preamble":
            if self.frame.looks_ahead(index):
                self.turn("plan", start)
            else:
                self.opened_at = depth if top else None
                self.turn("review", start)
        elif self.role in ("review", "problems"):
            same_rank = self.opened_at is not None and depth <= self.opened_at
            if restarted and not same_rank and not self.frame.plan_title_after(index):
                self.turn("plan", start)
            elif same_rank and (
                self.role == "problems" or self.frame.names_year(heading) or self.frame.looks_ahead(index)
            ):
                self.open_plan(index, heading, top=True)
            elif self.role == "problems" and heading.mark is not None and self._problems_are_over(index):
                self.turn("plan", start)
        elif self.role in ("requirements", "targets"):
            if self.sticky and not top:
                return
            if role_cue("requirement_words").search(heading.title):
                self.turn("requirements", start)
            elif not (
                heading.mark is not None and heading.mark.style == "ordinal" and self.frame.next_top(index)
            ):
                self.turn("plan", start)
        elif self.role == "plan" and top and self.frame.sets_targets(index, heading.body):
            self.turn("requirements", start)
        elif self.role == "guarantees" and (self.guarded_at is None or depth <= self.guarded_at):
            self.turn("plan", start)

    def open_plan(self, index: int, heading: Heading, *, top: bool) -> None:
        """Open a section on what is to be done: with requirements, targets or tasks, by what its first
        lines say.
        """
        start = heading.start
        self.compound = self.sticky = False
        role = heading.role
        if not top:
            self.turn(role or "plan", start)  # type: ignore[arg-type]
            return
        if (
            role == "targets"
            and self.frame.plan_title_after(index)
            and self.frame.part_length(index) < _STICKY_AT_MOST
        ):
            self.sticky = True
            self.turn("targets", start)
        elif (role == "plan" and not self.frame.opens_with_orientation(index, heading.body)) or (
            role is None
            and self.role == "review"
            and not self.frame.opens_with_orientation(index, heading.body)
        ):
            self.turn("plan", start)
        else:
            self.turn("requirements", start)

    def _restarted(self, heading: Heading) -> bool:
        """Whether 一、 is counted afresh, which opens the second half of a report without titles of its
        parts.
        """
        mark = heading.mark
        if mark is None or mark.style != "cn":
            return False
        before, self.counted = self.counted, mark.value
        return mark.value == 1 and before >= 2

    def _is_compound(self, title: str) -> bool:
        return bool(re.search(r"(?:和|与|及|暨).{0,16}(?:目标|任务|思路|安排|要求|计划)", title))

    # Sentences

    def read_paragraph(self, index: int, start: int, end: int) -> None:
        """Let the sentences of a paragraph move the text to another part."""
        if self.role == "preamble":
            if index >= self.frame.opening_end:
                within = end - start if end - start >= _OWN_WORDS else 1200
                ahead = self.frame.looks_ahead(index, within=within) and not self._names_past_plan(start)
                self.turn("plan" if ahead else "review", start)
            else:
                return
        if self.role == "review":
            self.read_review(index, start, end)
        elif self.role == "problems":
            self.read_problems(index, start, end)
        if self.role in ("requirements", "targets") or (self.role == "plan" and self.tentative):
            self.read_orientation(index, start, end)
        elif self.role in ("plan", "guarantees"):
            self.read_tasks(index, start, end)

    def _names_past_plan(self, start: int) -> bool:
        """Whether the text begins here with a five-year plan that was over when the report was given."""
        year = self.frame.year
        named = NTH_PLAN.search(self.text, start, start + 12)
        return year is not None and named is not None and span_of_plan(named)[1] < year

    def _looks_five_years_ahead(self, start: int, end: int) -> bool:
        """Whether a paragraph begins with the five years to come: “十六五”时期, 今后五年."""
        return bool(_FIVE_YEARS_AHEAD.match(self.text, start, end)) and not self._names_past_plan(start)

    def read_review(self, index: int, start: int, end: int) -> None:
        """Problems may begin here, or, in a report without titles, the plan."""
        text = self.text
        if self.compound and self._looks_five_years_ahead(start, end) and self.frame.announces(index):
            self.compound = False
            if text.startswith("今年", start):
                self.turn("requirements", start)
            else:
                self.sticky = True
                self.turn("targets", start)
            return
        if not self.frame.plan_title_after(index) and index > 3 and self.frame.looks_ahead(index):
            if _NEW_YEAR.match(text, start, end):
                self.turn("requirements", start)
                return
            if self._looks_five_years_ahead(start, end):
                self.turn("targets", start)
                return
        if not self.frame.plan_title_after(index) and self._plans_here(start, end):
            self.turn("requirements", start)
            return
        if self.frame.next_top(index) - start > _PROBLEMS_AT_MOST:
            return
        cue = role_cue("problems")
        faced = role_cue("facing").search(text, start, end)
        for number, sentence in enumerate(_SENTENCE.finditer(text, start, end)):
            if number > 1 and not _PROBLEM_TURN.match(sentence.group()):
                continue
            wanting = faced and len(role_cue("wanting").findall(sentence.group())) >= 2
            if wanting or cue.search(sentence.group()):
                self.turn("problems", _first_visible(text, sentence.start()))
                return

    def _plans_here(self, start: int, end: int) -> bool:
        """Whether a paragraph states this year's targets or opens this year's tasks, in a report without
        a title for them.
        """
        year = self.frame.year
        now = f"今年|{year}年" if year else "今年"
        for sentence in _SENTENCE.finditer(self.text, start, end):
            words = sentence.group()
            if re.search(now, words[:60]) and (
                _opens_tasks(words)
                or (role_cue("targets").search(words) and role_cue("quantity").search(words))
            ):
                return True
        return False

    def read_problems(self, index: int, start: int, end: int) -> None:
        """The problems end with a title, with thanks, or where a new year is spoken of."""
        text = self.text
        head = text[start : min(end, start + 160)]
        if _ADDRESS.match(head) and end - start < 12:
            head = text[start : self.paragraphs[min(index + 2, len(self.paragraphs) - 1)].start + 120]
        if role_cue("problems").search(head[:140]):
            return
        if self._problems_are_over(index):
            self.turn("requirements", start)
        elif (_ADDRESS.match(head) or head.lstrip().startswith(("在此", "回顾", "过去"))) and role_cue(
            "after_problems"
        ).search(head):
            self.turn("review", start)
        elif (self.compound or not self.frame.plan_title_after(index)) and (
            _NEW_YEAR.match(head) or _FIVE_YEARS_AHEAD.match(head) or role_cue("targets").search(head)
        ):
            self.turn("requirements", start)

    def _problems_are_over(self, index: int) -> bool:
        """Whether the problems have gone on for so long that what looks ahead belongs to the plan."""
        begun = self.parts[-1][0]
        return self.paragraphs[index].start - begun > _PROBLEMS_USUALLY and self.frame.looks_ahead(index)

    def read_orientation(self, index: int, start: int, end: int) -> None:
        """Between requirements, targets and tasks the turns stand at single sentences."""
        text = self.text
        if (
            self.role == "targets"
            and not self.sticky
            and start - self.parts[-1][0] > _TARGETS_USUALLY
            and not role_cue("targets").search(text, start, end)
        ):
            self.turn("plan", start)
            return
        if (
            self.role == "requirements"
            and start - self.parts[-1][0] > _REQUIREMENTS_USUALLY
            and not self.frame.sets_targets(index, start, within=1500)
            and self.frame.looks_ahead(index)
        ):
            self.turn("plan", start)
            return
        for sentence in _SENTENCE.finditer(text, start, end):
            words = sentence.group()
            if self.role == "plan" and not role_cue("targets").search(words):
                if _NEW_YEAR.match(words) and role_cue("orientation").search(text, start, end):
                    self.turn("requirements", _first_visible(text, sentence.start()))
                continue
            begin = _first_visible(text, sentence.start())
            if self.heading_start is not None and begin == start:
                begin = self.heading_start
            if _JOINT.search(words) and not self.sticky:
                self.turn("plan", begin)
                return
            listing = _opens_tasks(words)
            if (
                not listing
                and role_cue("targets").search(words)
                and role_cue("quantity").search(text, sentence.start(), min(len(text), sentence.end() + 160))
            ):
                if self.role != "targets":
                    self.turn("targets", begin)
            elif self.sticky:
                if listing and "任务" in words and "目标" not in words:
                    self.turn("plan", begin)
                    return
            elif listing:
                self.turn("plan", begin)
                self.tentative = True
            elif self.role == "targets" and role_cue("requirements").match(words):
                self.turn("requirements", _first_visible(text, sentence.start()))

    def read_tasks(self, index: int, start: int, end: int) -> None:
        """The government speaks of itself (自身建设) in a passage that often has no title."""
        if not _ADDRESS.match(self.text, start, end):
            return
        stop = self.frame.next_address(index)
        passage = self.text[start:stop]
        words = len(role_cue("guarantees").findall(passage))
        if words >= 3 and words * _GUARANTEE_EVERY > len(passage):
            if self.role != "guarantees":
                self.guarded_at = None
                self.turn("guarantees", start)
        elif self.role == "guarantees" and len(passage) > 300:
            self.turn("plan", start)


def _dense(passage: str) -> bool:
    """Whether a passage is full of the words of the government's own conduct."""
    words = len(role_cue("guarantees").findall(passage))
    return words >= 5 and words * _DENSE_EVERY > len(passage)


def _opens_tasks(sentence: str) -> bool:
    """Whether a sentence opens the list of tasks; of a long one what stands before its colon is asked."""
    head = re.split("[：:]", sentence, maxsplit=1)[0] + "："
    if len(head) > 110 or not role_cue("plan").search(head):
        return False
    return "重点任务" in head or not _ORIENTS.search(head)


def _first_visible(text: str, position: int) -> int:
    while position < len(text) and (text[position].isspace() or text[position] in "\u200b\ufeff"):
        position += 1
    return position
