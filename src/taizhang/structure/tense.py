"""Whether a passage looks back or ahead (回顾还是展望)."""

from __future__ import annotations

import re

_PAST = re.compile(r"了|达到|增长\s*\d|完成|获批|荣获|同比|取得|提高到|过去|以来|下降\s*\d|已")
_AHEAD = re.compile(
    r"将|力争|争取|加快|努力|推动|未来|继续|进一步|必须|要(?!求)|到20\d\d年|全力|确保|大力|今后"
)


def leans_ahead(passage: str) -> bool:
    """Whether a passage speaks of what is to come more than of what was done."""
    return len(_AHEAD.findall(passage)) > 1.2 * len(_PAST.findall(passage))
