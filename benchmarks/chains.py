"""Accuracy of the verdicts on the reference chains, and the time for one city's reports of many years."""

from __future__ import annotations

import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from taizhang.core.verdict import Verdict
from taizhang.ledger import entry_at
from taizhang.reconcile import reconcile

PASS, FAIL = frozenset({"exceeded", "met"}), frozenset({"missed"})
_SCALES = (1.0, 1e4, 1e-4, 1e8, 1e-8, 100.0, 0.01)


def measure(shared: Path) -> dict[str, float]:
    """Shares of the chains found, judged right (exceeded = met), answered by the right result, and judged
    harmfully (passed or failed where the answer says otherwise).
    """
    count: Counter[str] = Counter()
    for path in sorted((shared / "gold").glob("chains-*.jsonl")):
        count += _score(path, shared / "corpus")
    shares = {
        "found": (count["found"], count["rows"]),
        "verdict": (count["right"], count["rows"]),
        "result": (count["result"], count["with_result"]),
        "harmful": (count["harmful"], count["stated"]),
    }
    measured = {f"chains.{name}": part / whole if whole else 0.0 for name, (part, whole) in shares.items()}
    print("  ".join(f"{name} {value:.4f}" for name, value in measured.items()), f"rows {count['rows']}")
    return measured


def seconds_of_one_city(shared: Path, *, city: str = "深圳市") -> float:
    """Reading and reconciling all yearly reports of one city, in one process."""
    paths = sorted((shared / "corpus").glob(f"{city}_*_政府工作报告.txt"))
    started = time.perf_counter()
    reconcile([entry_at(path) for path in paths])
    seconds = time.perf_counter() - started
    print(f"{len(paths)} reports of {city}: {seconds:.1f} s")
    return seconds


def _score(path: Path, corpus: Path) -> Counter[str]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    names = {row[key] for row in rows for key in ("target_file", "result_file") if row[key]}
    places = {name.split("_")[0] for name in names}
    years = {name.split("_")[1] for name in names}
    entries = [
        entry_at(found)
        for found in sorted(corpus.glob("*.txt"))
        if found.name.split("_")[0] in places and found.name.split("_")[1] in years
    ]
    texts = {Path(entry.name).name: entry.text for entry in entries}
    verdicts: dict[str, list[Verdict]] = {}
    for verdict in reconcile(entries):
        verdicts.setdefault(Path(verdict.target.document).name, []).append(verdict)
    count: Counter[str] = Counter()
    for row in rows:
        count["rows"] += 1
        spans = _spans(row["target_text"], texts[row["target_file"]])
        hits = [
            verdict
            for verdict in verdicts.get(row["target_file"], ())
            if any(verdict.target.start < high and verdict.target.end > low for low, high in spans)
            and (row["target_value"] is None or _close(row["target_value"], verdict.target.value))
        ]
        if hits:
            best = next((hit for hit in hits if hit.verdict == row["verdict"]), hits[0])
            count.update(_judged(row, best, texts))
        count["with_result"] += bool(row["result_text"])
    return count


def _judged(row: dict[str, Any], best: Verdict, texts: dict[str, str]) -> Counter[str]:
    count = Counter(found=1)
    wanted = row["verdict"]
    count["right"] = best.verdict == wanted or (best.verdict in PASS and wanted in PASS)
    if best.verdict in PASS | FAIL:
        count["stated"] = 1
        count["harmful"] = wanted not in (PASS if best.verdict in PASS else FAIL) | {"nearly"}
    if row["result_text"] and best.result is not None:
        same = Path(best.result.document).name == row["result_file"]
        spans = _spans(row["result_text"], texts[row["result_file"]])
        inside = any(best.result.start < high and best.result.end > low for low, high in spans)
        count["result"] = (same and inside) or _close(row["result_value"], best.result.value)
    return count


def _spans(quotation: str, text: str) -> list[tuple[int, int]]:
    found, at = [], text.find(quotation)
    while at >= 0:
        found.append((at, at + len(quotation)))
        at = text.find(quotation, at + 1)
    return found


def _close(first: Any, second: Any) -> bool:
    one, other = _numbers(first), _numbers(second)
    if not one and not other:
        return True
    return any(
        abs(abs(x) - abs(y) * scale) <= 1e-6 * max(1.0, abs(x))
        for x in one
        for y in other
        for scale in _SCALES
    )


def _numbers(value: Any) -> list[float]:
    if value is None:
        return []
    return [float(part) for part in value] if isinstance(value, list | tuple) else [float(value)]
