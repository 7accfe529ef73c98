"""What an indicator of the catalogue is called."""

from __future__ import annotations

from functools import cache

from taizhang.core.errors import Language


@cache
def indicator_name(identity: str, *, language: Language) -> str:
    """The standard name of an indicator, its id where the catalogue does not have it."""
    from taizhang.lexicon.indicators import catalogue

    found = catalogue().get(identity)
    if found is None:
        return identity
    return found.zh if language == "zh" else found.en
