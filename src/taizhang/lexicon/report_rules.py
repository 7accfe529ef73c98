"""The wordings by which a report shows its build: headings, turning sentences, page noise, kinds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from taizhang.lexicon.source import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRule:
    """Evidence for a kind of report: ``pattern`` in the file name or in the head of the text, and what
    it weighs.
    """

    kind: str
    where: str
    weight: int
    pattern: re.Pattern[str]


@cache
def heading_rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Role and pattern for titles of sections, in order of precedence (data/headings.yaml)."""
    return tuple((rule["role"], re.compile(rule["pattern"])) for rule in read_yaml("headings"))


@cache
def role_cue(name: str) -> re.Pattern[str]:
    """The pattern of a turning sentence (data/role_cues.yaml)."""
    return re.compile(read_yaml("role_cues")[name]["pattern"])


@cache
def noise(place: str) -> re.Pattern[str]:
    """The pattern of page noise: ``anywhere``, ``head`` or ``tail`` (data/noise.yaml)."""
    return re.compile(read_yaml("noise")[place]["pattern"], re.IGNORECASE)


@cache
def kind_rules() -> tuple[KindRule, ...]:
    """The evidence for kinds of report (data/report_kinds.yaml)."""
    return tuple(
        KindRule(
            kind=rule["kind"],
            where=rule["where"],
            weight=rule["weight"],
            pattern=re.compile(rule["pattern"]),
        )
        for rule in read_yaml("report_kinds")
    )


def heading_role(title: str) -> str | None:
    """The role that a section title announces, or None; blanks in the title do not count."""
    compact = re.sub(r"\s+", "", title)
    return next((role for role, pattern in heading_rules() if pattern.search(compact)), None)
