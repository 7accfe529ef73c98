"""Commitments (承诺): which clauses of a sentence are tasks, what belongs to them, and which only say why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from taizhang.extraction.clause_forms import read_predicate
from taizhang.extraction.clauses import Clause, offset_of, split_clauses
from taizhang.extraction.figures import is_quantified
from taizhang.extraction.predicates import LIST_MARK, Predicate
from taizhang.lexicon.verbs import VerbLexicon, verb_lexicon

# What follows the verb of a figure clause without an object of its own: 完成投资200亿元, 培训200万人,
# 完成总工程量40%.
_BARE_FIGURE = re.compile(
    r"(?:总|年度|固定资产|累计|约|超|超过|不少于|不低于|达|达到|至少|近|共|任务|计划)*(?:投资|工程量|"
    r"总工程量|工作量|进度|产值|营收|营业收入|销售额|建筑面积|面积)?"
    r"(?:约|超|超过|不少于|不低于|达|达到|至少|近|的|"
    r"突破)*[\d０-９][\d０-９.,]*(?:[-—~至][\d.]+)?[多余]?[万亿千百]*[^\d、，]{0,3}(?:以上|左右|以内|"
    r"的目标|目标|任务)?\Z"
)
_END_STATE = re.compile(
    r"[开完竣动]工|建成|通车|投[用产运]|投入(?:使用|运营)|开[业园馆学]|启用|封顶|贯通|完成|落地"
)
_CARRIED_ON = ("以及", "及其", "和", "及", "与")
_VERBS_ALONE = re.compile(r"(?:主体|全线|全部|部分|正式|一期|首期|顺利|全面|如期|基本)*")
_SHARED = re.compile(r"[、]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A clause, or joined clauses, that promise one action; half-open code-point offsets.

    ``words`` is its text without blanks, ``target`` what the verb acts on, in the document's own words.
    """

    start: int
    end: int
    words: str
    target: str
    predicate: Predicate
    opens_with_verb: bool


def read_commitments(text: str, start: int, end: int) -> tuple[Commitment, ...]:
    """The commitments of one sentence ``text[start:end]``, in order."""
    clauses = split_clauses(text, start, end)
    found: list[Commitment] = []
    segment: list[Clause] = []
    for clause in clauses:
        segment.append(clause)
        if clause.mark in "；;。！？!?":
            found.extend(_read_segment(text, segment))
            segment = []
    if segment:
        found.extend(_read_segment(text, segment))
    return tuple(found)


def whole_commitment(text: str, start: int, end: int) -> Commitment:
    """``text[start:end]`` as one commitment, where it is known to be one; not blank."""
    stretch = text[start:end]
    words = "".join(stretch.split())
    predicate = read_predicate(words)
    return Commitment(
        start=start + len(stretch) - len(stretch.lstrip()),
        end=start + len(stretch.rstrip()),
        words=words,
        target=_target(words, predicate, 0, len(words)),
        predicate=predicate,
        opens_with_verb=predicate.kind == "action",
    )


def _read_segment(text: str, clauses: Sequence[Clause]) -> list[Commitment]:
    lexicon = verb_lexicon()
    predicates = [read_predicate(clause.words) for clause in clauses]
    effects = _effects(clauses, predicates, lexicon)
    found: list[Commitment] = []
    scope: Clause | None = None
    for position, (clause, predicate, effect) in enumerate(zip(clauses, predicates, effects, strict=True)):
        if found and found[-1].end == clauses[position - 1].end and clause.words.startswith(_CARRIED_ON):
            found[-1] = replace(found[-1], end=clause.end, words=f"{found[-1].words}，{clause.words}")
            continue
        if predicate.kind == "scope":
            scope = (
                None if lexicon.not_scopes.search(clause.words) or clause.mark in "：:" else scope or clause
            )
            continue
        if predicate.kind in ("orientation", "other"):
            scope = None
            continue
        if found and effect:
            scope = None
            continue
        if found and scope is None and _belongs_to_previous(clause, predicate, found[-1]):
            found[-1] = _joined(text, found[-1], clause, predicate)
            continue
        if (
            found
            and predicate.kind in ("outcome", "measure")
            and not predicate.plain
            and found[-1].predicate.hedge == "strive"
        ):
            predicate = replace(predicate, strength="strive", hedge="strive")
        if not _has_object(clause, predicate) or _is_topic(clauses, position):
            scope = None
            continue
        for commitment in _split(text, clause, predicate, lexicon):
            if scope is not None:
                skipped = LIST_MARK.match(scope.words)
                low = skipped.end() if skipped else 0
                words = f"{scope.words[low:]}，{commitment.words}"
                commitment = replace(commitment, start=offset_of(text, scope, low), words=words)
                scope = None
            found.append(commitment)
        scope = None
    return found


def _effects(clauses: Sequence[Clause], predicates: Sequence[Predicate], lexicon: VerbLexicon) -> list[bool]:
    """Which clauses only tell what the others are for, were they to follow an action."""
    effects = [False] * len(clauses)
    trailing = True
    for position in range(len(clauses) - 1, -1, -1):
        hard, soft = _effect_of(clauses[position].words, predicates[position], lexicon)
        effects[position] = hard or (soft and trailing)
        trailing = trailing and (hard or soft or _is_bare_figure(clauses[position], predicates[position]))
    return effects


