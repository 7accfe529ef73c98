"""How well found statements agree with reference answers (准确率): spans, fields, all fields together, by
rule.

The meaning of a match follows the annotation guide: reference records marked optional count neither way,
``a|b`` in a reference field accepts either, statements without a numeral are left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

FIELDS = ("value", "unit", "kind", "cmp", "status", "period", "modality", "subject")
SUBJECT_LIKENESS = 0.6
"""How alike two subjects must be (F1 of their characters) to name the same thing."""

Record = Mapping[str, Any]
_SCALES = (("万亿", 1e12), ("千万", 1e7), ("百万", 1e6), ("亿", 1e8), ("万", 1e4), ("千", 1e3))
_UNITS_WITH_THOUSAND = re.compile("千[米克瓦伏公]")
_SUBJECT_NOISE = re.compile(r"[\s“”\"'（）()、，的《》]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One comparison: pairs that met, what was missed, what was found in vain.

    ``pairs`` are (reference, found, fields that differ); optional references and what met them are in none
    of these.
    """

    pairs: tuple[tuple[Record, Record, tuple[str, ...]], ...]
    missed: tuple[Record, ...]
    spurious: tuple[Record, ...]

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(
            pairs=self.pairs + other.pairs,
            missed=self.missed + other.missed,
            spurious=self.spurious + other.spurious,
        )


NOTHING = Agreement(pairs=(), missed=(), spurious=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Shares between 0 and 1. ``fields`` is the share right among pairs; ``rules`` precision, all fields
    and count by rule.
    """

    expected: int
    found: int
    precision: float
    recall: float
    span_f1: float
    all_fields_f1: float
    fields: dict[str, float]
    rules: dict[str, tuple[float, float, int]] = field(default_factory=dict)


def compare(
    reference: Sequence[Record], found: Sequence[Record], *, low: int = 0, high: int | None = None
) -> Agreement:
    """Pair the records of one document by greatest overlap of their spans, each used once.

    Only records that start in the half-open range ``low``..``high`` of offsets take part.
    """

    def within(records: Sequence[Record]) -> list[Record]:
        return [
            record
            for record in records
            if record["kind"] != "qualitative"
            and low <= record["start"]
            and (high is None or record["start"] < high)
        ]

    wanted, given = within(reference), within(found)
    partner = _pair(wanted, given)
    taken = set(partner.values())
    pairs, missed = [], []
    for index, record in enumerate(wanted):
        if record.get("optional"):
            continue
        if index in partner:
            other = given[partner[index]]
            pairs.append((record, other, differing(record, other)))
        else:
            missed.append(record)
    spurious = tuple(record for index, record in enumerate(given) if index not in taken)
    return Agreement(pairs=tuple(pairs), missed=tuple(missed), spurious=spurious)


def differing(reference: Record, found: Record) -> tuple[str, ...]:
    """The fields in which two paired records differ."""
    wanted, given = _folded(reference), _folded(found)
    return tuple(name for name in FIELDS if not _same(name, reference, found, wanted, given))


def figures(agreement: Agreement) -> Figures:
    """The figures of one comparison or of several added up."""
    met, missed, spurious = len(agreement.pairs), len(agreement.missed), len(agreement.spurious)
    right = sum(not wrong for _, _, wrong in agreement.pairs)
    unequal = met - right
    by_field = {
        name: sum(name not in wrong for _, _, wrong in agreement.pairs) / met if met else 0.0
        for name in FIELDS
    }
    return Figures(
        expected=met + missed,
        found=met + spurious,
        precision=met / (met + spurious) if met + spurious else 0.0,
        recall=met / (met + missed) if met + missed else 0.0,
        span_f1=_f1(met, spurious, missed),
        all_fields_f1=_f1(right, spurious + unequal, missed + unequal),
        fields=by_field,
        rules=_by_rule(agreement),
    )


def _by_rule(agreement: Agreement) -> dict[str, tuple[float, float, int]]:
    met: Counter[str] = Counter()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for _, record, wrong in agreement.pairs:
        rule = record.get("rule") or ""
        met[rule] += 1
        total[rule] += 1
        right[rule] += not wrong
    for record in agreement.spurious:
        total[record.get("rule") or ""] += 1
    return {rule: (met[rule] / count, right[rule] / count, count) for rule, count in sorted(total.items())}


def _pair(wanted: list[Record], given: list[Record]) -> dict[int, int]:
    """Index in ``wanted`` to index in ``given``, the pair with the greatest share of common characters
    first.
    """
    order = sorted(range(len(given)), key=lambda index: given[index]["start"])
    candidates: list[tuple[float, int, int]] = []
    for index, record in enumerate(wanted):
        for other in order:
            if given[other]["start"] >= record["end"]:
                break
            common = min(record["end"], given[other]["end"]) - max(record["start"], given[other]["start"])
            if common > 0:
                whole = max(record["end"], given[other]["end"]) - min(record["start"], given[other]["start"])
                candidates.append((-common / whole, index, other))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, index, other in sorted(candidates):
        if index not in partner and other not in taken:
            partner[index] = other
            taken.add(other)
    return partner


def _same(
    name: str,
    reference: Record,
    found: Record,
    wanted: tuple[list[float], str],
    given: tuple[list[float], str],
) -> bool:
    if name == "value":
        # A third is written 0.3333 in the reference answers.
        slack = 5e-3 if not reference["unit"] and _is_share(reference) else 1e-9
        return len(wanted[0]) == len(given[0]) and all(
            abs(a - b) <= slack * max(1.0, abs(a)) for a, b in zip(wanted[0], given[0], strict=True)
        )
    if name == "unit":
        return wanted[1] == given[1]
    if name == "modality":
        return (reference.get(name) or None) == (found.get(name) or None)
    if name == "subject":
        return _likeness(reference[name] or "", found[name] or "") >= SUBJECT_LIKENESS
    return found[name] in reference[name].split("|")


def _folded(record: Record) -> tuple[list[float], str]:
    """The numbers with 万, 亿 and 成 multiplied in, and the bare unit; a share without unit counts as %."""
    unit = "".join(unicodedata.normalize("NFKC", record["unit"] or "").split())
    factor = 1.0
    if unit == "成":
        factor, unit = 10.0, "%"
    elif not unit and _is_share(record):
        factor, unit = 100.0, "%"
    elif not _UNITS_WITH_THOUSAND.match(unit):
        for prefix, size in _SCALES:
            if unit.startswith(prefix):
                factor, unit = size, unit.removeprefix(prefix)
                break
    value = record["value"]
    numbers = value if isinstance(value, (list, tuple)) else [value]
    return [round(float(number) * factor, 6) for number in numbers if number is not None], unit


def _is_share(record: Record) -> bool:
    return not {"ratio", "growth"}.isdisjoint(record["kind"].split("|"))


def _likeness(one: str, other: str) -> float:
    first, second = (
        Counter(_SUBJECT_NOISE.sub("", unicodedata.normalize("NFKC", text))) for text in (one, other)
    )
    size = first.total() + second.total()
    if not size:
        return 1.0
    return 2 * (first & second).total() / size


def _f1(right: int, spurious: int, missed: int) -> float:
    return 2 * right / (2 * right + spurious + missed) if right else 0.0
