"""How well outlines agree with the reference answers, by the referee's own count.

usage: python benchmarks/structure.py [SHARED]

SHARED is the folder of reference answers, ``../shared`` beside the checkout unless told.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from taizhang.documents.model import Document
from taizhang.structure import outline


def measure(shared: Path) -> dict[str, float]:
    """The referee's figures over the documents of gold/structure-dev.jsonl, and microseconds a character."""
    gold = shared / "gold" / "structure-dev.jsonl"
    names = [json.loads(line)["document"] for line in gold.read_text(encoding="utf-8").splitlines()]
    documents = [_document(shared, name) for name in names]
    outline(documents[0])  # the rules and the table of divisions are read on first use
    begun = time.process_time()
    outlines = [outline(document) for document in documents]
    spent = time.process_time() - begun
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "outlines.jsonl"
        predicted.write_text(
            "".join(
                json.dumps(
                    {
                        "document": found.document,
                        "place": found.place,
                        "kind": found.kind,
                        "review_period": list(found.review_period),
                        "plan_period": list(found.plan_period),
                        "roles": [{"start": p.start, "end": p.end, "role": p.role} for p in found.roles],
                    },
                    ensure_ascii=False,
                )
                + "\n"
                for found in outlines
            ),
            encoding="utf-8",
        )
        referee = shared / "tools" / "score_structure.py"
        result = subprocess.run(
            [sys.executable, str(referee), str(gold), str(predicted)],
            capture_output=True,
            text=True,
            check=True,
        )
    figures = {key: float(value) for key, value in re.findall(r"(\w+)=([\d.]+)", result.stdout)}
    figures["microseconds_a_character"] = spent / sum(len(document.text) for document in documents) * 1e6
    return figures


def _document(shared: Path, name: str) -> Document:
    path = next(p for p in (shared / "seeds" / name, shared / "corpus" / name) if p.is_file())
    return Document(name=name, format="txt", digest="", text=path.read_bytes().decode("utf-8-sig"))


if __name__ == "__main__":
    beside = Path(__file__).resolve().parents[2] / "shared"
    for key, value in measure(Path(sys.argv[1]) if len(sys.argv) > 1 else beside).items():
        print(f"{key:28} {value:.4f}")
