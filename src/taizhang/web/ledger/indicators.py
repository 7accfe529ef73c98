"""Names of the indicators of the catalogue."""

from __future__ import annotations

from functools import cache

from taizhang.lexicon.indicators import catalogue
from taizhang.web.words import language


def name_of(indicator: str) -> str:
    """The name in the language of the request; the id itself where the catalogue no longer has it."""
    entry = catalogue().get(indicator)
    if entry is None:
        return indicator
    return entry.en if language() == "en" else entry.zh


def named_like(words: str) -> list[str]:
    """The indicators whose name, or another name that reports use, contains ``words``."""
    wanted = words.casefold()
    return [
        entry.id
        for entry in catalogue().values()
        if any(wanted in name.casefold() for name in (entry.zh, entry.en, *entry.names))
    ]


@cache
def positions() -> dict[str, int]:
    """The place of each indicator in the catalogue, by which lists are in order."""
    return {indicator: at for at, indicator in enumerate(catalogue())}
