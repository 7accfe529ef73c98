"""Which documents are versions (版本) of one report, and which of them is the current one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations
from pathlib import PurePath

from taizhang.core.ids import normalised
from taizhang.lexicon.wordlists import any_of, words

SHINGLE = 8
"""Characters of a shingle (字串): of this length two yearly reports of one place share less than a fifth."""

SHARED_SHINGLES = 0.5
"""Two documents whose smaller one has at least this share of its shingles in the other are versions."""

SHARED_FACTS = 0.6
FACT_SHINGLES = 0.25
LEAST_FACTS = 10
"""So are two with a lower share of shingles, but at least ``FACT_SHINGLES``, whose smaller one has
``SHARED_FACTS`` of its figures in the other, and ``LEAST_FACTS`` of them at least: reworded versions."""

_HEAD_CHARACTERS = 200
_DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What is known of a document without its text; ``years``: its plan periods, else its review periods."""

    id: str
    file: str
    place: str | None
    kind: str
    years: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What two documents are compared by: shingles without digits, figures (base value, unit, status), and
    for the choice of the current one whether it is a draft and how much it holds.
    """

    shingles: frozenset[str]
    facts: Counter[tuple[str, str]]
    draft: bool
    size: int


def content_of(text: str, *, file: str, facts: Iterable[tuple[str, str]]) -> Content:
    """The content of a document; ``facts`` are its figures, folded, with their status."""
    plain = _DIGITS.sub("", normalised(text))
    return Content(
        shingles=frozenset(plain[at : at + SHINGLE] for at in range(max(len(plain) - SHINGLE + 1, 1))),
        facts=Counter(facts),
        draft=is_draft(file, text),
        size=len(plain),
    )


def is_draft(file: str, text: str) -> bool:
    """Whether the file's name or the head of its text calls it a draft (征求意见稿、送审稿)."""
    return bool(_draft().search(PurePath(file).name) or _draft().search(text[:_HEAD_CHARACTERS]))


def are_versions(one: Content, other: Content) -> bool:
    """Whether two documents of one place, kind and year are versions of one report.

    By containment, not by Jaccard: an excerpt and the whole are versions, the whole being the current one.
    """
    fewest = min(len(one.shingles), len(other.shingles))
    shingles = len(one.shingles & other.shingles) / fewest if fewest else 0.0
    if shingles >= SHARED_SHINGLES:
        return True
    figures = min(one.facts.total(), other.facts.total())
    if shingles < FACT_SHINGLES or figures < LEAST_FACTS:
        return False
    return (one.facts & other.facts).total() / figures >= SHARED_FACTS


def blocks(candidates: Iterable[Candidate]) -> list[list[Candidate]]:
    """Documents that could be versions of each other, two or more: of one kind and one year.

    Of one place, too, where all places are known. Documents that name no year and no place are never
    versions: too little holds them together.
    """
    years: defaultdict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.years or candidate.place:
            years[candidate.kind, candidate.years].append(candidate)
    found: list[list[Candidate]] = []
    for block in years.values():
        if all(candidate.place for candidate in block):
            places: defaultdict[str | None, list[Candidate]] = defaultdict(list)
            for candidate in block:
                places[candidate.place].append(candidate)
            found.extend(places.values())
        else:
            found.append(block)
    return [block for block in found if len(block) > 1]


def current_versions(block: Sequence[Candidate], content: Callable[[str], Content]) -> dict[str, str]:
    """For each document of a block the identifier of the current version of its report.

    Two documents are compared where their places are the same or one's is unknown. Versions hang together
    through others (甲~乙, 乙~丙), so that the order of adding does not matter. Current is no draft rather
    than a draft, then the one with most text, then the lowest identifier.
    """
    read = lru_cache(maxsize=64)(content)
    head = {candidate.id: candidate.id for candidate in block}

    def top(found: str) -> str:
        while head[found] != found:
            found = head[found]
        return found

    for one, other in combinations(sorted(block, key=lambda candidate: candidate.id), 2):
        if one.place != other.place and one.place is not None and other.place is not None:
            continue
        if top(one.id) != top(other.id) and are_versions(read(one.id), read(other.id)):
            head[top(other.id)] = top(one.id)
    reports: defaultdict[str, list[str]] = defaultdict(list)
    for candidate in block:
        reports[top(candidate.id)].append(candidate.id)
    current: dict[str, str] = {}
    for versions in reports.values():
        best = (
            versions[0] if len(versions) == 1 else min(versions, key=lambda found: _rank(found, read(found)))
        )
        current |= dict.fromkeys(versions, best)
    return current


def unique_names(files: Mapping[str, str]) -> dict[str, str]:
    """The name of each document: its file's, with the head of its identifier where files are called alike."""
    counts = Counter(file.casefold() for file in files.values())
    names = {}
    for found, file in files.items():
        path = PurePath(file)
        alike = counts[file.casefold()] > 1
        names[found] = f"{path.stem}~{found[:8]}{path.suffix}" if alike else file
    return names


def _rank(found: str, content: Content) -> tuple[bool, int, str]:
    return content.draft, -content.size, found


@cache
def _draft() -> re.Pattern[str]:
    return re.compile(any_of(words("drafts", "drafts", "words")))
