"""Project mentions (项目): named projects with the stage that their clause puts them in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from taizhang.core.commitment import ProjectMention, ProjectStatus, Stage
from taizhang.documents.model import Document
from taizhang.extraction.clauses import offset_of, split_clauses
from taizhang.extraction.names import is_plain_name, is_proper_name
from taizhang.extraction.predicates import LIST_MARK, TIME
from taizhang.lexicon.stages import StageLexicon, stage_lexicon
from taizhang.lexicon.verbs import VerbLexicon, verb_lexicon
from taizhang.structure.model import Outline, Role

_ACTUAL: frozenset[Role] = frozenset({"review", "preamble"})
_SKIPPED: frozenset[Role] = frozenset({"problems", "glossary", "noise", "closing"})
_ETC = re.compile(r"(?<![高平同均中初优上下对相])等(?![级待候于份额价])")
_SEPARATOR = re.compile(r"(?<![\d])、|、(?!\d)|以及|(?<=[\u4e00-\u9fff）”])[和及与](?=[\u4e00-\u9fff“])")
_TRAILING = re.compile(
    r"(?:的?(?:项目|工程)?(?:规划|开发|提升|创新|综合|升级|筹备|主体|配套)?(?:建设|工作|施工|任务|进度|"
    r"步伐|发展)+)\Z"
)
_HARD_TRAILING = re.compile(
    r"(?:建筑|主体|结构|全部|部分|永久|已|主体工程|全线|正式|成功|顺利|项目用地|的)+\Z"
)
_TAIL = 24
_LABEL = re.compile(r"[（(](?:主办|牵头|责任|承办|[^（）()]{2,20}(?:牵头|负责))")
_WHEN = re.compile(r"(?:今年|明年|年内|年底前?|\d{1,2}月底?前?|20\d\d年.*|上半年|下半年)+\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """Names between ``low`` and ``high`` of a clause's words, put into a stage; ``physical`` stages need no
    class name.
    """

    low: int
    high: int
    stage: Stage
    physical: bool


def extract_projects(document: Document, outline: Outline) -> tuple[ProjectMention, ...]:
    """The named projects of the text with stage and status, in order; the glossary and the problems are
    left out.

    In the review a project is ``actual``, in all later parts ``target``.
    """
    text = document.text
    mentions: dict[tuple[int, int], ProjectMention] = {}
    parts = iter(outline.roles)
    part = next(parts, None)
    for sentence in outline.sentences:
        while part is not None and part.end <= sentence.start:
            part = next(parts, None)
        if part is None or part.role in _SKIPPED:
            continue
        status: ProjectStatus = "actual" if part.role in _ACTUAL else "target"
        if (
            not stage_lexicon().predicate.search(text, sentence.start, sentence.end)
            and "打造" not in text[sentence.start : sentence.end]
        ):
            continue
        for clause in split_clauses(text, sentence.start, sentence.end):
            words = clause.words
            label = _LABEL.search(words)
            for low, high, stage in read_projects(words[: label.start()] if label else words):
                start = offset_of(text, clause, low)
                end = offset_of(text, clause, high - 1) + 1
                mentions.setdefault(
                    (start, end),
                    ProjectMention(
                        start=start, end=end, name=clause.words[low:high], stage=stage, status=status
                    ),
                )
    return tuple(mentions[key] for key in sorted(mentions))


def read_projects(words: str) -> Iterator[tuple[int, int, Stage]]:
    """The named projects of one clause without blanks: half-open indices into it, and the stage."""
    reading = _read(words, stage_lexicon(), verb_lexicon())
    if reading is None:
        return
    yield from _names(words, reading, stage_lexicon())


def _read(words: str, lexicon: StageLexicon, verbs: VerbLexicon) -> _Reading | None:
    """Where the names stand and which stage they are put in."""
    opener, low, opened = _opener(words, lexicon, verbs)
    verb = verbs.heads.at(words, low)
    if (
        len(verb) > 1
        and verb not in lexicon.openers
        and not verbs.nouns.at(words, low)
        and not lexicon.kinds.search(words[low : low + 6])
    ):
        return None
    etc = _last_etc(words, low)
    after = etc if etc >= 0 else low + 2
    ending = lexicon.ending.search(words, max(min(after, len(words)), len(words) - _TAIL))
    tail_at = (
        ending.start()
        if ending and lexicon.predicate.search(ending.group())
        else next(
            (
                m.start()
                for m in lexicon.predicate.finditer(words, min(after, len(words)))
                if not _inside(words, m.start())
            ),
            len(words),
        )
    )
    tail = words[etc if etc >= 0 else tail_at :]
    stage, weak = _stage_of(tail, lexicon)
    if opened is not None and (stage is None or (weak and not (stage == "start" and opened[1]))):
        stage = opened[0] if not (opened[1] and stage in ("completed",)) else stage
        weak = opened[1]
    if stage is None or (opener == "" and tail_at >= len(words) and etc < 0):
        return None
    if opener in ("争取", "确保", "力争") and tail_at >= len(words):
        return None
    high = etc if etc >= 0 else tail_at
    return _Reading(
        low=low, high=high, stage=stage, physical=not weak and stage not in ("idea", "preparation")
    )


def _opener(
    words: str, lexicon: StageLexicon, verbs: VerbLexicon
) -> tuple[str, int, tuple[Stage, bool] | None]:
    """The verb before the names, where the names begin, and what stage the verb means."""
    marked = LIST_MARK.match(words)
    index = marked.end() if marked else 0
    opener = ""
    while index < len(words):
        found = lexicon.opener_words.at(words, index)
        adverb = verbs.adverbs.at(words, index) or verbs.hedge_words.at(words, index)
        if found and len(found) >= len(adverb):
            if opener and lexicon.openers[opener][0] != "construction" and lexicon.openers[found][1]:
                index += len(found)
                continue
            opener = found
            index += len(found)
            continue
        time = TIME.match(words, index)
        if time:
            index = time.end()
            continue
        if adverb and not verbs.nouns.at(words, index) and not _starts_name(words, index, adverb):
            index += len(adverb)
            continue
        break
    return opener, index, lexicon.openers.get(opener)


def _starts_name(words: str, index: int, adverb: str) -> bool:
    """Whether what looks like an adverb is the beginning of a name: 大沙河, 新桥."""
    return len(adverb) == 1 and adverb in "大新更再还共须应要将又且"


def _last_etc(words: str, low: int) -> int:
    places = [m.start() for m in _ETC.finditer(words, low) if not _inside(words, m.start())]
    return places[0] if places else -1


def _stage_of(tail: str, lexicon: StageLexicon) -> tuple[Stage | None, bool]:
    for group in lexicon.groups:
        if group.predicates.search(tail):
            return group.stage, group.weak
    return None, True


def _inside(words: str, index: int) -> bool:
    before = words[:index]
    return (
        before.count("“") > before.count("”")
        or before.count("（") > before.count("）")
        or before.count("(") > before.count(")")
    )


def _names(words: str, reading: _Reading, lexicon: StageLexicon) -> Iterator[tuple[int, int, Stage]]:
    """The items of the list that are proper names of projects."""
    etc = words.startswith("等", reading.high)
    class_name = words[reading.high + 1 :] if etc else ""
    early = etc and reading.stage in ("preparation", "idea") and bool(lexicon.predicate.search(class_name))
    project_class = etc and (early or bool(lexicon.classes.search(class_name)))
    if etc and not project_class and (not reading.physical or lexicon.not_kinds.search(class_name)):
        return
    items = [item for item in _items(words, reading.low, reading.high) if item[1] - item[0] >= 2]
    if not items:
        return
    last = words[items[-1][0] : items[-1][1]]
    closed = project_class or reading.physical or bool(lexicon.kinds.search(last))
    if not closed or (not etc and "的" in last):
        return
    proper = [is_proper_name(words[low:high]) for low, high in items]
    for (low, high), named in zip(items, proper, strict=True):
        name = words[low:high]
        if lexicon.not_kinds.search(name) or lexicon.generic.match(name):
            continue
        kind = bool(lexicon.kinds.search(name))
        shared = len(items) > 1 and sum(proper) * 2 >= len(items) and kind and is_plain_name(name)
        if (named or shared) and (
            project_class or kind or len(items) > 1 or (reading.physical and len(name) >= 3)
        ):
            ended = lexicon.ending.search(name)
            if ended and ended.start() >= 2 and lexicon.predicate.search(ended.group()):
                stage, weak = _stage_of(ended.group(), lexicon)
                yield low, low + ended.start(), stage if stage is not None and not weak else reading.stage
            else:
                yield low, high, reading.stage


def _items(words: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """The items of a list of names, what leads and trails them taken away."""
    cuts = [m.span() for m in _SEPARATOR.finditer(words, low, high) if not _inside(words, m.start())]
    for start, stop in zip([low, *(c[1] for c in cuts)], [*(c[0] for c in cuts), high], strict=True):
        item = words[start:stop]
        lead = stage_lexicon().leading.match(item)
        if lead:
            start += lead.end()
            item = words[start:stop]
        when = _WHEN.search(item)
        if when and when.start() >= 2:
            stop = start + when.start()
            item = words[start:stop]
        trail = _TRAILING.search(item) or _HARD_TRAILING.search(item)
        if trail and trail.start() >= 2:
            stop = start + trail.start()
        yield start, stop
