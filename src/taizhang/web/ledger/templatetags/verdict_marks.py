"""Signs and words of verdicts in templates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django import template

from taizhang.core.verdict import Outcome
from taizhang.views.reconciliation import SIGNS
from taizhang.web.library.vocabulary import word_of
from taizhang.web.words import say

register = template.Library()
_TONES = {"exceeded": "good", "met": "good", "nearly": "near", "missed": "bad", "not_reported": "bad"}
_SILENT = frozenset(("not_reported", "not_comparable", "pending"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A verdict as it shows: shape, word, colour."""

    shape: str
    words: str
    tone: str


@register.simple_tag
def outcome_sign(value: str) -> Sign:
    """``{% outcome_sign verdict.outcome as sign %}``."""
    return Sign(
        shape=SIGNS[cast("Outcome", value)], words=word_of("verdict", value), tone=_TONES.get(value, "")
    )


@register.filter
def report_word(value: str, group: str) -> str:
    """``{{ verdict.kind|report_word:"kind" }}``: a word of the vocabularies of reports."""
    return word_of(group, value)


@register.filter
def no_result(outcome: str) -> str:
    """Why there is no result to show."""
    return say(f"ledger.no_result.{outcome if outcome in _SILENT else 'other'}")
