"""Builds ``lexicon/data/common_pairs.txt``: the pairs of characters that reports of many places share.

A name (深云, 红花岭) is made of pairs that few places use; ordinary words (产业, 中心) of pairs that nearly
all use.
A place is a province, the nation, or a city with all its districts, so that one city's reports count once.

usage: python benchmarks/common_pairs.py SHARED > src/taizhang/lexicon/data/common_pairs.txt
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

LEAST = 7
_RUN = re.compile(r"[\u4e00-\u9fff]+")
_PLACE = re.compile(r"(.*?(?:市|省|自治区|全国))")


def build(shared: Path) -> str:
    """The table: one line a first character, with the second characters that make a common pair."""
    places: dict[str, set[str]] = defaultdict(set)
    for path in sorted((shared / "corpus").glob("*.txt")):
        name = path.name.split("_")[0]
        year = path.name.split("_")[1][:4]
        if year.isdigit() and int(year) < 1980:
            continue
        found = _PLACE.match(name)
        place = found[1] if found else name
        for run in _RUN.findall(path.read_text(encoding="utf-8")):
            for index in range(len(run) - 1):
                places[run[index : index + 2]].add(place)
    table: dict[str, list[str]] = defaultdict(list)
    for pair in sorted(places):
        if len(places[pair]) >= LEAST:
            table[pair[0]].append(pair[1])
    return "".join(f"{first}\t{''.join(seconds)}\n" for first, seconds in sorted(table.items()))


if __name__ == "__main__":
    sys.stdout.write(build(Path(sys.argv[1])))
