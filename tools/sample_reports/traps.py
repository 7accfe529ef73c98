"""The traps planted in the sample reports, written out for people to read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

KINDS = {
    "dropped_target": "悄悄消失的目标（a target silently dropped）",
    "near_miss": "差一点没有完成（missed by a hair）",
    "other_basis": "换了口径才算完成（met only on another statistical basis）",
    "estimate_revised": "预计数后来被修订（an estimate later revised）",
    "stalled_project": "年年“加快推进”的项目（a project speeded up every year and never started）",
    "wrong_sum": "分项加起来对不上（parts that do not add up）",
    "repeated_promise": "重复的承诺（the same promise again）",
    "weakened_promise": "越说越轻的承诺（a promise reworded weaker）",
    "contradicted_rank": "被邻区报告否定的位次（a rank contradicted by the sister district）",
    "text_table_mismatch": "正文与附表不一致（text and table differ）",
}
ROLES = {
    "target": "目标",
    "promise": "承诺",
    "estimate": "预计",
    "result": "结果",
    "revision": "修订",
    "claim": "说法",
    "counter_claim": "另一说法",
    "admission": "承认",
}
HEAD = """# 样例报告里埋下的陷阱

本页由 `tools/build_examples.py` 根据 `traps.json` 写成，改动请改 `traps.json`。
引文与报告逐字相同；表格里的引文按单元格顺序连写，以空格隔开。

*Generated from `traps.json`. Quotations are verbatim; those from tables give the cells in order.*
"""


def render(path: Path) -> str:
    """TRAPS.md from traps.json. Raises KeyError for a kind or role that is not named above."""
    traps: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["traps"]
    parts = [HEAD]
    for kind, title in KINDS.items():
        parts.append(f"\n## {title}\n\n`{kind}`\n")
        parts.extend(_trap(trap) for trap in traps if trap["kind"] == kind)
    return "".join(parts)


def _trap(trap: dict[str, Any]) -> str:
    lines = [f"\n**{trap['subject']}**（`{trap['id']}`）：{trap['why']}"]
    if trap["verdict"]:
        lines[0] += f"判定应为 `{trap['verdict']}`。"
    lines.append("")
    lines.extend(f"- {ROLES[q['role']]}，`{q['document']}`：“{q['text']}”" for q in trap["quotes"])
    lines.extend(f"- `{q['document']}` 全文没有“{q['text']}”" for q in trap.get("absent", []))
    return "\n".join(lines) + "\n"
