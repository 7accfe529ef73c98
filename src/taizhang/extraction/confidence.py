"""Confidence (置信度): how often a rule was wholly right on the reference answers."""

from __future__ import annotations

from functools import cache

from taizhang.lexicon.source import read_yaml


@cache
def _shares() -> tuple[dict[str, float], float]:
    data = read_yaml("confidence")
    return {str(k): float(v) for k, v in data["rules"].items()}, float(data["other"])


@cache
def confidence_of(kind: str, rule: str) -> float:
    """The share (0 to 1) of statements of this kind made by this subject rule that had all fields right.

    The most specific entry of ``data/confidence.yaml`` counts.
    """
    shares, other = _shares()
    return shares.get(f"{kind}.{rule}", shares.get(rule, other))
