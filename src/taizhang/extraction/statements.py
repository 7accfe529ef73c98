"""From a document and its outline to its statements (陈述)."""

from __future__ import annotations

import re
from bisect import bisect_right

from taizhang.core.statement import Statement
from taizhang.documents.model import Document
from taizhang.extraction.comparators import comparator_of
from taizhang.extraction.mentions import find_mentions
from taizhang.extraction.phrases import squeeze, trim_end, without_parentheses
from taizhang.extraction.quantities import Quantity
from taizhang.extraction.senses import Sense, sense_of
from taizhang.extraction.subjects import NOTHING, Known, right_phrase, split_list, subject_of
from taizhang.extraction.times import find_times
from taizhang.extraction.timing import Clock
from taizhang.lexicon.units import fold
from taizhang.structure.model import Outline

_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_WIDE = re.compile("[０-９]")
_DELIMITER = re.compile(r"[，；;：。！？!?（）()]|,(?![0-9]{3}(?![0-9]))|:(?![0-9])|——|\*\*|\n[\s]*[-•●·]\s|　{2,}")
_LINK = re.compile(r"[\s、/]*(?:和|与|及|以及|或)?\s*(?:(?:约|近|超过?|逾|不低于|不少于|下降|增长|降低|提高)\s*)?\Z")


def extract_statements(document: Document, outline: Outline) -> tuple[Statement, ...]:
    """All statements of a document in text order; spans do not overlap."""
    text = document.text
    plain = text.translate(_WIDTH) if _WIDE.search(text) else text
    mentions = find_mentions(text)
    clock = Clock(plain, find_times(plain), outline)
    found: list[Statement] = []
    index = 0
    for sentence in outline.sentences:
        while index < len(mentions) and mentions[index].start < sentence.start:
            index += 1
        first = index
        while index < len(mentions) and mentions[index].start < sentence.end:
            index += 1
        if index > first:
            found.extend(_sentence(document.name, text, plain, mentions[first:index], sentence.start, sentence.end, outline, clock))
    return tuple(found)


def _sentence(
    name: str, text: str, plain: str, mentions: list[Quantity], start: int, end: int, outline: Outline, clock: Clock
) -> list[Statement]:
    marks = [m for m in _DELIMITER.finditer(text, start, end)]
    edges = [m.start() for m in marks]
    known: Known = NOTHING
    previous: Sense | None = None
    statements: list[Statement] = []
    waiting: list[str] = []
    last_end = start
    last_clause = -1
    last_right = ""
    for position, mention in enumerate(mentions):
        opening, clause = _clause_start(text, marks, edges, start, mention.start)
        after = bisect_right(edges, mention.end - 1)
        close = edges[after] if after < len(edges) else end
        following = mentions[position + 1] if position + 1 < len(mentions) else None
        next_follows = following is not None and following.start < close
        same_clause = last_clause == clause and last_end > opening
        low = max(opening, last_end)
        left = squeeze(plain[low : mention.start])
        if same_clause and last_right and left.startswith(last_right) and _JOIN.match(left, len(last_right)):
            left = left[len(last_right) :]
        right_raw = squeeze(text[mention.end : following.start if next_follows and following else close])
        whole = False
        if next_follows and following and right_raw in ("", "共", "总计", "合计", "约"):
            right_raw, next_follows = squeeze(text[following.end : close]), False
        if next_follows and following and _SIZE.search(right_raw) and text[following.end : following.end + 3].lstrip("以上 ").startswith("的"):
            right_raw, next_follows, whole = squeeze(text[mention.end : close]), False, True
        linked = position > 0 and same_clause and bool(_LINK.match(text[last_end : mention.start]))
        phrase = without_parentheses(left)
        core = trim_end(phrase, change=False)
        before = ""
        if not same_clause:
            floor = start if not known.subject else last_end
            before = _clause_before(plain, marks, clause, floor)
        clause_text = squeeze(plain[opening : mention.start])
        sense = sense_of(
            mention,
            left=phrase,
            core=core,
            around=known.subject or before,
            right=right_raw,
            clause=clause_text,
            previous=previous,
            linked=linked,
            follows=clause == last_clause + 1 and opening - last_end <= 6,
        )
        right = right_phrase(right_raw, next_follows=next_follows, whole=whole)
        if linked and waiting:
            subject, topical = waiting.pop(0), True
        else:
            waiting = []
            subject, topical = subject_of(
                left=left, right=right, kind=sense.kind, group=mention.group, known=known, same_clause=same_clause, linked=linked, before=before
            )
            run = _run_length(text, mentions, position, close)
            if run > 1:
                members = split_list(subject) if left else ()
                if len(members) == run:
                    subject, waiting = members[0], list(members[1:])
                elif not left or subject == known.subject:
                    recent = _recent(statements, run)
                    if len(recent) == run:
                        subject, waiting = recent[0], recent[1:]
        if not subject:
            subject = _fallback(text, outline, clock, mention.start)
        moment = clock.moment(mention, sense.kind, left=left, right=right_raw, clause=clause_text, sentence=(start, end), opening=opening)
        value: float | int | tuple[float | int, float | int]
        value = mention.value * sense.sign if mention.value else mention.value
        if mention.high is not None:
            low_value, high_value = mention.value * sense.sign, mention.high * sense.sign
            value = (min(low_value, high_value), max(low_value, high_value))
        folded = [fold(v, mention.unit, kind=sense.kind) for v in (value if isinstance(value, tuple) else (value,))]
        comparator = "le" if mention.group == "top" else comparator_of(left, text[mention.end : mention.end + 6], more=mention.more)
        statement = Statement(
            document=name,
            start=mention.start,
            end=mention.end,
            text=text[mention.start : mention.end],
            value=value,
            unit=mention.unit,
            base_value=(folded[0][0], folded[1][0]) if len(folded) == 2 else folded[0][0],
            base_unit=folded[0][1],
            kind=sense.kind,
            cmp=comparator,
            status=moment.status,
            period=moment.period,
            modality=moment.modality,
            subject=subject,
            indicator=None,
            basis=None,
            place=None,
            scope=None,
            section=moment.section,
            sentence=(start, end),
            rule=f"{sense.kind}.{mention.group}",
            confidence=0.9,
        )
        statements.append(statement)
        previous = sense
        if topical:
            known = Known(subject, subject, (), _fresh_verb(subject) or (known.fresh if linked else ""))
        else:
            known = known._replace(subject=subject if sense.kind != "rank" else known.subject)
        last_end, last_clause, last_right = mention.end, clause, right if right and right_raw.startswith(right) else ""
    return statements


