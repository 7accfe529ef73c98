"""Targets and results without a numeral (定性目标): 与经济增长同步, 正增长, 全覆盖."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from taizhang.core.statement import Statement
from taizhang.extraction.phrases import squeeze, trim_end, trim_front
from taizhang.extraction.quantities import Quantity
from taizhang.extraction.readings import Source
from taizhang.lexicon.indicators import indicator_of
from taizhang.lexicon.source import read_yaml
from taizhang.lexicon.wordlists import any_of
from taizhang.structure.model import Outline

_START = re.compile(r"[，；;：。！？!?（()）\n\t]|,|:|——|\*\*")
_PROMISED = frozenset({"plan", "targets"})
_FREE = frozenset({"full_coverage", "assigned_by_superior", "cleared"})
_MEMBER = re.compile("[、，]")
_LONGEST = 24


@cache
def _relations() -> tuple[re.Pattern[str], dict[str, str]]:
    owner: dict[str, str] = {}
    for entry in read_yaml("qualitative")["relations"]:
        for word in entry["words"]:
            owner.setdefault(word, entry["id"])
    return re.compile("(?<!健)" + any_of(owner) + "(?![的率性型器势])"), owner


def find_qualitative(
    source: Source, outline: Outline, *, taken: list[Statement], tables: list[tuple[int, int]]
) -> list[Statement]:
    """The statements without a numeral, in text order.

    Among the targets any named subject counts, elsewhere only an indicator of the catalogue (or for 全覆盖
    and the like a short name); a clause with a figure (``taken``) says it by the figure, and ``tables`` are
    read apart.
    """
    pattern, owner = _relations()
    text = source.text
    starts = sorted(s.start for s in taken)
    sentences = [s.start for s in outline.sentences]
    found = []
    for match in pattern.finditer(text):
        at = bisect_right(sentences, match.start()) - 1
        if (
            at < 0
            or match.end() > outline.sentences[at].end
            or any(low <= match.start() < high for low, high in tables)
        ):
            continue
        sentence = outline.sentences[at]
        opening = sentence.start
        for border in _START.finditer(text, sentence.start, match.start()):
            opening = border.end()
        near = bisect_right(starts, opening - 1)
        if near < len(starts) and starts[near] < match.end() + 4:
            continue
        role = source.clock.role(match.start())
        relation = owner[match.group()]
        subject = _subject(squeeze(text[opening : match.start()]))
        indicator = indicator_of(subject, kind="qualitative") if subject else None
        if not subject or len(subject) > _LONGEST or not _counts(role, relation, subject, indicator):
            continue
        mention = Quantity(match.start(), match.end(), 0, None, "", "qualitative", False, True)
        moment = source.clock.moment(
            mention,
            "qualitative",
            left=squeeze(text[opening : match.start()]),
            right="",
            clause="",
            sentence=sentence.start,
            opening=opening,
        )
        found.append(
            Statement(
                document=source.name,
                start=match.start(),
                end=match.end(),
                text=match.group(),
                value=None,
                unit="",
                base_value=None,
                base_unit="",
                kind="qualitative",
                cmp="eq",
                status=moment.status,
                period=moment.period,
                modality=moment.modality,
                subject=subject,
                indicator=indicator,
                basis=None,
                place=source.surroundings.place_of(squeeze(text[opening : match.start()])),
                scope=None,
                section=moment.section,
                sentence=(sentence.start, sentence.end),
                rule=f"qualitative.{relation}",
                confidence=0.8 if indicator else 0.6,
                relation=relation,
            )
        )
    return found


def _subject(left: str) -> str:
    return trim_front(trim_end(left, change=True))


def _counts(role: str, relation: str, subject: str, indicator: str | None) -> bool:
    if role == "targets":
        return not _MEMBER.search(subject)
    if indicator is not None:
        return role in _PROMISED or role == "review"
    return relation in _FREE and role in (*_PROMISED, "review") and len(subject) <= 14
