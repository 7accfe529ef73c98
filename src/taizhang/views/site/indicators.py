"""What an indicator of the catalogue is called."""

from __future__ import annotations

from taizhang.core.errors import Language


def indicator_name(identity: str, *, language: Language) -> str:
    """The standard name of an indicator, its id where the catalogue does not have it."""
    from taizhang.lexicon.indicators import catalogue

    found = catalogue().get(identity)
    return identity if found is None else getattr(found, language)
