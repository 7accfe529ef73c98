"""Identifiers (编号) made from content: the same thing has the same one in every run, order and file."""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate

LENGTH = 16
"""Characters of an identifier: 80 bits, so that a billion records collide with a chance below 10⁻⁶."""

_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_TO_NOTHING = dict.fromkeys(map(ord, _INVISIBLE))


def normalised(text: str) -> str:
    """``text`` as far as it is content: no blanks, breaks or invisible characters, widths folded (NFKC).

    Blanks are what changes when one report is saved as Word, as a page and as plain text.

    >>> normalised(" ６．１％，增\u3000长")
    '6.1%,增长'
    """
    folded = _folded(_dropped(text))
    plain = _dropped(folded)
    # Folding makes a blank and an accent of ´; without the blank the accent joins what stands before it.
    return plain if plain == folded else unicodedata.normalize("NFKC", plain)


def _folded(text: str) -> str:
    """NFKC of ``text``, ten times as fast where few different characters change: each is replaced alone,
    and the whole is only gone through where neighbours join.
    """
    for character in set(text):
        alone = _folded_alone(character)
        if alone != character:
            text = text.replace(character, alone)
    return text if unicodedata.is_normalized("NFKC", text) else unicodedata.normalize("NFKC", text)


@lru_cache(maxsize=1 << 16)
def _folded_alone(character: str) -> str:
    return unicodedata.normalize("NFKC", character)


def _dropped(text: str) -> str:
    joined = "".join(text.split())
    return joined if _INVISIBLE.isdisjoint(joined) else joined.translate(_TO_NOTHING)


def make_id(*parts: str) -> str:
    """An identifier of 16 characters, a–z and 2–7, derived from ``parts``: the first bits of their SHA-256.

    Parts are told apart by their lengths: ``("ab", "c")`` and ``("a", "bc")`` differ.
    """
    pieces = [part.encode("utf-8", "surrogatepass") for part in parts]
    digest = hashlib.sha256(b"".join(b"%d:%b" % (len(piece), piece) for piece in pieces)).digest()
    return base64.b32encode(digest[: LENGTH * 5 // 8]).decode("ascii").lower()


def document_id(text: str) -> str:
    """The identifier of a document (文件): of its normalised content alone.

    File name, format and line breaks play no part. Nor do place and kind, which are read out of the content:
    were they part of it, a better rule for them would give every document a new identifier.
    """
    return make_id("document", normalised(text))


class RecordIds:
    """Makes the identifiers of the records of one document (陈述、任务、项目等的编号)."""

    def __init__(self, document: str, text: str) -> None:
        self._document = document
        self._text = text
        odd = {character for character in set(text) if _width(character) != 1}
        self._odd = [at for at, character in enumerate(text) if character in odd] if odd else []
        self._shift = [0, *accumulate(_width(text[at]) - 1 for at in self._odd)]

    def of(self, kind: str, spans: Iterable[tuple[int, int]]) -> tuple[str, ...]:
        """The identifiers of records of one ``kind`` (``statement``, ``task``…), in order.

        ``spans`` are half-open code-point offsets into the text. What counts is where they stand in the
        normalised content and what they cover, so that a record keeps its identifier when the same report
        comes in another format, and when the rules that read its fields get better. Records with one and the
        same span are numbered in their order.
        """
        seen: dict[tuple[int, int], int] = {}
        found = []
        for start, end in spans:
            place = self._offset(start), self._offset(end)
            count = seen[place] = seen.get(place, -1) + 1
            content = normalised(self._text[start:end])
            again = (str(count),) if count else ()
            found.append(make_id(kind, self._document, str(place[0]), str(place[1]), content, *again))
        return tuple(found)

    def _offset(self, offset: int) -> int:
        return offset + self._shift[bisect_left(self._odd, offset)]


@lru_cache(maxsize=1 << 16)
def _width(character: str) -> int:
    """How many characters of content ``character`` is: none for a blank, two for ㎡."""
    return len(normalised(character))
