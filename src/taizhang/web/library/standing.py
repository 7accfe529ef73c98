"""How far a document has come, as it shows: shape, word and tone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from taizhang.web.jobs.models import JobState
from taizhang.web.library.models import Document, DocumentState
from taizhang.web.words import say

_SHAPES = {
    "waiting": "○",
    "reading": "◐",
    "again": "◐",
    "read": "●",
    "failed": "▼",
    "copy": "◇",
    "withdrawn": "×",
}
_TONES: dict[str, Literal["good", "near", "bad"]] = {
    "reading": "near",
    "again": "near",
    "read": "good",
    "failed": "bad",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The state of a document as a reader sees it; ``is_open`` while a reading waits or runs."""

    word: str
    shape: str
    tone: str
    is_open: bool

    def __str__(self) -> str:
        return self.word


def standing_of(document: Document, reading: str | None = None) -> Standing:
    """Where a document stands; ``reading`` is the state of its open job, where it has one."""
    name = str(document.state)
    if document.withdrawn_at is not None:
        name = "withdrawn"
    elif reading is not None and document.state == DocumentState.READ:
        name = "again"
    elif reading == JobState.RUNNING:
        name = "reading"
    return Standing(
        word=say(f"library.states.{name}"),
        shape=_SHAPES[name],
        tone=_TONES.get(name, ""),
        is_open=reading is not None and document.withdrawn_at is None,
    )
