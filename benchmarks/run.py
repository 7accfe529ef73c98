"""``make bench``: every figure beside the value it needs, and what was gained and lost since a stored run.

usage: python benchmarks/run.py [--shared FOLDER] [--only PART ...] [--save-baseline] [--gate]

Parts: statements, structure, commitments, speed, ledger, chains. Writes build/bench/latest.json; compares
with benchmarks/baseline.json where it is there. With --gate the exit status is 1 where a needed value is not
reached.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
LATEST = ROOT / "build" / "bench" / "latest.json"
BASELINE = HERE / "baseline.json"
PARTS = ("statements", "structure", "commitments", "speed", "ledger", "chains")

# The least (or with "max" the most) that each figure must be; timing is told but decides nothing in tests.
NEEDS: dict[str, tuple[str, float]] = {
    "statements.span_f1": ("min", 0.97),
    "statements.all_fields_f1": ("min", 0.86),
    "structure.place": ("min", 0.97),
    "structure.kind": ("min", 0.97),
    "structure.review_period": ("min", 0.90),
    "structure.plan_period": ("min", 0.90),
    "structure.role": ("min", 0.88),
    "structure.review_or_plan": ("min", 0.96),
    "tasks.f1": ("min", 0.80),
    "tasks.strength": ("min", 0.92),
    "tasks.units": ("min", 0.95),
    "projects.f1": ("min", 0.75),
    "projects.stage": ("min", 0.85),
    "chains.verdict": ("min", 0.88),
    "chains.result": ("min", 0.90),
    "chains.harmful": ("max", 0.03),
    "speed.characters_a_second": ("min", 300_000),
    "memory.one_report_mb": ("max", 200),
    "memory.corpus_mb": ("max", 500),
    "start.help_seconds": ("max", 0.5),
    "ledger.build_seconds": ("max", 120),
    "ledger.add_seconds": ("max", 2),
    "ledger.reconcile_seconds": ("max", 10),
    "ledger.open_seconds": ("max", 1),
    "ledger.same_bytes": ("min", 1),
}


def main() -> int:
    """Measure, print, store, compare."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--save-baseline", action="store_true")
    parser.add_argument("--gate", action="store_true")
    options = parser.parse_args()
    if not (options.shared / "gold" / "RANGES.tsv").is_file():
        print(f"no reference answers at {options.shared}: nothing to measure (give --shared FOLDER)")
        return 0
    sys.path.insert(0, str(HERE))
    measured: dict[str, float] = {}
    for part in options.only:
        if (HERE / f"{part}.py").is_file():
            print(f"== {part}")
            found = importlib.import_module(part).measure(options.shared)
            measured |= {name if "." in name else f"{part}.{name}": value for name, value in found.items()}
    records = _records(options.shared) if "statements" in options.only else {}
    run = {"figures": measured, "records": records}
    LATEST.parent.mkdir(parents=True, exist_ok=True)
    LATEST.write_text(json.dumps(run, indent=1, sort_keys=True), encoding="utf-8")
    before = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.is_file() else None
    failed = _print_figures(measured, (before or {}).get("figures", {}))
    if before and records:
        _print_changes(before.get("records", {}), records)
    if options.save_baseline:
        BASELINE.write_text(json.dumps(run, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 1 if failed and options.gate else 0


def _records(shared: Path) -> dict[str, dict[str, str]]:
    statements = importlib.import_module("statements")
    found: dict[str, dict[str, str]] = statements.verdicts(statements.agreements(shared))
    return found


def _print_figures(measured: dict[str, float], before: dict[str, float]) -> int:
    print(f"\n{'figure':40}{'now':>14}{'needed':>14}{'before':>14}")
    failed = 0
    for name, value in measured.items():
        sense, need = NEEDS.get(name, ("", 0.0))
        short = (sense == "min" and value < need) or (sense == "max" and value > need)
        # What the clock says depends on the machine and on who else works on it.
        failed += short and not (name.startswith(("speed.", "start.")) or name.endswith("_seconds"))
        needed = f"{'≤' if sense == 'max' else '≥'} {_number(need)}" if sense else ""
        old = _number(before[name]) if name in before else ""
        print(f"{name:40}{_number(value):>14}{needed:>14}{old:>14}{'  short' if short else ''}")
    return failed


def _print_changes(before: dict[str, Any], after: dict[str, Any]) -> None:
    """Records that were right and no longer are, and the other way round, by document and offset."""
    gained: list[str] = []
    lost: list[str] = []
    for name, records in after.items():
        old = before.get(name, {})
        for key in sorted(records.keys() | old.keys(), key=lambda key: int(key)):
            was, now = _right(key, old.get(key)), _right(key, records.get(key))
            if was != now:
                (gained if now else lost).append(
                    f"{name} {key}: {old.get(key, '-')} -> {records.get(key, '-')}"
                )
    for title, changes in (("gained", gained), ("lost", lost)):
        print(f"\n{title} {len(changes)}")
        for change in changes[:60]:
            print("  ", change)


def _right(key: str, verdict: str | None) -> bool:
    # A spurious record (+offset) is right where it does not stand.
    return verdict is None if key.startswith("+") else bool(verdict and verdict.endswith(": right"))


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.4f}"


if __name__ == "__main__":
    sys.exit(main())
