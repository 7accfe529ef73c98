"""Verdicts as JSON lines (一行一条结论)."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from taizhang.core.verdict import Verdict

_encoder = msgspec.json.Encoder()


def make_verdict_jsonl(verdicts: Iterable[Verdict]) -> bytes:
    """One JSON object a line in UTF-8, a newline after each; the fields of ``Verdict`` in their order."""
    return _encoder.encode_lines(list(verdicts))
