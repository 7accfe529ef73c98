"""Problems (问题、不足): what the report admits, one record for each, without the promise to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from taizhang.core.commitment import Problem
from taizhang.documents.model import Document
from taizhang.structure.model import Outline, Sentence

_NUMBERED = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,2}是|[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]|"
    r"第[一二三四五六七八九十][，、]|首先|其次|此外)[，、\s]*"
)
_INNER_NUMBER = re.compile(r"(?<=[；;：:，,。])\s*(?=[一二三四五六七八九十]{1,2}是)")
_SHOWN = re.compile(
    r"不[足够高强优快大多稳完平协充全适畅到良明]|困难|问题|压力|短板|薄弱|滞后|有待|差距|矛盾|制约|"
    r"偏[低小少弱慢大高]|缺|隐患|风险|[很较更]?难|下降|下滑|回落|艰巨|严峻|弱|亟[待需]|"
    r"[仍尚还].{0,10}(?:不|未|需|没)|未能|没有|突出|挑战|瓶颈|紧张|冲击|放缓|不确定|不容忽视|腐败|"
    r"官僚主义|形式主义|欠|落后|粗放|过[快慢高低大]|较[少低慢弱小]|(?:进一步|还需|仍需|"
    r"需要)[^，；。]{0,8}(?:加[大强力]|增强|提[升高]|改善|优化|突破|推进|完善)"
)
# A sentence that only announces the list, and one that promises to mend what was listed (表态).
_ANNOUNCES = re.compile(
    r"(?:面临|存在|还有|有着|遇到|正视|看到|认识到|主要(?:是|有|表现)|突出表现|集中表现|面对)[^。；：]{0,24}"
    r"(?:困难(?:和|与|、)?(?:问题|挑战|不足)?|(?:问题|矛盾|不足|挑战)(?:和|与|、)(?:问题|困难|挑战|不足)"
    r"|(?:不少|一些|以下|诸多|许多)(?:突出|亟待解决的)?(?:矛盾|问题|差距|挑战)|方面)[^，。；：]{0,4}[。：:]?\s*\Z"
)
_OPENS_LIST = re.compile(
    r"(?:看到|认识到|意识到|正视)[，,]?[^，。；]{0,24}(?:面临|存在|还有)(?:着)?(?:不少|一些|许多|诸多|"
    r"很多|以下)?[^，。；]{0,8}(?:困难|问题|挑战|不足|矛盾)"
)
# Where a report without a part of its own for them turns to its problems.
_TURNS = re.compile(
    r"(?:清醒|也要看到|必须看到|但是|同时|还有不少|[仍还]存在)[^。；]{0,40}(?:困难|问题|挑战|不足|差距|薄弱环节|短板)"
)
_SPIRIT = re.compile(r"高举|坚持|以习近平|贯彻|按照|要(?!素|求)")
_MENDS = re.compile(
    r"(?:对此|对于?(?:上述|这些|以上|存在的)|针对(?:上述|这些|以上)|面对(?:这些|上述)|这些(?:困难|问题|"
    r"矛盾)|以上(?:困难|问题)|上述(?:困难|问题))|我们(?:一定|将|要|必须|会|决心|有信心)|(?:必须|应当|"
    r"需要)(?:高度重视|认真)|切实加以解决|采取[^，。]{0,10}措施|(?:下决心|着力|努力|"
    r"认真)[^，。]{0,8}(?:解决|克服|改进)"
)
_LEADS_IN = re.compile(
    r"(?:清醒|深刻|也|必须|同时|我们)[^。；：:]{0,20}(?:看到|认识到|意识到|正视)[，,]?|(?:在)?(?:肯定|"
    r"看到)[^，。]{0,12}(?:的同时|成绩)[，,]"
)


def extract_problems(document: Document, outline: Outline) -> tuple[Problem, ...]:
    """The problems admitted in the parts whose role is ``problems``, in order.

    A numbered problem (一是…) runs to the next number; without numbers each sentence, and each stretch
    between ；, is one.
    """
    text = document.text
    found: list[Problem] = []
    for sentences in _admitting(text, outline):
        for start, end in _stretches(text, sentences):
            low, high = _trimmed(text, start, end)
            if high - low >= 4:
                found.append(Problem(start=low, end=high, text=text[low:high]))
    return tuple(found)


def _admitting(text: str, outline: Outline) -> Iterator[list[Sentence]]:
    """The sentences of each part of role ``problems``; without such a part, of the paragraph that turns to
    problems.
    """
    parts = [part for part in outline.roles if part.role == "problems"]
    for part in parts:
        yield [
            s for s in outline.sentences if part.start <= s.start < part.end and not _is_heading(outline, s)
        ]
    if parts:
        return
    told = [part for part in outline.roles if part.role in ("review", "requirements")]
    for index, sentence in enumerate(outline.sentences):
        if any(p.start <= sentence.start < p.end for p in told) and _TURNS.search(
            text, sentence.start, sentence.end
        ):
            rest = outline.sentences[index:]
            yield [s for s in rest if s.paragraph == sentence.paragraph]
            return


def _stretches(text: str, sentences: list[Sentence]) -> Iterator[tuple[int, int]]:
    """Half-open offsets of the problems of one part."""
    pieces = [piece for sentence in sentences for piece in _pieces(text, sentence.start, sentence.end)]
    opened: tuple[int, int] | None = None
    for start, end in pieces:
        words = "".join(text[start:end].split())
        mends = _MENDS.search(text, start, end)
        if mends:
            if opened:
                yield opened
            opened = None
            cut = max(text.rfind(mark, start, mends.start() + 1) for mark in "，,。；;")
            if cut > start and _SHOWN.search(text, start, cut):
                yield start, cut
            continue
        if _NUMBERED.match(text, start, end):
            if opened:
                yield opened
            opened = (start, end)
            continue
        if opened:
            opened = (opened[0], end)
            continue
        if (
            not _ANNOUNCES.search(words)
            and not _OPENS_LIST.search(words)
            and _SHOWN.search(words)
            and not _SPIRIT.match(words)
        ):
            yield start, end
    if opened:
        yield opened


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence cut at ； and before inner numbers; what only leads to a colon is left out."""
    colon = _first_colon(text, start, end)
    if colon >= 0 and (
        _ANNOUNCES.search("".join(text[start : colon + 1].split()))
        or _LEADS_IN.search(text[start:colon])
        or not _NUMBERED.match(text, start, end)
    ):
        start = colon + 1
    cuts = sorted(
        {
            *(m.end() for m in re.finditer(r"[；;]", text[start:end])),
            *(m.end() for m in _INNER_NUMBER.finditer(text[start:end])),
        }
    )
    edges = [0, *cuts, end - start]
    for low, high in pairwise(edges):
        if high > low:
            yield start + low, start + high


def _first_colon(text: str, start: int, end: int) -> int:
    places = [p for p in (text.find("：", start, end), text.find(":", start, end)) if p >= 0]
    return min(places) if places else -1


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without its number, its lead-in and the marks at its ends."""
    number = _NUMBERED.match(text, start, end)
    if number:
        start = number.end()
    lead = _LEADS_IN.match(text, start, end)
    if lead:
        start = lead.end()
    while end > start and text[end - 1] in "。；;，,：: \n\t\u3000*":
        end -= 1
    while start < end and text[start] in "，,：: \n\t\u3000*":
        start += 1
    return start, end


def _is_heading(outline: Outline, sentence: Sentence) -> bool:
    return any(
        section.start <= sentence.start and sentence.end <= section.body for section in outline.sections
    )