def _effect_of(words: str, predicate: Predicate, lexicon: VerbLexicon) -> tuple[bool, bool]:
    """Whether a clause opens like an effect: surely, or only at the end of its sentence."""
    at = predicate.verb_at if predicate.kind == "action" and predicate.verb_at else predicate.at
    hard = lexicon.hard_effects.at(words, predicate.at) or lexicon.hard_effects.at(words, at)
    soft = lexicon.soft_effects.at(words, predicate.at) or lexicon.soft_effects.at(words, at)
    if not hard and not soft:
        return False, False
    if is_quantified(words) or words.startswith(("力争", "争取"), predicate.at):
        return False, False
    if hard in ("确保", "实现") and _END_STATE.search(words):
        return False, False
    limit = lexicon.effect_limits.get(soft)
    if not hard and limit is not None:
        return False, bool(limit.search(words))
    return bool(hard), bool(soft)


def _belongs_to_previous(clause: Clause, predicate: Predicate, previous: Commitment) -> bool:
    """Whether the clause only adds a figure or an end state to the action before it.

    It has no object of its own: 力争完成投资200亿元, 培训200万人, 年内开工.
    """
    rest = clause.words[predicate.verb_end :]
    if predicate.kind == "action":
        outcome = verb_lexicon().outcomes.search(clause.words)
        if outcome and not _VERBS_ALONE.sub("", clause.words[predicate.verb_end : outcome.start()]).strip():
            return (
                predicate.entry is not None and predicate.entry.listed and outcome.end() == len(clause.words)
            )
    if _is_bare_figure(clause, predicate):
        return True
    if predicate.kind != "action" or not is_quantified(clause.words):
        return False
    # The object is one that the previous clause has named: 开展…培训，完成培训6000人次.
    noun = re.match(r"[\u4e00-\u9fff]{2,4}?(?=[\d０-９])", rest)
    return bool(noun and noun.group() in previous.words and _BARE_FIGURE.match(rest[noun.end() :]))


def _is_bare_figure(clause: Clause, predicate: Predicate) -> bool:
    """Whether a clause holds a figure and no object: 完成投资200亿元."""
    if not is_quantified(clause.words):
        return False
    if predicate.kind == "measure":
        named = clause.words[predicate.at : predicate.verb_at]
        if named not in ("投资", "总投资", "年度投资", "总建筑面积"):
            return False
    elif predicate.kind != "action":
        return False
    return bool(_BARE_FIGURE.match(clause.words[predicate.verb_end :]))


def _has_object(clause: Clause, predicate: Predicate) -> bool:
    """Whether the clause names what is acted on, before the verb or behind it; 勇于创新 does not."""
    if predicate.kind != "action":
        return True
    return (
        len(clause.words) - predicate.verb_end >= 2
        or predicate.verb_at - predicate.at >= 4
        or predicate.hedge is not None
    )


def _is_topic(clauses: Sequence[Clause], position: int) -> bool:
    """Whether the next clause only says what this one is: 加快小镇建设，是一件大事."""
    following = clauses[position + 1].words if position + 1 < len(clauses) else ""
    return following.startswith(("是", "既是", "就是")) and not following.startswith("是否")


def _joined(text: str, previous: Commitment, clause: Clause, predicate: Predicate) -> Commitment:
    governing = previous.predicate
    if predicate.plain and predicate.strength in ("firm", "strive"):
        governing = replace(governing, strength=predicate.strength, hedge=predicate.strength, plain=True)
    return replace(
        previous, end=clause.end, words=f"{previous.words}，{clause.words}", predicate=governing,
    )  # fmt: skip


def _split(text: str, clause: Clause, predicate: Predicate, lexicon: VerbLexicon) -> Iterator[Commitment]:
    """One commitment for the clause, or several where a 、 parts subjects with outcomes of their own.

    推动甲桥开工、乙馆试运营 → two; 推动甲桥、乙馆开工 → one.
    """
    words = clause.words
    cuts = (
        [m.start() for m in _SHARED.finditer(words) if not _inside(words, m.start())] if "、" in words else []
    )
    outcome = bool(cuts) and bool(lexicon.outcomes.search(words))
    ends = [
        cut
        for cut in cuts
        if (outcome and lexicon.outcomes.search(words[predicate.verb_end : cut]))
        or _counts_again(words, cut, predicate, lexicon)
    ]
    low = predicate.at
    for number, high in enumerate((*ends, len(words))):
        piece = words[low:high]
        yield Commitment(
            start=offset_of(text, clause, low),
            end=clause.end if high == len(words) else offset_of(text, clause, high),
            words=piece,
            target=_target(words, predicate, low, high) if number == 0 else piece,
            predicate=predicate,
            opens_with_verb=predicate.kind == "action",
        )
        low = high + 1


def _counts_again(words: str, cut: int, predicate: Predicate, lexicon: VerbLexicon) -> bool:
    """Whether a 、 parts two counted acts: 新增管网10公里、完成206个小区改造."""
    verb = lexicon.heads.at(words, cut + 1)
    entry = lexicon.verbs.get(verb)
    return (
        entry is not None
        and entry.act
        and not lexicon.nouns.at(words, cut + 1)
        and is_quantified(words[predicate.verb_end : cut])
        and is_quantified(words[cut + 1 :])
    )


def _inside(words: str, index: int) -> bool:
    """Whether the place lies inside a bracket or quote."""
    before = words[:index]
    return before.count("（") > before.count("）") or before.count("“") > before.count("”")


def _target(words: str, predicate: Predicate, low: int, high: int) -> str:
    if predicate.kind in ("outcome", "measure"):
        return words[low : predicate.verb_at] or words[predicate.verb_end : high]
    return words[predicate.verb_end : high] or words[low : predicate.verb_at]
