"""The columns of exported results."""

from __future__ import annotations

from taizhang.web.search.hits import Hit
from taizhang.web.ui.lists.columns import Column
from taizhang.web.words import say


def _kind(hit: Hit) -> str:
    return say(f"search.kinds.{hit.kind.name.lower()}")


def _says(hit: Hit) -> str:
    return hit.told.title


COLUMNS: tuple[Column[Hit], ...] = (
    Column(key="kind", label="search.kind", value=_kind),
    Column(key="title", label="search.result", value=_says),
    Column(key="text", label="search.text", value=lambda hit: hit.told.text),
    Column(key="notes", label="search.notes", value=lambda hit: "；".join(filter(None, hit.told.notes))),
    Column(key="report", label="search.document", value=lambda hit: str(hit.document)),
    Column(key="place", label="search.place", value=lambda hit: hit.document.place),
    Column(key="year", label="search.year", value=lambda hit: hit.document.year),
    Column(key="content", label="search.content_id", value=lambda hit: hit.document.content_id),
    Column(key="start", label="search.start_offset", value=lambda hit: hit.piece.start, number=True),
    Column(key="end", label="search.end_offset", value=lambda hit: hit.piece.end, number=True),
)
