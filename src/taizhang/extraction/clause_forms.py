"""Readings (句式) of a clause: verb first, phrase first, subject first."""

from __future__ import annotations

import re
from dataclasses import replace

from taizhang.extraction.openers import read_opening
from taizhang.extraction.predicates import FIGURE, LIST_MARK, TIME, ClauseKind, Predicate
from taizhang.lexicon.verbs import VerbLexicon, verb_lexicon

_MODAL = re.compile(
    r"(?<!主)要(?!素|点|求|道|害|闻|件|事)|将(?!军|来|近)|应当|应(?!急|用|对|届|收|付|征)|必须|务必|"
    r"一律|都(?!市|会|区)"
)
# What the verb of a clause that opens with a preposition stands behind.
_BEFORE_VERB = re.compile(
    r"(?:方面|领域|等|为载体|平台|基础上?|为抓手|为重点|力度|方式|手段|渠道|形式|途径|[上中下内里前后间]"
    r"|积极|持续|全面|免费|继续|加快|重点|大力|集中|同步|统一|优先|依法|深入|进行|给予|分别|各|共)\Z"
)
_PHRASE_END = re.compile(r"(?:方面|领域|等|平台|载体|[上中下]|同时|过程|环节|区域|地区)\Z")
# Prepositions that too many ordinary phrases open with: only a verb that surely is one is read behind them.
_LOOSE = "由从到于就与"
# What 将 and 把 clauses without another verb may promise: 将甲纳入乙.
_HANDED = re.compile(r"纳入|列入|延伸|扩大|建成|打造成|移交|下放|引入|落实到|转|收为|覆盖")
_NO_OBJECT = "、的和与及等，”）"
_FAR = 32


def read_predicate(words: str) -> Predicate:
    """The predicate of a clause given without blanks; kind ``other`` where it promises nothing."""
    lexicon = verb_lexicon()
    marked = LIST_MARK.match(words)
    at = marked.end() if marked else 0
    found = read_opening(words, at, lexicon)
    if found is not None:
        return found
    own = _behind_adverbs(words, at, lexicon)
    if lexicon.orientations.at(words, at) or lexicon.orientations.at(words, own):
        return Predicate(kind="orientation", at=at)
    if lexicon.scopes.at(words, own):
        return replace(_phrase_first(words, own, lexicon), at=at)
    return _subject_first(words, at, lexicon)


def _behind_adverbs(words: str, index: int, lexicon: VerbLexicon) -> int:
    """The index behind the time words and adverbs that stand at ``index``, a scope or an orientation not
    passed over.
    """
    while index < len(words):
        scope = lexicon.scopes.at(words, index)
        if len(scope) > 1 or scope in ("将", "把") or lexicon.orientations.at(words, index):
            break
        time = TIME.match(words, index)
        step = time.end() - index if time else len(lexicon.adverbs.at(words, index))
        if not step:
            break
        index += step
    return index


def _phrase_first(words: str, at: int, lexicon: VerbLexicon) -> Predicate:
    """A clause that opens with 在, 对, 依托 …: its verb may follow (对甲开展乙) or stand in the next clause.

    A verb behind an adverb or the end of the phrase (等领域, 方面) is taken before one that merely looks
    like a verb.
    """
    found = -1
    best = -1
    sure_only = words[at] in _LOOSE or bool(_PHRASE_END.search(words))
    for index in range(at + 2, len(words) - 2):
        verb = lexicon.heads.at(words, index)
        if len(verb) < 2 or not _has_object(words, index + len(verb)):
            continue
        if lexicon.nouns.at(words, index) or words[index - 1] in "、和与及":
            continue
        if _BEFORE_VERB.search(words, max(0, index - 4), index):
            found = index
            break
        rank = int(lexicon.verbs[verb].act or lexicon.verbs[verb].listed)
        if index - at >= 4 and rank > best and (rank or not sure_only):
            found, best = index, rank
    predicate = read_opening(words, found, lexicon) if found >= 0 else None
    if predicate is not None:
        return predicate
    handed = words[at] in "将把" and (FIGURE.search(words, at) or _HANDED.search(words, at))
    if handed:
        return Predicate(kind="measure", at=at, verb=words[at], verb_at=at, verb_end=at + 1, strength="firm")
    return Predicate(kind="scope", at=at)


def _has_object(words: str, end: int) -> bool:
    """Whether something that can be an object follows the verb that ends there."""
    return end < len(words) and words[end] not in _NO_OBJECT


def _subject_first(words: str, at: int, lexicon: VerbLexicon) -> Predicate:
    """A clause that puts its subject first: an act demanded of somebody, an outcome, a measure."""
    modal = _MODAL.search(words, at + 2, at + 24)
    if modal:
        inner = read_opening(words, modal.end(), lexicon)
        if inner is not None:
            return replace(inner, at=at)
    measured = bool(FIGURE.search(words, at))
    for index in range(at + 2, len(words) - 2):
        hedge = lexicon.hedge_words.at(words, index)
        if hedge:
            found = _at_match("measure" if measured else "outcome", at, hedge, index)
            return replace(found, strength=lexicon.hedges[hedge], hedge=lexicon.hedges[hedge], plain=True)
    if outcome := lexicon.outcomes.search(words, at + 2):
        found = _at_match("outcome", at, outcome.group(), outcome.start())
        return replace(found, strength="firm", plain=found.verb.startswith("完成"))
    if progress := lexicon.progress.search(words, at + 2):
        return replace(_at_match("outcome", at, progress.group(), progress.start()), plain=True)
    finished = words.find("完成", at + 2)
    if finished > 0 and len(words) - finished <= 16:
        return replace(_at_match("outcome", at, "完成", finished), strength="firm", plain=True)
    if not measured:
        return Predicate(kind="other", at=at)
    if measure := lexicon.measures.search(words, at + 2):
        return replace(_at_match("measure", at, measure.group(), measure.start()), strength="firm")
    return _counted_act(words, at, lexicon)


def _counted_act(words: str, at: int, lexicon: VerbLexicon) -> Predicate:
    """Somebody's counted act without a modal: 九成学校提供午餐, 各街道培育1个商圈."""
    for index in range(at + 2, min(len(words) - 3, at + _FAR)):
        verb = lexicon.heads.at(words, index)
        if len(verb) < 2 or lexicon.nouns.at(words, index) or not _has_object(words, index + len(verb)):
            continue
        entry = lexicon.verbs[verb]
        if entry.act or (entry.counted and words[at] in "各每全"):
            found = _at_match("action", at, verb, index)
            return replace(found, entry=entry, strength=entry.strength, plain=entry.listed)
    return Predicate(kind="other", at=at)


def _at_match(kind: ClauseKind, at: int, verb: str, index: int) -> Predicate:
    return Predicate(kind=kind, at=at, verb=verb, verb_at=index, verb_end=index + len(verb))
