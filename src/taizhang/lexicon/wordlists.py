"""Lists of words from the rule files, and the regular expressions made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from taizhang.lexicon.source import read_yaml


@cache
def words(file: str, *path: str) -> tuple[str, ...]:
    """The word list at ``path`` in ``data/<file>.yaml``, longest first."""
    node = read_yaml(file)
    for key in path:
        node = node[key]
    return tuple(sorted(map(str, node), key=lambda w: (-len(w), w)))


def any_of(entries: Iterable[str]) -> str:
    """A regular expression for any of the words, longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(entries, key=lambda w: (-len(w), w))) + ")"