def _clause_start(text: str, marks: list[re.Match[str]], edges: list[int], start: int, position: int) -> tuple[int, int]:
    """Where the clause of a figure starts, bracketed remarks before it skipped, and the clause's number."""
    number = bisect_right(edges, position - 1)
    index = number - 1
    depth = 0
    while index >= 0:
        sign = marks[index].group()
        if sign in "）)":
            depth += 1
        elif sign in "（(":
            if depth == 0:
                return marks[index].end(), number
            depth -= 1
        elif depth == 0:
            return marks[index].end(), index + 1
        index -= 1
    return start, 0


_SIZE = re.compile("(?:过|超过?|总投资|产值|营收|投资额|不低于)$")
_JOIN = re.compile("(?:以上|左右|以内)?(?:、|和|与|及|以及|并)")
_ASIDE = re.compile("(?:考虑|扣除|按|剔除|除|据|经|根据|初步)")


def _clause_before(plain: str, marks: list[re.Match[str]], clause: int, floor: int) -> str:
    """The nearest clause before clause number ``clause`` that starts behind ``floor`` and is no aside (扣除价格因素)."""
    while clause > 0:
        opening = marks[clause - 2].end() if clause > 1 else floor
        if opening < floor:
            return ""
        found = squeeze(plain[opening : marks[clause - 1].start()])
        if len(found) > 1 and not _ASIDE.match(found):
            return found
        clause -= 1
    return ""


def _run_length(text: str, mentions: list[Quantity], position: int, close: int) -> int:
    """How many figures follow one another with only list separators between them."""
    count = 1
    while position + count < len(mentions):
        here, following = mentions[position + count - 1], mentions[position + count]
        if following.start >= close or not _LINK.match(text[here.end : following.start]):
            break
        count += 1
    return count


def _recent(statements: list[Statement], count: int) -> list[str]:
    found: list[str] = []
    for statement in reversed(statements):
        if statement.subject not in found:
            found.insert(0, statement.subject)
        if len(found) == count:
            break
    return found


def _fresh_verb(subject: str) -> str:
    return subject[:2] if subject.startswith(("新增", "新建", "新开", "新引", "新认", "净增")) else ""


def _fallback(text: str, outline: Outline, clock: Clock, position: int) -> str:
    section = clock.section(position)
    return section[-1] if section else ""
