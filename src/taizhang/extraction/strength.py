"""Strength (力度) of a task and whether it can be checked later (可检验性)."""

from __future__ import annotations

from taizhang.core.commitment import Strength
from taizhang.core.errors import Language
from taizhang.extraction.predicates import Predicate

# Stable codes of why a task cannot be checked, with their wording.
WHY_NOT: dict[str, tuple[str, str]] = {
    "study_only": ("只承诺研究、探索，没有可核对的成果", "only a study is promised, no result to check"),
    "continuing": (
        "持续性工作，没有数量，也没有完成状态",
        "continuing work without a figure or an end state",
    ),
    "no_figure_no_end_state": ("没有数量，也没有完成状态", "neither a figure nor an end state"),
    "no_object": ("没有写明做什么", "no object is named"),
}


def why_not_wording(code: str, language: Language) -> str:
    """The wording of a ``why_not`` code. Raises KeyError for an unknown code."""
    zh, en = WHY_NOT[code]
    return zh if language == "zh" else en


def strength_of(predicate: Predicate, *, quantified: bool, binding: bool) -> Strength:
    """The strength of a task: binding goals first, then the hedge, then the governing verb.

    A figure makes a degree verb firm (培育10家), a continuing adverb takes the firmness from an act
    (持续开展).
    """
    if binding:
        return "binding"
    entry = predicate.entry
    if predicate.hedge is not None or entry is None or predicate.strength != entry.strength:
        return predicate.strength
    if entry.counted and quantified:
        return "firm"
    if entry.act and not entry.listed and predicate.continuing and not quantified:
        return "promote"
    return predicate.strength


def testability(
    predicate: Predicate, *, strength: Strength, quantified: bool, target: str, ends: bool
) -> str | None:
    """None where a reader could tell a year later if the task was done, else the code of the reason.

    ``target`` is the object as written; ``ends`` says that the clause names an end state (开工, 投入使用).
    """
    if quantified or ends:
        return None
    if len(target) < 2:
        return "no_object"
    if strength == "study":
        return "study_only"
    entry = predicate.entry
    if entry is not None and entry.act:
        return "continuing" if predicate.continuing else None
    return "no_figure_no_end_state"
