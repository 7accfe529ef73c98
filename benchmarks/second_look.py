"""Fits the weights of the second look (``lexicon/data/second_look.yaml``) to reference chains.

Run ``python benchmarks/second_look.py FOLDER_OF_REPORTS CHAINS.jsonl...`` after its signs have changed: it
prints the weights, and how often the likeliest result was the right one with each report judged by weights
fitted without it. Targets that a name answers take no part; of the others each result that may be
told of them is one example, right where it lies in the quoted result.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from taizhang.core.verdict import Verdict
from taizhang.ledger import entry_at
from taizhang.lexicon.second_look import Signs, second_look
from taizhang.reconcile import reconcile
from taizhang.reconcile.look_again import Key, key_of, signs_in
from taizhang.reconcile.periods import covers_years
from taizhang.reconcile.reports import Report, answering, reports_by_place

SIGNS = ("rare_pairs", "longest", "sentence", "characters", "touching", "taken", "size")
RIDGE = 1.0
SPREAD = np.array([20.0, 5.0, 0.2, 0.2, 0.1, 1.0, 1.0])
_AGAIN = "用词相近"

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A result that may be told of a target: report, row, what the signs say, whether it is."""

    report: str
    row: int
    signs: tuple[float, ...]
    right: bool
    told: bool


def examples(folder: Path, chains: Path) -> Iterator[Example]:
    """The examples of one file of chains."""
    rows = [json.loads(line) for line in chains.read_text(encoding="utf-8").splitlines() if line.strip()]
    names = sorted({row[key] for row in rows for key in ("target_file", "result_file") if row.get(key)})
    entries = [entry_at(folder / name) for name in names]
    verdicts = reconcile(entries)
    places = reports_by_place(entries)
    for number, row in enumerate(rows):
        for verdict in verdicts:
            if _is_of(verdict, row, entries[names.index(row["target_file"])].text):
                break
        else:
            continue
        if verdict.verdict != "not_reported" and not any(_AGAIN in reason for reason in verdict.reasons):
            continue
        reports = next(found for found in places.values() if _own(found, verdict) is not None)
        own = _own(reports, verdict)
        if own is None:
            continue
        target = next(
            fact
            for fact in own.targets
            if (fact.statement.start, fact.statement.end) == (verdict.target.start, verdict.target.end)
        )
        if covers_years(target.months) != 1:
            continue
        taken = _taken(verdicts, verdict, reports)
        for report in answering(target.months, own, reports)[0]:
            spans = _spans(report.entry.text, row["result_text"])
            for result, signs in signs_in(target, report, taken=taken):
                statement = result.statement
                right = any(statement.start < end and statement.end > start for start, end in spans)
                told = row["verdict"] != "not_reported"
                yield Example(row["target_file"], number, _numbers(signs), right, told)


def _is_of(verdict: Verdict, row: dict[str, object], text: str) -> bool:
    inside = any(start <= verdict.target.start < end for start, end in _spans(text, str(row["target_text"])))
    named = Path(verdict.target.document).name == row["target_file"]
    return named and inside and verdict.target.value in (row["target_value"], _pair(row["target_value"]))


def _pair(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _own(reports: list[Report], verdict: Verdict) -> Report | None:
    return next((report for report in reports if report.entry.name == verdict.target.document), None)


def _taken(verdicts: tuple[Verdict, ...], own: Verdict, reports: list[Report]) -> frozenset[Key]:
    """The results that other targets of the same report have by their names."""
    starts = {
        (verdict.result.document, verdict.result.start)
        for verdict in verdicts
        if verdict.result is not None
        and verdict.target.document == own.target.document
        and not any(_AGAIN in reason for reason in verdict.reasons)
    }
    return frozenset(
        key_of(fact)
        for report in reports
        for fact in report.results
        if (report.entry.name, fact.statement.start) in starts
    )


def _spans(text: str, quoted: str | None) -> list[tuple[int, int]]:
    found, spans = text.find(quoted) if quoted else -1, []
    while quoted and found >= 0:
        spans.append((found, found + len(quoted)))
        found = text.find(quoted, found + 1)
    return spans


def _numbers(signs: Signs) -> tuple[float, ...]:
    size = second_look().of_size(signs.times)
    return (*(float(getattr(signs, name)) for name in SIGNS[:-1]), size)


def fitted(signs: Array, right: Array) -> Array:
    """The weights and, last, the base of a logistic regression with a ridge, by the method of Newton."""
    columns = np.column_stack([signs / SPREAD, np.ones(len(signs))])
    ridge = np.diag([RIDGE] * signs.shape[1] + [0.0])
    weights = np.zeros(columns.shape[1])
    for _ in range(50):
        likely = 1.0 / (1.0 + np.exp(-columns @ weights))
        slope = columns.T @ (right - likely) - ridge @ weights
        curve = (columns * (likely * (1 - likely))[:, None]).T @ columns + ridge
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-9:
            break
    return np.concatenate([weights[:-1] / SPREAD, weights[-1:]])


def main(folder: Path, chains: list[Path]) -> None:
    """Print the weights and the held-out share right at several likelihoods."""
    found = [example for path in chains for example in examples(folder, path)]
    if len({example.report for example in found}) < 2:
        raise SystemExit("chains of two reports at least are needed: each is judged by what the others teach")
    signs = np.array([example.signs for example in found])
    right = np.array([float(example.right) for example in found])
    reports = np.array([example.report for example in found])
    weights = fitted(signs, right)
    print(f"# {len(found)} examples, {int(right.sum())} right, {len(chains)} files")
    for name, weight in zip((*SIGNS, "base"), weights, strict=True):
        print(f"  {name}: {weight:.4g}")
    best: dict[tuple[str, int], tuple[float, Example]] = {}
    for report in sorted(set(reports)):
        without = fitted(signs[reports != report], right[reports != report])
        for example in (one for one in found if one.report == report):
            logit = float(np.dot(example.signs, without[:-1]) + without[-1])
            key = (example.report, example.row)
            if key not in best or logit > best[key][0]:
                best[key] = (logit, example)
    for least in (0.2, 0.3, 0.4, 0.5, 0.6, 0.8):
        shown = [one for logit, one in best.values() if 1 / (1 + np.exp(-logit)) >= least]
        hit, idle = sum(one.right for one in shown), sum(not one.told for one in shown)
        print(f"# from {least}: {len(shown)} shown, {hit} right, {idle} where nothing was told")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
