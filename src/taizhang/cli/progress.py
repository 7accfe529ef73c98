"""A progress bar on standard error, for work of more than two seconds before a person's eyes."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from taizhang.cli.language import say

T = TypeVar("T")
PATIENCE_SECONDS = 2.0


def track(items: Iterable[T], *, total: int) -> Iterator[T]:
    """Pass ``items`` on; show a bar once they have taken two seconds, if standard error is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    started = time.monotonic()
    rest = iter(items)
    done = 0
    for item in rest:
        yield item
        done += 1
        if time.monotonic() - started > PATIENCE_SECONDS:
            break
    else:
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(say("progress.documents"), total=total, completed=done)
        for item in rest:
            yield item
            progress.advance(task)
