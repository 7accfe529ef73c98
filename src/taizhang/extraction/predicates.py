"""Predicates (谓语): what a clause does, and to what part of it the doing belongs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from taizhang.core.commitment import Strength
from taizhang.lexicon.verbs import Verb

ClauseKind = Literal["action", "scope", "orientation", "outcome", "measure", "other"]

LIST_MARK = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}(?:是|要)(?!非)|[（(][一二三四五六七八九十\d]{1,3}[)）]"
    r"|\d{1,3}[.．、](?!\d)|第[一二三四五六七八九十]{1,3}[，、]|[一二三四五六七八九十]{1,3}、"
    r"|——|[①-⑳•●▪·■◆\-–—])+"
)
TIME = re.compile(
    r"(?:到|至|在)?20\d\d年(?:年?[底末]前?|\d{1,2}月[底末前]?前?|上半年|前|内|度)?|全年"
    r"|今年(?:年底前?|内)?|年内|年底前?|年末前?|上半年|下半年|明年|本年度?|当年"
    r"|第?[一二三四]季度|\d{1,2}月[底末]?前?|到年底|未来[三五两]年|今后[一三五两]年"
    r"|五年内|[三两]年内|“?十[二三四五]五”?(?:期间|时期|末)|本届政府任期内|届内|春节前|期内"
)
FIGURE = re.compile(
    r"[\d０-９%％]|全覆盖|[一两二三四五六七八九十百千万]+[个家所座项场%成倍]|翻番|同步|正增长"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """What a clause does.

    ``kind``: an ``action`` has a verb with its object; an ``outcome`` a subject that comes into a state
    (甲桥通车);
    a ``measure`` a subject with a figure (入园率达到九成); a ``scope`` only says where or with what, an
    ``orientation`` in what spirit. ``at`` is where its own words begin, behind 一是; ``verb_at`` and
    ``verb_end``
    are the verb's place, as indices into the clause's words. ``verb`` is the verb as a reader would name it
    (推动建设).
    ``strength`` counts hedges but not figures. ``plain``: the clause has a strength word of its own (完成,
    推进, 力争).
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
