"""The indicators of the catalogue as lists ask for them."""

from __future__ import annotations

from functools import cache

from taizhang.lexicon.indicators import catalogue


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
