"""Builds ``lexicon/data/pair_weights.txt``: how much a character or a pair of them says of what is measured.

A subject such as 断头路 is told by rare pairs, 企业 and 项目 stand everywhere. The weight is the logarithm of
the share of distinct subjects that hold it, cut to the digits 1 (everywhere) to 9; what is not in the table
is rarer than that.

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
    """The table: length of the pieces, weight, the pieces without blanks; a line for each of both."""
    seen: set[str] = set()
    for path in sorted((shared / "corpus").glob("*.txt")):
        seen |= {normalised(s.subject) for s in statements_of(path)}
    return _rows(seen, 1) + _rows(seen, 2)


def _rows(subjects: set[str], length: int) -> str:
    count: Counter[str] = Counter()
    for subject in subjects:
        count.update({subject[i : i + length] for i in range(len(subject) - length + 1)})
    rows: dict[int, list[str]] = defaultdict(list)
    top = math.log(len(subjects) / LEAST)
    for piece, number in count.items():
        if number >= LEAST and piece.strip() == piece:
            rows[min(9, max(1, round(9 * math.log(len(subjects) / number) / top)))].append(piece)
    return "".join(f"{length}\t{weight}\t{''.join(sorted(rows[weight]))}\n" for weight in sorted(rows))


if __name__ == "__main__":
    sys.stdout.write(build(Path(sys.argv[1])))
