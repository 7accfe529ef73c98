"""Readings (读法): the figures of one sentence, each with its sense, subject, period and the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass

from taizhang.core.statement import Kind, Statement, Value
from taizhang.extraction.borders import Borders, Clause
from taizhang.extraction.comparators import comparator_of
from taizhang.extraction.confidence import confidence_of
from taizhang.extraction.listed import split_list, split_pair
from taizhang.extraction.phrases import squeeze, trim_end, trim_front, without_parentheses
from taizhang.extraction.quantities import Quantity
from taizhang.extraction.scopes import Surroundings, basis_of, scope_of
from taizhang.extraction.senses import Sense, sense_of
from taizhang.extraction.subjects import (
    NOTHING,
    Known,
    fresh_verb,
    right_phrase,
    subject_of,
)
from taizhang.extraction.timing import Clock
from taizhang.lexicon.indicators import indicator_of
from taizhang.lexicon.units import fold

_LINK = re.compile(
    r"(?:(?:以上|左右|以内|以下|上下)(?=[\s、/]*[、和与及或以]))?"
    r"[\s、/]*(?:和|与|及|以及|或)?\s*(?:(?:约|近|超过?|逾|不低于)\s*)?\Z"
)
_BOUND = re.compile("(?:以上|左右|以内|以下|上下)")
_JOIN = re.compile("(?:以上|左右|以内)?(?:、|和|与|及|以及|并)")
_SIZE = re.compile("(?:过|超过?|总投资|产值|营收|投资额|不低于)$")
_WINDOW = 200
"""How many characters, or figures, around a figure are read for its meaning."""
_MOST = 12
# 超亿元*项目*20家, 10亿元*以上企业达到*10家
_SORTED = re.compile("(?:以上)?的?[^，、；。：0-9（）()的]{2,14}?(?:达到?|共|有)?\\s*")
_SET_OF = re.compile("[^，。；]{1,10}中(?:的)?(?:排|位|居|列|名)")
_STEP = re.compile("[^，。；]{0,6}(?:台阶|大关|关口)")
_REACHED = ("达", "达到", "至", "到", "超", "超过", "突破", "为", "总量", "总数", "累计")
_ADJACENT = ("", "共", "总计", "合计", "约")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What all sentences of a document share: its text, the same in half width, its times and places."""

    name: str
    text: str
    plain: str
    clock: Clock
    surroundings: Surroundings


def read_sentence(source: Source, mentions: list[Quantity], start: int, end: int) -> list[Statement]:
    """The statements of the sentence at ``start:end`` (half-open), made of its ``mentions`` in order."""
    return _Reader(source, mentions, start, end).read()


