"""How a status shows: a shape, a word and a colour, never one of them alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from taizhang.core.verdict import Outcome
from taizhang.views.reconciliation import SIGNS
from taizhang.views.wording import wording
from taizhang.web.words import language

Tone = Literal["good", "near", "bad", "open"]
TONES: dict[Outcome, Tone] = {
    "exceeded": "good",
    "met": "good",
    "nearly": "near",
    "missed": "bad",
    "not_reported": "bad",
    "not_comparable": "open",
    "pending": "open",
}
SHAPES: dict[Tone, str] = {"good": "●", "near": "◐", "bad": "▼", "open": "○"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A status as it shows: ``tone`` is the class of its colour and the token of charts."""

    shape: str
    words: str
    tone: Tone

    def __str__(self) -> str:
        return f"{self.shape} {self.words}"


def sign_of(outcome: Outcome) -> Sign:
    """The sign of a verdict (结论)."""
    words = wording(language())[f"verdict.{outcome}"]
    return Sign(shape=SIGNS[outcome], words=words, tone=TONES[outcome])
