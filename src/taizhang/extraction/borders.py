"""Borders of clauses (分句): where the words that belong to a figure begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from taizhang.extraction.phrases import squeeze

_BORDER = re.compile(
    r"[，；;：。！？!?（）()\t]|,(?![0-9]{3}(?![0-9]))|:(?![0-9])|——|\*\*|\n[\s]*[-•●·]\s|　{2,}"
)
_ASIDE = re.compile("(?:考虑|扣除|按|剔除|除|据|经|根据|初步)")


class Clause(NamedTuple):
    """The clause of a figure: its number in the sentence and half-open offsets, brackets before it inside."""

    number: int
    start: int
    end: int


class Borders:
    """The clause borders of one sentence."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._start = start
        self._end = end
        self._marks = [(m.start(), m.end(), m.group()) for m in _BORDER.finditer(text, start, end)]
        self._starts = [m[0] for m in self._marks]

    def clause_of(self, low: int, high: int) -> Clause:
        """The clause of the figure at ``low:high``. Bracketed remarks closed before it are skipped."""
        index = bisect_right(self._starts, low - 1) - 1
        after = bisect_right(self._starts, high - 1)
        # 县（市、区）, 医院（一期）: a short bracket does not end the clause.
        while after + 1 < len(self._marks) and self._marks[after][2] in "（(":
            if self._marks[after + 1][2] not in "）)" or self._starts[after + 1] - self._starts[after] > 7:
                break
            after += 2
        end = self._starts[after] if after < len(self._starts) else self._end
        depth = 0
        while index >= 0:
            _, stop, sign = self._marks[index]
            if sign in "）)":
                depth += 1
            elif sign in "（(":
                if depth == 0:
                    return Clause(index + 1, stop, end)
                depth -= 1
            elif depth == 0:
                return Clause(index + 1, stop, end)
            index -= 1
        return Clause(0, self._start, end)

    def clause_before(self, number: int, floor: int) -> str:
        """The nearest clause before ``number`` that starts behind ``floor`` and is no aside (扣除因素).

        Without blanks; empty where there is none.
        """
        last = max(0, number - 12)
        while number > last:
            opening = self._marks[number - 2][1] if number > 1 else floor
            if opening < floor:
                return ""
            found = squeeze(self._text[opening : self._marks[number - 1][0]])
            if len(found) > 1 and not _ASIDE.match(found):
                return found
            number -= 1
        return ""
