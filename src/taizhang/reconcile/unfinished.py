"""Figures of what was to be done and of what goes on (未完成的数字): no results of finished work."""

from __future__ import annotations

from taizhang.lexicon.matching import matching_words
from taizhang.reconcile.facts import Fact

_LEVELS = frozenset({"amount", "increment"})


def still_going(target: Fact, result: Fact) -> bool:
    """Whether the target asks for something finished and the result says no more than that it goes on:
    建成10个示范点, 大力推进10个示范点.
    """
    rules = matching_words()
    if result.statement.kind not in _LEVELS or not rules.finished.search(target.before):
        return False
    return bool(rules.going_on.search(result.before)) and not rules.finished.search(result.clause)


def is_the_whole(result: Fact) -> bool:
    """Whether the figure is what there was to do, followed by what was done or left over: the 42 of
    42项实事完成38项, of 42项实事，除4项外全部办结.
    """
    statement = result.statement
    if matching_words().left_over.search(result.entry.text[statement.end : statement.sentence[1]]):
        return True
    if statement.kind not in _LEVELS or matching_words().flow.search(result.before):
        return False
    after = result.clause[len(result.before) + len(statement.text) :]
    told = matching_words().done_of.search(after)
    return told is not None and after[told.end() :].startswith(statement.unit) and bool(statement.unit)
