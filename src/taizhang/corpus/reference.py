"""Reading reference answers and found records for comparison."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from taizhang.core.errors import TaizhangError

NEEDED = frozenset(("start", "end", "kind", "value", "unit", "cmp", "status", "period", "subject"))


def read_records(path: Path) -> list[dict[str, Any]]:
    """The records of a JSON lines file, one document's, as plain mappings.

    Raises TaizhangError ``records.missing`` or ``records.malformed`` (with the line) where it cannot be used.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise TaizhangError(
            "records.missing",
            zh=f"{path} 读不了（{error}）。请给一个 UTF-8 的 jsonl 文件。",
            en=f"{path} cannot be read ({error}). Give a JSON lines file in UTF-8.",
        ) from error
    records = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            absent = NEEDED - record.keys()
        except (ValueError, AttributeError):
            record, absent = {}, NEEDED
        if absent:
            names = " ".join(sorted(absent))
            raise TaizhangError(
                "records.malformed",
                zh=f"{path} 第 {number} 行不是陈述记录：缺少 {names}。请用 taizhang extract 生成。",
                en=f"{path}, line {number}, is not a statement record: {names} missing. "
                "Make it with taizhang extract.",
            )
        records.append(record)
    return records
