"""Which commitment of one version of a report is which in another."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from taizhang.core.commitment import Task
from taizhang.core.ids import normalised
from taizhang.core.statement import Statement

ALIKE_TASKS = 60.0
"""Least likeness (0–100, share of common characters in order) of two wordings of a task, figures aside."""

ALIKE_SUBJECTS = 75.0
"""Least likeness of what two figures of one kind and dimension measure."""

_OBJECT_CHARACTERS = 5
_FIGURES = re.compile(r"[0-9.,%]+")

T = TypeVar("T")
Pairs = list[tuple[int, int]]


def pair_tasks(old: Sequence[Task], new: Sequence[Task]) -> Pairs:
    """Pairs of indices, each index once: by the same words, by the same object, then by the likest words.

    Where a task stands does not matter: one that moved to another section is the same.
    """
    pairs = _by_key(old, new, lambda task: normalised(task.text))
    pairs += _by_key(old, new, _object_of, taken=pairs)
    words_old = [_FIGURES.sub("", normalised(task.text)) for task in old]
    words_new = [_FIGURES.sub("", normalised(task.text)) for task in new]
    return sorted(pairs + _by_likeness(words_old, words_new, pairs, least=ALIKE_TASKS))


def pair_targets(old: Sequence[Statement], new: Sequence[Statement]) -> Pairs:
    """Pairs of indices, each index once: by indicator or subject with kind, dimension and period, then
    without the period, then by the likest subject of one kind and dimension.
    """
    pairs = _by_key(old, new, lambda found: (_measured(found), found.period))
    pairs += _by_key(old, new, _measured, taken=pairs)
    dimensions: defaultdict[tuple[str, str], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, statements in enumerate((old, new)):
        for index, found in enumerate(statements):
            dimensions[found.kind, found.base_unit][side].append(index)
    for one, other in dimensions.values():
        inner = [(one.index(a), other.index(b)) for a, b in pairs if a in one and b in other]
        likest = _by_likeness(
            [normalised(old[index].subject) for index in one],
            [normalised(new[index].subject) for index in other],
            inner,
            least=ALIKE_SUBJECTS,
        )
        pairs += [(one[a], other[b]) for a, b in likest]
    return sorted(pairs)


def _object_of(task: Task) -> str | None:
    found = normalised(task.object)
    return found if len(found) >= _OBJECT_CHARACTERS else None


def _measured(found: Statement) -> tuple[str, str, str]:
    return found.indicator or normalised(found.subject), found.kind, found.base_unit


def _by_key(
    old: Sequence[T], new: Sequence[T], key: Callable[[T], Hashable | None], *, taken: Pairs | None = None
) -> Pairs:
    """Pair what has the same key, the first with the first; a key of None pairs nothing."""
    gone_old = {one for one, _ in taken or ()}
    gone_new = {other for _, other in taken or ()}
    waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
    for index, item in enumerate(new):
        if index not in gone_new:
            waiting[key(item)].append(index)
    pairs = []
    for index, item in enumerate(old):
        wanted = key(item)
        if index not in gone_old and wanted is not None and waiting[wanted]:
            pairs.append((index, waiting[wanted].popleft()))
    return pairs


def _by_likeness(old: Sequence[str], new: Sequence[str], taken: Pairs, *, least: float) -> Pairs:
    """Pair the rest, the likest first; of equal ones those that stand nearest to each other."""
    from rapidfuzz import fuzz, process  # whoever opens a ledger without comparing need not load it

    gone_old = {one for one, _ in taken}
    gone_new = {other for _, other in taken}
    rest = {index: words for index, words in enumerate(new) if index not in gone_new and words}
    found = []
    for index, words in enumerate(old):
        if index not in gone_old and words:
            matches = process.extract(words, rest, scorer=fuzz.ratio, score_cutoff=least, limit=10)
            found += [(-score, abs(index - other), index, other) for _, score, other in matches]
    pairs: Pairs = []
    for _, _, one, other in sorted(found):
        if one not in gone_old and other not in gone_new:
            gone_old.add(one)
            gone_new.add(other)
            pairs.append((one, other))
    return pairs
