"""Reports of an invented district, long enough that their silence means something."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from taizhang.documents import read_bytes
from taizhang.ledger.entries import entry_at, entry_of
from taizhang.ledger.model import Entry
from taizhang.structure import outline

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PLACE = "青溪市柏川区"
_LOOKING_BACK = "干部常到村头坐一坐，听乡亲说说心里话。" * 120
_LOOKING_AHEAD = "大家同坐一条船，心往一处想，船才走得稳。" * 120


def report(
    year: int,
    *,
    review: str = "",
    problems: str = "",
    targets: str = "",
    plan: str = "",
    place: str = PLACE,
) -> Entry:
    """The government work report that ``place`` gives in ``year``: ``review`` is of the year before."""
    short = place.partition("市")[2] or place
    lines = [
        f"{place}{year}年政府工作报告",
        f"——{year}年1月12日在{place}第六届人民代表大会第三次会议上",
        "各位代表：",
        f"现在，我代表{short}人民政府，向大会报告工作，请予审议。",
        f"一、{year - 1}年工作回顾",
        review,
        _LOOKING_BACK,
        f"我们也清醒地看到存在的问题和不足：{problems}" if problems else "",
        f"二、{year}年主要预期目标",
        targets or "总的想法是稳中求进。",
        f"三、{year}年重点工作",
        plan,
        _LOOKING_AHEAD,
    ]
    text = "\n".join(line for line in lines if line)
    document = read_bytes(text.encode(), name=f"{short}{year}.txt")
    return entry_of(document, outline(document))


@cache
def examples() -> tuple[Entry, ...]:
    """The sample reports that ship with the project, one file of each."""
    names = (
        "yunlan-2022.html",
        "yunlan-2023.txt",
        "yunlan-2024.pdf",
        "yunlan-2025.docx",
        "xingzhu-2024.html",
        "xingzhu-2025.docx",
    )
    return tuple(entry_at(EXAMPLES / name) for name in names)


def exact(entries: tuple[Entry, ...] | list[Entry], quotes: object) -> bool:
    """Whether every quotation is what stands at its place in its entry."""
    texts = {entry.id: entry.text for entry in entries}
    return all(texts[q.entry][q.start : q.end] == q.text for q in quotes)  # type: ignore[attr-defined]
