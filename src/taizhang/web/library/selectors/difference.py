"""How the commitments of two versions of a report differ, as lines of a list."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import get_args

from taizhang.ledger.difference import Change, Detail, Passage, Sort, difference
from taizhang.views.wording import wording
from taizhang.web.accounts.actors import Actor
from taizhang.web.library.covered import hidden_figures
from taizhang.web.library.entries import entries_of
from taizhang.web.library.models import Document
from taizhang.web.ui.lists.filters import Asked, choices, text
from taizhang.web.words import language, say

SORTS: tuple[Sort, ...] = get_args(Sort)
_SHAPES: dict[Sort, str] = {
    "added": "+",
    "dropped": "−",
    "weakened": "▼",
    "strengthened": "▲",
    "figure_changed": "≠",
}
_WORDED = {"strength": "strength", "comparator": "cmp", "modality": "modality"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceAsked(Asked):
    """What can be asked of a difference."""

    sort_of: tuple[str, ...] = choices(label="library.change", group="library.changes", values=SORTS)
    words: str = text(label="library.change_words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The changes from ``old`` to ``new``; how many of each sort, and how many commitments are the same."""

    old: Document
    new: Document
    changes: tuple[Change, ...]
    counts: dict[str, int]
    same: int


def compare(actor: Actor, old: Document, new: Document) -> Compared:
    """Compare two documents that were read; what people rejected counts in neither.

    A change that would tell a figure hidden from ``actor`` is left out.
    """
    found = difference(*entries_of([old, new]))
    hidden = [list(hidden_figures(actor, document.pk).values_list("start", "end")) for document in (old, new)]
    changes = tuple(
        change for change in found.changes if not any(map(_told_in, (change.old, change.new), hidden))
    )
    counted = Counter(change.sort for change in changes)
    return Compared(
        old=old,
        new=new,
        changes=changes,
        counts={sort: counted[sort] for sort in SORTS},
        same=found.same,
    )


def _told_in(passage: Passage | None, hidden: list[tuple[int, int]]) -> bool:
    """Whether one of the hidden figures stands in a commitment."""
    return passage is not None and any(low < passage.end and high > passage.start for low, high in hidden)


def changes_asked(compared: Compared, asked: DifferenceAsked) -> list[Change]:
    """The changes that fit."""
    return [
        change
        for change in compared.changes
        if (not asked.sort_of or change.sort in asked.sort_of)
        and (not asked.words or asked.words in words_of(change.old) + words_of(change.new))
    ]


def words_of(passage: Passage | None) -> str:
    """A commitment as its document words it; of a target also what it is about."""
    if passage is None:
        return ""
    told = passage.text if passage.kind == "task" else f"{passage.about} {passage.text}"
    return " ".join(told.split())


def sign_of(sort: Sort) -> str:
    """A change in shape and words."""
    return f"{_SHAPES[sort]} {say(f'library.changes.{sort}')}"


def details_of(change: Change) -> str:
    """What of a commitment differs: 力度：确保 → 力争."""
    return "；".join(map(_detail, change.details))


def _detail(detail: Detail) -> str:
    known = wording(language())

    def worded(value: str) -> str:
        group = _WORDED.get(detail.aspect)
        return (known.get(f"{group}.{value}", value) if group else value) or "—"

    return f"{say(f'library.aspects.{detail.aspect}')} {worded(detail.old)} → {worded(detail.new)}"
