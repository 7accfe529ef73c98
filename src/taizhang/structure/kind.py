"""What kind of report it is (报告种类), by the evidence of data/report_kinds.yaml."""

from __future__ import annotations

import re
from collections import Counter

from taizhang.lexicon.report_rules import kind_rules
from taizhang.structure.model import ReportKind, RolePart

_HEAD = 700
_LEAST = 3
_HAS_BODY = 0.2


def find_kind(text: str, name: str, roles: tuple[RolePart, ...]) -> ReportKind:
    """The kind of the document; ``other`` where nothing tells, or where the page has no report on it."""
    if not text or sum(p.end - p.start for p in roles if p.role != "noise") < _HAS_BODY * len(text):
        return "other"
    head = re.sub(r"[ \t\xa0\u3000\r\n\u200b]+", " ", text[:_HEAD])
    sums: Counter[str] = Counter()
    for rule in kind_rules():
        if rule.pattern.search(name if rule.where == "name" else head):
            sums[rule.kind] += rule.weight
    kind, weight = max(sums.items(), key=lambda entry: entry[1], default=("other", 0))
    return kind if weight >= _LEAST else "other"  # type: ignore[return-value]
