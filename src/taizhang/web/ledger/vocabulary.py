"""Vocabularies of verdicts as filters offer them, and indicators by what people call them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Q

from taizhang.lexicon.indicators import catalogue
from taizhang.web.library.vocabulary import indicator_name, word_of


def options(group: str, values: Iterable[str]) -> list[tuple[str, str]]:
    """Values with their words, for a filter."""
    return [(value, word_of(group, value)) for value in values]


def called(indicator: str, subject: str) -> str:
    """The name of an indicator of the catalogue; where there is none, how the text calls it."""
    return indicator_name(indicator) if indicator else subject


def called_like(words: str) -> Q:
    """The condition that a subject contains ``words`` in whatever case; Chinese has none."""
    has_case = words.lower() != words.upper()
    return Q(subject__icontains=words) if has_case else Q(subject__contains=words)


def indicators_named(words: str) -> Sequence[str]:
    """The indicators of the catalogue whose name in either language, or other name, contains ``words``."""
    lowered = words.lower()
    return [
        identity
        for identity, entry in catalogue().items()
        if words in entry.zh or lowered in entry.en.lower() or any(words in name for name in entry.names)
    ]
