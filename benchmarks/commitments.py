"""Accuracy of tasks and project mentions on the reference answers, over all ranges that TASK-RANGES.tsv
lists.

A found span matches an answer when they share at least half of their joint length, a project when they
overlap;
optional answers and tails (目的短语) neither count nor cost.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from taizhang.documents import read_path
from taizhang.extraction import extract_projects, extract_statements, extract_tasks
from taizhang.structure import outline

Record = Mapping[str, Any]
Check = Callable[[Record, Record], bool]


@dataclass(slots=True)
class Score:
    """Counts over several ranges: required answers, answers found, wrong finds, and each field's right and
    all.
    """

    required: int = 0
    found: int = 0
    false: int = 0
    right: dict[str, int] = field(default_factory=dict)
    compared: dict[str, int] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def figures(self, prefix: str) -> dict[str, float]:
        """F1, precision, recall and the share right of each field, named ``prefix.…``."""
        precision = self.found / (self.found + self.false) if self.found else 0.0
        recall = self.found / self.required if self.required else 0.0
        f1 = 2 * precision * recall / (precision + recall) if self.found else 0.0
        shares = {key: self.right.get(key, 0) / count for key, count in self.compared.items()}
        named = {"f1": f1, "precision": precision, "recall": recall, **shares}
        return {f"{prefix}.{key}": round(value, 4) for key, value in named.items()}


def measure(shared: Path) -> dict[str, float]:
    """The figures ``tasks.*`` and ``projects.*`` of all ranges together."""
    return {key: value for score, name in scores(shared) for key, value in score.figures(name).items()}


def scores(shared: Path) -> list[tuple[Score, str]]:
    """The scores of tasks and of projects, each with its name."""
    tasks, projects = Score(), Score()
    tails = _read(shared / "gold" / "task-tails.jsonl")
    with (shared / "gold" / "TASK-RANGES.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    for row in rows:
        document = read_path(shared / row["document"])
        shape = outline(document)
        low, high = int(row["low"]), int(row["high"])
        gold = [g for g in _read(shared / "gold" / f"{row['gold']}.jsonl") if low <= g["start"] < high]
        mentions = extract_projects(document, shape)
        if row["gold"].startswith("projects"):
            found = [asdict(p) for p in mentions if low <= p.start < high]
            _add(projects, gold, found, (), least=0.0, checks=_PROJECT_CHECKS)
        else:
            statements = extract_statements(document, shape)
            made = extract_tasks(document, shape, statements=statements, projects=mentions)
            found = [asdict(t) for t in made if low <= t.start < high]
            key = row["gold"].removeprefix("tasks-")
            neutral = [tail for tail in tails if tail["doc"] == key]
            _add(tasks, gold, found, neutral, least=0.5, checks=_TASK_CHECKS)
    return [(tasks, "tasks"), (projects, "projects")]


def _units(record: Record) -> set[tuple[str, str]]:
    return {(unit["name"], unit["role"]) for unit in record.get("units") or ()}


_TASK_CHECKS: dict[str, Check] = {
    "strength": lambda g, p: g["strength"] == p["strength"],
    "quantified": lambda g, p: g["quantified"] == p["quantified"],
    "deadline": lambda g, p: g["deadline"] == p["deadline"],
    "units": lambda g, p: _units(g) == _units(p),
}
_PROJECT_CHECKS: dict[str, Check] = {
    "stage": lambda g, p: p["stage"] in (g["stage"], *g.get("stage_alt", ())),
    "status": lambda g, p: g["status"] == p["status"],
}


def _add(
    score: Score,
    gold: Sequence[Record],
    found: Sequence[Record],
    tails: Sequence[Record],
    *,
    least: float,
    checks: Mapping[str, Check],
) -> None:
    pairs = _pairs(gold, found, least=least)
    taken = {index for _, index in pairs}
    hits = [(gold[g], found[p]) for g, p in pairs if not gold[g]["optional"]]
    missed = {g for g, record in enumerate(gold) if not record["optional"]} - {g for g, _ in pairs}
    score.lines.extend(
        f"missed {gold[g]['start']} {gold[g].get('text') or gold[g].get('name')}" for g in missed
    )
    for index, record in enumerate(found):
        if index in taken or _neutral(record, gold, tails):
            continue
        score.false += 1
        score.lines.append(_line("false", record))
    score.required += sum(not g["optional"] for g in gold)
    score.found += len(hits)
    for name, check in checks.items():
        base = [(g, p) for g, p in hits if name != "strength" or g["strength_basis"] != "rule"]
        score.right[name] = score.right.get(name, 0) + sum(check(g, p) for g, p in base)
        score.compared[name] = score.compared.get(name, 0) + len(base)


def _line(word: str, record: Record) -> str:
    return f"{word} {record['start']} {record.get('text') or record.get('name')}"


def _neutral(record: Record, gold: Sequence[Record], tails: Sequence[Record]) -> bool:
    return any(t["start"] <= record["start"] and record["end"] <= t["end"] for t in tails) or any(
        g["optional"] and min(g["end"], record["end"]) > max(g["start"], record["start"]) for g in gold
    )


def _pairs(gold: Sequence[Record], found: Sequence[Record], *, least: float) -> list[tuple[int, int]]:
    """Answers with the finds that share most with them, each taken once: indices of both."""
    shares = []
    for g, answer in enumerate(gold):
        for p, record in enumerate(found):
            common = min(answer["end"], record["end"]) - max(answer["start"], record["start"])
            joint = max(answer["end"], record["end"]) - min(answer["start"], record["start"])
            if common > 0 and common / joint >= least:
                shares.append((common / joint, g, p))
    used_gold: set[int] = set()
    used_found: set[int] = set()
    pairs = []
    for _, g, p in sorted(shares, key=lambda s: (-s[0], s[1], s[2])):
        if g not in used_gold and p not in used_found:
            used_gold.add(g)
            used_found.add(p)
            pairs.append((g, p))
    return pairs


def _read(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    import sys

    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2] / "shared"
    for scored, title in scores(folder):
        print(scored.figures(title))
        print("\n".join(scored.lines))
