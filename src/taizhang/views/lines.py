"""Statements as JSON lines (一行一条)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from taizhang.core.errors import TaizhangError
from taizhang.core.statement import Statement

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Statement)


def make_jsonl(statements: Iterable[Statement]) -> bytes:
    """One JSON object a line in UTF-8, a newline after each; the fields of ``Statement`` in their order."""
    return _encoder.encode_lines(list(statements))


def read_jsonl(data: bytes, *, name: str) -> Iterator[Statement]:
    """The statements of what ``make_jsonl`` wrote; blank lines are skipped.

    Raises TaizhangError ``records.malformed`` with the line number where a line is not a statement.
    """
    for number, line in enumerate(data.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            yield _decoder.decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise TaizhangError(
                "records.malformed",
                zh=f"{name} 第 {number} 行不是陈述记录（{error}）。请用 taizhang extract 重新生成。",
                en=f"{name}, line {number}: not a statement record ({error}). "
                "Make it again with taizhang extract.",
            ) from error