class _Reader:
    """Walks the figures of one sentence and keeps what it has named so far."""

    def __init__(self, source: Source, mentions: list[Quantity], start: int, end: int) -> None:
        self._source = source
        self._mentions = mentions
        self._start = start
        self._end = end
        self._borders = Borders(source.text, start, end)
        self._known: Known = NOTHING
        self._previous: Sense | None = None
        self._waiting: list[str] = []
        self._last_start = self._last_end = start
        self._last_clause = -1
        self._last_right = ""
        self._last_left = ""
        self._found: list[Statement] = []

    def read(self) -> list[Statement]:
        for position in range(len(self._mentions)):
            self._found.append(self._read_one(position))
        return self._found

    def _read_one(self, position: int) -> Statement:
        source, mention = self._source, self._mentions[position]
        clause = self._borders.clause_of(mention.start, mention.end)
        same_clause = self._last_clause == clause.number and self._last_end > clause.start
        linked = (
            position > 0 and same_clause and bool(_LINK.match(source.text[self._last_end : mention.lead]))
        )
        left = self._left(mention, clause, same_clause=same_clause)
        right_raw, right = self._right(position, clause)
        before = ""
        if not same_clause:
            before = self._borders.clause_before(
                clause.number, self._last_end if self._known.subject else self._start
            )
            before = "" if _BOUND.fullmatch(before) else before
        phrase = without_parentheses(left)
        clause_text = squeeze(source.plain[max(clause.start, mention.start - _WINDOW) : mention.lead])
        sense = sense_of(
            mention,
            left=phrase,
            core=trim_end(phrase, change=False),
            around=self._known.subject or before,
            right=right_raw,
            clause=clause_text,
            previous=self._previous,
            linked=linked,
            follows=clause.number == self._last_clause + 1 and clause.start - self._last_end <= 6,
        )
        subject, rule = self._subject(
            position,
            clause,
            left=left,
            right=right,
            sense=sense,
            before=before,
            same_clause=same_clause,
            linked=linked,
        )
        statement = self._state(
            mention,
            clause,
            sense,
            subject,
            rule,
            left=left,
            right=right_raw,
            clause_text=clause_text,
            before=before,
        )
        self._previous = sense
        self._last_end, self._last_clause, self._last_left = mention.end, clause.number, left
        self._last_start = mention.start
        self._last_right = right if right and right_raw.startswith(right) else ""
        return statement

    def _left(self, mention: Quantity, clause: Clause, *, same_clause: bool) -> str:
        if same_clause and self._last_left and self._sorts(mention):
            between = squeeze(self._source.plain[self._last_start : mention.lead])
            return self._last_left + between
        low = max(clause.start, self._last_end, mention.start - _WINDOW)
        left = squeeze(self._source.plain[low : mention.lead])
        if same_clause and mention.lead - self._last_end <= 1:
            return self._last_left
        told = self._last_right
        if same_clause and told and left.startswith(told) and _JOIN.match(left, len(told)):
            return left[len(told) :]
        return left

    def _sorts(self, mention: Quantity) -> bool:
        """Whether the figure before is a size that sorts what this one counts: 引进超亿元项目20家."""
        plain = self._source.plain
        bounded = plain[self._last_start - 1] == "超" or plain.startswith("以上", self._last_end)
        return (
            bounded
            and plain[self._last_end - 1] == "元"
            and bool(_SORTED.fullmatch(plain, self._last_end, mention.start))
        )

    def _right(self, position: int, clause: Clause) -> tuple[str, str]:
        """The words behind a figure, as they are and cut down to the noun that it counts."""
        text, mention = self._source.text, self._mentions[position]
        clause = clause._replace(end=min(clause.end, mention.end + _WINDOW))
        following = self._mentions[position + 1] if position + 1 < len(self._mentions) else None
        if following is None or following.start >= clause.end:
            raw = squeeze(text[mention.end : clause.end])
            return raw, right_phrase(raw, next_follows=False)
        raw = squeeze(text[mention.end : following.lead])
        if raw in _ADJACENT:
            raw = squeeze(text[following.end : clause.end])
            return raw, right_phrase(raw, next_follows=False)
        if _SIZE.search(raw) and text[following.end : following.end + 3].lstrip("以上 ").startswith("的"):
            raw = squeeze(text[mention.end : clause.end])
            return raw, right_phrase(raw, next_follows=False, whole=True)
        return raw, right_phrase(raw, next_follows=True)

    def _subject(
        self,
        position: int,
        clause: Clause,
        *,
        left: str,
        right: str,
        sense: Sense,
        before: str,
        same_clause: bool,
        linked: bool,
    ) -> tuple[str, str]:
        mention, known = self._mentions[position], self._known
        if linked and self._waiting:
            subject, topical, rule = self._waiting.pop(0), True, "list"
        else:
            self._waiting = []
            subject, topical, rule = subject_of(
                left=left,
                right=right,
                kind=sense.kind,
                group=mention.group,
                value=mention.value,
                known=known,
                same_clause=same_clause,
                before=before,
            )
            run = self._run_length(position, clause.end)
            if run > 1:
                members = split_list(subject) if left else ()
                if len(members) < 2 and run == 2:
                    members = split_pair(subject)
                if len(members) == run:
                    subject, rule, self._waiting = members[0], "list", list(members[1:])
                elif not left or subject == known.subject:
                    recent = self._recent(run)
                    if len(recent) == run:
                        subject, rule, self._waiting = recent[0], "list", recent[1:]
        if not subject:
            subject, rule = without_parentheses(left)[-20:] or right, "words"
        if not subject:
            section = self._source.clock.section(mention.start)
            subject, rule = section[-1] if section else "", "section"
        fresh = fresh_verb(subject)
        listed = linked or left.startswith("、")
        if sense.kind == "increment" and listed and sense.carried and not fresh and known.fresh:
            fresh, subject = known.fresh, known.fresh + subject
        if self._source.text[clause.start - 1 : clause.start] in ("（", "("):
            return subject, rule
        if _SET_OF.match(right) and "在" in left:
            head = trim_front(left.rpartition("在")[0])
            self._known = Known(head, head, "") if head else self._known
            return subject, rule
        if _STEP.match(right):
            return known.subject or subject, "carried"
        if topical:
            self._known = Known(subject, subject, fresh or (known.fresh if linked else ""))
        elif sense.kind != "rank":
            self._known = known._replace(subject=subject)
        return subject, rule

    def _run_length(self, position: int, close: int) -> int:
        """How many figures follow one another with only list separators between them."""
        text, mentions = self._source.text, self._mentions
        count = 1
        while position + count < len(mentions) and count < _MOST:
            here, following = mentions[position + count - 1], mentions[position + count]
            if following.start >= close or not _LINK.match(text[here.end : following.lead]):
                break
            count += 1
        return count

    def _recent(self, count: int) -> list[str]:
        """The last ``count`` different subjects, in order."""
        found: list[str] = []
        for statement in reversed(self._found[-_WINDOW:]):
            if statement.subject not in found:
                found.insert(0, statement.subject)
            if len(found) == count:
                break
        return found

    def _state(
        self,
        mention: Quantity,
        clause: Clause,
        sense: Sense,
        subject: str,
        rule: str,
        *,
        left: str,
        right: str,
        clause_text: str,
        before: str,
    ) -> Statement:
        source = self._source
        moment = source.clock.moment(
            mention,
            sense.kind,
            left=left,
            right=right,
            clause=clause_text,
            sentence=self._start,
            opening=clause.start,
        )
        if (sense.carried or left.startswith("、")) and self._found and not left.endswith(_REACHED):
            moment = moment._replace(period=_wider(self._found[-1].period, moment.period))
        value = signed(mention, -1 if mention.negative else sense.sign)
        base_value, base_unit = folded(value, mention.unit, sense.kind)
        indicator = indicator_of(subject, unit=mention.unit, kind=sense.kind)
        place = source.surroundings.place_of(clause_text) if indicator and sense.kind != "rank" else None
        return Statement(
            document=source.name,
            start=mention.start,
            end=mention.end,
            text=source.text[mention.start : mention.end],
            value=value,
            unit=mention.unit,
            base_value=base_value,
            base_unit=base_unit,
            kind=sense.kind,
            cmp=(
                "le"
                if mention.group == "top"
                else comparator_of(
                    left, source.text[mention.end : mention.end + 6], more=mention.more, share=mention.group
                )
            ),
            status=moment.status,
            period=moment.period,
            modality=moment.modality,
            subject=subject,
            indicator=indicator,
            basis=basis_of(clause_text, source.text[mention.end : clause.end + 24])
            or (basis_of(before, "") if before.endswith(("后", "外")) else None),
            place=place,
            scope=scope_of(sense.kind, left or clause_text),
            section=moment.section,
            sentence=(self._start, self._end),
            rule=f"{sense.kind}.{rule}",
            confidence=confidence_of(sense.kind, rule),
        )


def _wider(before: str, here: str) -> str:
    """The period of a list member: that of the member before it where this one would be its last year."""
    low, _, high = before.partition("/")
    return before if len(low) == 4 and high == here else here


def signed(mention: Quantity, sign: int) -> Value:
    """The value of a figure with its sign, a range in rising order."""
    value = mention.value * sign if mention.value else mention.value
    if mention.high is None:
        return value
    high = mention.high * sign
    return (min(value, high), max(value, high))


def folded(value: Value, unit: str, kind: Kind) -> tuple[Value, str]:
    """The value in base terms and its base unit (see ``lexicon.units.fold``), a range folded at both ends."""
    if isinstance(value, tuple):
        low, base = fold(value[0], unit, kind=kind)
        high, _ = fold(value[1], unit, kind=kind)
        return (low, high), base
    return fold(value, unit, kind=kind)
