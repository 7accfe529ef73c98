"""The words for what a record says: the same as in the tables and pages that the command line writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from taizhang.lexicon.indicators import catalogue
from taizhang.views.flow import flowing
from taizhang.views.wording import wording
from taizhang.web.library.models import ProjectMention, Statement, Task
from taizhang.web.words import language

KINDS = ("amount", "increment", "growth", "ratio", "rank", "multiple", "qualitative")
COMPARATORS = ("eq", "ge", "gt", "le", "lt", "approx")
STATUSES = ("actual", "estimate", "target")
MODALITIES = ("expected", "binding")
STRENGTHS = ("binding", "firm", "strive", "promote", "study")
UNIT_ROLES = ("lead", "responsible", "cooperating")


def word_of(group: str, value: str) -> str:
    """The word for a value of a vocabulary (``kind``, ``status``, ``strength``…); the value where none is."""
    return wording(language()).get(f"{group}.{value}", value) if value else ""


def indicator_name(indicator: str) -> str:
    """The name of an indicator of the catalogue; its identifier where the catalogue has none such."""
    entry = catalogue().get(indicator)
    if entry is None:
        return indicator
    return entry.zh if language() == "zh" else entry.en


def number(value: float | None) -> str:
    """A number as written in the text: no more digits than it has."""
    return "" if value is None else f"{value:.12g}"


class Valued(Protocol):
    """What a value is written from: a statement, or what a page has read of one."""

    @property
    def text(self) -> str:
        """Its words."""

    @property
    def value(self) -> float | None:
        """The value, or its lower end."""

    @property
    def value_high(self) -> float | None:
        """The upper end of a range."""

    @property
    def unit_text(self) -> str:
        """The unit as written."""

    @property
    def cmp(self) -> str:
        """How it compares."""


def value_words(record: Valued, *, word: Callable[[str, str], str] = word_of) -> str:
    """The value with its comparison and unit (不低于 6.5%); of a qualitative statement its words.

    ``word``: where words are looked up.
    """
    if record.value is None:
        return flowing(record.text)
    low, high = number(record.value), number(record.value_high)
    told = f"{low}–{high}" if high else low
    comparison = word("cmp", record.cmp)
    return f"{comparison} {told}{record.unit_text}".strip()


def title_of(record: Statement | Task | ProjectMention) -> str:
    """What a record is about, in a few words."""
    match record:
        case Statement():
            return record.subject or record.text
        case Task():
            return record.object or record.text
        case _:
            return record.name
