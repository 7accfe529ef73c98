"""What a reader may spend on one file: bytes, pages, parts, depth, seconds."""

from __future__ import annotations

import time
from dataclasses import dataclass

from taizhang.documents.refusals import refuse


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of the machine one file may take; past any of these the file is refused, not cut.

    ``size`` and ``unpacked`` are bytes of the file and of its unpacked parts; ``ratio`` is how many times
    larger an unpacked part may be than its packed form (Word's own parts stay under 40); ``depth`` counts
    nested elements and ``elements`` all of them in a page or part; ``characters`` those of one PDF page;
    ``seconds`` is wall-clock time of one file, ``office_seconds`` that of LibreOffice and
    ``recognition_seconds`` what each page that is a picture adds. The defaults let a yearbook of
    500 pages through.
    """

    size: int = 64 * 1024 * 1024
    unpacked: int = 256 * 1024 * 1024
    ratio: int = 200
    entries: int = 10_000
    depth: int = 200
    elements: int = 500_000
    pages: int = 2_000
    characters: int = 60_000
    seconds: float = 60.0
    office_seconds: float = 120.0
    recognition_seconds: float = 60.0


class Deadline:
    """The moment at which reading one file has to stop; ``check`` is called between pages and blocks."""

    __slots__ = ("_end", "_name", "_seconds")

    def __init__(self, name: str, seconds: float) -> None:
        self._name = name
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def allow(self, seconds: float) -> None:
        """Put the end off by ``seconds``."""
        self._seconds += seconds
        self._end += seconds

    def check(self) -> None:
        """Raise ``documents.too_slow`` when the time is over."""
        if time.monotonic() > self._end:
            raise refuse("documents.too_slow", name=self._name, detail=f"{self._seconds:g}")
