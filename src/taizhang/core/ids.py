"""Identifiers (编号) made from content: the same thing has the same one in every run, order and file."""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from collections.abc import Iterable

LENGTH = 16
"""Characters of an identifier: 80 bits, so that a billion records collide with a chance below 10⁻⁶."""

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


def normalised(text: str) -> str:
    """``text`` as far as it is content: no blanks, breaks or invisible characters, widths folded (NFKC).

    Blanks are what changes when one report is saved as Word, as a page and as plain text.

    >>> normalised(" ６．１％，\\n增 长")
    '6.1%,增长'
    """
    return "".join(unicodedata.normalize("NFKC", text).translate(_INVISIBLE).split())


def make_id(*parts: str) -> str:
    """An identifier of 16 characters, a–z and 2–7, derived from ``parts``: the first bits of their SHA-256.

    Parts are told apart by their lengths: ``("ab", "c")`` and ``("a", "bc")`` differ.
    """
    state = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        state.update(b"%d:" % len(data))
        state.update(data)
    return base64.b32encode(state.digest()[: LENGTH * 5 // 8]).decode("ascii").lower()


def document_id(text: str) -> str:
    """The identifier of a document (文件): of its normalised content alone.

    File name, format and line breaks play no part. Nor do place and kind, which are read out of the content:
    were they part of it, a better rule for them would give every document a new identifier.
    """
    return make_id("document", normalised(text))


def record_ids(kind: str, document: str, *, text: str, spans: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """The identifiers of records of one ``kind`` (``statement``, ``task``…) in the document of that identifier.

    ``spans`` are half-open code-point offsets into ``text``. What counts is where they stand in the normalised
    content and what they cover, so that a record keeps its identifier when the same report comes in another
    format. Records with one and the same span are numbered in their order.
    """
    ordered = list(spans)
    offsets = _normalised_offsets(text, {offset for span in ordered for offset in span})
    seen: dict[str, int] = {}
    found = []
    for start, end in ordered:
        place = (kind, document, str(offsets[start]), str(offsets[end]), normalised(text[start:end]))
        made = make_id(*place)
        count = seen[made] = seen.get(made, -1) + 1
        found.append(make_id(*place, str(count)) if count else made)
    return tuple(found)


def _normalised_offsets(text: str, offsets: Iterable[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    before = length = 0
    for offset in sorted(offsets):
        length += len(normalised(text[before:offset]))
        found[offset] = length
        before = offset
    return found
