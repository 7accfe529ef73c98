"""Accuracy of the statements on the reference answers: by document, all together, and record by record."""

from __future__ import annotations

import csv
import importlib.util
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from taizhang.corpus.accuracy import NOTHING, Agreement, compare, figures
from taizhang.corpus.pipeline import statements_of
from taizhang.corpus.reference import read_records
from taizhang.views.lines import make_jsonl


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of a document that has reference answers: half-open offsets ``low``..``high``."""

    name: str
    document: Path
    low: int
    high: int
    gold: list[dict[str, Any]]


def stretches(shared: Path) -> list[Stretch]:
    """The stretches that RANGES.tsv lists."""
    with (shared / "gold" / "RANGES.tsv").open(encoding="utf-8", newline="") as lines:
        return [
            Stretch(
                name=row["gold"],
                document=shared / row["document"],
                low=int(row["low"]),
                high=int(row["high"]),
                gold=read_records(shared / "gold" / f"{row['gold']}.gold.jsonl"),
            )
            for row in csv.DictReader(lines, delimiter="\t")
        ]


def records_of(document: Path) -> list[dict[str, Any]]:
    """The statements of a document as ``taizhang extract`` prints them."""
    return [json.loads(line) for line in make_jsonl(statements_of(document)).splitlines()]


def agreements(shared: Path) -> dict[str, Agreement]:
    """The comparison of each stretch with what is found in it."""
    cache: dict[Path, list[dict[str, Any]]] = {}
    found = {}
    for stretch in stretches(shared):
        if stretch.document not in cache:
            cache[stretch.document] = records_of(stretch.document)
        found[stretch.name] = compare(
            stretch.gold, cache[stretch.document], low=stretch.low, high=stretch.high
        )
    return found


def measure(shared: Path) -> dict[str, float]:
    """Print the figures of every stretch and of all; return those of all, checked against the referee if it
    is there.
    """
    each = agreements(shared)
    print(f"{'':24}{'gold':>6}{'found':>6}{'P':>8}{'R':>8}{'span':>8}{'all':>8}")
    for name, agreement in each.items():
        _print_row(name, agreement)
    whole = sum(each.values(), NOTHING)
    _print_row("all", whole)
    result = figures(whole)
    print("  ".join(f"{name} {share:.4f}" for name, share in result.fields.items()))
    wrong = Counter(name for _, _, names in whole.pairs for name in names)
    print("wrong fields:", "  ".join(f"{name} {count}" for name, count in wrong.most_common()))
    measured = {
        "statements.precision": result.precision,
        "statements.recall": result.recall,
        "statements.span_f1": result.span_f1,
        "statements.all_fields_f1": result.all_fields_f1,
        **{f"statements.{name}": share for name, share in result.fields.items()},
    }
    referee = _referee(shared)
    if referee:
        measured |= _refereed(shared, referee)
    return measured


def verdicts(each: dict[str, Agreement]) -> dict[str, dict[str, str]]:
    """For each stretch, start offset of a record to ``right``, ``missed``, ``spurious`` or the fields that
    differ, with its rule.

    Offsets and rule names only, so that a stored run holds no text of the reports.
    """
    return {
        name: {
            **{
                f"{gold['start']}": f"{found['rule']}: {' '.join(wrong) or 'right'}"
                for gold, found, wrong in one.pairs
            },
            **{f"{record['start']}": "missed" for record in one.missed},
            **{f"+{record['start']}": f"{record['rule']}: spurious" for record in one.spurious},
        }
        for name, one in each.items()
    }


def _print_row(name: str, agreement: Agreement) -> None:
    row = figures(agreement)
    print(
        f"{name:24}{row.expected:6}{row.found:6}{row.precision:8.3f}{row.recall:8.3f}"
        f"{row.span_f1:8.3f}{row.all_fields_f1:8.3f}"
    )


def _referee(shared: Path) -> ModuleType | None:
    path = shared / "tools" / "score.py"
    if not path.is_file():
        return None
    spec = importlib.util.spec_from_file_location("referee", path)
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _refereed(shared: Path, referee: ModuleType) -> dict[str, float]:
    """The referee's figures over all stretches, laid one after the other."""
    gold: list[dict[str, Any]] = []
    found: list[dict[str, Any]] = []
    for number, stretch in enumerate(stretches(shared)):
        shift = number * 10**6
        records = records_of(stretch.document)
        for source, target in ((stretch.gold, gold), (records, found)):
            target += [
                record | {"start": record["start"] + shift, "end": record["end"] + shift}
                for record in source
                if stretch.low <= record["start"] < stretch.high and record["kind"] != "qualitative"
            ]
    result = referee.score(gold, found)[0]
    return {
        "statements.referee_span_f1": result["span_f1"],
        "statements.referee_all_fields_f1": result["tuple_f1"],
    }
