"""Watching a batch: progress, one line for each file that failed, and the exit status at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from taizhang.cli.failures import debugging, tell
from taizhang.cli.language import say, speaking
from taizhang.corpus.batch import Outcome

T = TypeVar("T")


class Tally:
    """Counts what became of the files of one run."""

    def __init__(self, *, total: int) -> None:
        self.total = total
        self.usable = 0
        self.failed = 0
        self.records = 0

    def watch(
        self, outcomes: Iterator[Outcome[T]], *, count: Callable[[Any], int] = len
    ) -> Iterator[Outcome[T]]:
        """Pass outcomes on; tell of each failure as it comes; add up the records that ``count`` finds in a
        value.
        """
        from taizhang.cli.progress import track

        for outcome in track(outcomes, total=self.total):
            if outcome.failure:
                self.failed += 1
                tell(outcome.failure.message(speaking.get()))
                if debugging.get() and outcome.failure.trace:
                    tell(outcome.failure.trace.rstrip())
            elif outcome.value is not None:
                self.usable += 1
                self.records += count(outcome.value)
            yield outcome

    def close(self, *, nothing: str = "batch.no_records") -> int:
        """Tell how it went, ``nothing`` being the wording where no record was found, and return the status.

        2 where a file could not be read, 1 where nothing was found, else 0. A batch that was partly usable
        has given its results by now and says so, with status 2 all the same, as ``grep`` and ``cat`` do: a
        script must be able to see that files are missing.
        """
        if self.failed:
            if not self.usable and self.total > 1:
                tell(say("batch.all_failed", total=self.total))
            elif self.total > 1:
                tell(say("batch.failed", failed=self.failed, total=self.total, records=self.records))
            return 2
        if not self.total:
            tell(say("batch.no_documents"))
            return 1
        if not self.records:
            tell(say(nothing))
            return 1
        return 0
