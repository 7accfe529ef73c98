"""Builds ``lexicon/data/pair_weights.txt``: how little a pair of characters says about what is measured.

A subject such as 断头路 is told by rare pairs, 企业 and 项目 stand everywhere. The weight of a pair is the
logarithm of the share of clauses with a figure that hold it, cut to the digits 1 (everywhere) to 9; a pair
that is not in the table is rarer still and weighs 10. Each city with its districts counts its clauses once.

usage: python benchmarks/pair_weights.py SHARED > src/taizhang/lexicon/data/pair_weights.txt
"""

from __future__ import annotations

import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

from taizhang.corpus.pipeline import statements_of
from taizhang.lexicon.indicator_names import normalised

LEAST = 12


def build(shared: Path) -> str:
    """The table: a line for each digit, the pairs of that weight behind it without blanks."""
    seen: set[str] = set()
    for path in sorted((shared / "corpus").glob("*.txt")):
        seen |= {normalised(s.subject) for s in statements_of(path)}
    count: Counter[str] = Counter()
    for subject in seen:
        count.update({subject[i : i + 2] for i in range(len(subject) - 1)})
    rows: dict[int, list[str]] = defaultdict(list)
    top = math.log(len(seen) / LEAST)
    for pair, number in count.items():
        if number >= LEAST and not any(c in "\t\n " for c in pair):
            rows[min(9, max(1, round(9 * math.log(len(seen) / number) / top)))].append(pair)
    return "".join(f"{weight}\t{''.join(sorted(rows[weight]))}\n" for weight in sorted(rows))


if __name__ == "__main__":
    sys.stdout.write(build(Path(sys.argv[1])))
