"""Predicates (谓语): the verb that a clause opens with, or the outcome that it ends in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from taizhang.core.commitment import Strength
from taizhang.lexicon.verbs import Verb, VerbLexicon, verb_lexicon

ClauseKind = Literal["action", "scope", "orientation", "outcome", "measure", "other"]

LIST_MARK = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}(?:是|要)(?!非)|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[.．、](?!\d)|第[一二三四五六七八九十]{1,3}[，、]|[一二三四五六七八九十]{1,3}、"
    r"|——|[①-⑳•●▪·■◆\-–—])+"
)
TIME = re.compile(
    r"(?:(?:到|至|在)?20\d\d年(?:年?[底末]前?|\d{1,2}月[底末前]?前?|上半年|前|内|度)?|全年|今年(?:年底前?|内)?|年内|年底前?|年末前?|上半年|下半年|明年|本年度?|当年|力争年内"
    r"|[一二三四]季度|第[一二三四]季度|\d{1,2}月[底末]?前?|到年底|未来[三五两]年|今后[一三五两]年|五年内|[三两]年内|“?十[二三四五]五”?(?:期间|时期|末)|本届政府任期内|届内|春节前|期内)"
)
_MANNER = re.compile(r"(?:“[^”]{2,12}”|[^，、]{2,10}?(?:地|化)|以[^，、]{2,12}?(?:力度|举措|标准|决心|担当|姿态|速度|水平|方式|精神|状态|勇气|作风))(?=[\u4e00-\u9fff])")
_MODAL = re.compile(r"(?:(?<!主)要(?!素|点|求|道|害|闻|件|事)|将(?!军|来|近)|应当|应(?!急|用|对|届|收|付|征)|必须|务必|一律|都(?!市|会|区))")
_FIGURE = re.compile(r"[\d０-９%％]|全覆盖|[一两二三四五六七八九十百千万]+[个家所座项场%成倍]|翻番|同步|正增长")
# What the verb of a clause that opens with a preposition stands behind.
_BEFORE_VERB = re.compile(
    r"(?:方面|领域|等|为载体|平台|基础上?|为抓手|为重点|力度|方式|手段|渠道|形式|途径|[上中下内里前后间]|积极|持续|全面|免费|继续|加快|重点|大力|集中|同步|统一|优先|依法|深入|进行|给予|分别|各|共)\Z"
)
_PHRASE_ENDS = ("方面", "领域", "等", "平台", "载体", "上", "中", "下", "同时", "过程", "环节", "区域", "地区")
# What 将 and 把 clauses without another verb may promise: 将甲纳入乙.
_HANDED = re.compile(r"纳入|列入|延伸|扩大|建成|打造成|移交|下放|引入|落实到|转|收为|覆盖")
_GOVERNS = frozenset({"promote", "study"})
_FIRM_AFTER_HASTE = frozenset({"completion"})
_LINKS = "和、并及与而、"


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """What a clause does.

    ``at`` is where its own words begin (after 一是, 并 …), ``verb_at`` and ``verb_end`` the verb's place, indices into
    the clause's words. ``verb`` is the verb as a reader would name it (推动建设). ``strength`` counts hedges,
    not figures. ``plain`` is True where the clause has a strength word of its own (完成, 推进, 力争).
    """

    kind: ClauseKind
    at: int = 0
    verb: str = ""
    verb_at: int = 0
    verb_end: int = 0
    entry: Verb | None = None
    strength: Strength = "promote"
    hedge: Strength | None = None
    plain: bool = False
    continuing: bool = False


def read_predicate(words: str) -> Predicate:
    """The predicate of a clause given without blanks; kind ``other`` where it promises nothing."""
    lexicon = verb_lexicon()
    marked = LIST_MARK.match(words)
    at = marked.end() if marked else 0
    found = _read_head(words, at, lexicon)
    if found is not None:
        return found
    own = _skip_adverbs(words, at, lexicon)
    if lexicon.orientations.at(words, at) or lexicon.orientations.at(words, own):
        return Predicate(kind="orientation", at=at)
    if lexicon.scopes.at(words, own):
        return replace(_read_scope(words, own, lexicon), at=at)
    return _read_subject_first(words, at, lexicon)


def _read_head(words: str, at: int, lexicon: VerbLexicon) -> Predicate | None:
    """The predicate of a clause that opens with its verb, adverbs and hedges before it allowed."""
    index, size = at, len(words)
    hedge: Strength | None = None
    hedge_word = ""
    haste = ""
    continuing = False
    hedge_at = at
    while index < size:
        if words[index] in "地，" and index > at:
            index += 1
            continue
        time = TIME.match(words, index)
        if time and time.end() > index:
            index = time.end()
            continue
        word = lexicon.hedge_words.at(words, index)
        if word and hedge is None:
            rest = index + len(word)
            if word in ("确保", "保证", "务必") or rest < size:
                hedge, hedge_word, hedge_at = lexicon.hedges[word], word, index
                index = rest
                continue
        verb = "" if lexicon.nouns.at(words, index) else lexicon.heads.at(words, index)
        if verb and words.startswith("的", index + len(verb)):
            verb = ""
        if not verb and words[index] == "新" and (fresh := lexicon.heads.at(words, index + 1)) and lexicon.verbs[fresh].act:
            return _finish(words, at, index, fresh, lexicon, hedge=hedge, haste=haste, continuing=False, fresh=True)
        adverb = lexicon.adverbs.at(words, index)
        orientation = lexicon.orientations.at(words, index)
        if orientation and len(orientation) > len(verb) and len(orientation) >= len(adverb) and orientation != "充分利用":
            return None
        if verb and (len(verb) > len(adverb) or not _leads(words, index + len(adverb), lexicon)):
            return _finish(words, at, index, verb, lexicon, hedge=hedge, haste=haste, continuing=continuing)
        if adverb:
            continuing = continuing or adverb in lexicon.continuing
            if adverb == "加快":
                haste = adverb
            index += len(adverb)
            if index < size and words[index] in _LINKS:
                if lexicon.adverbs.at(words, index + 1):
                    index += 1
            continue
        manner = _MANNER.match(words, index)
        if manner and lexicon.heads.at(words, manner.end()):
            index = manner.end()
            continue
        break
    if hedge is None:
        return None
    kind, verb = _after_hedge(words, hedge_at + len(hedge_word), lexicon)
    name = hedge_word + verb if hedge == "strive" else (verb or hedge_word)
    return Predicate(
        kind=kind, at=at, verb=name, verb_at=hedge_at, verb_end=hedge_at + len(hedge_word), strength=hedge,
        hedge=hedge, plain=True, entry=lexicon.verbs.get(hedge_word),
    )  # fmt: skip


def _after_hedge(words: str, index: int, lexicon: VerbLexicon) -> tuple[ClauseKind, str]:
    """What follows a hedge whose clause puts the subject first: 争取甲医院竣工, 力争工业增加值增长6%."""
    outcome = lexicon.outcomes.search(words, index)
    if outcome:
        return "action", outcome.group()
    return "action", ""


def _leads(words: str, index: int, lexicon: VerbLexicon) -> bool:
    """Whether a verb, an adverb before a verb, or a hedge stands at the index (加快|推进, 统筹|做好)."""
    for _ in range(4):
        if index >= len(words):
            return False
        if words[index] == "地":
            index += 1
            continue
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
    words: str, at: int, index: int, verb: str, lexicon: VerbLexicon, *, hedge: Strength | None, haste: str, continuing: bool, fresh: bool = False
) -> Predicate:
    """The predicate of a clause whose governing verb has been found."""
    entry = lexicon.verbs[verb]
    end = index + len(verb) + fresh
    name = f"新{verb}" if fresh else verb
    strength = entry.strength
    if entry.group in _GOVERNS and not lexicon.nouns.at(words, end):
        following = lexicon.heads.at(words, end)
        if following and end + len(following) < len(words) and words[end + len(following)] not in "、的和与及":
            name, end = verb + following, end + len(following)
    if hedge is not None:
        strength = hedge
    elif haste and entry.group not in _FIRM_AFTER_HASTE:
        strength = "promote"
    if haste and hedge is None and entry.group not in _FIRM_AFTER_HASTE:
        name = haste + name
    plain = entry.listed or fresh or hedge is not None or bool(haste)
    return Predicate(
        kind="action", at=at, verb=name, verb_at=index, verb_end=end, entry=entry, strength=strength, hedge=hedge,
        plain=plain, continuing=continuing,
    )  # fmt: skip


def _skip_adverbs(words: str, index: int, lexicon: VerbLexicon) -> int:
    """The index behind the time words and adverbs that stand at ``index``."""
    while index < len(words):
        time = TIME.match(words, index)
        scope = lexicon.scopes.at(words, index)
        if len(scope) > 1 or scope in ("将", "把") or lexicon.orientations.at(words, index):
            break
        step = time.end() - index if time else len(lexicon.adverbs.at(words, index))
        if not step:
            break
        index += step
    return index


def _read_scope(words: str, at: int, lexicon: VerbLexicon) -> Predicate:
    """A clause that opens with 在, 对, 依托 …: its verb may follow (对甲开展乙) or stand in the next clause.

    A verb behind an adverb or the end of the phrase (等领域, 方面) is taken before one that merely looks like a verb.
    """
    found: tuple[int, int] | None = None
    closed = words.endswith(_PHRASE_ENDS)
    strict = words[at] in "由从到于就与"
    for index in range(at + 2, len(words) - 2):
        verb = lexicon.heads.at(words, index)
        if len(verb) < 2 or lexicon.nouns.at(words, index):
            continue
        after = words[index + len(verb) : index + len(verb) + 1]
        if not after or after in "、的和与及等，”）" or words[index - 1] in "、和与及":
            continue
        entry = lexicon.verbs[verb]
        if _BEFORE_VERB.search(words[:index]):
            found = (2, index)
            break
        rank = 1 if entry.act or entry.listed else 0
        if index - at >= 4 and (rank or not (closed or strict)) and (found is None or rank > found[0]):
            found = (rank, index)
    best = _read_head(words, found[1], lexicon) if found else None
    if best is not None:
        return replace(best, at=at)
    if words.startswith(("将", "把"), at) and (_FIGURE.search(words, at) or _HANDED.search(words, at)):
        return Predicate(kind="measure", at=at, verb=words[at], verb_at=at, verb_end=at + 1, strength="firm")
    return Predicate(kind="scope", at=at)


def _read_subject_first(words: str, at: int, lexicon: VerbLexicon) -> Predicate:
    """A clause that puts its subject first: an outcome, a measure, or an act demanded of somebody."""
    modal = _MODAL.search(words, at + 2, at + 24)
    if modal:
        inner = _read_head(words, modal.end(), lexicon)
        if inner is not None:
            return replace(inner, at=at)
    for index in range(at + 2, len(words) - 2):
        hedge = lexicon.hedge_words.at(words, index)
        if hedge:
            strength = lexicon.hedges[hedge]
            return Predicate(
                kind="measure" if _FIGURE.search(words) else "outcome", at=at, verb=hedge, verb_at=index,
                verb_end=index + len(hedge), strength=strength, hedge=strength, plain=True,
            )  # fmt: skip
    outcome = lexicon.outcomes.search(words, at + 2)
    if outcome:
        return Predicate(
            kind="outcome", at=at, verb=outcome.group(), verb_at=outcome.start(), verb_end=outcome.end(), strength="firm",
            plain=outcome.group().startswith("完成"),
        )  # fmt: skip
    progress = lexicon.progress.search(words, at + 2)
    if progress:
        return Predicate(
            kind="outcome", at=at, verb=progress.group(), verb_at=progress.start(), verb_end=progress.end(), plain=True,
        )  # fmt: skip
    finished = words.find("完成", at + 2)
    if finished > 0 and len(words) - finished <= 16:
        return Predicate(kind="outcome", at=at, verb="完成", verb_at=finished, verb_end=finished + 2, strength="firm", plain=True)
    if _FIGURE.search(words, at):
        measure = lexicon.measures.search(words, at + 2)
        if measure:
            return Predicate(
                kind="measure", at=at, verb=measure.group(), verb_at=measure.start(), verb_end=measure.end(), strength="firm",
            )  # fmt: skip
        for index in range(at + 2, min(len(words) - 3, at + 32)):
            verb = lexicon.heads.at(words, index)
            if verb and lexicon.verbs[verb].act and not lexicon.nouns.at(words, index):
                after = words[index + len(verb) : index + len(verb) + 1]
                if after and after not in "、的和与及等":
                    entry = lexicon.verbs[verb]
                    return Predicate(
                        kind="action", at=at, verb=verb, verb_at=index, verb_end=index + len(verb), entry=entry,
                        strength=entry.strength, plain=entry.listed,
                    )  # fmt: skip
    return Predicate(kind="other", at=at)
