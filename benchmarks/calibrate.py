"""Writes how often each rule is wholly right on the reference answers to the confidence table of the lexicon.

Run ``python benchmarks/calibrate.py ../shared`` after rules have changed; a second run shows the Brier
score. A rule's share is drawn towards the share of its subject rule, and that towards the share of all, by
``WEIGHT`` imagined records each, so that a rule seen twice is not called certain.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from statements import agreements

WEIGHT = 6.0
TABLE = Path(__file__).resolve().parents[1] / "src/taizhang/lexicon/data/confidence.yaml"
HEADER = """\
# How often each rule was wholly right on the reference answers, drawn towards the mean where it was seen
# seldom. Keys: kind.rule, or the subject rule alone. Made by benchmarks/calibrate.py.
"""


def shares(shared: Path) -> tuple[dict[str, float], float, float]:
    """The share right by rule, the share of all, and the Brier score of the confidences now in use."""
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    brier = 0.0
    for agreement in agreements(shared).values():
        records = [(found, not wrong) for _, found, wrong in agreement.pairs]
        records += [(found, False) for found in agreement.spurious]
        for found, good in records:
            rule = str(found["rule"])
            for key in (rule, rule.partition(".")[2]):
                seen[key] += 1
                right[key] += good
            brier += (float(found["confidence"]) - good) ** 2
    total = sum(n for key, n in seen.items() if "." in key)
    mean = sum(n for key, n in right.items() if "." in key) / total
    table: dict[str, float] = {}
    for key in sorted(seen, key=lambda k: ("." in k, k)):
        prior = table.get(key.partition(".")[2], mean) if "." in key else mean
        table[key] = (right[key] + WEIGHT * prior) / (seen[key] + WEIGHT)
    return table, mean, brier / total


def main() -> None:
    """Print the Brier score and write the table."""
    table, mean, brier = shares(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared"))
    lines = "".join(f"  {key}: {share:.3f}\n" for key, share in sorted(table.items()))
    TABLE.write_text(f"{HEADER}other: {mean:.3f}\nrules:\n{lines}", encoding="utf-8")
    print(f"Brier score before: {brier:.4f}; {len(table)} rules; all {mean:.3f}")


if __name__ == "__main__":
    main()
