"""The spelling of an indicator's name: what may vary in it, and what may stand before and after it.

The words are data: ``data/indicator_names.yaml``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from taizhang.lexicon.divisions import is_name
from taizhang.lexicon.source import read_yaml

_NOISE = re.compile(r"[\s\"'“”‘’「」『』《》〈〉]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameIndex:
    """Normalised names with their owners, and the last two characters of each, rare at other ends."""

    owners: dict[str, str]
    endings: frozenset[str]


def name_index(owners: dict[str, str]) -> NameIndex:
    """The index of ``owners``, a normalised name to the id that it belongs to."""
    return NameIndex(owners=owners, endings=frozenset(name[-2:] for name in owners))


def normalised(subject: str) -> str:
    """The one spelling under which a subject (指标名称) is looked up: no blanks, quotes, explaining brackets.

    Widths and letter case are folded, 规模以上 is 规上, every 生产总值 but the national product is ``gdp``,
    and every share reads 占…比重.
    """
    text = unicodedata.normalize("NFKC", _NOISE.sub("", subject)).lower()
    rules = _spelling()
    if "(" in text:
        text = rules.explanation.sub("", text).replace("(", "").replace(")", "")
    for word, pattern, replacement in rules.synonyms:
        if word in text:
            text = pattern.sub(replacement, text)
    return text


def owner_of(text: str, index: NameIndex) -> tuple[str, bool] | None:
    """The owner of the longest name in a normalised subject, and whether 增速 or the like follows the name.

    Before a name only places, areas, times and bare verbs may stand, after it only words of size and change:
    the part, the share and the project of an indicator are not the indicator.
    """
    whole = index.owners.get(text)
    if whole is not None:
        return whole, False
    trailing = _surroundings().after
    ends = [
        (end, after["change"] is not None)
        for end in range(len(text), 1, -1)
        if (text[end - 2 : end] in index.endings or text[end - 1] in index.endings)
        and (after := trailing.fullmatch(text, end))
    ]
    if not ends:
        return None
    for start in _starts(text):
        for end, change in ends:
            found = index.owners.get(text[start:end])
            if found is not None:
                return found, change
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spelling:
    explanation: re.Pattern[str]
    synonyms: tuple[tuple[str, re.Pattern[str], str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Surroundings:
    lead: re.Pattern[str]
    place: re.Pattern[str]
    after: re.Pattern[str]
    endings: tuple[str, ...]
    short_regions: frozenset[str]
    plain_words: frozenset[str]


@cache
def _spelling() -> _Spelling:
    rules = read_yaml("indicator_names")
    words = "|".join(rules["brackets"]["explaining"])
    return _Spelling(
        explanation=re.compile(rf"\((?=[^()]*(?:{words}))[^()]*\)"),
        synonyms=tuple((rule["word"], re.compile(rule["pattern"]), rule["by"]) for rule in rules["synonyms"]),
    )


@cache
def _surroundings() -> _Surroundings:
    rules = read_yaml("indicator_names")
    before, after, places = rules["before"], rules["after"], rules["places"]
    lead = "|".join(word for part in ("areas", "times", "verbs") for word in before[part]["words"])
    sizes = "|".join(after["sizes"]["words"])
    changes = "|".join(after["changes"]["words"])
    return _Surroundings(
        lead=re.compile(f"(?:{lead})的?"),
        place=_place_pattern(places),
        after=re.compile(f"(?:的?(?:{sizes}))*(?P<change>的?(?:{changes}))*"),
        endings=tuple(places["endings"]),
        short_regions=frozenset(places["short_regions"]),
        plain_words=frozenset(places["plain_words"]),
    )


def _place_pattern(places: dict[str, list[str]]) -> re.Pattern[str]:
    """A place by its ending, unknown ones too, but no part of a place and no several places."""
    endings = "|".join(places["endings"])
    by_length = defaultdict(list)
    for part in places["parts"]:
        by_length[len(part)].append(part)
    no_part = "".join(f"(?<!{'|'.join(parts)})" for _, parts in sorted(by_length.items()))
    front, inside = "|".join(places["not_at_front"]), "".join(places["not_inside"])
    return re.compile(
        rf"(?!{front})(?:(?![{inside}])[一-鿿]){{2,9}}?(?:{endings})"
        rf"(?<![{''.join(places['numbers'])}](?:{endings})){no_part}"
    )


def _starts(text: str) -> Iterator[int]:
    """Where a name may begin: at the front, and behind whatever may stand before it."""
    yield 0
    rules = _surroundings()
    reached, pending = {0}, [0]
    while pending:
        start = pending.pop()
        ends = {
            match.end() for match in (rules.lead.match(text, start), rules.place.match(text, start)) if match
        }
        short = range(start + 2, min(start + 6, len(text)))
        ends |= {end for end in short if _is_short_place(text[start:end], rules)}
        pending += ends - reached
        reached |= ends
    yield from sorted(reached - {0})


def _is_short_place(word: str, rules: _Surroundings) -> bool:
    """Whether a division is called so without its ending: 深圳, 宁夏."""
    if word in rules.plain_words:
        return False
    return word in rules.short_regions or any(is_name(word + ending) for ending in rules.endings)
