"""Clauses that open with their verb (动宾句): adverbs, time words and hedges may stand before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from taizhang.core.commitment import Strength
from taizhang.extraction.predicates import TIME, Predicate
from taizhang.lexicon.verbs import VerbLexicon

_MANNER = re.compile(
    r"(?:“[^”]{2,12}”|[^，、]{2,10}?(?:地|化)"
    r"|以[^，、]{2,12}?(?:力度|举措|标准|决心|担当|姿态|速度|水平|方式|精神|状态|勇气|"
    r"作风))(?=[\u4e00-\u9fff])"
)
# The verbs that govern the one behind them: 推动建设, 探索建立.
_GOVERNING = frozenset({"promote", "study"})
# 加快 only says how before these: 加快完成 promises the completion, 加快建立 the haste.
_BEYOND_HASTE = frozenset({"completion"})
_HASTE = "加快"
_LINKS = "和、并及与而"
_LONGEST_RUN = 4


@dataclass(slots=True)
class _Before:
    """What has been read before the verb."""

    hedge: Strength | None = None
    word: str = ""
    at: int = 0
    hasty: bool = False
    continuing: bool = False


def read_opening(words: str, at: int, lexicon: VerbLexicon) -> Predicate | None:
    """The predicate of a clause whose verb comes first; None where no verb and no hedge opens it."""
    before = _Before()
    index = at
    while index < len(words):
        step = _step(words, index, at, before, lexicon)
        if isinstance(step, Predicate):
            return step
        if not step:
            break
        index += step
    if before.hedge is None or lexicon.orientations.at(words, index):
        return None
    # 争取甲医院竣工, 力争工业增加值增长6%: the hedge is the verb.
    outcome = lexicon.outcomes.search(words, index)
    end = before.at + len(before.word)
    return Predicate(
        kind="action",
        at=at,
        verb=before.word + outcome.group() if outcome else before.word,
        verb_at=before.at,
        verb_end=end,
        entry=lexicon.verbs.get(before.word),
        strength=before.hedge,
        hedge=before.hedge,
        plain=True,
    )


def _step(words: str, index: int, at: int, before: _Before, lexicon: VerbLexicon) -> int | Predicate:
    """How many characters to pass over at ``index`` (0: none, the reading ends), or the predicate found
    there.
    """
    if words[index] == "地" and index > at:
        return 1
    time = TIME.match(words, index)
    if time:
        return time.end() - index
    hedge = lexicon.hedge_words.at(words, index)
    if hedge and before.hedge is None:
        before.hedge, before.word, before.at = lexicon.hedges[hedge], hedge, index
        return len(hedge)
    verb = "" if lexicon.nouns.at(words, index) else lexicon.heads.at(words, index)
    if verb and words.startswith(("的", "了"), index + len(verb)):
        verb = ""  # 我们要实现的 …, 建立了 …: an attribute, something done
    if not verb and words[index] == "新" and (fresh := lexicon.heads.at(words, index + 1)):
        return _finish(words, at, index, fresh, before, lexicon, fresh=True)
    adverb = lexicon.adverbs.at(words, index)
    orientation = lexicon.orientations.at(words, index)
    if len(orientation) > len(verb) and len(orientation) >= len(adverb):
        before.hedge = None
        return 0
    if verb and (len(verb) > len(adverb) or not _leads(words, index + len(adverb), lexicon)):
        return _finish(words, at, index, verb, before, lexicon)
    if adverb:
        before.continuing = before.continuing or adverb in lexicon.continuing
        before.hasty = before.hasty or adverb == _HASTE
        link = index + len(adverb)
        linked = words[link : link + 1] in _LINKS and bool(lexicon.adverbs.at(words, link + 1))
        return len(adverb) + linked
    manner = _MANNER.match(words, index)
    if manner and lexicon.heads.at(words, manner.end()):
        return manner.end() - index
    return 0


def _leads(words: str, index: int, lexicon: VerbLexicon) -> bool:
    """Whether a verb, or adverbs before a verb, stand at the index (加快|推进, 统筹|做好)."""
    for _ in range(_LONGEST_RUN):
        if words.startswith("地", index):
            index += 1
        if lexicon.nouns.at(words, index):
            return False
        if lexicon.heads.at(words, index):
            return True
        adverb = lexicon.adverbs.at(words, index)
        if len(adverb) < 2:
            return bool(adverb) and bool(lexicon.heads.at(words, index + 1))
        index += len(adverb)
    return False


def _finish(
    words: str, at: int, index: int, verb: str, before: _Before, lexicon: VerbLexicon, *, fresh: bool = False
) -> Predicate:
    """The predicate of a clause whose verb has been found.

    ``fresh``: 新 stands before it (新配备), which makes it firm.
    """
    entry = lexicon.verbs[verb]
    end = index + len(verb) + fresh
    name = f"新{verb}" if fresh else verb
    if entry.group in _GOVERNING and not lexicon.nouns.at(words, end):
        following = lexicon.heads.at(words, end)
        after = words[end + len(following) : end + len(following) + 1]
        if following and after and after not in "、的和与及":
            name += following
            end += len(following)
    hasty = before.hasty and before.hedge is None and entry.group not in _BEYOND_HASTE
    strength: Strength = "firm" if fresh else "promote" if hasty else entry.strength
    return Predicate(
        kind="action",
        at=at,
        verb=_HASTE + name if hasty else name,
        verb_at=index,
        verb_end=end,
        entry=entry,
        strength=before.hedge or strength,
        hedge=before.hedge,
        plain=entry.listed or fresh or before.hasty or before.hedge is not None,
        continuing=before.continuing,
    )
