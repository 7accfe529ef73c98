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


# What a plan report begins with; the other topics follow as the catalogue has them.
_FIRST = (
    *("national_accounts", "industry", "investment", "consumption", "trade", "public_finance", "income"),
    *("employment", "research", "enterprises"),
)


@cache
def positions() -> dict[str, int]:
    """The place of each indicator in lists: topic by topic, those first with which a plan begins."""
    order = {topic: at for at, topic in enumerate(_FIRST)}
    every = sorted(catalogue().values(), key=lambda entry: order.get(entry.topic, len(order)))
    return {entry.id: at for at, entry in enumerate(every)}
