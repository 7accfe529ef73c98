"""Organs (单位): labels that give units a role in a task list, and what a short name stands for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from taizhang.core.commitment import UnitRole
from taizhang.lexicon.source import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """An organ (单位): its full name without the place; ``valid``: the years of that name (``2018/``)."""

    id: str
    full: str
    valid: str | None


@cache
def role_labels() -> dict[str, UnitRole]:
    """Label → role: 牵头单位 → ``lead``."""
    labels: dict[str, Any] = read_yaml("organs")["labels"]
    roles: tuple[UnitRole, ...] = ("lead", "responsible", "cooperating")
    return {label: role for role in roles for label in labels[role]}


@cache
def _by_ending() -> tuple[tuple[str, Organ], ...]:
    pairs: list[tuple[str, Organ]] = []
    for entry in read_yaml("organs")["organs"]:
        organ = Organ(id=entry["id"], full=entry["full"], valid=entry.get("valid"))
        pairs.extend((name, organ) for name in (entry["full"], *entry["short"]))
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def resolve_organ(name: str) -> Organ | None:
    """The organ that a name as written stands for (区发改局 → 发展和改革局), whatever its place; None where
    unknown.
    """
    return next((organ for ending, organ in _by_ending() if name.endswith(ending)), None)
