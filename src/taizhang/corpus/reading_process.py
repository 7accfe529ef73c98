"""The process that reads one foreign file: limits itself, reads, writes its answer, ends."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from taizhang.core.errors import TaizhangError
from taizhang.corpus.isolated import MEGABYTE, Page, Reading, Refusal
from taizhang.documents import Document, read_bytes
from taizhang.documents.page_images import draw_pages
from taizhang.ledger.entries import entry_of
from taizhang.structure import outline


def main(path: Path, name: str, folder: Path, *, seconds: int, megabytes: int, pages: int) -> None:
    """Read ``path`` and write ``answer.json`` and the pictures of its pages into ``folder``."""
    _limit(seconds=seconds, megabytes=megabytes)
    try:
        answer: Reading | Refusal = reading_of(path, name=name, folder=folder, pages=pages)
    except TaizhangError as error:
        answer = Refusal(code=error.code, zh=error.zh, en=error.en)
    (folder / "answer.json").write_bytes(msgspec.json.encode(answer))


def reading_of(path: Path, *, name: str, folder: Path, pages: int) -> Reading:
    """The reading of a file in this very process. Raises TaizhangError where it cannot be read."""
    document = read_bytes(path.read_bytes(), name=name)
    return Reading(
        entry=entry_of(document, outline(document)),
        pages=_pages(path, document, folder=folder, most=pages),
        warnings=document.warnings,
        tables=document.tables,
    )


def _pages(path: Path, document: Document, *, folder: Path, most: int) -> tuple[Page, ...]:
    if document.format != "pdf":
        return ()
    spans = {anchor.label: anchor for anchor in document.anchors if anchor.kind == "page"}
    found = []
    for drawn in draw_pages(path, folder=folder, most=most):
        span = spans.get(str(drawn.number))
        found.append(
            Page(
                number=drawn.number,
                file=drawn.file,
                width=drawn.width,
                height=drawn.height,
                start=span.start if span else 0,
                end=span.end if span else 0,
            )
        )
    return tuple(found)


def _limit(*, seconds: int, megabytes: int) -> None:
    """Limits that the system enforces, where it can (not on Windows, where only the time is watched)."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * MEGABYTE, megabytes * MEGABYTE))
    resource.setrlimit(resource.RLIMIT_FSIZE, (512 * MEGABYTE, 512 * MEGABYTE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _path, _name, _folder, _seconds, _megabytes, _most = sys.argv[1:]
    main(
        Path(_path),
        _name,
        Path(_folder),
        seconds=int(_seconds),
        megabytes=int(_megabytes),
        pages=int(_most),
    )
