"""Verbs of commitment (动词、力度词): what opens the clause of a task, and how strongly it promises."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from taizhang.core.commitment import Strength
from taizhang.core.errors import LexiconError
from taizhang.lexicon.source import read_yaml

_STRENGTHS = ("firm", "strive", "promote", "study")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """An action verb (动词) and what it promises.

    ``listed``: the word itself says the strength. ``act``: a one-off or countable act. ``counted``: firm
    with a
    counted object (培育10家), else as its group says.
    """

    word: str
    strength: Strength
    group: str
    listed: bool
    act: bool
    counted: bool


class Words:
    """A list of words that finds the longest one standing at a place of a text.

    The words are kept by their first two characters, so that a look-up seldom tries more than one or two.
    """

    __slots__ = ("_by_pair", "_single")

    def __init__(self, words: Iterable[str]) -> None:
        known = set(words)
        by_pair: dict[str, list[str]] = {}
        for word in sorted(known, key=lambda w: (-len(w), w)):
            if len(word) > 1:
                by_pair.setdefault(word[:2], []).append(word)
        self._by_pair = {pair: tuple(entries) for pair, entries in by_pair.items()}
        self._single = frozenset(word for word in known if len(word) == 1)

    def at(self, text: str, index: int) -> str:
        """The longest word that starts at ``text[index]``; empty where there is none."""
        for word in self._by_pair.get(text[index : index + 2], ()):
            if text.startswith(word, index):
                return word
        first = text[index : index + 1]
        return first if first in self._single else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbLexicon:
    """All of ``data/verbs.yaml``, ready for look-up."""

    verbs: Mapping[str, Verb]
    heads: Words
    adverbs: Words
    continuing: frozenset[str]
    hedges: Mapping[str, Strength]
    hedge_words: Words
    hard_effects: Words
    soft_effects: Words
    effect_limits: Mapping[str, re.Pattern[str]]
    nouns: Words
    orientations: Words
    scopes: Words
    not_scopes: re.Pattern[str]
    outcomes: re.Pattern[str]
    progress: re.Pattern[str]
    measures: re.Pattern[str]


def alternation(words: Iterable[str]) -> str:
    """A pattern source that matches the longest of the words."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w)))


@cache
def verb_lexicon() -> VerbLexicon:
    """The verbs and the words around them.

    Raises LexiconError where a group names an unknown strength or two groups claim one word.
    """
    data: dict[str, Any] = read_yaml("verbs")
    verbs: dict[str, Verb] = {}
    for group in data["groups"]:
        if group["strength"] not in _STRENGTHS:
            raise _broken(group["id"], group["strength"])
        for word in group["words"]:
            if word in verbs and verbs[word].group != group["id"]:
                raise _broken(group["id"], word)
            verbs[word] = Verb(
                word=word,
                strength=group["strength"],
                group=group["id"],
                listed=bool(group.get("listed")),
                act=bool(group.get("act")),
                counted=bool(group.get("counted")),
            )
    effects = data["effects"]
    return VerbLexicon(
        verbs=verbs,
        heads=Words(verbs),
        adverbs=Words(data["adverbs"]),
        continuing=frozenset(data["continuing"]),
        hedges=dict(data["hedges"]),
        hedge_words=Words(data["hedges"]),
        hard_effects=Words(effects["hard"]),
        soft_effects=Words(effects["soft"]),
        effect_limits={
            **{word: re.compile(f"(?:{alternation(ends)})\\Z") for word, ends in effects["endings"].items()},
            **{word: re.compile(alternation(parts)) for word, parts in effects["insides"].items()},
        },
        nouns=Words(data["nouns"]),
        orientations=Words(data["orientations"]["words"]),
        scopes=Words(data["scopes"]),
        not_scopes=re.compile(alternation(data["not_scopes"])),
        outcomes=re.compile(f"(?:{alternation(data['outcomes'])})" + r"(?:[（(][^）)]*[）)])?\Z"),
        progress=re.compile(f"(?:{alternation(data['progress'])})\\Z"),
        measures=re.compile(f"(?:{alternation(data['measures'])})(?![率面])"),
    )


def _broken(group: str, what: str) -> LexiconError:
    return LexiconError(
        "lexicon.verbs",
        zh=f"verbs.yaml 的 {group} 组里“{what}”有误：力度须是 {'、'.join(_STRENGTHS)}，一词一组。请改正。",
        en=f"verbs.yaml, group {group}: {what!r} is no known strength or stands in two groups. Correct it.",
    )
