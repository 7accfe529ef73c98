"""The order of results, put into the number of a piece: the newest reports first, within one as it reads.

SQLite reads the matches of a word in the order of these numbers and need not sort them.
"""

from __future__ import annotations

_YEAR_BITS, _DOCUMENT_BITS, _START_BITS = 12, 24, 24
_NO_YEAR = (1 << _YEAR_BITS) - 1
# Further into a document nothing is indexed.
LAST_START = (1 << _START_BITS) - 1


def place_in_order(*, kind: int, year: int | None, document: int, start: int) -> int:
    """Where a piece stands: by kind, then the year of its report downwards, then document, then offset.

    Raises ValueError for a document whose number is beyond what there is room for.
    """
    if not 0 < document < 1 << _DOCUMENT_BITS:
        raise ValueError(f"document {document} has no room in the order of results")
    backwards = _NO_YEAR if year is None else max(0, _NO_YEAR - 1 - year)
    place = kind
    for value, bits in ((backwards, _YEAR_BITS), (document, _DOCUMENT_BITS), (start, _START_BITS)):
        place = place << bits | value
    return place


def places_of(kind: int) -> tuple[int, int]:
    """The first and the last number that a piece of a kind can have."""
    bits = _YEAR_BITS + _DOCUMENT_BITS + _START_BITS
    return kind << bits, (kind + 1 << bits) - 1
